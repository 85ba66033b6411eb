"""The observation period in force at every place of a report, as a table of breakpoints."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongbao.extract.document import UNNUMBERED, Document
from gongbao.extract.facts import Header, Passage, Period
from gongbao.extract.periods.evidence import Anchor, find_anchor
from gongbao.extract.periods.expressions import Expression, find_expressions
from gongbao.extract.periods.sentences import read_sentence
from gongbao.extract.periods.status import Statuses, status_of_heading
from gongbao.extract.periods.times import Time, resolve

__all__ = ["Timeline"]


_TITLE = re.compile(r"工作报告(?:\(|$)|(?:工作|总结|动员|推进|表彰|经济)(?:会议|大会|会)")
_NEWS = re.compile(r"记者|本报|[今昨][天日晚]|近日|日前|讯")
_SECTION = 2  # the depth of a heading that announces a review or an outlook, numbered or not


class Timeline:
    """Gives the observation period and the status of any place in a report.

    Attributes:
        year_in_name: the year in which the report speaks, where only its file's name tells; else ``None``.
    """

    def __init__(self, document: Document, header: Header) -> None:
        expressions = find_expressions(document.folded)
        anchor = find_anchor(document, header.kind, header.held_on, header.published_on, header.date_in_name)
        self.year_in_name = anchor.year if anchor.named else None
        sweep = _Sweep(document, anchor)
        sweep.run(expressions)
        self._offsets, self._times = sweep.offsets, sweep.times
        self._periods: dict[Time, Period] = {}
        self._statuses = Statuses(document.folded, anchor, sweep.sections, header.kind)

    def period_at(self, offset: int) -> Period | None:
        """Return the observation period that governs ``offset``, or ``None`` where the text leaves it open."""
        time = self._times[bisect_right(self._offsets, offset) - 1] if offset >= 0 else None
        if time is None:
            return None
        period = self._periods.get(time)
        if period is None:
            period = self._periods[time] = time.period()
        return period

    def status_at(self, offset: int, period: Period | None) -> str:
        """Return ``actual`` or ``target`` for a fact at ``offset`` that holds in ``period``."""
        return self._statuses.at(offset, period)


@dataclass(frozen=True, slots=True)
class _Level:
    """An open heading: its depth, the time that it sets, and whether it announces review or outlook."""

    depth: int
    time: Time | None
    kind: str | None


class _Sweep:
    """Walks through the sentences once and notes wherever the time in force changes.

    A time said at the beginning of a sentence holds for the sentences after it, at the beginning of a
    paragraph also for the paragraphs after it, both up to the next heading; any other ends with its sentence.
    """

    def __init__(self, document: Document, anchor: Anchor) -> None:
        self._document = document
        self._anchor = anchor
        self._levels: list[_Level] = []
        self.offsets: list[int] = [-1]
        self.times: list[Time | None] = [None]
        self.sections: list[tuple[int, str | None]] = []
        year = anchor.reviewed or anchor.year
        self._default = Time(year, year, str(year), named=anchor.reviewed is not None) if year else None
        self._section = self._paragraph = self._default

    def run(self, expressions: Sequence[Expression]) -> None:
        """Fill ``offsets``, ``times`` and ``sections``."""
        headings = {heading.passage: heading.level for heading in self._document.headings}
        flowing = not headings and self._anchor.reviewed is None
        opening = self._anchor.reviewed is None and self._is_structured()
        number, first = 0, None
        news = opening and _NEWS.search(self._document.folded) is not None
        for index, (passage, inside) in enumerate(_by_passage(self._document.passages, expressions)):
            if passage.paragraph != number:
                self._paragraph, number = self._section, passage.paragraph
            if index in headings:
                self._open(headings[index], passage, inside)
                continue
            self._set(passage.start, self._paragraph)
            breaks, topic = read_sentence(self._document, passage, inside, self._anchor, self._paragraph)
            for offset, time in breaks:
                self._set(offset, time)
            if topic is not None:
                self._hand_on(passage, topic)
                if opening and topic.months is None and topic.named:
                    self._default = topic
                    self._section = topic if topic.first == topic.last else self._section
                    opening = False
            elif flowing and (aside := self.times[-1]) is not None and aside.named and not aside.months:
                self._section = self._paragraph = aside._replace(named=False)
            first = passage.paragraph if first is None else first
            opening = opening and passage.paragraph == first and not news

    def _is_structured(self) -> bool:
        """Tell a report under numbered headings, or none, from a string of news under headlines."""
        headings = [heading for heading in self._document.headings if heading.passage > 0]  # a title is none
        return not headings or any(heading.level < UNNUMBERED for heading in headings)

    def _open(self, depth: int, passage: Passage, expressions: Sequence[Expression]) -> None:
        """Enter the section of a heading; what a heading does not say, the one above it says.

        After an outlook no section goes back to the past unless its heading says so.
        """
        folded = self._document.folded[passage.start : passage.end]
        own = status_of_heading(folded)
        if own is not None and expressions:
            depth = min(depth, _SECTION)
        beside: _Level | None = None
        while self._levels and self._levels[-1].depth >= depth:
            beside = self._levels.pop()
        above = self._levels[-1] if self._levels else _Level(0, self._default, None)
        if beside is not None and beside.depth == depth and beside.kind == "outlook" and own != "review":
            above = beside
        # The year in a report's title (2026年政府工作报告) is that of the report and not of what it tells.
        named = () if own is None and _TITLE.search(folded) else expressions
        times = (resolve(e, self._document.text[e.start : e.end], self._anchor, above.time) for e in named)
        self._section = self._paragraph = next((time for time in times if time is not None), above.time)
        self._levels.append(_Level(depth, self._section, own or above.kind))
        self.sections.append((passage.start, own or above.kind))
        self._set(passage.start, self._section)

    def _hand_on(self, passage: Passage, topic: Time) -> None:
        self._paragraph = topic._replace(months=None, day=None) if topic.day else topic
        if passage.sentence == 1 and topic.months is None:
            self._section = topic

    def _set(self, offset: int, time: Time | None) -> None:
        if self.offsets[-1] >= offset:
            self.times[-1] = time
        elif self.times[-1] != time:
            self.offsets.append(offset)
            self.times.append(time)


def _by_passage(
    passages: Sequence[Passage], expressions: Sequence[Expression]
) -> Iterator[tuple[Passage, Sequence[Expression]]]:
    """Yield each passage with the expressions inside it."""
    index = 0
    for passage in passages:
        while index < len(expressions) and expressions[index].start < passage.start:
            index += 1
        first = index
        while index < len(expressions) and expressions[index].start < passage.end:
            index += 1
        yield passage, expressions[first:index]
