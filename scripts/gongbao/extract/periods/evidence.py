"""The year that a report speaks in, from the text's own evidence: never guessed, never from a file's name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongbao.extract.document import Document
from gongbao.extract.periods.expressions import Expression
from gongbao.extract.vocabulary import alternation, words

__all__ = ["Anchor", "find_anchor"]

_HEAD = 1500
_REVIEW = re.compile(alternation(words("period_words", "review")))
_PLAN = re.compile(alternation(words("period_words", "outlook")))
_ANNUAL_TITLE = re.compile(r"统计公报|统计公告|年鉴")
_REPORT_TITLE = re.compile(r"工作报告")
_AHEAD = re.compile(r"(?:到|至|力争|预计|规划|计划|目标|[《(][^》)\n]{0,40})$")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is known of the report's own time.

    ``year`` is the year of 今年; ``month`` and ``day`` those of the report where a date line states them.
    ``reviewed`` is the year that the report looks back on where it states one; figures without any
    other period hold for it.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    reviewed: int | None = None

    @property
    def date(self) -> date | None:
        """The day of the report, where all of it is known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


def find_anchor(document: Document, expressions: Sequence[Expression]) -> Anchor:
    """Return the year in which the report speaks, and the one that it looks back on."""
    folded = document.folded
    dated = _date_line(folded, expressions)
    titled = _titled(document, expressions)
    year, month, day = dated or (None, None, None)
    reviewed = None
    if titled is not None:
        reviewed = titled.reviewed
        year = year or titled.year
    if year is None:
        year = _latest(folded, expressions)
    return Anchor(year, month, day, reviewed)


def _date_line(folded: str, expressions: Sequence[Expression]) -> tuple[int, int, int] | None:
    """Return the first full date near the text's beginning that stands on a short line or in brackets."""
    for expression in expressions:
        if expression.start > _HEAD:
            return None
        if expression.kind == "year" and expression.day and expression.months:
            begin = folded.rfind("\n", 0, expression.start) + 1
            end = folded.find("\n", expression.end)
            if (end if end >= 0 else len(folded)) - begin <= 80:
                return expression.first, expression.months[0], expression.day
    return None


def _titled(document: Document, expressions: Sequence[Expression]) -> Anchor | None:
    """Return what headings state: 2025年工作回顾, 2026年工作重点, 2019年统计公报."""
    headings = [passage for passage in document.passages if passage.section == passage.text]
    found: Anchor | None = None
    index = 0
    for heading in headings:
        while index < len(expressions) and expressions[index].start < heading.start:
            index += 1
        within = []
        while index < len(expressions) and expressions[index].end <= heading.end:
            within.append(expressions[index])
            index += 1
        line = document.folded[heading.start : heading.end]
        for expression in within:
            if expression.kind != "year" or expression.months:
                continue
            rest = line[expression.end - heading.start :]
            if _ANNUAL_TITLE.search(rest):
                return Anchor(expression.first + 1, reviewed=expression.first)
            if _REVIEW.search(rest[:12]):
                return Anchor(expression.first + 1, reviewed=expression.first)
            if _PLAN.search(rest[:14]) or _REPORT_TITLE.search(rest):
                found = found or Anchor(expression.first)
    return found


def _latest(folded: str, expressions: Sequence[Expression]) -> int | None:
    """Return the latest year that the text speaks of as past or present."""
    years = [
        expression.last
        for expression in expressions
        if expression.kind == "year"
        and not _AHEAD.search(folded, max(0, expression.start - 42), expression.start)
    ]
    return max(years, default=None)
