"""Which quantities a report asserts of something: streaks, scopes, slogans and sizes in names are not."""

import re
from collections.abc import Callable, Container, Sequence

from gongbao.extract.facts import Quantity
from gongbao.extract.figures.counted_nouns import wording_after
from gongbao.extract.figures.lexicon import REGIONS, TAIL, flow_verb
from gongbao.extract.figures.measures import CAPACITIES
from gongbao.extract.figures.predicates import read_predicate
from gongbao.extract.vocabulary import words
from gongbao.schema.codelists import rows

__all__ = ["asserted"]

_CONTEXTS = {
    kind: "|".join(row["pattern"] for row in rows("unasserted_contexts") if row["kind"] == kind)
    for kind in ("before", "before_rank", "before_time", "listed")
}
_BEFORE = re.compile(rf"(?:{_CONTEXTS['before']})$")
_BEFORE_TIME = re.compile(rf"(?:{_CONTEXTS['before_time']})\s*$")
_BEFORE_RANK = re.compile(rf"(?:{_CONTEXTS['before_rank']})\s*$")
_RANKS_BEFORE = re.compile(
    r"第[\d一二三四五六七八九十]{1,3}(?:[、,和][\d一二三四五六七八九十]{1,3})*[、,和]$"
)
_SCORE_AFTER = re.compile(r"\s*[:比]\s*\d{1,3}(?![\d.%])")
_SCORE_BEFORE = re.compile(r"以\d{1,3}\s*[:比]\s*$")
_OF_RANK = frozenset({"1", "{位}", "{名}"})
_LOWEST_RANK = 100
_LISTED = re.compile(_CONTEXTS["listed"])
_OF_WHICH = re.compile(r"(?:主要|考核|监测)?指标中,?(?:有|共有)?\d")  # 27项指标中,19项进入前三
_TIME_UNITS = frozenset({"a", "mo", "d", "wk", "h", "min", "s", "{季度}", "{周年}"})
_LIST_UNITS = frozenset({"1", "{项}", "{个}", "{方面}", "{件}", "{条}"})
_VAGUE_UNITS = frozenset(f"{{{word}}}" for word in words("vague_classifiers", column="classifier"))
_VAGUE = re.compile(r"[成数上]?[百千万]+")
_FEW = re.compile(r"[两一二三四五六七八九十](?=[^\d零〇一二三四五六七八九十百千万亿])")
_TURN = "(?:增|扩|减|升|降|压|缩|提高|提升|发展|拓展|合并|调整|精简)[^,。;、到至为成]{0,3}[到至为成]"
_TURNS_TO = re.compile(f"{_TURN}$")
_TURNS_FROM = re.compile("[由从]$")
_TURNS = re.compile(rf"[^,。;、]{{0,8}}?{_TURN}[两一二三四五六七八九十\d]")
_ENDS = re.compile(r"\s*(?:[,;:。、!?)\n]|$|以上|左右|[提增延缩降减压上下])")
_JOINED = re.compile(r"或|、|以及")
_FIGURATIVE = re.compile(r"[百千万]+里")
_SESSION = re.compile(
    r"(?:[、和][一二三四五六七八九十]{1,3}次)*(?:中央)?(?:全会|全体|代表|会议)"
)  # 十一届十次、十一次全会
_AWAY = re.compile(r"[以之]?[外远内长]|[级高]|的?(?:距离|高空|航程)")
_GRADE = re.compile(r"级(?!别)")
_QUOTED_NAME = re.compile(r"[^,;。”]{0,10}”")
_BOUNDED_NOUN = re.compile(r"[\u4e00-\u9fff]")
_NUMBER_AFTER = re.compile(r"\s*[:、和/]\s*\d")
_NUMBER_BEFORE = re.compile(r"\d\s*[:、和/]\s*$")
_FIELD = re.compile(r"(?:规模|储量|方)?(?:级)?的?[^,;。、\d]{0,4}?[油气]田|规模(?!以上|达|为)")
_ROUND = re.compile(r"超?[十百千]?[万亿]+元?|[百千万]+亩")
_MAGNITUDES = frozenset("十百千万亿")
_ROUND_BEGINS = _MAGNITUDES | {"超"}
_UNIT_BEFORE = re.compile(r"(?:单 ?位 ?:? ?|\()$")
_UNIT_AFTER = re.compile(r"[ )\n、,;|/]|$")
_INHABITANTS = re.compile(r"人口(?:以上|以下|左右)")
_PROJECT = re.compile(r"[^,;。、\d]{0,8}?(?:项目|企业|工程|示范|梯田|基地)")
_REACH = 16
_OLDEST = 200
_MANY = 1000  # so many of a vague classifier are counted all the same: 2亿股
_NEVER_MANY = frozenset({"{大}", "{级}", "{代}", "{页}", "{体}"})
_WORK = re.compile(
    r"(?!以上|以下|及|的)[^,;。!?\d在将]{1,40}?(?:项目|工程|基地|电站|码头|泊位|航道|水厂|装置|生产线|储能)"
)
_DIMENSIONS = frozenset({"m", "km", "cm", "mm", "kV", "V", "kcal", "[in_i]", "Cel", "W", "L"})
_YEARS = range(1900, 2101)


def asserted(
    folded: str, quantities: Sequence[Quantity], begin_of: Callable[[int], int], bounds: Container[int]
) -> list[bool]:
    """Tell of each quantity of a sentence whether the report states it; thresholds (``bounds``) are not.

    ``begin_of`` gives where the words that may name the quantity at an offset begin.
    """
    stated: list[bool] = []
    following: Quantity | None = None
    for index in range(len(quantities) - 1, -1, -1):
        quantity = quantities[index]
        begin = max(begin_of(quantity.start), quantities[index - 1].end if index else 0)
        sized = (
            following is not None
            and index + 1 not in bounds
            and not stated[-1]
            and (joined := _JOINED.fullmatch(folded, quantity.end, following.start)) is not None
            and (joined.group() != "、" or quantity.unit == following.unit)
        )
        stated.append(index not in bounds and not sized and _is_asserted(folded, quantity, begin))
        following = quantity if quantity.value is not None else None
    return stated[::-1]


def _is_asserted(folded: str, quantity: Quantity, begin: int) -> bool:
    """Tell whether the report states ``quantity`` of something; the words that may name it start at ``begin``."""
    if quantity.value is None or (
        quantity.unit in _VAGUE_UNITS and (quantity.value < _MANY or quantity.unit in _NEVER_MANY)
    ):
        return False
    before = _BEFORE.search(folded, max(quantity.start - _REACH, 0), quantity.start)
    highest = before is not None and before.group()[0] == "最"
    if before and (not highest or (quantity.text[0].isdigit() and not _ENDS.match(folded, quantity.end))):
        return False
    if (
        quantity.unit == "{名}"
        and quantity.value <= _LOWEST_RANK
        and folded.startswith("前", quantity.start - 1)
    ):
        return False  # 进入园区前10名
    if quantity.unit == "{款}" and quantity.value in _YEARS and quantity.text[0].isdigit():
        return False  # 2011款: a model
    if quantity.unit in _TIME_UNITS:
        return _is_duration(folded, quantity, begin)
    if (
        quantity.unit in _LIST_UNITS
        and _LISTED.match(folded, quantity.end)
        and not _OF_WHICH.match(folded, quantity.end)
    ):
        return False
    if quantity.unit in ("1", "%") and _is_score(folded, quantity):
        return False
    if quantity.unit in _OF_RANK and _RANKS_BEFORE.search(
        folded, max(quantity.start - _REACH, 0), quantity.start
    ):
        return False  # 第1、2、5位
    if quantity.unit == "{位}" and _BEFORE_RANK.search(
        folded, max(begin, quantity.start - 6), quantity.start
    ):
        return False
    return not (
        _is_attribute(folded, quantity, begin)
        or _is_name(folded, quantity)
        or _is_few(folded, quantity, begin)
        or _is_bare(folded, quantity, begin)
    )


def _is_score(folded: str, quantity: Quantity) -> bool:
    """Tell whether a number is of a game: 以85比71战胜, 四分之一决赛."""
    if folded.startswith("决赛", quantity.end):
        return True
    if _SCORE_AFTER.match(folded, quantity.end):
        return folded.startswith("以", quantity.start - 1)
    earliest = max(0, quantity.start - 6)
    said = folded.find("以", earliest, quantity.start) >= 0
    return said and bool(_SCORE_BEFORE.search(folded, earliest, quantity.start))


def _is_duration(folded: str, quantity: Quantity, begin: int) -> bool:
    """Tell whether a time is stated of something (平均寿命80岁) and not when or how long something is done."""
    if quantity.unit == "a" and (quantity.value in _YEARS or (quantity.value or 0) > _OLDEST):
        return False
    if _BEFORE_TIME.search(folded, max(begin, quantity.start - 4), quantity.start):
        return False
    if quantity.value is not None and quantity.value < 0 and not quantity.text[0].isdigit():
        return bool(_ENDS.match(folded, quantity.end))  # 缩短2.6天
    predicate = read_predicate(folded, begin, quantity.start)
    nameless = predicate.start <= begin + 1 and predicate.measure is None
    if nameless or not _ENDS.match(folded, quantity.end):
        return False
    stated = predicate.measure is not None or TAIL.search(folded[begin : predicate.start])
    return quantity.unit != "a" or quantity.text.endswith("岁") or bool(stated)


def _is_attribute(folded: str, quantity: Quantity, begin: int) -> bool:
    """Tell whether ``quantity`` only says of what size a thing is: 25兆瓦级机组, 20户以上村庄."""
    if quantity.text.endswith("级") or (
        folded.startswith("级", quantity.end) and _GRADE.match(folded, quantity.end)
    ):
        return not (_is_capacity(folded, quantity) or TAIL.search(folded[begin : quantity.start]))
    if quantity.unit in _DIMENSIONS and _is_dimension(folded, quantity, begin):
        return True
    if (
        quantity.text[0] in _ROUND_BEGINS
        and _ROUND.fullmatch(quantity.text)
        and (
            quantity.text[0] != "超"
            and _PROJECT.match(folded, quantity.end)
            or _FIELD.match(folded, quantity.end)
        )
    ):
        return True
    if quantity.unit == "{次}" and _SESSION.match(folded, quantity.end):
        return True
    if quantity.unit in REGIONS and _BOUNDED_NOUN.match(folded, quantity.end):
        return True
    if folded.startswith("人口", quantity.end) and _INHABITANTS.match(folded, quantity.end):
        return True
    if not quantity.text.endswith(("以上", "以下")) or quantity.unit in ("%", "{pp}"):
        return False
    if not _BOUNDED_NOUN.match(folded, quantity.end):
        return False
    if quantity.unit == "CNY" and _PROJECT.match(folded, quantity.end):
        return True
    joined = folded[begin : quantity.start].rstrip()
    return not joined or joined.endswith(("和", "或", "及", "、", "对", "在", "的", "批"))


def _is_capacity(folded: str, quantity: Quantity) -> bool:
    """Tell whether a capacity stands in the name of a work: 300万吨级炼化一体化项目."""
    if quantity.unit not in CAPACITIES or not quantity.text[0].isdigit():
        return False
    return folded.startswith("级", quantity.end) and bool(_WORK.match(folded, quantity.end + 1))


def _is_dimension(folded: str, quantity: Quantity, begin: int) -> bool:
    """Tell whether a length, voltage or the like is a thing's size in its name: 750千伏变电站."""
    if wording_after(folded, quantity.end, quantity.end + _REACH, counted=False) is None:
        return False
    if quantity.unit == "km" and _is_stretch(folded, quantity, begin):
        return False
    predicate = read_predicate(folded, begin, quantity.start)
    named = TAIL.search(folded[begin : predicate.start])
    if quantity.unit == "[in_i]":
        return not predicate.words  # 推出55英寸电视
    return not (predicate.words or named or flow_verb(folded[begin : quantity.start]))


def _is_stretch(folded: str, quantity: Quantity, begin: int) -> bool:
    """Tell whether a length is more than the size of one thing: 开放超过9000公里测试道路."""
    if _FIGURATIVE.fullmatch(quantity.text) or "距" in folded[begin : quantity.start]:
        return False
    above = quantity.comparator in ("gt", "ge") and not quantity.text.endswith("以上")
    long = quantity.value is not None and quantity.value >= _MANY
    return (above or long) and not _AWAY.match(folded, quantity.end)


def _is_name(folded: str, quantity: Quantity) -> bool:
    """Tell whether ``quantity`` belongs to a slogan (“三个一批”) or is a figure of speech (千万师生)."""
    if quantity.text[0].isdigit():
        return False
    if quantity.text.startswith("亿万") or (quantity.unit == "1" and _VAGUE.fullmatch(quantity.text)):
        return True
    return folded.startswith("“", quantity.start - 1) and bool(_QUOTED_NAME.match(folded, quantity.end))


def _is_few(folded: str, quantity: Quantity, begin: int) -> bool:
    """Tell whether a count of one character is an article or a reference (一个, 三大, 两地) and no figure."""
    if quantity.unit in _OF_RANK and read_predicate(folded, begin, quantity.start).measure == "growth_rate":
        return False  # 前进一位
    if quantity.text[0].isdigit() or quantity.unit in ("%", "{倍}", "1") or not _FEW.match(quantity.text):
        return False
    if _TURNS_TO.search(folded, max(begin, quantity.start - 6), quantity.start):
        return False
    if _TURNS_FROM.search(folded, max(begin, quantity.start - 1), quantity.start) and _TURNS.match(
        folded, quantity.end
    ):
        return False  # 由两条扩到五条
    if quantity.text[0] == "两" and flow_verb(folded[begin : quantity.start]).startswith(("新", "净", "增")):
        return False
    ends = bool(_ENDS.match(folded, quantity.end)) or folded.endswith("中有", begin, quantity.start)
    if quantity.text[0] == "一" and (quantity.unit.startswith("{") or not ends):
        return True
    return begin == quantity.start or not ends


def _is_bare(folded: str, quantity: Quantity, begin: int) -> bool:
    """Tell whether a number without unit and magnitude stands where nothing states it (a year, a model)."""
    if quantity.text[0] in _MAGNITUDES and _UNIT_BEFORE.search(
        folded, max(quantity.start - 4, 0), quantity.start
    ):
        return bool(_UNIT_AFTER.match(folded, quantity.end))
    if quantity.unit != "1" or not quantity.text[-1].isdigit():
        return False
    if quantity.value in _YEARS or (quantity.text[0] == "0" and "." not in quantity.text):
        return True
    beside = _NUMBER_AFTER.match(folded, quantity.end) or _NUMBER_BEFORE.search(
        folded, max(quantity.start - 4, 0), quantity.start
    )
    return not beside and not read_predicate(folded, begin, quantity.start).words
