"""The quantities of a report in groups: those of the prose between tables, and those of one sentence."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from gongbao.extract.document import Document
from gongbao.extract.facts import Quantity
from gongbao.extract.figures.cells import Table

__all__ = ["between_tables", "by_passage"]

_start = attrgetter("start")


def between_tables(
    quantities: Sequence[Quantity], tables: Sequence[Table]
) -> Iterator[tuple[Table | None, list[Quantity]]]:
    """Yield each table with the quantities of the prose before it, and at last those after all tables."""
    rest = 0
    for table in tables:
        first = bisect_left(quantities, table.start, rest, key=_start)
        yield table, list(quantities[rest:first])
        rest = bisect_left(quantities, table.end, first, key=_start)
    yield None, list(quantities[rest:])


def by_passage(document: Document, quantities: Sequence[Quantity]) -> Iterator[tuple[int, list[Quantity]]]:
    """Yield each passage with the quantities that stand in it."""
    current = -1
    several: list[Quantity] = []
    for quantity in quantities:
        passage = document.passage_at(quantity.start)
        if not document.passages or quantity.end > document.passages[passage].end:
            continue
        if passage != current and several:
            yield current, several
            several = []
        current = passage
        several.append(quantity)
    if several:
        yield current, several
