"""Accounts for every numeral of a report: what each was read as."""

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from gongbao.extract.facts import Facts, Passage, Quantity
from gongbao.extract.quantities import Numeral

__all__ = ["Account", "account_for"]


@dataclass(frozen=True, slots=True)
class Account:
    """One numeral and what it was read as. ``start`` and ``end`` count code points.

    Attributes:
        kind: ``figure``, ``ranking`` or ``threshold`` where a fact is made of it; else the numeral's own kind:
            ``date``, ``period``, ``ordinal``, ``list_number``, ``document_number``, ``name``, ``unread``, or
            ``quantity`` for a number that the report does not assert of anything, ``furniture`` for one that
            stands in no sentence of the report, but in a page's buttons and bylines.
    """

    start: int
    end: int
    kind: str


def account_for(numerals: Iterable[Numeral], facts: Facts) -> Iterator[Account]:
    """Yield each of ``numerals`` with what became of it in ``facts``, which are those of the same text."""
    figures, rankings = _Spans(facts.figures), _Spans(facts.rankings)
    passages = _Passages(facts.passages)
    thresholds = {
        (figure.passage, figure.threshold, figure.threshold_unit)
        for figure in facts.figures
        if figure.threshold is not None
    }
    for numeral in numerals:
        kind = numeral.kind
        if figures.meet(numeral.start, numeral.end):
            kind = "figure"
        elif rankings.meet(numeral.start, numeral.end):
            kind = "ranking"
        elif (passage := passages.at(numeral.start)) is None:
            kind = "furniture"
        elif numeral.quantity and _key(passage, numeral.quantity) in thresholds:
            kind = "threshold"
        yield Account(numeral.start, numeral.end, kind)


def _key(passage: int, quantity: Quantity) -> tuple[int, Decimal | None, str]:
    return passage, quantity.value, quantity.unit


class _Span(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class _Spans:
    """Answers whether any of many spans, in order of their start, meets another."""

    def __init__(self, spans: Sequence[_Span]) -> None:
        self._starts = [span.start for span in spans]
        self._furthest: list[int] = []
        for span in spans:
            self._furthest.append(max(span.end, self._furthest[-1] if self._furthest else 0))

    def meet(self, start: int, end: int) -> bool:
        before = bisect.bisect_left(self._starts, end)
        return before > 0 and self._furthest[before - 1] > start


class _Passages:
    """Answers in which passage an offset stands, by its index."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._starts = [passage.start for passage in passages]

    def at(self, offset: int) -> int | None:
        index = bisect.bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self._passages[index].end else None
