"""Works that the stage said of them proves: a name before 开工 or 投产 needs less to be one than elsewhere.

A firm or a rare word and a phase (远帆装备二期), a generic term (榕沧肥料生产线), or a title of several words
before the term of an institution (高原生态研究中心获批设立).
"""

import re
from collections.abc import Iterator, Sequence

from gongbao.extract.names.descriptions import describes, is_plain
from gongbao.extract.names.evidence import COMMON, PARTING, weigh
from gongbao.extract.names.items import branded, name_words
from gongbao.extract.names.list_items import Enumeration, Found, Item, narrowed, read_items
from gongbao.extract.names.owned import is_local
from gongbao.extract.names.segmentation import Word, cut
from gongbao.extract.names.spans import Span
from gongbao.extract.names.terms import HEADS, PHASE_WORD
from gongbao.extract.names.told import HEADINGS, TOLD_OF_WORK
from gongbao.extract.vocabulary import alternation, beginning_with, ending, found_in, trie, words
from gongbao.schema.codelists import rows

__all__ = ["begin_of_work", "find_staged", "is_staged"]

_PAPER = re.compile("招标|环评|可研|选址|地勘|摘牌|许可|供地|用地|征拆")  # of stages before building
_OF_WORKS = {
    row["word"]
    for row in rows("stage_words")
    if row["role"] != "before"
    and row["stage"] in ("started", "completed", "operating", "approved", "under_construction")
} - words("list_item_words", "not_only_of_works") | {
    row["word"]
    for row in rows("stage_words")
    if row["stage"] == "planned" and row["role"] == "both" and _PAPER.search(row["word"])
}
_PHYSICAL = {
    row["word"] for row in rows("stage_words") if row["stage"] in ("started", "completed", "operating")
}
_SLOGAN = re.compile(
    "[^“”]{0,6}“[^“”]*”[^“”]{0,2}(?:工程|项目|平台|通道)(?:[一二三四五六七八九]期)?"
)  # a programme, until it is built
_WITH_OBJECT = words("stage_words", "object")  # said of what stands before where nothing follows
_ENDED = r"(?=[,。;:!?、)”\s]|$|和|及|并|后|的)"
_STAGE = beginning_with(
    {word[0] for word in _OF_WORKS},
    trie(_OF_WORKS, dict.fromkeys(_OF_WORKS & _WITH_OBJECT, _ENDED)),
    {word[1] for word in _OF_WORKS},
)
_SIGN_WORDS = {word[:2] for role in ("part", "test") for word in words("works_progress", role)} | {
    *(["环评", "能评", "可研", "可行", "初步", "初设", "施工", "用地", "林地"]),
    *(verb + after for verb in "获经" for after in "得省市县州国自盟区"),
    *(["取得", "拿到", "获得", "领到", "领取", "办结", "完成"]),
}
_SIGNS = beginning_with(
    {word[0] for word in _SIGN_WORDS},
    f"(?={trie(_SIGN_WORDS)})(?:{TOLD_OF_WORK})",
    {word[1] for word in _SIGN_WORDS if len(word) > 1},
)
_HEADING = re.compile(
    rf"(?:[。;\n)、,】.]|^)(?:已|正在?|拟|待|即将|计划|今年|去年|本年|本月|年内|新|[上下]半年)*(?:{trie(HEADINGS)})(?:阶段|的)?(?:项目|工程|企业)?(?:主要)?(?:有|的有|包括|为)?:$"
)
_LONGEST_HEADING = 20  # characters
_LISTED = re.compile(r"[^。;\n:!?]{4,160}")
_CLAUSE = re.compile(r"(?s:.*)[,。;:!?…\s《》【】\[\]]")
# What stands between a work and its stage: when, how, and which part of the work.
_BETWEEN = re.compile(
    rf"(?:{alternation(words('list_item_words', 'before_stage') | words('list_item_words', 'part_of_work'))}"
    r"|\d{2,4}年|\d{1,2}月份?|\d{1,2}日|年?[底初末内]前?|[上下]半年)*$"
)
_PHASE = re.compile(r"(?:[一二三四五六七八九]期|\([一二三四五六七八九]期\))(?:工程|项目)?$")
_WORK_TERMS = frozenset(
    word for word, row in HEADS.items() if row["role"] == "facility" and len(word) > 1
) | words("list_item_words", "staged_term")
_TITLED_TERMS = words("list_item_words", "titled_term")
_LONGEST_TERM = max(map(len, _WORK_TERMS | _TITLED_TERMS))
# Before a name these show that it only describes; inside it, that it is a tally (4条高速).
_TOLD_OF = re.compile(
    "首[个条台座家批艘套]|最[大高长早]|[\\d一二两三四五六七八九十百几数多]+[座所条个家批项处](?![一-龥]?路)|[该本此其为成]$|重点$"
)
_TALLY = re.compile("[\\d一二两三四五六七八九十]+[座所条个家批项处]")
_DEED = re.compile(
    "(?:搬迁|退城入园|节能|智能化|数字化|绿色化|设备|技术|提标|扩能|增容|除险|清淤|整治|综合|生态|环境|河道|超低排放|超净排放|升级|雨污分流|电气化|现代化|达标)*(?:技改|改造|维修加固|维修|扩容|扩能|治理|整治提升|整治|翻修|扩建|改扩建|迁建|重建|加固|提升|改陈|修复|生态修复|改建)(?:工程|项目)?$"
)
_SHAPE = re.compile(
    r"[一-龥]{2,10}(?:产业园|工业园|物流园|科技园|创业园|创新园|孵化园|孵化中心|加速器|(?<=[一-龥]{2})园区|小区|家园|公寓|安置房)(?:[一二三四五六七八九十]+|\d+)[号期#](?:住宅|安置房|标准化?厂房|厂房|车间|仓库|楼|公寓|宿舍楼|标房)"
    r"|(?!全|各|我|该|本|一批|多个|重点|相关|省级|国家|经济|工业|产业|城市|城乡|老旧|老|中心)[一-龥]{2,6}(?<![的和与在于对为从向])"
    r"(?:片区|集聚区|集中区|工业园区|产业园区|经开区|开发区|高新区|工业园|产业园|物流园|化工园|新区|新城|口岸|港区|作业区|水库)"
    r"[一-龥A-Z\d]{2,14}?(?:项目|厂|站|库|楼|馆|场|中心|基地|管网|互通|出口|连接线|专用线|管线|通道|路|桥|医院|学校|中学|小学|幼儿园|园|管廊|公寓)"
    r"|[一-龥]{2,5}高速(?:公路)?[一-龥]{2,5}(?:互通|收费站|服务区|出口|连接线)"
    r"|(?P<street>(?!农村|旅游|产业|机耕|乡村|城市|主要|主次|背街|国省|重要|城区|县乡|通村|通乡)[一-龥]{1,4}(?:大道|大街|[东西南北中]路|(?<![公铁道水线电管支头])路))(?:综合|提升|升级|道路|雨污分流|刷黑|沥青|亮化|绿化|维修|景观)*(?:改造|提升|刷黑|拓宽|治理|整治|翻修|提升改造|改造提升|分流|亮化|绿化|维修)(?:工程|项目)?"
    r"|[GSXY]\d{2,4}线?[一-龥]{2,8}?(?:服务区|段|互通|大桥|隧道|连接线|改线)"
    r"|(?P<way>(?!由|从|自|于)[一-龥]{2,6}至(?:(?!的)[一-龥]){2,6}(?:公路|高速公路|铁路|高速|快速路|大道|管线|通道|管道|干线))(?:改建|扩建|改扩建|新建|改造|延伸)?(?:工程|项目)?"
)
_BRANCH = re.compile(
    "(?:[一-龥]{2,4}?)?(?:支线|复线|专用线|联络线|连接线|延伸段|延长线|环库路|绕坝路|进场路|互通|服务区|收费站|装车楼|分院|分校|分馆|站房|配套管网|取水口|输水隧洞|引水隧洞|内科楼|外科楼|感染楼|门诊楼|住院楼|综合楼|教学楼|宿舍楼)"
)
# In a report of one county or zone, what it calls the one of its kind.
_TITLE_OF_PLACE = re.compile(
    "(?!重大|重点|一批|多个|多家|部分|全部|全市|全县|全区|各|新|老|标准|农村|乡镇|村级|社区|城市|市级|省级|县级|国家|同类|其他|相关|该|此|本|企业|项目|产业|专业|配套|上述|这|两|三|四|五|六|首|第|大型|小型|中型|一)"
    "[一-龥]{2,8}(?<![的和与在对为从向级类])(?:实训基地|孵化基地|实训中心|服务中心|指挥中心|检测中心|活动中心|展示中心|配送中心|分拣中心|仓储中心|处置中心|救援中心|孵化中心|会展中心|体育中心|消防站|训练馆|生活馆|展示馆|展览馆|规划馆|游泳馆|污水处理厂|专用停车场|卡口|监管仓|标准化厂房)"
    "(?:大楼|综合楼|[一二三四五六]期|\\d+号楼)?"
)
_LEAST_OWN = 2  # characters after a firm that say what it builds
_DEED_FIRST = re.compile("(?:提标)?改造|翻修|技改|扩容")  # of a stage: 改造完工
_ADDITION = re.compile(
    "(?:改扩建|扩建|改建|改造|新建|迁建|整治|提升|改造提升|升级改造|电气化改造|修缮|修复|建设)?(?:项目|工程)?|(?:[\\d一二两三四五六七八九十]+|首)[台座条栋个批][^、]*"
)
_CLOSED = re.compile("等(?![级学院教]).")  # a list that a noun closes tells itself what its items are
_REACH = 90  # characters before a stage word in which its works stand
_SPAN = 24  # characters between a work and its stage word
_NEEDED = 0.5  # evidence beside the phase or the generic term
_TITLE = 4  # characters that make a title before the term of an institution
_LEADING = PARTING | {"inner", "generic", "measure"}
_OWNERS = words("list_item_words", "owner")
_OF_PLANTS = re.compile("投产|竣工|开工|试车|达产|封顶|动工|奠基|落成|投运|点火|满产|建成投|试生产")
_SURE = 1.0  # evidence of a name with neither phase nor term
_LEAST_PRODUCT = 6  # characters of such a name
_PART_WORDS = frozenset("东中西南北新双上下左右首")  # that begin what follows a name
_PRODUCTS = frozenset(("noun", "field", "deed", "namelike", "inner"))
_LEAST = 4  # characters of a name


def find_staged(text: str, found: Found) -> Iterator[Span]:
    """Yield the works that their stage proves and that no name ``found`` before covers, in order."""
    for signs in (_STAGE, _SIGNS):
        last = 0
        for stage in found_in(text, signs):
            deed = _DEED_FIRST.match(stage["found"])
            for span in _before(text, last, stage.start() + (deed.end() if deed else 0), found):
                slogan = stage["found"] not in _PHYSICAL and _SLOGAN.fullmatch(text, *span[:2])
                if not slogan and (
                    _OF_PLANTS.search(stage["found"])
                    or _is_termed(text, *span[:2])
                    or _DEED.search(text, *span[:2])
                    or _SHAPE.fullmatch(text, *span[:2])
                ):
                    yield span
            last = stage.end("found")
    yield from _headed(text, found)


def _before(text: str, low: int, start: int, found: Found) -> Iterator[Span]:
    """Yield the works of the clause, from ``low`` at the earliest, that end before the stage at ``start``."""
    low = max(low, start - _REACH)
    parted = _CLAUSE.match(text, low, start)
    low = parted.end() if parted else low
    between = _BETWEEN.search(text, max(low, start - _SPAN), start)
    end = between.start() if between else start
    if end - low < _LEAST - 1 or _CLOSED.search(text, low, end):
        return
    end -= text[end - 1] == "等"
    items = read_items(text, Enumeration(low, end, "facility"), found)
    yield from _works(text, low, [narrowed(text, item) for item in items])


def _headed(text: str, found: Found) -> Iterator[Span]:
    """Yield the works of the lists that a stage heads (厂房建设:甲、乙)."""
    colon = text.find(":")
    while colon >= 0:
        if _HEADING.search(text, max(colon - _LONGEST_HEADING, 0), colon + 1):
            listed = _LISTED.match(text, colon + 1)
            if listed:
                items = read_items(text, Enumeration(*listed.span(), "facility"), found)
                yield from _works(text, colon + 1, [narrowed(text, item) for item in items])
        colon = text.find(":", colon + 1)


def _is_termed(text: str, start: int, end: int) -> bool:
    """Whether the name ends in a phase or a generic term, not in what a plant makes."""
    if _PHASE.search(text, start, end) or ending(text, _TITLED_TERMS, _LONGEST_TERM, end):
        return True
    return ending(text, _WORK_TERMS, _LONGEST_TERM, end) is not None


def is_staged(text: str, start: int, end: int) -> bool:
    """Whether a stage of works, or what is done with their parts, is told in ``[start, end)``."""
    return any(
        start <= sign.start() < end for signs in (_STAGE, _SIGNS) for sign in signs.finditer(text, start, end)
    )


def _works(text: str, low: int, items: Sequence[Item | None]) -> Iterator[Span]:
    """Yield the names among the items of a list of which a stage is said in the clause from ``low``."""
    for item in items:
        if item is None or item.is_named_to_its_end or _is_addition(text, item):
            continue
        shaped = _shaped(text, item)
        if shaped is not None:
            yield shaped
            continue
        deed = _DEED.search(text, item.start, item.end)
        if deed:
            renewed = _renewed(text, item, deed.start())
            if renewed is not None:
                if not _TOLD_OF.search(text, low, renewed[0]):
                    yield renewed
                continue
        begin = begin_of_work(text, item)
        if (
            begin is None
            and item.name is None
            and _TITLE_OF_PLACE.fullmatch(text, item.start, item.end)
            and is_local(text)
        ):
            begin = item.start
        if begin is None or item.end - begin < _LEAST - (text[item.end - 1] == "路"):
            continue
        if not _TOLD_OF.search(text, low, begin) and not _TALLY.search(text, begin, item.end):
            yield begin, item.end, "facility"


def _shaped(text: str, item: Item) -> Span | None:
    """Return the work that its form alone shows to be one: a firm's plant, a building of a park, a way between two places."""
    shape = _SHAPE.fullmatch(text, item.start, item.end)
    if shape and not _TOLD_OF.search(text, item.start, shape.end()):
        return item.start, max(shape.end("way"), shape.end("street"), 0) or item.end, "facility"
    name = item.name
    if (
        name is not None
        and name[2] == "facility"
        and name[0] == item.start
        and _BRANCH.fullmatch(text, name[1], item.end)
    ):
        return name[0], item.end, "facility"
    if name is None or name[2] != "organisation" or name[0] != item.start:
        return None
    if not _LEAST_OWN <= item.end - name[1] <= _SPAN or _ADDITION.fullmatch(text, name[1], item.end):
        return None
    rest = cut(text, name[1], item.end)
    plant = not any(
        word.role in PARTING - {"time"}
        and not PHASE_WORD.fullmatch(word.text)
        and (len(word.text) > 1 or word.role == "stop")
        and word.role != "verb"
        for word in rest
    )
    return (name[0], item.end, "facility") if plant and rest[0].role not in ("verb", "stop") else None


def _renewed(text: str, item: Item, stem: int) -> Span | None:
    """Return the work whose name ends at ``stem``, before what is done to it, or both where only they are a name."""
    several = _without_lead(name_words(text, item.start, stem, first=item.first))
    if not several or item.end - several[0].start < _LEAST + 1:
        return None
    begin = several[0].start
    if _TALLY.search(text, begin, stem) or any(
        word.role in PARTING and len(word.text) > 1 for word in several
    ):
        return None
    term = ending(text, _WORK_TERMS, _LONGEST_TERM, stem)
    own = [word for word in several if word.start < stem - len(term or "")]
    if (
        term
        and 2 <= stem - len(term) - begin <= 3
        and all(len(word.text) == 1 for word in own)
        and _evidence(own)
    ):
        return begin, stem, "facility"  # two characters of no word
    if not own or (own[0].text not in _OWNERS and (_evidence(own) < _NEEDED or weigh(own)[0] <= 0)):
        return None
    return begin, stem if term in HEADS and HEADS[term]["role"] == "facility" else item.end, "facility"


def _is_addition(text: str, item: Item) -> bool:
    """Whether all that follows the name of a work in ``item`` is what is done to it (某某水库扩建工程)."""
    return (
        item.name is not None
        and item.name[2] == "facility"
        and _ADDITION.fullmatch(text, item.name[1], item.end) is not None
    )


def begin_of_work(text: str, item: Item) -> int | None:
    """Return where the name of a work begins that fills ``item``, or ``None``."""
    phase = _PHASE.search(text, item.start, item.end)
    stem = phase.start() if phase else item.end
    several = _without_lead(name_words(text, item.start, stem, first=item.first))
    if not several or text.count("(", several[0].start, item.end) != text.count(
        ")", several[0].start, item.end
    ):
        return None
    begin = several[0].start
    term = ending(text, _WORK_TERMS, _LONGEST_TERM, stem)
    own = stem - len(term) if term else stem
    if term and begin < own and _only_describes(text, several, own, term):
        return None
    if phase and begin <= own and stem - begin >= _LEAST - 1:
        return begin
    if term and begin < own:
        before = [word for word in several if word.start < own]
        known = item.name is not None and item.name[2] != "place" and item.name[0] == begin
        if known or before[0].text in _OWNERS or _evidence(before) >= _NEEDED:
            return begin
        if branded(text, begin, item.end, first=False) is not None:
            return begin
    title = _title(text, cut(text, item.start, stem), stem)
    return begin if title is None and _is_product(several, item) else title


def _is_product(several: Sequence[Word], item: Item) -> bool:
    """Whether ``several`` are a rare name and what it makes (欣岳燃料电池), which stand for the plant."""
    evidences = weigh(several)
    known = item.name is not None and item.name[2] == "organisation" and item.name[0] == several[0].start
    own = evidences[1:] if several[0].role == "place" else evidences
    return (
        (known or (evidences[0] > 0 and sum(own) >= _SURE))
        and several[-1].end - several[0].start >= _LEAST_PRODUCT
        and several[-1].text not in _PART_WORDS
        and several[0].role != "opener"
        and (known or item.name is None or item.name[2] == "place")
        and (len(several[-1].text) == 1 or several[-1].role in _PRODUCTS)
        and not any(
            word.role == "digits" or (word.role in PARTING and len(word.text) > 1) for word in several
        )
    )


def _only_describes(text: str, several: Sequence[Word], start: int, term: str) -> bool:
    """Whether the words beside the generic term at ``start`` show that it ends no name."""
    begin = several[0].start
    if is_plain(text, begin, start, start + len(term)):
        return True
    before = [word for word in several if word.start < start]
    return term in HEADS and describes(text, before, begin, start, term)


def _without_lead(several: Sequence[Word]) -> Sequence[Word]:
    """Return ``several`` from the first word on that a name can begin with."""
    at = 0
    while at < len(several) and several[at].role in _LEADING and len(several[at].text) > 1:
        at += 1
    return several[at:]


def _evidence(several: Sequence[Word]) -> float:
    """Return the evidence of ``several``, but for phases, and for what opens a description too (国际物流中心)."""
    rest = several[1:] if several[0].role == "opener" else several
    return sum(weigh([word for word in rest if not PHASE_WORD.fullmatch(word.text)]))


def _title(text: str, several: Sequence[Word], stem: int) -> int | None:
    """Return where the title begins that ``several`` and the term of an institution are, or ``None``."""
    term = ending(text, _TITLED_TERMS, _LONGEST_TERM, stem)
    if term is None or stem - len(term) - several[0].start < _TITLE:
        return None
    titled = all(word.role in COMMON | {"quality", "verb"} and word.role != "generic" for word in several)
    return several[0].start if titled else None
