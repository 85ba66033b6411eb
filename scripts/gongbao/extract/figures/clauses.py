"""The clauses of one sentence, found by bisection."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from gongbao.extract.facts import Quantity

__all__ = ["Clauses"]

_BOUNDARY = re.compile(r"[,;:。!?…\n]")
_ASIDE = re.compile(r"\([^()]{2,40}\)")


class Clauses:
    """Where each clause of ``folded[start:end]`` begins; marks inside a quantity part nothing."""

    def __init__(self, folded: str, start: int, end: int, quantities: Sequence[Quantity]) -> None:
        starts = [start]
        starts += [mark.end() for mark in _BOUNDARY.finditer(folded, start, end)]
        if folded.find("(", start, end) >= 0:
            _join_asides(starts, folded, end, quantities)
        for quantity in quantities:
            first = bisect_right(starts, quantity.start)
            if first < len(starts) and starts[first] <= quantity.end:
                del starts[first : bisect_right(starts, quantity.end)]
        self._starts = starts

    @property
    def start(self) -> int:
        """Where the sentence begins."""
        return self._starts[0]

    def begin(self, offset: int) -> int:
        """Return where the clause that ``offset`` stands in begins."""
        return self._starts[max(bisect_right(self._starts, offset) - 1, 0)]

    def before(self, offset: int) -> tuple[int, int] | None:
        """Return the span of the clause before the one that ``offset`` stands in, if there is one."""
        index = bisect_right(self._starts, offset) - 1
        return (self._starts[index - 1], self._starts[index] - 1) if index > 0 else None


def _join_asides(starts: list[int], folded: str, end: int, quantities: Sequence[Quantity]) -> None:
    """Take back the clauses that begin in a bracket without a number: (不含简易机床,下同)."""
    for aside in _ASIDE.finditer(folded, starts[0], end):
        first, last = bisect_right(starts, aside.start()), bisect_right(starts, aside.end())
        if first < last and not any(aside.start() < q.start < aside.end() for q in quantities):
            del starts[first:last]
