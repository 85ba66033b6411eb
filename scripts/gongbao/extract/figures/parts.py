"""Parts and wholes: what 其中 governs, how it nests, and where its list ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gongbao.extract.facts import Figure

__all__ = ["PartTracker"]

_ROUNDING = 1.005  # parts are rounded one by one, so that their sum may pass the whole by a little
_REACH = 60  # characters that a part's name may be long
_PART_CUE = re.compile(r"其中|(?<![一-鿿])其:")


@dataclass(slots=True)
class _Whole:
    index: int
    paragraph: int
    parts: list[int] = field(default_factory=list)


class PartTracker:
    """Follows a report from figure to figure and tells each one's whole."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._open: list[_Whole] = []
        self._last_level: int | None = None
        self._last_growth: int | None = None

    def whole_of(self, figure: Figure, figures: Sequence[Figure], paragraph: int) -> int | None:
        """Return the index of the whole that ``figure``, next after ``figures``, is a part of."""
        since = max(figures[-1].end if figures else 0, figure.start - _REACH)
        cue = bool(_PART_CUE.search(self._folded, since, figure.start))
        self._open = [whole for whole in self._open if whole.paragraph == paragraph]
        parent = self._begin(figure, figures, paragraph) if cue else self._continue(figure, figures)
        self._remember(figure, len(figures))
        return parent

    def _begin(self, figure: Figure, figures: Sequence[Figure], paragraph: int) -> int | None:
        candidate = self._last_growth if figure.measure == "growth_rate" else self._last_level
        if candidate is None:
            return None
        whole = figures[candidate]
        if figure.measure == "growth_rate":
            # a growth-only part takes the whole's growth; a part's own level is looked for first
            return candidate if whole.measure == "growth_rate" and candidate == len(figures) - 1 else None
        if whole.unit != figure.unit or _exceeds(figure, whole, 0):
            return self._larger_whole(figure, figures)
        self._open.append(_Whole(candidate, paragraph, [len(figures)]))
        return candidate

    def _larger_whole(self, figure: Figure, figures: Sequence[Figure]) -> int | None:
        for index in range(len(figures) - 1, max(len(figures) - 6, -1), -1):
            whole = figures[index]
            if whole.measure == "level" and whole.unit == figure.unit and not _exceeds(figure, whole, 0):
                if whole.passage < figure.passage - 1:
                    return None
                self._open.append(_Whole(index, 0, [len(figures)]))
                return index
        return None

    def _continue(self, figure: Figure, figures: Sequence[Figure]) -> int | None:
        if figure.measure != "level":
            return None
        while self._open:
            whole = self._open[-1]
            if self._belongs(figure, whole, figures):
                whole.parts.append(len(figures))
                return whole.index
            self._open.pop()
        return None

    def _belongs(self, figure: Figure, open_: _Whole, figures: Sequence[Figure]) -> bool:
        whole, sibling = figures[open_.index], figures[open_.parts[-1]]
        if figure.unit != whole.unit or whole.value is None:
            return False
        said = sum((figures[part].value or 0 for part in open_.parts), start=type(whole.value)(0))
        if _exceeds(figure, whole, said):
            return False
        if figure.threshold is not None and figure.threshold == whole.threshold:
            return False
        return _likeness(figure.indicator, sibling.indicator) >= _likeness(figure.indicator, whole.indicator)

    def _remember(self, figure: Figure, index: int) -> None:
        if figure.measure == "level":
            self._last_level = index
        elif figure.measure == "growth_rate":
            self._last_growth = index


def _exceeds(figure: Figure, whole: Figure, said: object) -> bool:
    if figure.value is None or whole.value is None:
        return True
    return float(figure.value) + float(said) > float(whole.value) * _ROUNDING  # type: ignore[arg-type]


def _likeness(one: str, other: str) -> float:
    """Return the share of character pairs that two wordings have in common (Dice's coefficient)."""
    pairs_one = {one[i : i + 2] for i in range(len(one) - 1)}
    pairs_other = {other[i : i + 2] for i in range(len(other) - 1)}
    total = len(pairs_one) + len(pairs_other)
    return 2 * len(pairs_one & pairs_other) / total if total else 0.0
