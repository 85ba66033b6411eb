"""The observation period and the status in force at every place of a report, as a table of breakpoints."""

import re
from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from gongbao.extract.document import Document
from gongbao.extract.facts import Header, Passage, Period
from gongbao.extract.periods.evidence import Anchor, find_anchor
from gongbao.extract.periods.expressions import Expression, find_expressions
from gongbao.extract.periods.status import Statuses

__all__ = ["Timeline"]

_COMPARED = re.compile(r"(?:比|较|同|与|跟|和|相当于|高于|低于|快于|好于|多于|少于|超过)(?:\d{4}年)?$")
_FROM = re.compile(r"(?:由|从)$")
_SINCE = re.compile(r"(?:自|从|自从)$")
_ARRIVAL = re.compile(r"[到至为成]")
_LEAD = re.compile(
    r"^[\s\-“”\"(]*(?:(?:截至|截止|截止到|到|至|在|自|从|据|回顾|刚刚过去的|过去的|展望|其中|特别是|尤其是|各位代表[!:,]?)[,:]?)*$"
)
_NUMBERED = re.compile(
    r"\s*(?:(第[一二三四五六七八九十百]+[章节部编篇]分?)|([一二三四五六七八九十]{1,3}、)|(\([一二三四五六七八九十]{1,3}\)))"
)
_CONTEXT_OF_YEAR = frozenset({"上年", "上年度", "上一年", "上一年度", "本年", "本年度"})


@dataclass(frozen=True, slots=True)
class _Time:
    """A resolved time: years, and the months and day where it is narrower than a year."""

    first: int
    last: int
    text: str
    months: tuple[int, int] | None = None
    day: int | None = None

    def period(self) -> Period:
        low, high = self.months or (1, 12)
        first = date(self.first, low, 1)
        last = date(self.last, high, monthrange(self.last, high)[1])
        if self.day and self.day <= last.day:
            first = last = date(self.last, high, self.day)
        return Period(first, last, self.text)


class Timeline:
    """Gives the observation period and the status of any place in a report."""

    def __init__(self, document: Document, header: Header) -> None:
        self._document = document
        self._expressions = find_expressions(document.folded)
        self._anchor = find_anchor(document, self._expressions)
        if header.held_on is not None:
            held = header.held_on
            self._anchor = Anchor(held.year, held.month, held.day, self._anchor.reviewed)
        self._offsets: list[int] = [-1]
        self._times: list[_Time | None] = [self._default()]
        self._periods: dict[_Time, Period] = {}
        self._sweep()
        self._statuses = Statuses(document, self._anchor)

    def period_at(self, offset: int) -> Period | None:
        """Return the observation period that governs ``offset``, or ``None`` where the text leaves it open."""
        time = self._times[bisect_right(self._offsets, offset) - 1]
        if time is None:
            return None
        period = self._periods.get(time)
        if period is None:
            period = self._periods[time] = time.period()
        return period

    def status_at(self, offset: int, period: Period | None) -> str:
        """Return ``actual`` or ``target`` for a fact at ``offset``."""
        return self._statuses.at(offset, period)

    def _default(self) -> _Time | None:
        year = self._anchor.reviewed or self._anchor.year
        return None if year is None else _Time(year, year, str(year))

    def _set(self, offset: int, time: _Time | None) -> None:
        if self._offsets[-1] == offset:
            self._times[-1] = time
        elif self._times[-1] != time:
            self._offsets.append(offset)
            self._times.append(time)

    def _sweep(self) -> None:
        default = self._default()
        headings: list[tuple[int, _Time | None]] = []
        section = paragraph = default
        number = 0
        index = 0
        for passage in self._document.passages:
            first = index
            while index < len(self._expressions) and self._expressions[index].start < passage.end:
                index += 1
            expressions = self._expressions[first:index]
            if passage.section == passage.text:
                level = _level(self._document.folded[passage.start : passage.end])
                while headings and headings[-1][0] >= level:
                    headings.pop()
                outer = headings[-1][1] if headings else default
                section = self._first(expressions, outer) or outer
                headings.append((level, section))
                paragraph, number = section, passage.paragraph
                self._set(passage.start, section)
                continue
            if passage.paragraph != number:
                paragraph, number = section, passage.paragraph
            self._set(passage.start, paragraph)
            topic = self._sentence(passage, expressions, paragraph)
            if topic is not None:
                paragraph = topic
                if passage.sentence == 1 and topic.months is None:
                    section = topic

    def _first(self, expressions: list[Expression], current: _Time | None) -> _Time | None:
        for expression in expressions:
            time = self._resolve(expression, current)
            if time is not None:
                return time
        return None

    def _sentence(
        self, passage: Passage, expressions: list[Expression], current: _Time | None
    ) -> _Time | None:
        """Set the breakpoints of a sentence; return the time that it hands on to the next, if any."""
        folded = self._document.folded
        topic = None
        for position, expression in enumerate(expressions):
            before = folded[max(passage.start, expression.start - 12) : expression.start]
            after = folded[expression.end : expression.end + 3]
            if before.count("《") > before.count("》"):
                continue
            if _COMPARED.search(before):
                continue
            time = self._resolve(expression, current)
            if time is None:
                continue
            if _FROM.search(before) and not expression.since and after[:1] in ("的", "末", "底"):
                self._set(expression.start, time)
                limit = expressions[position + 1].start if position + 1 < len(expressions) else passage.end
                arrival = _ARRIVAL.search(folded, expression.end + 1, limit)
                if arrival:
                    self._set(arrival.start(), current)
                continue
            current = time
            self._set(expression.start, time)
            if _LEAD.match(folded[passage.start : expression.start]):
                topic = time
        return topic

    def _resolve(self, expression: Expression, current: _Time | None) -> _Time | None:
        """Return the years that an expression names here; ``None`` where nothing says which they are."""
        text = self._document.text[expression.start : expression.end]
        present = self._anchor.year
        in_force = current.last if current is not None else present
        if expression.kind in ("plan", "years", "year"):
            last = expression.last
            if expression.since and present is not None:
                last = max(expression.first, min(present, last) if expression.kind == "plan" else present)
            return _Time(expression.first, last, text, expression.months, expression.day)
        if expression.kind == "relative":
            base = (
                in_force
                if text[:3].rstrip("度") in _CONTEXT_OF_YEAR or text[:2] in _CONTEXT_OF_YEAR
                else present
            )
            if base is None:
                return None
            year = base + expression.first
            return _Time(year, year, text, expression.months, expression.day)
        if expression.kind == "span":
            return self._span(expression, current, text)
        if expression.kind == "present":
            year = self._anchor.reviewed or present
            return None if year is None else _Time(year, year, text)
        return (
            None if in_force is None else _Time(in_force, in_force, text, expression.months, expression.day)
        )

    def _span(self, expression: Expression, current: _Time | None, text: str) -> _Time | None:
        count = expression.first
        if expression.ahead:
            present = self._anchor.year
            return None if present is None else _Time(present, present + count - 1, text)
        if current is not None and current.last - current.first + 1 == count:
            return _Time(current.first, current.last, text)
        last = self._anchor.reviewed or self._anchor.year
        return None if last is None else _Time(last - count + 1, last, text)


def _level(heading: str) -> int:
    """Return how deep a heading stands: 第一部分, 一、, （一）, and below them one without a number."""
    match = _NUMBERED.match(heading)
    return match.lastindex or 4 if match else 4
