"""Parts and wholes: what 其中 governs, how it nests, and where its list ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongbao.extract.facts import Figure
from gongbao.extract.figures.counted_things import counts
from gongbao.extract.figures.lexicon import TAIL

__all__ = ["PartTracker"]

_ROUNDING = Decimal("1.005")  # parts are rounded one by one, so that their sum may pass the whole by a little
_SQUARE_METRES = {
    "m2": Decimal(1),
    "km2": Decimal(1_000_000),
    "ha": Decimal(10_000),
    "[mu_cn]": Decimal(2000) / Decimal(3),
}
_DIVISIONS = re.compile("[省市县区州国旗]|园区|开发区")
_REACH = 60  # characters that a part's name may be long
_WINDOW = 8  # figures that may stand between a whole and the first of its parts
_PART_CUE = re.compile(r"其中|(?<![一-鿿])其:")
_LIST_MARKS = frozenset(":,")
_ENDS_CLAUSE = re.compile(r"[,;。]")
_ENDS_SENTENCE = re.compile(r"[;。]")


@dataclass(slots=True)
class _Whole:
    index: int
    paragraph: int
    last: int  # the last of its parts so far
    said: Decimal  # what they make together


class PartTracker:
    """Follows a report from figure to figure and tells each one's whole."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._open: list[_Whole] = []
        self._before = 0  # the number of figures before 其中
        self._listed = False  # whether a mark after 其中 tells that a list follows

    def whole_of(self, figure: Figure, figures: Sequence[Figure], paragraph: int) -> int | None:
        """Return the index of the whole that ``figure``, next after ``figures``, is a part of."""
        begins = self._finds_cue(figure, figures)
        if self._open:
            self._open = [whole for whole in self._open if whole.paragraph == paragraph]
        if begins and figure.measure == "share":
            return self._rate_before(figure, figures)
        if self._is_own_growth(figure, figures):
            return None
        for whole in reversed(self._open):
            if (
                _scale(figures[whole.index]) == _scale(figure)
                and figures[whole.index].measure == figure.measure
            ):
                return self._continue(figure, figures, whole)
        if begins or (self._open and self._is_beside(figure, figures[-1])):
            return self._begin(figure, figures, paragraph, beside=not begins)
        return None

    def _finds_cue(self, figure: Figure, figures: Sequence[Figure]) -> bool:
        """Tell whether 其中 stands between ``figure`` and the one before it, in its sentence; note where."""
        since = max(figures[-1].end if figures else 0, figure.start - _REACH)
        if self._folded.find("其", since, figure.start) < 0:
            return False
        cue = _PART_CUE.search(self._folded, since, figure.start)
        if cue is None or "。" in self._folded[cue.end() : figure.start]:
            return False
        self._before, self._open = len(figures), []
        self._listed = self._folded[cue.end() : cue.end() + 1] in _LIST_MARKS
        return True

    def _rate_before(self, figure: Figure, figures: Sequence[Figure]) -> int | None:
        """Return the share right before 其中, which that of a part may exceed (完成率88%,其中水利96%)."""
        last = self._before - 1
        while last > 0 and figures[last].unit[0] == "{" and _DIVISIONS.match(figures[last].indicator):
            last -= 1  # 完成率88%,列全省13个市第3位,其中水利96%
        if last < 0 or figures[last].measure != "share" or figures[last].unit != figure.unit:
            return None
        return last if figures[last].passage >= figure.passage - 1 else None

    def _is_beside(self, figure: Figure, part: Figure) -> bool:
        """Tell whether ``figure`` says of the same part something else (1座1045米)."""
        return not _ENDS_SENTENCE.search(self._folded, part.end, figure.start)

    def _is_own_growth(self, figure: Figure, figures: Sequence[Figure]) -> bool:
        """Tell whether ``figure`` is not an amount, nor the growth of a part that states only its growth."""
        if figure.measure == "level":
            return False
        return figure.measure != "growth_rate" or not figures or figures[-1].indicator == figure.indicator

    def _begin(
        self, figure: Figure, figures: Sequence[Figure], paragraph: int, *, beside: bool
    ) -> int | None:
        """Return the nearest figure before 其中 that ``figure`` can be a part of, and open its list.

        ``beside`` tells that ``figure`` says something else of a part, as its whole must have done too.
        """
        for index in range(self._before - 1, max(self._before - 1 - _WINDOW, -1), -1):
            whole = figures[index]
            if whole.passage < figure.passage - 1:
                break
            if whole.measure != figure.measure or _scale(whole) != _scale(figure):
                continue
            if beside and figure.indicator != figures[-1].indicator and not _are_alike(figure, whole):
                continue
            if _holds(whole, figure, Decimal(0)):
                self._open.append(_Whole(index, paragraph, len(figures), figure.value or Decimal(0)))
                return index
        return None

    def _continue(self, figure: Figure, figures: Sequence[Figure], open_: _Whole) -> int | None:
        if self._belongs(figure, open_, figures):
            open_.last = len(figures)
            open_.said += figure.value or Decimal(0)
            return open_.index
        self._open = []
        return None

    def _belongs(self, figure: Figure, open_: _Whole, figures: Sequence[Figure]) -> bool:
        whole, sibling = figures[open_.index], figures[open_.last]
        if figure.measure == "level" and not _holds(whole, figure, open_.said):
            return False
        if figure.threshold is not None and figure.threshold == whole.threshold:
            return False
        if figure.measure != "level" and figure.passage != sibling.passage:
            return False
        if not _ENDS_CLAUSE.search(self._folded, sibling.end, figure.start):
            return True
        amount = not counts(figure.unit) and figure.passage == sibling.passage
        if amount and _completes(whole, figure, open_.said):
            return True
        if self._begins_anew(figure, sibling):
            return False
        if _are_alike(figure, sibling) or (
            self._may_run_on(figure, sibling) and _are_parallel(figure, sibling)
        ):
            return True
        return counts(figure.unit) and not _ENDS_SENTENCE.search(self._folded, sibling.end, figure.start)

    def _may_run_on(self, figure: Figure, sibling: Figure) -> bool:
        """Tell whether a list goes on: a mark after 其中 opened it, or no more than a comma parts the two.

        After a semicolon it goes on if both are of one kind (其中汽油3万吨;柴油5万吨).
        """
        if self._listed or not _ENDS_SENTENCE.search(self._folded, sibling.end, figure.start):
            return True
        return figure.indicator[-1:] == sibling.indicator[-1:] and not TAIL.search(figure.indicator)

    def _begins_anew(self, figure: Figure, sibling: Figure) -> bool:
        """Tell whether ``figure`` is a whole beside the last one: it has a 其中 of its own."""
        if self._listed or not _ENDS_SENTENCE.search(self._folded, sibling.end, figure.start):
            return False
        own = _PART_CUE.search(self._folded, figure.end, figure.end + 2 * _REACH)
        return own is not None and not _ENDS_SENTENCE.search(self._folded, figure.end, own.start())


def _scale(figure: Figure) -> str:
    """Return what the units of a whole and its parts must have in common: 10平方公里,其中耕地200公顷 are both areas."""
    return "area" if figure.unit in _SQUARE_METRES else figure.unit


def _size(figure: Figure) -> Decimal:
    return _SQUARE_METRES.get(figure.unit, Decimal(1))


def _are_alike(one: Figure, other: Figure) -> bool:
    """Tell whether two figures are of the same kind: their wordings end alike."""
    one_name, other_name = one.indicator, other.indicator
    return one_name[-2:] == other_name[-2:] or (one_name[:2], one_name[-1:]) == (
        other_name[:2],
        other_name[-1:],
    )


def _are_parallel(one: Figure, other: Figure) -> bool:
    """Tell whether two items of a list in one sentence are on a par: 出口 and 进口, 食品类 and 衣着类."""
    if one.passage != other.passage:
        return False
    return one.indicator[-1:] == other.indicator[-1:] or not (
        TAIL.search(one.indicator) or TAIL.search(other.indicator)
    )


def _completes(whole: Figure, part: Figure, said: Decimal) -> bool:
    """Tell whether ``part`` and the parts before it make up ``whole``, but for rounding."""
    if part.measure != "level" or part.value is None or whole.value is None:
        return False
    if part.unit != whole.unit:
        return False
    return abs(part.value + said - whole.value) <= whole.value * (_ROUNDING - 1)


def _holds(whole: Figure, part: Figure, said: Decimal) -> bool:
    """Tell whether ``part``, beside the sum ``said`` of the parts before it, fits into ``whole``."""
    if part.value is None or whole.value is None:
        return False
    # Of more than 500 the parts may make 509.
    said = Decimal(0) if whole.comparator in ("gt", "ge") else said
    if whole.measure == "growth_rate":
        return True
    return part.value * _size(part) + said * _size(part) <= whole.value * _size(whole) * _ROUNDING
