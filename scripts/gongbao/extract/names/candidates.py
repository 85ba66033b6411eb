"""Names that end in a generic term (高速公路, 产业园, 管委会): where such a name begins, and whether it is one.

From the term the words are read backwards to the first that cannot stand in a name; then what is
not name-like is taken off the front. Each word left gives evidence that a name, not a description,
stands there: a place, an ordinal, a quotation, characters that are no common word.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from gongbao.extract.names import gazetteer
from gongbao.extract.names.edges import NEVER_INSIDE, words_before
from gongbao.extract.names.evidence import COMMON, SHORT, trim
from gongbao.extract.names.known_words import find_terms
from gongbao.extract.names.segmentation import Word, cut, is_common
from gongbao.extract.names.terms import HEADS, PHASE
from gongbao.extract.vocabulary import alternation
from gongbao.extract.vocabulary import words as codelist_words
from gongbao.schema.codelists import rows

__all__ = ["Candidate", "find_candidates"]

_LONGEST = 30  # characters before the generic term that are read
_SHORTEST = 2  # characters, at least, before the generic term of a name
_SINGLE = re.compile("[" + "".join(word for word in HEADS if len(word) == 1) + "]")
_PAIRS = {
    row["word"]: row["role"]
    for row in rows("name_edges")
    if len(row["word"]) == 2 and row["role"] in ("stop", "generic", "field", "inner")
}
# Up to the last mark before a name, or the number of an item of a list.
_PARTED = re.compile(
    r"(?s:.*)(?:[\s,。;:!?、…《》【】\[\]<>|=*#]|\([一二三四五六七八九十\d]{1,3}\)|\d\.(?!\d))"
)
_PHASE_END = re.compile(r"期(?:工程)?$")
_TAIL = re.compile(
    rf"(?:(?:(?:除险)?加固|改扩建|扩建|改造|扩容)?{PHASE}|(?:“[^”\s]{{2,8}}”)?\d+(?:[、和至-]\d+)*号(?:机组|跑道|高炉|航站楼|泊位)|第[一二三四]跑道|(?<=水库)大坝|(?<=绕城高速公路)[东南西北]线|(?<=绕城高速)[东南西北]线)?"
    r"(?:工程(?![师学建])(?:[一-龥]{2,4}至[一-龥]{2,4}段)?)?(?:\(含[^()]{2,20}\))?"
)
_WORKS = re.compile(
    rf"(?:{alternation(w for w, r in HEADS.items() if r['role'] != 'organisation' and r['strength'] in ('strong', 'sure') and len(w) > 1)})$"
)
_FIRMS = re.compile(r"(?:公司|集团|银行|学校|大学|学院|医院|企业)$")
# After a term that is no name's end: it goes on (高速公路网), or describes (园区化).
_FOLLOWED = re.compile(
    r"[网群化型级率费门师]|交通事故|动车组|列车|生产总值|里程|运营里程|通车里程|用地|总数|等级|标准|城市|工作报告|建设标准"
)
_TALLY = re.compile(
    r"(?:增至|增加到|达到?|共|新增)?(?:\d+(?:\.\d+)?|[一二三四五六七八九十两]+)[个家处座所条项]"
)
_COUNTED = re.compile(
    r"(?:[\d.]+|[一二三四五六七八九十百千万两几多数]+|批)(?:余|多)?(?:[个家处座所条项只类种名位]|大(?![学桥坝]))(?:[省市县国]级|国家)?$"
)
_NEEDED = {"sure": 0.6, "strong": 0.6, "weak": 1.0, "firm": 0.6}
_WHOLE = {
    "sure": 0.0,
    "strong": 0.4,
    "weak": 1.0,
    "firm": 0.6,
    "项目": 0.6,
}  # where nothing had to be taken off the front
_LINES = frozenset(
    (
        "铁路",
        "高速铁路",
        "高速公路",
        "公路",
        "高速",
        "高铁",
        "水库",
        "煤矿",
        "学校",
        "电网",
        "核电",
        "铁矿",
        "医院",
        "小学",
        "中学",
        "机场",
    )
)  # described by a province alone (江西高速公路) they are no name
_PROVINCES = codelist_words("division_abbreviations")  # 新藏公路
_ROAD_KINDS = frozenset("县乡村省国市区镇道路主干支快专公铁水陆新老旧大小高低环修条段")
_RAILS = frozenset(
    ("铁路", "高铁", "城际", "城际铁路", "高速", "高速公路", "高速铁路", "客专", "直流", "特高压")
)
_BROAD = re.compile(r"(?:省|自治区|[京津沪庆海]市)$")
_OF_GOVERNMENT = re.compile("性|采购|投资|债|引导|主导|职能|补贴|部门|专项|基金|出资|购买|工作报告")
# Firms whose name has a 的 in it; of two characters only before what firms are called by.
_WITH_PARTICLE = re.compile(
    alternation(w for w in gazetteer.ALL if "的" in w and len(w) > 2) + "|美的(?=集团|公司|电器|股份|控股)"
)
_PROJECT_KINDS = codelist_words("project_kinds")
_PROGRAMME_WORDS = frozenset(row["word"] for row in rows("programme_words"))
_ROLE_OF_WORKS = re.compile("(?:控制性|标志性|关键性|先导性|重难点|节点|头号)$")  # 某某铁路的控制性工程
_NOT_AFTER_FIRM = frozenset("谷城园港区村镇")  # 某某电气谷 is a place
_AUXILIARY = frozenset("会能可将使让")  # before a verb that is no common word
_OF_FIRMS = frozenset(("平台", "商城"))  # after a firm they are what it sells or runs
_PROGRAMMES = frozenset(
    ("工程", "项目", "平台", "示范区", "通道")
)  # a quotation before one names a programme
_RATED = frozenset(
    (
        "项目",
        "输变电工程",
        "变电站",
        "换流站",
        "特高压直流输电工程",
        "直流输电工程",
        "输电工程",
        "电站",
        "风电场",
    )
)
_RATING = re.compile(r"[±正负]*(?<![\d.])\d+(?:\.\d+)?(?:万千瓦|兆瓦|千伏|MW|kV)(?:级)?$")
_LONGEST_RATING = 10  # characters
_NOT_IN_NAMES = frozenset(
    ("verb", "stop", "adverb", "function", "time", "digits", "number", "measure", "quality")
)
_PLACE_LIKE = frozenset(("place", "known", "namelike", "opener"))
_KIND = 2  # characters after 国家 that say a kind, not a name
_LEVELS = frozenset("省市区县")
_GROUPS = frozenset(("集团", "公司", "总公司"))
_ACTS = re.compile("党委|党组|董事长|总经理|总裁|副总|负责人|将|是|表示|参与|承建|投资")
_PORT_KINDS = frozenset(
    ("军", "渔", "自由", "出口", "进口", "码头", "货运", "客运", "商贸", "港口", "沿海", "沿江")
)
_NOT_A_PORT = re.compile("港[澳股币人资珠口区元台务商]")
_OWN = frozenset("我全各本该两")
# Added to a building that has a name of its own, these are what is done to it.
_ADDED = frozenset(("项目", "改扩建工程", "扩建工程", "改建工程", "建设工程", "改造工程"))
_TRADE = frozenset(("自贸区", "自由贸易区"))  # of countries they are treaties
_COUNTRIES = frozenset(row["name"] for row in rows("countries"))
_PARTY = frozenset(("党委", "党组", "党总支", "党支部", "纪委"))
_OVER = frozenset(
    (
        "党工委",
        "管委会",
        "管理委员会",
        "管理办",
        "管理办公室",
        "办事处",
        "党委",
        "工委",
        "管理局",
        "政府",
        "纪工委",
    )
)
_ZONE = re.compile(
    "(?:开发区|园区|街道|保税区|高新区|经开区|新区|度假区|示范区|风景区|(?<![乡城村集各])[镇乡])$"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name at ``[start, end)`` with the evidence for it."""

    start: int
    end: int
    type: str
    evidence: float


def find_candidates(text: str) -> list[Candidate]:
    """Return the names that end in a generic term, in order of their ends; they may overlap."""
    found: list[Candidate] = []
    for start, end in _heads(text):
        far = max(start - _LONGEST, 0)
        parted = _PARTED.match(text, far, start)
        candidate = _candidate(text, parted.end() if parted else far, start, end)
        if candidate is not None:
            found.append(candidate)
    return found


def _heads(text: str) -> list[tuple[int, int]]:
    """Return the spans of generic terms, none inside another."""
    spans = [*find_terms(text), *(match.span() for match in _SINGLE.finditer(text))]
    spans.sort(key=itemgetter(0))  # of two that begin at one place the longer stays first
    kept: list[tuple[int, int]] = []
    last = 0
    for start, end in spans:
        if end > last:
            kept.append((start, end))
            last = end
    return kept


def _candidate(text: str, low: int, start: int, end: int) -> Candidate | None:
    """Return the name that ends in the generic term at ``[start, end)``, or ``None``."""
    term = text[start:end]
    head = HEADS[term]
    if start == low or head["role"] == "none" or _plain(text, low, start, end) or _FOLLOWED.match(text, end):
        return None
    low = max(low, _after_particle(text, low, start - 1), text.rfind("了", low, start - 1) + 1)
    words = words_before(text, low, start, end)
    if words and len(words) > 1 and words[0].text == "原":
        words.pop(0)
    if words and words[0].text in _LEVELS and text[words[0].start - 1 : words[0].start] in _OWN:
        words.pop(0)
    if not words or (
        head["strength"] == "firm" and (text[end : end + 1] in _NOT_AFTER_FIRM or not _is_firm(words))
    ):
        return None
    trimmed = _zone_body(text, words, term) or _ends_of_line(text, words, term) or trim(words)
    if trimmed is None and _is_sure(text, words, end, head):
        trimmed = words[0].start, _WHOLE[head["strength"]]
    if trimmed is None or _described(text, words, trimmed[0], start, term):
        return None
    begin, evidence = trimmed
    if term == "地区":
        places = _last_places(words)
        if places is None:
            return None
        begin = places
    begin += text[begin] == "·"  # the mark of a list of headlines
    if start - begin < _SHORTEST:
        return None
    if term in ("项目", "工程") and text[begin] in _LEVELS and start - begin > 2:
        begin += 1
    if term in _PROGRAMMES and _is_slogan(words):
        evidence -= 1.5
    if term in _PROGRAMMES and any(w.role == "latin" for w in words):
        evidence -= 0.5  # IPO项目, REITs项目
    whole = begin == words[0].start and len(term) > 1
    needed = _WHOLE.get(term, _WHOLE[head["strength"]]) if whole else _NEEDED[head["strength"]]
    if evidence < needed or ((evidence < 1.0 or words[0].role == "opener") and _TALLY.match(text, end)):
        return None
    if begin > low and _COUNTED.search(text, max(begin - 8, 0), begin):
        return None
    if term in _RATED:
        begin = _with_rating(text, low, begin)
    tail = _TAIL.match(text, end)
    stop = tail.end() if tail else end
    if head["role"] == "organisation" and gazetteer.is_firm(text[end:stop].strip("()")):
        stop = end  # its short name
    if stop == end and len(term) > 1 and _goes_on(text, end):
        return None
    staged = head["role"] != "facility" and _PHASE_END.search(
        text, end, stop
    )  # the 二期 of a firm or a lake is works
    return Candidate(begin, stop, "facility" if staged else head["role"], evidence)


def _after_particle(text: str, low: int, end: int) -> int:
    """Return where the text after the last 的 of ``[low, end)`` begins, if that is a word of its own (not in 美的集团)."""
    at = text.rfind("的", low, end)
    while at > low and any(
        name.start() <= at < name.end() for name in _WITH_PARTICLE.finditer(text, max(at - 3, low), at + 3)
    ):
        at = text.rfind("的", low, at)
    return at + 1


def _with_rating(text: str, low: int, begin: int) -> int:
    """Return where the power or the voltage begins that stands right before a name (500千伏某某输变电工程)."""
    rating = _RATING.search(text, max(low, begin - _LONGEST_RATING), begin)
    return rating.start() if rating else begin


def _goes_on(text: str, end: int) -> bool:
    """Whether the last character of the generic term begins the next word (普通高中学|位, 铁矿|石)."""
    if not is_common(text[end - 1 : end + 1]):
        return False
    return not any(word.end == end for word in cut(text, end - 4 if end > 4 else 0, min(end + 4, len(text))))


def _plain(text: str, low: int, start: int, end: int) -> bool:
    """Whether the words beside a generic term show at once that it ends no name (推进重大|项目, 县|城)."""
    if end - start == 1 and (
        text[start - 1] in _OWN
        or is_common(text[start - 1 : end])
        or (is_common(text[start : end + 1]) and text[start - 2 : start] not in gazetteer.PLACES)
    ):
        return True
    if text[start:end] == "政府" and _OF_GOVERNMENT.match(text, end):
        return True
    if text[start:end] == "工程" and (
        text[start - 2 : start] in _PROGRAMME_WORDS or _ROLE_OF_WORKS.search(text, low, start)
    ):
        return True
    if text[start:end] == "项目" and text[start - 2 : start] in _PROJECT_KINDS:
        return True
    role = _PAIRS.get(text[start - 2 : start])
    if role is None or start - 2 < low:
        return False
    return (
        role == "stop"
        or start - 2 == low
        or text[start - 3] == "的"
        or _PAIRS.get(text[start - 4 : start - 2]) == "stop"
    )


def _is_sure(text: str, words: Sequence[Word], end: int, head: Mapping[str, str]) -> bool:
    """Whether common words alone make a name: before a term that only names take, or of a firm that acts."""
    if head["strength"] != "sure" and not (head["word"] in _GROUPS and _ACTS.match(text, end)):
        return False
    return all(word.role in COMMON | {"quality"} for word in words) and any(
        word.role not in ("generic", "field", "inner") for word in words
    )


def _is_slogan(words: Sequence[Word]) -> bool:
    """Whether a quotation alone stands for a name (“筑基”工程)."""
    rest = [word.role for word in words if word.role != "quoted"]
    return words[-1].role == "quoted" or (
        len(rest) < len(words) and all(role in ("generic", "field", "inner") for role in rest)
    )


def _is_firm(words: Sequence[Word]) -> bool:
    """Whether ``words`` are the two to four characters, none of a common word, that firms put before their trade."""
    length = words[-1].end - words[0].start
    return (
        2 <= length <= 4
        and words[0].text not in _AUXILIARY
        and all(len(word.text) == 1 or word.role in ("namelike", "latin") for word in words)
    )


def _described(text: str, words: Sequence[Word], begin: int, start: int, term: str) -> bool:
    """Whether the term stands after something that has a name, or a province alone, and so ends none."""
    last = words[-1]
    if (
        term in _LINES | _RAILS
        and last.end - last.start == start - begin
        and (last.text in _COUNTRIES or last.text == "中国" or gazetteer.is_firm(last.text))
    ):
        return True
    if term in _OF_FIRMS and words[0].role in ("known", "latin") and gazetteer.is_firm(words[0].text):
        return True
    if last.text == "国家" and last is words[0] and HEADS[term]["role"] != "organisation":
        return True
    if (
        words[0].text == "国家"
        and HEADS[term]["role"] == "facility"
        and start - words[0].end <= _KIND
        and all(word.role in COMMON for word in words[1:])
    ):
        return True  # 国家公园, 国家物流枢纽 are kinds
    if term == "港" and (_NOT_A_PORT.match(text, start) or not _is_port(words, start)):
        return True
    if term == "工厂" and (text[start - 1] == "加" or _of_country(words)):
        return True
    if len(term) == 1 and (start - begin > SHORT or last.role in ("number", "digits", "measure")):
        return True
    if (
        term in _LINES
        and last.role == "place"
        and last.start == begin
        and _BROAD.search(gazetteer.full_name(last.text))
    ):
        return True
    if term in _TRADE and last.text in _COUNTRIES:
        return True
    if term in _ADDED and _WORKS.search(text, begin, start):
        return True
    return term in _PARTY and bool(_FIRMS.search(text, begin, start))


def _last_places(words: Sequence[Word]) -> int | None:
    """Return where the places begin that stand last in ``words``, one common word aside (日本关东 | 地区)."""
    first = len(words)
    if words[-1].role == "noun" and len(words) > 1 and words[-2].role == "place":
        first -= 1
    while first and words[first - 1].role in _PLACE_LIKE:
        first -= 1
    return words[first].start if first < len(words) - (words[-1].role == "noun") else None


def _of_country(words: Sequence[Word]) -> bool:
    """Whether a country is all that tells what is meant (日本工厂, 国家绿色工厂)."""
    return any(word.text in _COUNTRIES or word.text == "国家" for word in words) and not any(
        word.role in ("known", "namelike", "latin") for word in words
    )


def _is_port(words: Sequence[Word], start: int) -> bool:
    """Whether a place or characters of no word stand before 港, or a place and two or three characters (重庆果园港)."""
    if words[-1].role in ("place", "namelike"):
        return True
    place = max((word.end for word in words if word.role == "place"), default=start)
    return 2 <= start - place <= 3 and words[-1].text not in _PORT_KINDS


def _zone_body(text: str, words: Sequence[Word], term: str) -> tuple[int, float] | None:
    """Return the start of a body that is named by what it is over (新城街道党工委, 产业园区管理办)."""
    if term not in _OVER or not _ZONE.search(text, words[0].start, words[-1].end):
        return None
    begin = len(words) - 1
    while begin and words[begin - 1].role not in _NOT_IN_NAMES:
        begin -= 1
    while begin < len(words) - 1 and words[begin].role == "inner":
        begin += 1
    return words[begin].start, 1.0


def _ends_of_line(text: str, words: Sequence[Word], term: str) -> tuple[int, float] | None:
    """Return the start of a line named by one character of each of its ends (康渝高铁, 中吉乌铁路)."""
    if term not in _RAILS and term != "公路":
        return None
    begin = len(words)
    while begin and len(words[begin - 1].text) == 1 and words[begin - 1].text not in NEVER_INSIDE:
        begin -= 1
    if len(words) - begin < 2 or any(word.role == "digits" for word in words[begin:]):
        return None
    if term == "公路" and (
        len(words) - begin > 2
        or (
            any(word.text in _ROAD_KINDS for word in words[begin:])
            and not all(word.text in _PROVINCES for word in words[begin:])
        )
    ):
        return None
    if begin and words[begin - 1].role == "place":
        return (words[begin - 1].start, 1.0)  # 新疆独库公路
    return (
        (words[begin].start, 1.0)
        if begin == 0 or words[begin - 1].role in ("inner", "generic", "field")
        else None
    )
