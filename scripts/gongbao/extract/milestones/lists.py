"""Projects that stand in one enumeration and share what is said of it."""

import re
from collections.abc import Sequence

from gongbao.extract.facts import Mention
from gongbao.extract.milestones.stages import STAGE
from gongbao.extract.names import gazetteer
from gongbao.extract.vocabulary import alternation, words

__all__ = ["CLOSING", "WORK", "end_of_list", "groups", "is_designation", "is_institution", "is_project"]

_NOUN = alternation(words("list_heads", "facility") - {"前期工作"})
# What belongs to the item beside it: 改扩建, 提质升级.
WORK = (
    r"(?:改扩建工程|扩建工程|改建工程|改扩建|扩建|改造提升|扩能提升|扩能改造|现代化改造|电气化改造|提质改造"
    r"|扩能升级|扩能提质|扩容提质|提能升级|现代化升级|综合治理|综合整治|除险加固|达标加固|加固|提标改造|提标扩容|智能化改造|续建配套|清淤疏浚|技术改造|技改|搬迁技改"
    r"|搬迁改造|整治提升|节能改造|超低排放改造|生态修复|环境整治|设备更新|扩容改造|增容改造|增容扩建|提质扩容|升级改造|危房改造|重建|改陈|翻修|扩容|增容|治理|修建|雨污分流|亮化|绿化|改线|提质升级|提升|整治|修缮|修复|迁建|扩能|改造|新建|建设|保护利用|[东南西北新](?:院区?|校区|馆区?)|专用线)?(?:主体工程|工程|项目)?"
)
_QUALITY = (
    r"(?:重大|重点|新|续建|标志性|省级|市级|国家|大型|一大?批|批|系列|龙头|产业|工业|交通|水利|能源|新型|文化|民生"
    r"|高能级|科技|枢纽|骨干|优质|城市|高质量|央陕|百亿|十亿|亿元|以上|级|清洁|煤电|(?:[\d.]+|[一二三四五六七八九十百两]+)[个家座条所项处大]?)"
)
CLOSING = rf"{WORK}(?:等[^,。;、等]{{0,14}}?(?:{_NOUN})+|等|{_QUALITY}{{0,6}}?(?:{_NOUN})+)?"
_MARK = r"(?:、|和|以及|及|与|暨)"
_MONEY = r"(?:(?:计划|概算|预计)?总?投资(?:约|超|近)?[\d.]+[万亿]+(?:美?元)?(?:以上)?的)?"
_JOINT = re.compile(
    rf"{WORK}(?:\([^()]{{1,16}}\))?{WORK}{_MARK}\s*(?:改扩建|新建|扩建|改造)?{_MONEY}[^\s,。;:!?、的和及与]{{0,3}}"
)
# Between two names of one list, items that are no names.
_UNNAMED = re.compile(
    rf"{WORK}(?:{_MARK}[^\s,。;:!?、和及]{{2,16}}){{1,2}}{_MARK}[^\s,。;:!?、的和及与]{{0,4}}"
)
# Of an item only a part is a name, or a firm stands for what it builds.
_BEGINNING = re.compile(r"[^\s,。;:!?、的和及与()]{1,12}?(?=、|等[^,。;、等]{0,10}?项目)")
_ITEM_END = re.compile(rf"{WORK}(?:[、和及与以等,。;:\s)]|$)")
_ZONES = re.compile("(?:(?<![地山])区|园|城|谷|港|走廊|基地|枢纽|公园|遗址|廊道)$")
_DESIGNATION = re.compile(
    "^(?:国家|“[^”]*”国家|省级)(?!.*(?:试验场|科考中心|实验室|博物馆|粮源基地|装置|超算|望远镜|种质资源库)$)"
    "|^“[^”]*”(?:园区|平台|工程|项目)?$|(?:示范区|先行区|试验区|先导区)$"
)
_KNOWN_SIZES = range(4, 10)  # characters of a zone that the codelists know (某省某某新区)
_INSTITUTIONS = re.compile("(?:中心|研究院|实验室|学院|大学|医院|学校|中学|小学|校区|院区|基地|馆|厂)$")


def groups(text: str, mentions: Sequence[Mention]) -> list[list[int]]:
    """Return the enumerations of projects, each as indices into ``mentions``."""
    found: list[list[int]] = []
    for index, mention in enumerate(mentions):
        if mention.type not in ("facility", "place", "organisation"):
            continue
        if found and _go_together(text, mentions[found[-1][-1]], mention):
            found[-1].append(index)
        else:
            found.append([index])
    return [group for group in (_works(text, group, mentions) for group in found) if group]


def end_of_list(text: str, mentions: Sequence[Mention], last: int) -> int:
    """Return where the list ends of which the mention ``last`` is the last that is a work."""
    end = mentions[last].end
    while (
        last + 1 < len(mentions)
        and mentions[last + 1].type == "organisation"
        and _go_together(text, mentions[last], mentions[last + 1])
    ):
        last += 1
        end = mentions[last].end
    beginning = _beginning(text, end)
    return beginning if beginning and text[beginning] == "等" else end


def _works(text: str, group: Sequence[int], mentions: Sequence[Mention]) -> list[int]:
    """Return the items of an enumeration that can be works; none where no item is one by itself."""
    if not any(is_project(mentions[index]) or is_institution(mentions[index]) for index in group):
        return []
    return [index for index in group if _can_be_work(text, mentions[index], alone=len(group) == 1)]


def _can_be_work(text: str, mention: Mention, *, alone: bool) -> bool:
    """Whether ``mention`` can be a work: a place where it is built up, a firm where it fills its item of a list."""
    if mention.type == "place":
        return is_project(mention)
    if mention.type == "facility" or alone or is_institution(mention):
        return True
    return _ITEM_END.match(text, mention.end) is not None


def _beginning(text: str, end: int) -> int | None:
    """Return where the item ends of which the name that ends at ``end`` is only the beginning, if it is."""
    rest = _BEGINNING.match(text, end)
    return rest.end() if rest and not STAGE.search(text, end, rest.end()) else None


def _go_together(text: str, first: Mention, second: Mention) -> bool:
    """Whether two neighbours are items of one enumeration."""
    between = second.start - first.end
    if between > 40 or between < 1:
        return False
    if _JOINT.fullmatch(text, first.end, second.start):
        return True
    rest = _beginning(text, first.end) if text.find("、", first.end + 1, second.start) > 0 else None
    if rest and text[rest] == "、" and 0 < second.start - rest < 4:
        return True
    unnamed = _UNNAMED.fullmatch(text, first.end, second.start)
    return unnamed is not None and not STAGE.search(text, first.end + 2, second.start)


def is_project(mention: Mention) -> bool:
    """Whether the name can be that of a work: a facility, or a zone that is built."""
    if mention.type == "place":
        if mention.text in gazetteer.ALL or not _ZONES.search(mention.text):
            return False
        return not any(mention.text[-size:] in gazetteer.ALL for size in _KNOWN_SIZES)
    return mention.type == "facility"


def is_designation(name: str) -> bool:
    """Whether ``name`` is a rank that places are given (国家…示范区), not a work."""
    return bool(_DESIGNATION.search(name)) and not _holds_place(name)


def _holds_place(name: str) -> bool:
    return any(
        name[at : at + size] in gazetteer.PLACES for size in (2, 3) for at in range(len(name) - size + 1)
    )


def is_institution(mention: Mention) -> bool:
    """Whether the name is that of a body that is also a building (an institute, a hospital)."""
    return mention.type == "organisation" and bool(_INSTITUTIONS.search(mention.text))
