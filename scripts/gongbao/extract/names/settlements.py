"""Towns, villages and streets of two or three characters of no word: what stands before and after shows the name.

Such a name fills the text from a mark, a word that governs places or the town it is of, to a mark or a verb.
"""

import re
from collections.abc import Iterator

from gongbao.extract.names import gazetteer
from gongbao.extract.names.segmentation import cut, is_common
from gongbao.extract.names.surroundings import begins_place, is_of_place, says_kind

__all__ = ["find_settlements"]

_SIGN = re.compile("[镇乡村屯](?![镇乡村民庄落子居委里容风貌])|街道(?![上口边旁面网宽景化党工办两])")
_OF_TOWN = re.compile("(?:[镇乡]|街道)$")
_AFTER = re.compile(
    r"[,。;:、!?)”\s\d的和与及等]|第|[一-龥]{2,3}(?:村|社区)|[东西南北](?=[,。、;侧部边面头约])"
)
_PREDICATES = frozenset(("verb", "deed", "adverb", "stop", "time", "function"))
_NO_FIRST = frozenset("个余多各每某全本我该这那的了在与和及从到向为")
_NEVER = re.compile("[和与及于过用地为之了着是被将把向从以县镇乡村个]")
_OLD_SEATS = frozenset(("旧县", "老县", "古县"))  # villages and towns where a county had its seat
_LEVELS = frozenset("县市区旗")
_DIVISION = (3, 4, 2)  # characters of the name of a county
_STEMS = (2, 3)
_NEXT = 4  # characters after a name in which its predicate is read


def find_settlements(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of such names, in order."""
    start = end = 0
    for sign in _SIGN.finditer(text):
        if is_common(text[sign.start() - 1 : sign.end()]) or not _ends(text, sign.end(), sign.group()):
            continue
        for size in _STEMS:
            low = sign.start() - size
            joined = low == end > start and bool(_OF_TOWN.search(text, start, end))
            if (
                low >= 0
                and (joined or begins_place(text, low) or _follows_division(text, low))
                and _is_stem(text, low, sign.start())
            ):
                start, end = (start if joined else low), sign.end()
                yield start, end
                break


def _ends(text: str, end: int, sign: str) -> bool:
    """Whether a name may end at ``end``: at a mark, before a predicate or what is said of places."""
    if end == len(text) or _AFTER.match(text, end) or is_of_place(text, end, sign):
        return True
    return cut(text, end, min(end + _NEXT, len(text)))[0].role in _PREDICATES


def _follows_division(text: str, low: int) -> bool:
    """Whether a county or a city stands right before ``low`` (石门县 | 二都街道)."""
    return text[low - 1 : low] in _LEVELS and any(
        gazetteer.is_division(text[low - size : low]) for size in _DIVISION if low >= size
    )


def _is_stem(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is characters of no common word and says no kind of settlement."""
    stem = text[start:end]
    if stem in _OLD_SEATS:
        return True
    if not stem.isalpha() or stem.isascii() or stem[0] in _NO_FIRST or _NEVER.search(stem):
        return False
    return not (is_common(stem) or is_common(stem[:2]) or is_common(stem[-2:]) or says_kind(stem))
