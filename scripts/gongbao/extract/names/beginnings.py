"""Where names begin that their generic term tells more of than the words do: bodies of a zone, lines, regions."""

import re
from collections.abc import Sequence

from gongbao.extract.names import gazetteer
from gongbao.extract.names.edges import NEVER_INSIDE
from gongbao.extract.names.segmentation import Word, is_common
from gongbao.extract.vocabulary import alternation, words

__all__ = ["after_particle", "begin_of_body", "begin_of_line", "begin_of_region", "with_rating", "with_town"]

_LINES = words("generic_term_classes", "line")
_ZONE_BODIES = words("generic_term_classes", "zone_body")
_PROVINCES = words("division_abbreviations")  # 新藏公路
_ROAD_KINDS = frozenset("县乡村省国市区镇道路主干支快专公铁水陆新老旧大小高低环修条段")
# Firms whose name has a 的 in it; of two characters only before what firms are called by.
_WITH_PARTICLE = re.compile(
    alternation(w for w in gazetteer.ALL if "的" in w and len(w) > 2) + "|美的(?=集团|公司|电器|股份|控股)"
)
_RATING = re.compile(r"[±正负]*(?<![\d.])\d+(?:\.\d+)?(?:万千瓦|兆瓦|千伏|MW|kV)(?:级)?$")
_TOWN = re.compile("[一-龥]?[镇乡](?=[一-龥]{3})")
_STEM = re.compile("(?!在|到|对|从|和|与|该|各|全|我|多|建|将|由|于|赴|为)[一-龥]+")
_LONGEST_TOWN = 5  # characters of its name
_LONGEST_RATING = 10  # characters
_NOT_IN_NAMES = frozenset(
    ("verb", "stop", "adverb", "function", "time", "digits", "number", "measure", "quality")
)
_TOWNS = frozenset("镇乡村")
_PLACE_LIKE = frozenset(("place", "known", "namelike", "opener"))
_ZONE = re.compile(
    "(?:开发区|园区|街道|保税区|高新区|经开区|新区|度假区|示范区|风景区|(?<![乡城村集各])[镇乡])$"
)


def after_particle(text: str, low: int, end: int) -> int:
    """Return where the text after the last 的 of ``[low, end)`` begins, if that is a word of its own (not in 美的集团)."""
    at = text.rfind("的", low, end)
    while at > low and any(
        name.start() <= at < name.end() for name in _WITH_PARTICLE.finditer(text, max(at - 3, low), at + 3)
    ):
        at = text.rfind("的", low, at)
    return at + 1


def with_rating(text: str, low: int, begin: int) -> int:
    """Return where the power or the voltage begins that stands right before a name (500千伏某某输变电工程)."""
    rating = _RATING.search(text, max(low, begin - _LONGEST_RATING), begin)
    return rating.start() if rating else begin


def with_town(text: str, low: int, begin: int) -> int:
    """Return where the town begins whose generic term the name at ``begin`` begins with (英都 | 镇某某园)."""
    town = _TOWN.match(text, begin)
    if (
        town is None
        or not 0 < begin - low <= _LONGEST_TOWN - len(town.group())
        or not _STEM.fullmatch(text, low, begin)
    ):
        return begin
    if text[begin : begin + 2] in gazetteer.PLACES or (begin - low > 1 and is_common(text[low:begin])):
        return begin
    return low


def begin_of_body(text: str, several: Sequence[Word], term: str) -> int | None:
    """Return the start of a body that is named by what it is over (新城街道党工委, 产业园区管理办)."""
    if term not in _ZONE_BODIES or not _ZONE.search(text, several[0].start, several[-1].end):
        return None
    begin = len(several) - 1
    while begin and not _parts_body(several[begin - 1], several[-1].text in _TOWNS):
        begin -= 1
    while begin < len(several) - 1 and several[begin].role == "inner":
        begin += 1
    return several[begin].start


def _parts_body(word: Word, of_town: bool) -> bool:
    """Whether ``word`` stands in no name of a body; ``of_town``: its town is named by single characters of any kind."""
    return word.role in _NOT_IN_NAMES and not (
        of_town and word.role != "digits" and (len(word.text) == 1 or word.role == "quality")
    )


def begin_of_line(several: Sequence[Word], term: str) -> int | None:
    """Return the start of a line named by one character of each of its ends (康渝高铁, 中吉乌铁路)."""
    if term not in _LINES and term != "公路":
        return None
    begin = len(several)
    while begin and len(several[begin - 1].text) == 1 and several[begin - 1].text not in NEVER_INSIDE:
        begin -= 1
    ends = [word.text for word in several[begin:]]
    if len(ends) < 2 or any(word.role == "digits" for word in several[begin:]):
        return None
    if term == "公路" and not _are_ends_of_road(ends):
        return None
    if begin and several[begin - 1].role == "place":
        return several[begin - 1].start  # 新疆独库公路
    governed = begin == 0 or several[begin - 1].role in ("inner", "generic", "field")
    return several[begin].start if governed else None


def _are_ends_of_road(ends: Sequence[str]) -> bool:
    """Whether the characters before 公路 are its two ends and say no kind of road (县乡公路)."""
    return len(ends) == 2 and (
        not any(end in _ROAD_KINDS for end in ends) or all(end in _PROVINCES for end in ends)
    )


def begin_of_region(several: Sequence[Word]) -> int | None:
    """Return where the places begin that stand last before 地区, one common word aside (日本关东 | 地区)."""
    first = len(several)
    if several[-1].role == "noun" and len(several) > 1 and several[-2].role == "place":
        first -= 1
    while first and several[first - 1].role in _PLACE_LIKE:
        first -= 1
    return several[first].start if first < len(several) - (several[-1].role == "noun") else None
