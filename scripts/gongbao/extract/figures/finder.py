"""One pass over a report's quantities: each that asserts something becomes a figure."""

import re
from collections.abc import Callable, Iterator, Sequence

from gongbao.extract.document import Document
from gongbao.extract.facts import Figure, Period, Quantity
from gongbao.extract.figures.assertion import asserted
from gongbao.extract.figures.cells import find_tables
from gongbao.extract.figures.clauses import Clauses
from gongbao.extract.figures.distribution import distribute
from gongbao.extract.figures.grouping import between_tables, by_passage
from gongbao.extract.figures.indicators import IndicatorReader
from gongbao.extract.figures.lexicon import TAIL
from gongbao.extract.figures.measures import grows, measure_of, signed
from gongbao.extract.figures.parts import PartTracker
from gongbao.extract.figures.predicates import Predicate, read_predicate
from gongbao.extract.figures.subjects import Indicator, Subject
from gongbao.extract.figures.tables import figures_of
from gongbao.extract.figures.thresholds import thresholds
from gongbao.extract.quantities import find_quantities
from gongbao.extract.vocabulary import alternation, words
from gongbao.schema.codelists import rows

__all__ = ["find_figures"]

_BETWEEN_SIBLINGS = re.compile(r"\s*(?:、|和|与|及|以及|:|/)\s*")
_SIBLING_MARKS = frozenset("、和与及以:/")
_MONEY = re.compile(
    rf"(?:{alternation(row['word'] for row in rows('indicator_tails') if row['money'])})(?:规模)?$"
)
_POINTS = ("{个}", "{pp}")  # 26.7个、26.8个百分点
_RELATIVE = {"%", "{倍}"}  # 分别增长3.2倍、12.3%
_OF_GROWTH = frozenset({"%", "{pp}", "{倍}", "{位}"})
_ROUND_SUMS = frozenset({"千亿", "百亿", "万亿"})  # 千亿产业 is worth that much
_ABOUT = re.compile(r"(?:约占|接近)(?:\d{4}年|\([^()]{1,20}\)|[^,;。\d()]){0,24}$")
_OF_A_WHOLE = re.compile(r"占|(?:率|比重|比例|份额)$")
_REACHED = frozenset({"到", "至", "回到", "收于", "回落至"})
_PASSED_BY = frozenset({"过", "跨过", "越过", "迈过", "冲过"})
_HAVING_DONE = frozenset("到行现透见做有发经通历度吃用去来看超")  # 出现过两次 says no bound
_RAISES = re.compile(r"(?:提高|提升|上调|调高|增加)(?![了到至为])[^,;。]{2,}")
_CUTS = re.compile(alternation(words("signs_of_cuts")))
_ADDED = re.compile("^(?:新增|净增)")
_LONGEST_RELATION = 48
_PROPORTION = re.compile(r"\s*:\s*")


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
    subject = Subject()
    tables = find_tables(document.folded)

    for table, several in between_tables(quantities, tables):
        for passage, of_sentence in by_passage(document, several):
            paragraph = document.passages[passage].paragraph
            for figure in _SentenceReader(document, passage, of_sentence, subject).read():
                figure.period = period_at(figure.start)
                if figure.status != "target":
                    figure.status = status_at(figure.start, figure.period)
                figure.parent = parts.whole_of(figure, figures, paragraph)
                figures.append(figure)
        for cell in figures_of(table, document, len(figures)) if table else ():
            cell.period = cell.period or period_at(cell.start)
            cell.status = status_at(cell.start, cell.period)
            figures.append(cell)
    return figures


class _SentenceReader:
    """Reads the figures of one sentence from left to right."""

    def __init__(
        self, document: Document, passage: int, quantities: Sequence[Quantity], subject: Subject
    ) -> None:
        span = document.passages[passage]
        if subject.paragraph != span.paragraph:
            subject.indicator, subject.last, subject.paragraph = "", "", span.paragraph
            subject.first = ""
        subject.levels = []
        self._document = document
        self._folded = document.folded
        self._text = document.text
        self._passage = passage
        self._grew = ""  # what the number before is the growth of
        self._rose = ""  # what the number before is the increase of
        self._quantities = quantities
        clauses = Clauses(document.folded, span.start, span.end, quantities)
        self._indicators = IndicatorReader(document.folded, span.end, clauses, subject)

    def read(self) -> Iterator[Figure]:
        """Yield each figure, without its period and its whole; its status only where it is a plan's own aim."""
        bounds = thresholds(self._folded, self._quantities)
        bounding = {count: bound for bound, count in bounds.items()}
        stated = asserted(self._folded, self._quantities, self._indicators.begin, bounds)
        index = 0
        while index < len(self._quantities):
            if not stated[index]:
                index += 1
                continue
            run = self._run_from(index, stated)
            threshold = self._quantities[bounding[index]] if index in bounding else None
            yield from self._figures(index, run, threshold)
            index += run

    def _run_from(self, index: int, stated: Sequence[bool]) -> int:
        """Return how many quantities stand side by side from ``index`` on, parted by 、 or 和 only."""
        run = 1
        while index + run < len(self._quantities) and stated[index + run]:
            one, other = self._quantities[index + run - 1], self._quantities[index + run]
            beside = self._folded[one.end]
            if not (beside in _SIBLING_MARKS or beside.isspace()) or not _BETWEEN_SIBLINGS.fullmatch(
                self._folded, one.end, other.start
            ):
                break
            alike = one.unit in (other.unit, "1") or {one.unit, other.unit} == _RELATIVE
            if not alike and (one.unit, other.unit) != _POINTS:
                break
            run += 1
        return run

    def _figures(self, index: int, run: int, threshold: Quantity | None) -> Iterator[Figure]:
        """Yield the figures of the quantities that stand side by side from ``index`` on."""
        quantities = self._quantities[index : index + run]
        first = quantities[0]
        head = self._indicators.begin(first.start)
        if threshold is not None and threshold.start < first.start:
            head = min(head, threshold.start)
        predicate = read_predicate(
            self._folded,
            head,
            first.start,
            changes=_is_change(first) or self._indicators.things.grows_after(first),
        )
        proportion = run > 1 and bool(_PROPORTION.fullmatch(self._folded, first.end, quantities[1].start))
        ratio = proportion and run == 2 and quantities[1].value == 1
        if ratio:
            quantities, proportion = quantities[:1], False  # 2.3:1 is one ratio
        subject = self._indicators.subject
        indicator = self._indicators.read(
            quantities, self._following(index + run, threshold), predicate, head
        )
        if proportion:
            self._indicators.forget(subject)
        predicate = _fitting(predicate, indicator, quantities)
        names = self._names(indicator, predicate, len(quantities), proportion=proportion)
        if predicate.distributed and len(set(names)) > 1:
            self._indicators.name_each(names)
        names = [self._as_written(name) if "-" in name else name for name in names]
        for name, quantity in zip(names, quantities, strict=True):
            unit = _unit(quantity, quantities, name, proportion=proportion)
            measure = (
                "share" if proportion else measure_of(unit, name, predicate, changes=_is_change(quantity))
            )
            if measure == "share" and len(quantities) > 1 and grows(indicator.wording):
                measure = "growth_rate"  # 单月和累计产量增速为5%、4%
            if ratio and measure in ("level", "growth_rate", "change"):
                measure = "ratio"
            if measure == "share" and self._goes_on_growing(
                name, predicate, head, inherited=indicator.inherited
            ):
                measure = "growth_rate"
            self._grew = name if measure == "growth_rate" else ""
            self._rose = name if measure == "change" and unit != "{pp}" and not _falls(quantity) else ""
            figure = Figure(
                start=quantity.start,
                end=quantity.end,
                text=self._text[quantity.start : quantity.end],
                passage=self._passage,
                indicator=name,
                measure=measure,
                value=quantity.value,
                unit=unit,
                comparator=self._comparator(quantity, first, predicate),
                value_max=quantity.value_max,
                basis=predicate.basis if measure in ("growth_rate", "change") else None,
                threshold=threshold.value if threshold else None,
                threshold_unit=threshold.unit if threshold else None,
                status="target" if indicator.plan and unit != "%" else "actual",
            )
            self._sign(figure, predicate)
            if measure == "share" and unit == "%" and not indicator.inherited and first is quantity:
                self._cut(figure, head)
            if quantity is not first and _falls(first) and _falls(quantity) and quantity.text[0] != "-":
                figure.start, figure.text = first.start, self._text[first.start : figure.end]
            yield figure

    def _as_written(self, name: str) -> str:
        """Give the dashes of a wording back as the report writes them: 5亿—10亿元."""
        span = self._document.passages[self._passage]
        found = self._folded.find(name, span.start, span.end)
        written = self._text[found : found + len(name)] if found >= 0 else name
        return "".join(mark if here == "-" else here for here, mark in zip(name, written, strict=True))

    def _goes_on_growing(self, name: str, predicate: Predicate, head: int, *, inherited: bool) -> bool:
        """Tell whether a percentage goes on from the growth before it (增长2%,上半年回升到4%)."""
        if not inherited:  # 甲增幅为10%,而乙高达65%
            contrasted = bool(self._grew) and self._folded.startswith("而", head) and bool(predicate.words)
            return contrasted and not _OF_A_WHOLE.search(name) and not TAIL.search(name)
        if predicate.words == ("即",):
            return name == self._rose  # 增产2万吨,即7.8%
        return (
            name == self._grew and not _OF_A_WHOLE.search(name) and not _REACHED.isdisjoint(predicate.words)
        )

    def _names(
        self, indicator: Indicator, predicate: Predicate, count: int, *, proportion: bool
    ) -> list[str]:
        """Return the wording of each of ``count`` numbers that share one."""
        if count > 1 and predicate.distributed and indicator.inherited:
            levels = self._indicators.levels(count)
            if levels:
                # 新增企业25家、学校8所,总数分别达到136家、40所
                return (
                    [_ADDED.sub("", level) + indicator.generic for level in levels]
                    if indicator.generic
                    else levels
                )
        return distribute(indicator.wording, count, proportion=proportion)

    def _following(self, index: int, threshold: Quantity | None) -> Quantity | None:
        """Return the first quantity from ``index`` on that is not the threshold of the one just read."""
        for quantity in self._quantities[index : index + 2]:
            if quantity is not threshold:
                return quantity
        return None

    def _comparator(self, quantity: Quantity, first: Quantity, predicate: Predicate) -> str:
        """Return the comparator; the one before the first of a list holds for all (超过8万元、4万元).

        约占营业收入的16% is about 16%.
        """
        if quantity.comparator != "eq":
            return quantity.comparator
        passed = quantity is first and not _PASSED_BY.isdisjoint(predicate.words[:1])
        if passed and quantity.unit != "{个}" and self._folded[max(first.start - 2, 0)] not in _HAVING_DONE:
            return "gt"  # 总数过350家
        if quantity is not first and not first.text[0].isdigit():
            return first.comparator
        about = quantity.unit == "%" and _ABOUT.search(
            self._folded, max(0, first.start - _LONGEST_RELATION), first.start
        )
        return "approx" if about else "eq"

    def _cut(self, figure: Figure, head: int) -> None:
        """Make the share by which a verb says that its object was cut a fall, and read the verb with it."""
        if _OF_A_WHOLE.search(figure.indicator) or self._folded.startswith("的", figure.end):
            return
        if _RAISES.match(figure.indicator):
            figure.measure = "growth_rate"  # 提高最低工资标准10%
        verb = _CUTS.match(figure.indicator)
        if verb is None:
            return
        start = self._folded.rfind(verb.group(), head, figure.start)
        fallen = self._text[start : figure.end]
        if start >= 0 and figure.value and any(-figure.value == cut.value for cut in find_quantities(fallen)):
            figure.start, figure.text, figure.value = start, fallen, -figure.value
            figure.measure = "growth_rate"

    def _sign(self, figure: Figure, predicate: Predicate) -> None:
        """Make the figure a fall where the words before it say so and read back with it (分别下降3%和5%)."""
        value = signed(figure.value, figure.measure, predicate)
        if value == figure.value or predicate.falling is None:
            return
        fallen = self._text[predicate.falling : figure.end]
        if any(value == quantity.value for quantity in find_quantities(fallen)):
            figure.start, figure.text, figure.value = predicate.falling, fallen, value


def _fitting(predicate: Predicate, indicator: Indicator, run: Sequence[Quantity]) -> Predicate:
    """Return the predicate as what is counted and the first of a list let it be understood."""
    if len(run) > 1 and _falls(run[0]):
        return predicate._replace(falling=run[0].start, measure="growth_rate")
    if predicate.words[:1] == ("的",) and "比" in predicate.words and run[0].unit not in _OF_GROWTH:
        return predicate._replace(measure=None)  # 高于上年同期的3亿元: the level then
    rises = predicate.measure == "growth_rate" and predicate.falling is None and predicate.basis is None
    if indicator.counted and rises:
        return predicate._replace(measure=None)  # 增加5000个学位 counts them
    return predicate


def _falls(quantity: Quantity) -> bool:
    return quantity.value is not None and quantity.value < 0


def _is_change(quantity: Quantity) -> bool:
    """Tell whether a quantity's own words say that it is a change; a minus sign says only what it amounts to."""
    return "翻" in quantity.text or (
        _falls(quantity) and (quantity.text[0] not in "-负" or quantity.text.startswith("负增长"))
    )


def _unit(quantity: Quantity, run: Sequence[Quantity], name: str, *, proportion: bool) -> str:
    """Return the unit, also where the text leaves it to be understood (4.2和0.7个百分点, 生产总值7万亿)."""
    if (quantity.unit, run[-1].unit) == _POINTS:
        return "{pp}"
    if quantity.unit != "1":
        return quantity.unit
    if proportion or run[-1].unit != "1":
        return "%" if proportion else run[-1].unit
    money = quantity.text.endswith("亿") and (_MONEY.search(name) or quantity.text in _ROUND_SUMS)
    return "CNY" if money else "1"
