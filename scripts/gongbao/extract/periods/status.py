"""Whether a fact holds already or is to come: from verbs, headings, tense words and its period."""

import re
from bisect import bisect_left, bisect_right

from gongbao.extract.document import Document
from gongbao.extract.facts import Period
from gongbao.extract.periods.evidence import Anchor
from gongbao.extract.vocabulary import alternation, words

__all__ = ["Statuses"]

_CUE = re.compile(
    rf"(?P<target>{alternation(words('status_words', 'target'))})|(?P<actual>{alternation(words('status_words', 'actual'))})"
)
_OUTLOOK = re.compile(alternation(words("period_words", "outlook")))
_REVIEW = re.compile(alternation(words("period_words", "review")))


class Statuses:
    """Gives the status in force at any place of a report."""

    def __init__(self, document: Document, anchor: Anchor) -> None:
        self._document = document
        self._anchor = anchor
        self._cues: list[int] = []
        self._targets: list[bool] = []
        for match in _CUE.finditer(document.folded):
            self._cues.append(match.start())
            self._targets.append(match["target"] is not None)
        self._sections: dict[str, bool] = {}

    def at(self, offset: int, period: Period | None) -> str:
        """Return ``actual`` or ``target`` for a fact at ``offset`` that holds in ``period``."""
        year = self._anchor.year
        if period is not None and year is not None and period.first.year > year:
            return "target"
        passage = (
            self._document.passages[self._document.passage_at(offset)] if self._document.passages else None
        )
        if passage is None:
            return "actual"
        low, high = bisect_left(self._cues, passage.start), bisect_right(self._cues, offset)
        if high > low:
            return "target" if self._targets[high - 1] else "actual"
        if passage.section and self._outlook(passage.section):
            return "target"
        return "actual"

    def _outlook(self, section: str) -> bool:
        known = self._sections.get(section)
        if known is None:
            known = bool(_OUTLOOK.search(section)) and not _REVIEW.search(section)
            self._sections[section] = known
        return known
