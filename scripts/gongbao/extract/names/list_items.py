"""The items of one enumeration: where each begins and ends, and the name found before that covers it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gongbao.extract.names.spans import Span
from gongbao.extract.names.terms import PHASE_WORD
from gongbao.extract.vocabulary import alternation, words

__all__ = ["Enumeration", "Found", "Item", "narrowed", "read_items"]


_MARK = re.compile(r"、|(?<=[^、,。][^、,。])(?:和|以及|及)")
_TRAILING = re.compile(rf"(?:{alternation(words('name_edges', 'inner') | words('name_edges', 'stop'))})*$")
_STAGE = re.compile(alternation(words("stage_words") | words("list_item_words", "ending")))
_SHARED_TERM = re.compile(rf"(?:{alternation(words('list_item_words', 'shared_term'))})$")
_PRICED = re.compile(r"[^、,]{0,8}投资[^、,]{1,10}元(?:以上)?的")
_WINDOW = 36  # characters in which an item's name stands
_OWN_PART = 6  # characters, at most, of the next before its term
_SHARING = 4  # characters, at most, of an item that shares the generic term of the next
_KNOWN_SHORT = 3  # a name of more characters than this that begins an item is the item's name


@dataclass(slots=True)
class Enumeration:
    """The stretch ``[start, end)`` of the items; ``kind`` and ``head``: what the noun after them tells, if one closes them."""

    start: int
    end: int
    kind: str | None = None
    head: str = ""
    count: int | None = None  # of what the noun names, where a number says it (三大煤矿)


@dataclass(slots=True)
class Item:
    """One item at ``[start, end)``; ``name`` is the name found before that covers it."""

    start: int
    end: int
    first: bool  # of its enumeration: what governs the list stands before it
    name: Span | None
    shares_term: bool  # its generic term stands with the next item (甲乙、丙丁高铁)
    priced: bool = False  # what is invested stood before it

    @property
    def is_named_to_its_end(self) -> bool:
        return self.name is not None and self.name[1] == self.end


class Found:
    """The names found before, in order, to be asked for where they stand."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._starts = [span[0] for span in spans]
        self._work_starts = [span[0] for span in spans if span[2] == "facility"]
        self._work_ends = [span[1] for span in spans if span[2] == "facility"]

    def has_work(self, start: int, end: int) -> bool:
        """Whether a facility stands in ``[start, end)``."""
        return bisect_right(self._work_ends, start) < bisect_left(self._work_starts, end)

    def covering(self, start: int, end: int) -> Span | None:
        """Return the name that the item ``[start, end)`` is known by: one with a generic term, or one that ends it."""
        at = bisect_left(self._starts, end) - 1
        if at < 0 or self._spans[at][1] <= start:
            return None
        name = self._spans[at]
        if name[1] == end or (name[2] != "place" and name[1] - name[0] > _KNOWN_SHORT):
            return name
        return None


def read_items(text: str, enumeration: Enumeration, found: Found) -> list[Item]:
    """Return the items of ``enumeration``; where no noun closes it, the last ends before what is said of all."""
    spans = _split(text, enumeration.start, enumeration.end)
    if enumeration.kind is None and len(spans) > 1:
        spans[-1] = (spans[-1][0], _end_of_last(text, spans))
    return [
        Item(start, end, number == 0, found.covering(start, end), _shares_term(text, spans, number))
        for number, (start, end) in enumerate(spans)
    ]


def narrowed(text: str, item: Item) -> Item | None:
    """Return ``item`` without what is no part of a name before it, or ``None`` where it is too long for one."""
    if item.end - item.start > _WINDOW and not item.first:
        return None
    start = max(item.start, item.end - _WINDOW)
    priced = _PRICED.match(text, start, item.end)
    return replace(item, start=priced.end() if priced else start, priced=priced is not None)


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans between the marks of enumeration in ``[start, end)``."""
    spans = []
    low = start
    for mark in _MARK.finditer(text, start, end):
        spans.append((low, mark.start()))
        low = mark.end()
    spans.append((low, end))
    return [span for span in spans if span[1] > span[0]]


def _end_of_last(text: str, spans: Sequence[tuple[int, int]]) -> int:
    """Return where the last of ``spans`` ends if the clause goes on after it (甲项目、乙项目开工)."""
    start, end = spans[-1]
    stage = _STAGE.search(text, start + 2, end)
    if stage:
        of_projects = stage.group() == "项目" and any(text.endswith("项目", *span) for span in spans[:-1])
        end = stage.end() if of_projects else stage.start()
    if text.endswith("项目", start, end):
        return end
    trailing = _TRAILING.search(text, max(start, end - _WINDOW), end)
    return trailing.start() if trailing else end


def _shares_term(text: str, spans: Sequence[tuple[int, int]], number: int) -> bool:
    """Whether an item of a few characters goes with the generic term of the next, whose own part is as short."""
    if number + 1 >= len(spans) or spans[number][1] - spans[number][0] > _SHARING:
        return False
    if PHASE_WORD.fullmatch(text, *spans[number]):
        return False
    start, end = spans[number + 1]
    term = _SHARED_TERM.search(text, start, end)
    return term is not None and 0 < term.start() - start <= _OWN_PART
