"""The figures beside a rank: what the number measures that a rank follows or goes on from."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from gongbao.extract.facts import Figure

__all__ = ["FiguresBeside"]

_JOINED = re.compile(r"(?:[、和]|以上|左右)+")
_ORDER = "排名"
_AVERAGE = re.compile("平均|^(?:[高低快慢]于|高出)?全[国省市州区县盟]")
_PLACES = "{位}"  # the unit of a move of rank, which measures no thing
_CONTEST = re.compile("在.+中$")  # 在全省考核中晋升7位: the contest is named for what it is
_FULFILMENT = re.compile(
    "(?:目标|任务|计划|预算)数?$"
)  # 完成年度目标的105% says how much of another thing was reached


class FiguresBeside:
    """Finds figures by where they end in the folded text."""

    def __init__(self, folded: str, figures: Sequence[Figure]) -> None:
        self._folded = folded
        self._figures = figures
        self._ends = [figure.end for figure in figures]
        self._of_orders: set[int] = set()

    def leave_out(self, start: int, end: int) -> None:
        """Leave out the figures of an order from now on: they count who is ranked (在全市11个板块中)."""
        self._of_orders.update(range(bisect_left(self._ends, start), bisect_right(self._ends, end)))

    def without_count(self, begin: int, rest: str) -> str:
        """Return what a figure counts for 12个品牌 and 获得12枚奖牌, which the words before a rank end with."""
        index = bisect_right(self._ends, begin + len(rest)) - 1
        if index < 0 or self._figures[index].start < begin:
            return rest
        noun = self._folded[self._ends[index] : begin + len(rest)].rstrip("、 ")
        return noun if noun and self._figures[index].indicator.endswith(noun) else rest

    def end_of_last(self, begin: int, end: int) -> int:
        """Return where the words begin that follow the last figure of a clause (增长6%、规模升至): 规模."""
        last = bisect_right(self._ends, end) - 1
        if last < 0 or self._figures[last].start < begin:
            return begin
        after = self._ends[last]
        if self._folded.startswith("的", after):
            return after + 1
        return after + 1 if after < end and self._folded[after] == "、" else begin

    def at(self, end: int, passage_start: int, joint: re.Pattern[str]) -> tuple[str, ...]:
        """Return what the figures measure that the rank follows (8%、居全省第2位), each of a joined list."""
        last = bisect_right(self._ends, end) - 1
        if last < 0 or not self._follows(last, end, joint) or self._figures[last].start < passage_start:
            return ()
        if self._figures[last].unit == _PLACES or self._is_fulfilment(last):
            return ()
        found = [self._figures[last].indicator]
        while last > 0 and self._figures[last].measure == self._figures[last - 1].measure:
            if not self._follows(last - 1, self._figures[last].start, _JOINED):
                break
            last -= 1
            found.insert(0, self._figures[last].indicator)
        return tuple(dict.fromkeys(indicator for indicator in found if indicator))

    def end_before(self, end: int) -> int:
        """Return where the last figure before ``end`` ends."""
        last = bisect_right(self._ends, end) - 1
        return self._ends[last] if last >= 0 else end

    def counts_at(self, end: int) -> bool:
        """Tell whether the figure before ``end`` counts those who stand in the band (3家进入前30强)."""
        last = bisect_right(self._ends, end) - 1
        return last >= 0 and self._figures[last].unit.startswith("{")

    def between(self, start: int, end: int) -> tuple[str, ...]:
        """Return what the figures of one clause measure (A达x、B达y,均居全国首位)."""
        first, last = bisect_right(self._ends, start), bisect_right(self._ends, end)
        return tuple(
            dict.fromkeys(
                self._figures[index].indicator for index in range(first, last) if index not in self._of_orders
            )
        )

    def _follows(self, figure: int, offset: int, joint: re.Pattern[str]) -> bool:
        end = self._figures[figure].end
        return offset - end <= 6 and (offset == end or joint.fullmatch(self._folded, end, offset) is not None)

    def _is_fulfilment(self, figure: int) -> bool:
        return (
            self._figures[figure].unit == "%"
            and _FULFILMENT.search(self._figures[figure].indicator) is not None
        )

    def _compares(self, figure: int) -> bool:
        """Tell whether a figure says how far from an average something is, and so names what that is of."""
        return (
            self._figures[figure].unit == "{pp}"
            and _AVERAGE.search(self._figures[figure].indicator) is not None
        )

    def before(self, begin: int, passage_start: int) -> str | None:
        """Return what the last figure of the sentence before ``begin`` measures; a move of rank measures no thing."""
        last = bisect_right(self._ends, begin) - 1
        while last in self._of_orders or (last >= 0 and (self._is_fulfilment(last) or self._compares(last))):
            last -= 1
        if last < 0 or self._figures[last].start < passage_start:
            return None
        named = self._figures[last].indicator
        if self._figures[last].unit != _PLACES:
            return named
        return named if len(named) > len(_ORDER) and not _CONTEST.search(named) else None
