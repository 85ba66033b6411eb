"""Firms that are proved by standing in a list beside known ones (华为、鼎恒和中兴).

Such an item is characters that are no common word, whole between its marks; one in Latin letters needs two
known firms in its list.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from gongbao.extract.names import gazetteer
from gongbao.extract.names.edges import STOPPING
from gongbao.extract.names.segmentation import cut, is_name
from gongbao.extract.names.spans import Span
from gongbao.extract.vocabulary import alternation, words

__all__ = ["find_beside"]

_MARK = re.compile("[、和与及]")
_MARKS = frozenset("、和与及")
_EDGE = r"[,。;:!?…\s()《》“”]"
_BEFORE = re.compile(rf"(?s:.*){_EDGE}")  # up to the last mark that parts a list from what stands before it
_AFTER = re.compile(_EDGE)
_FARTHEST = 120  # characters of a list on either side of a firm
_OPENING = re.compile(rf"(?s:.*)(?:{alternation(words('firm_contexts', 'before_list'))})")
_CLOSED = re.compile("[等的外均](?<=[^、和与及].)")
_NAME = re.compile("[一-龥]{2,4}|[A-Z][A-Z&]{2,5}")
_BODY = re.compile("(?:[部委局厅署院会办府学校盟国党军队]|反革命集团|(?<!集)团)$")
_FIRM = re.compile(rf"(?:{alternation(words('firm_contexts', 'last'))})$")
_LEAST = 2  # known firms beside a name in Latin letters
_SHORT = 4  # characters of an organisation that is a firm unless its last word says otherwise
_COMMON_LENGTH = 3  # characters of names in the dictionary that firms have too
_NAMES = frozenset(("namelike", "unknown"))
_NOT_INSIDE = STOPPING | {"side"}  # 除某某外
_NO_FIRM = words("firm_contexts", "none")


def find_beside(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the firms that lists show beside those of ``spans``, which are in order."""
    starts = [span[0] for span in spans]
    last = 0  # where the list read last ends
    for start, end, type_ in spans:
        if (
            type_ != "organisation"
            or start < last
            or not (text[end : end + 1] in _MARKS or text[start - 1 : start] in _MARKS)
        ):
            continue
        low, last = _list_around(text, start, end)
        named = spans[bisect_left(starts, low) : bisect_left(starts, last)]
        firms = sum(_is_firm(text, span) for span in named)
        if firms and "、" in text[low:last]:
            yield from _beside(text, low, last, named, firms)


def _list_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the clause begins and ends in which ``text[start:end]`` stands, as far as lists reach."""
    low = max(start - _FARTHEST, 0)
    before = _BEFORE.match(text, low, start)
    after = _AFTER.search(text, end, end + _FARTHEST)
    return before.end() if before else low, after.start() if after else min(end + _FARTHEST, len(text))


def _is_firm(text: str, span: Span) -> bool:
    start, end, type_ = span
    if type_ != "organisation" or _BODY.search(text, start, end):
        return False
    return end - start <= _SHORT or gazetteer.is_firm(text[start:end]) or bool(_FIRM.search(text, start, end))


def _beside(text: str, low: int, high: int, named: Sequence[Span], firms: int) -> Iterator[Span]:
    """Yield the names among the items of the list ``[low, high)``, in which ``firms`` of ``named`` are firms."""
    items = list(_items(text, low, high))
    last = len(items) - 1
    known = [
        any(
            _is_firm(text, span) and (at == 0 or span[0] == start) and (at == last or span[1] == end)
            for span in named
        )
        for at, (start, end) in enumerate(items)
    ]
    for at, (start, end) in enumerate(items):
        if known[at] or not any(known[max(at - 1, 0) : at + 2]):
            continue
        if any(span[0] < end and span[1] > start for span in named) or not _NAME.fullmatch(text, start, end):
            continue
        if _is_name(text, start, end, firms):
            known[at] = True
            yield start, end, "organisation"


def _items(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the items of the list, of the first what an opening word leaves, of the last what 等 or 的 closes."""
    opening = _OPENING.match(text, low, text.find("、", low, high))
    start = opening.end() if opening else low
    for mark in _MARK.finditer(text, start, high):
        yield start, mark.start()
        start = mark.end()
    closed = _CLOSED.search(text, start, high)
    yield start, closed.start() if closed else high


def _is_name(text: str, start: int, end: int, firms: int) -> bool:
    """Whether ``text[start:end]`` reads as the name of a firm and as nothing else."""
    name = text[start:end]
    if name in gazetteer.ALL or name in _NO_FIRM or (len(name) > _COMMON_LENGTH and is_name(name)):
        return False
    if name.isascii():
        return firms >= _LEAST
    several = cut(text, start, end)
    return any(word.role in _NAMES for word in several) and all(
        word.role in _NAMES or (len(word.text) == 1 and word.role not in _NOT_INSIDE) for word in several
    )
