"""The observation period in force at every place of a report, as a table of breakpoints."""

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gongbao.extract.document import UNNUMBERED, Document
from gongbao.extract.facts import Header, Passage, Period
from gongbao.extract.periods.evidence import Anchor, find_anchor
from gongbao.extract.periods.expressions import Expression, find_expressions
from gongbao.extract.periods.status import Statuses
from gongbao.extract.vocabulary import alternation, words

__all__ = ["Timeline"]

_COMPARED = re.compile(
    r"(?:比|较|同|与|跟|相当于|高于|低于|快于|好于|多于|少于|超过)$|(?:比|较|与)[^,;。]{0,6}和$"
)
_MULTIPLE_OF = re.compile(
    r"(?:同期)?(?:全年|全国)?(?:的[\d一二两三四五六七八九十.]+倍|同期|相比|提[高前]|增[长加]|下降|减少|上升)"
)
_FROM = re.compile(r"(?:由|从)$")
_SINCE = re.compile(r"(?:自|从|自从)$")
_SINCE_TAIL = re.compile(r"以来|至今|起(?=,)")
_SUPERLATIVE = re.compile(r"(?:同期)?(?:最|新[高低]|首[次个]|第一次)")
_LEAD = re.compile(rf"[\s\-“”\"(·]*(?:(?:{alternation(words('period_words', 'lead'))})[,:!、]?)*")
_NUMBER = r"(?:\d[\d.,]*|[一二三四五六七八九十百千万亿两半]{1,6})"
_MOVE = re.compile(
    rf"(?:由|从)(?P<from>[^\d,;。:]{{0,3}}?)(?={_NUMBER})(?P<body>[^,;。]{{1,24}}?)"
    rf"(?P<verb>[一-龥]{{0,4}}?)(?:到|至|为|成)(?:了|约|近)?(?={_NUMBER})"
)
_REVISED = ("下调", "上调", "调高", "调低", "调降", "修正")
_RESPECTIVELY = re.compile(
    rf"分别[^\d;。]{{0,20}}(?P<list>{_NUMBER}[^\d、,;。]{{0,8}}(?:[、,和]{_NUMBER}[^\d、,;。]{{0,8}})+)"
)
_LISTED = re.compile(rf"(?<=[、,和]){_NUMBER}")
_OF_THE_YEAR_IN_FORCE = ("上年", "上一年", "本年")


@dataclass(frozen=True, slots=True)
class _Time:
    """A resolved time: years, and the months and day where it is narrower than a year."""

    first: int
    last: int
    text: str
    months: tuple[int, int] | None = None
    day: int | None = None
    named: bool = True  # the text names the year here; not so where it comes from the report's own year

    def period(self) -> Period:
        low, high = self.months or (1, 12)
        last = date(self.last, high, monthrange(self.last, high)[1])
        if self.day and self.day <= last.day:
            last = last.replace(day=self.day)
            return Period(last, last, self.text)
        return Period(date(self.first, low, 1), last, self.text)


class Timeline:
    """Gives the observation period and the status of any place in a report."""

    def __init__(self, document: Document, header: Header) -> None:
        self._document = document
        self._text = document.text
        self._expressions = find_expressions(document.folded)
        self._anchor = find_anchor(
            document, self._expressions, header.kind, header.held_on, header.published_on
        )
        self._offsets: list[int] = [-1]
        self._times: list[_Time | None] = [None]
        self._sections: list[tuple[int, str | None]] = []
        self._periods: dict[_Time, Period] = {}
        self._sweep()
        self._statuses = Statuses(document, self._anchor, self._sections, header.kind)

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
        """Return ``actual`` or ``target`` for a fact at ``offset`` that holds in ``period``."""
        return self._statuses.at(offset, period)

    def _set(self, offset: int, time: _Time | None) -> None:
        """Let ``time`` hold from ``offset`` on; a later call may not go back behind an earlier one."""
        if self._offsets[-1] >= offset:
            self._times[-1] = time
        elif self._times[-1] != time:
            self._offsets.append(offset)
            self._times.append(time)

    def _sweep(self) -> None:
        """Walk through the sentences once and set a breakpoint wherever the period in force changes."""
        year = self._anchor.reviewed or self._anchor.year
        default = (
            None if year is None else _Time(year, year, str(year), named=self._anchor.reviewed is not None)
        )
        headings: list[tuple[int, _Time | None, str | None]] = []
        section = paragraph = default
        number = 0
        opened = self._anchor.reviewed is not None or not self._structured()
        single = not self._document.headings and self._anchor.reviewed is None
        levels = {heading.passage: heading.level for heading in self._document.headings}
        for index, (passage, expressions) in enumerate(self._sentences()):
            if level := levels.get(index):
                folded = self._document.folded[passage.start : passage.end]
                while headings and headings[-1][0] >= level:
                    headings.pop()
                outer = headings[-1][1:] if headings else (default, None)
                section = self._first(expressions, outer[0]) or outer[0]
                kind = self._statuses_of_heading(folded) or outer[1]
                headings.append((level, section, kind))
                paragraph, number = section, passage.paragraph
                self._sections.append((passage.start, kind))
                self._set(passage.start, section)
                continue
            if passage.paragraph != number:
                paragraph, number = section, passage.paragraph
            self._set(passage.start, paragraph)
            topic = self._sentence(passage, expressions, paragraph)
            if topic is None:
                opened = True
                if single and (aside := self._times[-1]) is not None and aside.named and not aside.months:
                    section = paragraph = replace(aside, named=False)
                continue
            if not opened and topic.months is None and topic.named:
                default = topic
            opened = True
            paragraph = replace(topic, months=None, day=None) if topic.day else topic
            if passage.sentence == 1 and topic.months is None:
                section = topic

    def _sentences(self) -> Iterator[tuple[Passage, list[Expression]]]:
        index = 0
        for passage in self._document.passages:
            first = index
            while index < len(self._expressions) and self._expressions[index].start < passage.end:
                index += 1
            yield passage, self._expressions[first:index]

    def _structured(self) -> bool:
        """Tell a report under numbered headings, or none, from a string of news items under headlines."""
        headings = self._document.headings
        return not headings or any(heading.level < UNNUMBERED for heading in headings)

    def _statuses_of_heading(self, heading: str) -> str | None:
        return Statuses.of_heading(heading)

    def _first(self, expressions: Sequence[Expression], current: _Time | None) -> _Time | None:
        for expression in expressions:
            if (time := self._resolve(expression, current)) is not None:
                return time
        return None

    def _sentence(
        self, passage: Passage, expressions: Sequence[Expression], current: _Time | None
    ) -> _Time | None:
        """Set the breakpoints of a sentence; return the time that it hands on to the next, if any."""
        folded = self._document.folded
        topic = None
        events: list[tuple[int, _Time | None]] = []
        resume: _Time | None = None
        for expression in expressions:
            before = folded[max(passage.start, expression.start - 40) : expression.start]
            after = folded[expression.end : min(expression.end + 8, passage.end)]
            if before.rfind("《") > before.rfind("》"):
                continue
            if (expression.kind == "span" or expression.since) and _SUPERLATIVE.match(after):
                continue
            time = self._resolve(expression, current)
            if time is None:
                if not _COMPARED.search(before):
                    current = None
                    events.append((expression.start, None))
                continue
            if before.endswith(("是", "为", "达")) and _MULTIPLE_OF.match(after):
                continue
            if _COMPARED.search(before):
                if after[:1] == "的" and not _MULTIPLE_OF.match(after):
                    events += (
                        (expression.start, time),
                        (self._clause_end(expression.end, passage.end), current),
                    )
                continue
            if before.endswith("(") and after.startswith(")"):
                continue
            if _FROM.search(before) and after[:1] != "," and not expression.since:
                resume = current
                events.append((expression.start, time))
                arrival = self._arrival(expression.end, passage.end)
                if arrival is not None:
                    events.append((arrival, current))
                    continue
            if _SINCE.search(before) and (tail := _SINCE_TAIL.search(folded, expression.end, passage.end)):
                events.append((expression.start, time))
                year = self._anchor.year
                if year is not None and year >= time.first:
                    time = _Time(time.first, year, self._text[expression.start : tail.end()])
                events.append((tail.end(), time))
                current = time
                continue
            current = time
            events.append((expression.start, time))
            if _LEAD.fullmatch(folded, passage.start, expression.start):
                topic = time
        del resume
        self._merge(passage, events)
        return topic

    def _clause_end(self, start: int, end: int) -> int:
        for mark in range(start, min(end, start + 40)):
            if self._document.folded[mark] in ",;、。":
                return mark
        return min(end, start + 40)

    def _arrival(self, start: int, end: int) -> int | None:
        """Return where the words that close a 从…: 到, 至, 为 stand, if the sentence has them."""
        found = re.compile(rf"[到至为成](?=了?约?{_NUMBER}|目前|现在|今|去年|(?:19|20)\d\d)").search(
            self._document.folded, start, min(end, start + 60)
        )
        return found.start() if found else None

    def _merge(self, passage: Passage, events: list[tuple[int, _Time | None]]) -> None:
        """Set the events of one sentence, with those of its moves (由a提高到b) and lists (分别为a、b、c)."""
        folded = self._document.folded
        base = self._times[-1]
        events.sort(key=lambda event: event[0])

        def at(offset: int) -> _Time | None:
            time = base
            for start, value in events:
                if start > offset:
                    break
                time = value
            return time

        extra: list[tuple[int, _Time | None]] = []
        for move in _MOVE.finditer(folded, passage.start, passage.end):
            time = at(move.start())
            if time is None or any(move.start() < start < move.end() for start, _ in events):
                continue
            if any(word in move["body"] + move["verb"] for word in _REVISED):
                continue
            extra.append((move.start(), _Time(time.first - 1, time.first - 1, time.text)))
            extra.append((move.end("verb"), _Time(time.last, time.last, time.text)))
            stop = self._clause_end(move.end(), passage.end)
            extra.append((stop, time))
        for several in _RESPECTIVELY.finditer(folded, passage.start, passage.end):
            time = at(several.start())
            begin = several.start("list")
            listed = [begin, *(m.start() for m in _LISTED.finditer(folded, begin, several.end("list")))]
            if time is None or time.months or len(listed) != time.last - time.first + 1 or len(listed) < 2:
                continue
            extra += [
                (number, _Time(time.first + step, time.first + step, time.text))
                for step, number in enumerate(listed)
            ]
            extra.append((several.end(), time))
        for offset, value in sorted(events + extra, key=lambda event: event[0]):
            self._set(offset, value)

    def _resolve(self, expression: Expression, current: _Time | None) -> _Time | None:
        """Return the years that an expression names here; ``None`` where nothing says which they are."""
        text = self._text[expression.start : expression.end]
        present = self._anchor.year
        if expression.kind in ("plan", "years", "year"):
            last = expression.last
            until = self._anchor.reviewed or present
            if expression.since and until is not None and until >= expression.first:
                last = min(until, last) if expression.kind == "plan" else until
            return _Time(expression.first, last, text, expression.months, expression.day)
        if expression.kind == "relative":
            in_force = current.last if current is not None else present
            base = in_force if text.startswith(_OF_THE_YEAR_IN_FORCE) else present
            if base is None:
                return None
            year = base + expression.first
            return _Time(year, year, text, expression.months, expression.day)
        if expression.kind == "span":
            return self._span(expression, current, text)
        if expression.kind == "present":
            year = self._anchor.reviewed or present
            return None if year is None else _Time(year, year, text, named=False)
        return self._part(expression, current, text)

    def _part(self, expression: Expression, current: _Time | None, text: str) -> _Time | None:
        """Resolve 上半年, 9月末, 全年 in the year in force."""
        in_force = self._anchor.year
        if current is not None and (current.named or not expression.months):
            in_force = current.last
        if in_force is None:
            return None
        month = self._anchor.month
        if (
            expression.months
            and month is not None
            and self._anchor.reviewed is None
            and not (current is not None and current.named)
            and expression.months[1] > month
            and month <= 3
        ):
            in_force -= 1
        named = current is not None and current.named
        return _Time(in_force, in_force, text, expression.months, expression.day, named)

    def _span(self, expression: Expression, current: _Time | None, text: str) -> _Time | None:
        """Resolve 五年来, 近三年 and 今后五年 from the interval in force, else from the report's year."""
        count = expression.first
        if expression.ahead:
            present = self._anchor.year
            return None if present is None else _Time(present, present + count - 1, text)
        if current is not None and current.last - current.first + 1 == count:
            return _Time(current.first, current.last, text)
        last = self._anchor.reviewed or (
            current.last if current is not None and current.named else self._anchor.year
        )
        return None if last is None else _Time(last - count + 1, last, text)
