"""What stands beside a name and shows that it is one of a place: where it lies, what is there, a place beside it."""

import re

from gongbao.extract.vocabulary import alternation, words

__all__ = ["begins_place", "is_of_place", "says_kind", "shows_place"]

_TERMS = words("place_surroundings", "term")
_ALONE = words("place_surroundings", "no_sibling")
_KIND = re.compile(alternation(words("place_surroundings", "no_stem")))
_QUARTERS = frozenset(("片区", "组团", "新城"))
_WATERS = frozenset("河湖江溪")
_WITHIN = re.compile(alternation(words("place_surroundings", "within")))
_OF_WATER = re.compile(alternation(words("place_surroundings", "of_water")))
_LEADING = re.compile(rf"(?:{alternation(words('place_surroundings', 'leading'))})$")
_LEADING_END = re.compile(r"[,。;:、!?)”\s的和与及]|等|境|内|一带|[\d一二三四五六七八九十两]|召|举|开")
_LONGEST_LEADING = 4
_SIBLING = 6  # characters of a place beside it


def is_of_place(text: str, end: int, term: str) -> bool:
    """Whether what follows the generic ``term`` that ends at ``end`` is said of waters, villages and towns alone."""
    return term in _TERMS and (_OF_WATER if term in _WATERS else _WITHIN).match(text, end) is not None


def begins_place(text: str, begin: int) -> bool:
    """Whether the name of a place may begin at ``begin``: after a mark or a word that governs places."""
    return (
        begin == 0
        or not (text[begin - 1].isalpha() or text[begin - 1].isdigit())
        or _LEADING.search(text, max(begin - _LONGEST_LEADING, 0), begin) is not None
    )


def says_kind(stem: str) -> bool:
    """Whether ``stem`` says a kind of settlement (重点, 示范), and is no name of one."""
    return _KIND.search(stem) is not None


def shows_place(text: str, begin: int, end: int, term: str) -> bool:
    """Whether what stands beside ``text[begin:end]``, which ends in the generic ``term``, is said of places alone."""
    if term not in _TERMS or _KIND.search(text, begin, end - len(term)):
        return False
    if is_of_place(text, end, term):
        return True
    opens = begin == 0 or not text[begin - 1].isalpha()
    if opens and (term in _QUARTERS or text.startswith("的", end)):
        return True
    if _LEADING.search(text, max(begin - _LONGEST_LEADING, 0), begin) and (
        end == len(text) or _LEADING_END.match(text, end)
    ):
        return True
    return _has_sibling(text, begin, end, term)


def _has_sibling(text: str, begin: int, end: int, term: str) -> bool:
    """Whether another name with ``term`` stands before or after, in a list."""
    if term in _ALONE:
        return False
    if text[begin - 1 : begin] in ("、", "和", "与", "及") and text.endswith(term, 0, begin - 1):
        return True
    if text[end : end + 1] not in ("、", "和", "与", "及"):
        return False
    after = text[end + 1 : end + 1 + _SIBLING + len(term)]
    at = after.find(term)
    return at > 1 and after[:at].isalpha()
