"""One pass over a report's quantities: each that asserts something becomes a figure."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from gongbao.extract.document import Document
from gongbao.extract.facts import Figure, Period, Quantity
from gongbao.extract.figures.distribution import distribute
from gongbao.extract.figures.measures import measure_of, signed
from gongbao.extract.figures.parts import PartTracker
from gongbao.extract.figures.predicates import Predicate, read_predicate, said_before
from gongbao.extract.figures.thresholds import thresholds
from gongbao.extract.figures.wordings import GENERIC, flow_verb, wording_after, wording_before
from gongbao.extract.vocabulary import alternation, words

__all__ = ["find_figures"]

_BOUNDARY = re.compile(r"[,;:。!?…\n]")
_BETWEEN_SIBLINGS = re.compile(r"\s*(?:、|和|与|及|以及|:|/|,)\s*")
_PROPORTION = re.compile(r"\s*:\s*")
_INDICATOR_TAIL = re.compile(rf"(?:{alternation(words('indicator_tails'))})$")
_PLAN = re.compile(r"(?:任务|计划|目标|预算)$")
_NOT_STATED = re.compile(r"(?:连续|连年|时隔|历时|为期|近|未来|今后|过去|每隔|不到|仅用)\s*$")
_LIST_COUNTED = re.compile(r"(?:主要)?(?:指标|方面|领域|重点|环节|维度)")
_TIME_UNITS = ("a", "mo", "d", "wk", "h", "min", "s", "{季度}", "{周年}")
_TIME_SCOPE = re.compile(r"(?:以?来|间|内|里|期|前|后|以上|以下|任期|行动|攻坚|计划|规划|方案|周年|历史|时间|左右)")


@dataclass(slots=True)
class _Subject:
    """What the numbers that name no indicator of their own are of."""

    indicator: str = ""
    paragraph: int = 0


def find_figures(
    document: Document,
    quantities: Sequence[Quantity],
    period_at: Callable[[int], Period | None],
    status_at: Callable[[int, Period | None], str],
) -> list[Figure]:
    """Return the figures of a report in the order of their spans.

    Args:
        document: the report's text and structure.
        quantities: its numeric expressions, in order.
        period_at: gives the observation period that governs an offset.
        status_at: gives ``actual`` or ``target`` for an offset and its period.
    """
    figures: list[Figure] = []
    parts = PartTracker(document.folded)
    subject = _Subject()
    for passage, several in _by_passage(document, quantities):
        reader = _PassageReader(document, passage, several, subject)
        for draft in reader.read():
            period = draft.period or period_at(draft.start)
            figure = replace(draft, period=period)
            if figure.status != "target":
                figure = replace(figure, status=status_at(figure.start, period))
            whole = parts.whole_of(figure, figures, document.passages[passage].paragraph)
            figures.append(replace(figure, parent=whole))
    return figures


def _by_passage(
    document: Document, quantities: Sequence[Quantity]
) -> Iterator[tuple[int, list[Quantity]]]:
    current, several = -1, []  # type: tuple[int, list[Quantity]]
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


class _PassageReader:
    """Reads the figures of one sentence from left to right."""

    def __init__(
        self, document: Document, passage: int, quantities: Sequence[Quantity], subject: _Subject
    ) -> None:
        self._folded = document.folded
        self._text = document.text
        self._passage = passage
        self._span = document.passages[passage]
        self._quantities = quantities
        self._subject = subject
        if subject.paragraph != self._span.paragraph:
            subject.indicator = ""
            subject.paragraph = self._span.paragraph
        self._boundaries = self._find_boundaries()
        self._consumed = self._span.start

    def read(self) -> Iterator[Figure]:
        """Yield each figure, without its period and its whole."""
        bounds = thresholds(self._folded, self._quantities)
        bounding = {count: bound for bound, count in bounds.items()}
        index = 0
        while index < len(self._quantities):
            if index in bounds or not self._is_stated(index):
                index += 1
                continue
            run = self._run_from(index, bounds)
            threshold = self._quantities[bounding[index]] if index in bounding else None
            yield from self._figures(index, run, threshold)
            index += run

    def _find_boundaries(self) -> list[int]:
        """Return where each clause of the sentence begins."""
        starts, position, inside = [self._span.start], self._span.start, iter(self._quantities)
        quantity = next(inside, None)
        for match in _BOUNDARY.finditer(self._folded, position, self._span.end):
            while quantity and quantity.end <= match.start():
                quantity = next(inside, None)
            if quantity and quantity.start <= match.start():
                continue
            starts.append(match.end())
        return starts

    def _begin(self, index: int) -> int:
        start = self._quantities[index].start
        clause = max((b for b in self._boundaries if b <= start), default=self._span.start)
        return max(clause, min(self._consumed, start))

    def _is_stated(self, index: int) -> bool:
        """Tell whether the report states this quantity of something: streaks and scopes are not."""
        quantity = self._quantities[index]
        if quantity.unit in _TIME_UNITS:
            before = self._folded[max(self._span.start, quantity.start - 4) : quantity.start]
            if _NOT_STATED.search(before) or _TIME_SCOPE.match(self._folded, quantity.end):
                return False
        if quantity.unit in ("{项}", "{个}", "{大}", "{方面}") and _LIST_COUNTED.match(self._folded, quantity.end):
            return False
        return quantity.value is not None

    def _run_from(self, index: int, bounds: dict[int, int]) -> int:
        """Return how many quantities stand side by side from ``index`` on, parted by 、 or 和 only."""
        run = 1
        while index + run < len(self._quantities) and index + run not in bounds:
            one, other = self._quantities[index + run - 1], self._quantities[index + run]
            between = self._folded[one.end : other.start]
            if not _BETWEEN_SIBLINGS.fullmatch(between) or between.strip() == ",":
                break
            if one.unit != other.unit and one.unit != "1":
                break
            run += 1
        return run

    def _figures(self, index: int, run: int, threshold: Quantity | None) -> Iterator[Figure]:
        quantities = self._quantities[index : index + run]
        first = quantities[0]
        begin = self._begin(index)
        head = begin if threshold is None or threshold.start > first.start else min(begin, threshold.start)
        predicate = read_predicate(self._folded, head, first.start)
        if first.unit == "%" and predicate.measure is None:
            predicate = said_before(predicate, self._folded, head)
        proportion = run > 1 and bool(_PROPORTION.fullmatch(self._folded[first.end : quantities[1].start]))
        indicator, plan = self._indicator(index, run, predicate, head, threshold)
        names = distribute(indicator, run, proportion=proportion)
        for name, quantity in zip(names, quantities, strict=True):
            unit = "%" if proportion and quantity.unit == "1" else quantity.unit
            if run > 1 and unit == "1" and quantities[-1].unit != "1":
                unit = quantities[-1].unit
            measure = "share" if proportion else measure_of(unit, name, predicate, quantity.text)
            yield Figure(
                start=quantity.start,
                end=quantity.end,
                text=self._text[quantity.start : quantity.end],
                passage=self._passage,
                indicator=name,
                measure=measure,
                value=signed(quantity.value, measure, predicate),
                unit=unit,
                comparator=quantity.comparator,
                value_max=quantity.value_max,
                basis=predicate.basis if measure in ("growth_rate", "change") else None,
                status="target" if plan and unit != "%" else "actual",
                threshold=threshold.value if threshold else None,
                threshold_unit=threshold.unit if threshold else None,
            )

    def _indicator(
        self, index: int, run: int, predicate: Predicate, head: int, threshold: Quantity | None
    ) -> tuple[str, bool]:
        """Return the wording of what is measured and whether it is a plan's own target."""
        last = self._quantities[index + run - 1]
        segment = self._folded[head : predicate.start]
        core = wording_before(segment)
        limit = self._limit(index + run, threshold)
        after = wording_after(self._folded, last.end, limit) if self._may_count(last) else None
        self._consumed = last.end
        if after and self._counts_what_follows(last, core, predicate):
            noun, self._consumed = after
            verb = flow_verb(segment + "".join(reversed(predicate.words)))
            self._subject.indicator = verb + noun
            return self._subject.indicator, False
        if _PLAN.search(core) and not core.startswith("占"):
            return core, True
        return self._named_or_inherited(core, segment, predicate), False

    def _named_or_inherited(self, core: str, segment: str, predicate: Predicate) -> str:
        inherited = self._subject.indicator or self._clause_before(predicate.start)
        if not core:
            return inherited or self._last_words(predicate.start)
        if core.startswith("占"):
            share = core if core.endswith(("比重", "比例", "份额")) else core + "比重"
            return inherited + share if inherited else share
        if core in GENERIC and inherited:
            return inherited if inherited.endswith(core) else inherited + core
        self._subject.indicator = core
        return core

    def _limit(self, following: int, threshold: Quantity | None) -> int:
        """Return where the words after a quantity end at the latest: before the next one of its own."""
        for quantity in self._quantities[following:]:
            if quantity is not threshold:
                return quantity.start
        return self._span.end

    def _may_count(self, quantity: Quantity) -> bool:
        if quantity.unit == "%" and quantity.text[-1] in "成半":
            return True
        return quantity.unit not in ("%", "{pp}", "{倍}") or self._folded.startswith("的", quantity.end)

    def _counts_what_follows(self, quantity: Quantity, core: str, predicate: Predicate) -> bool:
        if not core:
            return True
        if self._folded.startswith("的", quantity.end):
            return False
        if quantity.unit.startswith("{") or quantity.unit == "1":
            return True
        return not predicate.words and not _INDICATOR_TAIL.search(core)

    def _clause_before(self, offset: int) -> str:
        """Return what the clause before this one names, when it has no number of its own."""
        starts = [start for start in self._boundaries if start <= offset]
        if len(starts) < 2:
            return ""
        begin, end = starts[-2], starts[-1] - 1
        if any(begin <= quantity.start < end for quantity in self._quantities):
            return ""
        core = wording_before(self._folded[begin:end])
        return core if _INDICATOR_TAIL.search(core) else ""

    def _last_words(self, offset: int) -> str:
        begin = max((start for start in self._boundaries if start <= offset), default=self._span.start)
        said = self._folded[begin:offset].strip(" 、,")
        return said or self._span.text[:20]
