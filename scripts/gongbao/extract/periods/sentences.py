"""The times in force inside one sentence, as breakpoints: comparisons, 从…到…, 自…以来, and lists of years."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from gongbao.extract.document import Document
from gongbao.extract.facts import Passage
from gongbao.extract.periods.evidence import Anchor
from gongbao.extract.periods.expressions import Expression
from gongbao.extract.periods.times import Time, resolve
from gongbao.extract.vocabulary import alternation, words

__all__ = ["Break", "read_sentence"]

Break = tuple[int, Time | None]

_COMPARED = re.compile(
    r"(?:比|较|同|与|跟|相当于|高于|低于|快于|好于|多于|少于|超过)$|(?:比|较|与)[^,;。]{0,6}和$"
)
_MULTIPLE_OF = re.compile(
    r"(?:同期)?(?:全年|全国)?(?:的[\d一二两三四五六七八九十.]+倍|同期|相比|提[高前]|增[长加]|下降|减少|上升)"
)
_EQUALS = ("是", "为", "达", "相当于", "恢复至", "恢复到", "达到")
_PERCENT_OF = re.compile(r"(?:同期|全年|水平)*的\d[\d.]*%")
_CARRIED_OVER = ("结转", "结余", "滚存")  # 上年结转 is an item of this year's account
_UNTIL = frozenset("到至")
_FROM = re.compile(r"(?:由|从)$")
_SINCE_TAIL = re.compile(r"以来|至今|(?:起|开始)(?=,)")
_SUPERLATIVE = re.compile(r"(?:同期)?(?:最|新[高低]|首[次个]|第一次)")
_LEAD = re.compile(
    rf"(?:【[^【】\n]{{1,20}}】|[一-龥]{{2,8}} )?[\s\-“”\"(·]*(?:(?:{alternation(words('period_words', 'lead'))})[,:!、]?)*"
)
_NUMBER = r"(?:\d[\d.,]*|[一二三四五六七八九十百千万亿两半]{1,6})"
_A_NUMBER = re.compile(_NUMBER)
_ARRIVAL = re.compile(rf"[到至为成](?=了?约?第?{_NUMBER}|目前|现在|今|去年)")
_MOVE = re.compile(
    rf"(?:由|从)[^\d,;。:]{{0,3}}?(?=第?{_NUMBER})(?P<body>[^,;。]{{1,24}}?)"
    rf"(?P<verb>[一-龥]{{0,4}}?)(?:到|至|为|成)(?:了|约|近)?(?=第?{_NUMBER})"
)
_REVISED = ("下调", "上调", "调高", "调低", "调降", "修正")
_RESPECTIVELY = re.compile(
    rf"分别[^\d;。]{{0,20}}(?P<list>{_NUMBER}[^\d、,;。]{{0,8}}(?:[、,和]{_NUMBER}[^\d、,;。]{{0,8}})+)"
)
_LISTED = re.compile(rf"(?<=[、,和]){_NUMBER}")
_PLAN_ENDS = '五”"’划'  # of “十四五” and “十四五”规划, which name the plan and not its time
_CLAUSE_MARK = re.compile(r"[,;、。]")
_CLAUSE = 40
_FOUNDED_BEFORE = re.compile(r"(?:[始筹创兴]建|[成创设]立|建[成厂校院]?|创办|组建|起源|始|建)于$")
_FOUNDED = re.compile(
    r"(?:经[^,;。]{2,16}(?:批准|同意)|(?:正式)?(?:获批|批准|升[为级格]|更名|改[名制]|建[厂校院]|成立|创办|设立|组建|挂牌))"
    r"[^,;。\d]{0,16}(?=[,;。])"
)
_SUMMED_UP = re.compile(r"(?:总结|回顾|回望|回首|盘点)(?:了|过去的)?$")
_OPENING = 60
_RECENT = 2  # years that a report may look back on in the midst of a sentence
_BASIS = re.compile(r"[^,;。]{0,24}基础上")
_REACH = 60
# What a sentence without a time of its own needs to change the time in force: 由…到… or 分别.
_MAY_CHANGE = re.compile("[由从分]")


def read_sentence(
    document: Document,
    passage: Passage,
    expressions: Sequence[Expression],
    anchor: Anchor,
    current: Time | None,
) -> tuple[list[Break], Time | None]:
    """Return where the time in force changes within a sentence, and the time that it hands on to the next.

    ``current`` is in force where the sentence begins.
    """
    if not expressions and not _MAY_CHANGE.search(document.folded, passage.start, passage.end):
        return [], None
    sentence = _Sentence(document, passage, anchor, current)
    for expression in expressions:
        sentence.take(expression)
    breaks = sorted(sentence.breaks, key=lambda item: item[0])
    breaks += [*sentence.moves(breaks), *sentence.lists(breaks)]
    return sorted(breaks, key=lambda item: item[0]), sentence.topic


class _Sentence:
    """Takes the expressions of a sentence one after the other."""

    def __init__(self, document: Document, passage: Passage, anchor: Anchor, current: Time | None) -> None:
        self._document = document
        self._folded = document.folded
        self._start, self._end = passage.start, passage.end
        self._anchor = anchor
        self._opening = self._current = current
        self.breaks: list[Break] = []
        self.topic: Time | None = None
        self._origin: Time | None = None  # the year that the last change is said to have begun in
        self._previous: tuple[Expression, Time] | None = None

    def take(self, expression: Expression) -> None:
        """Let an expression change the time in force, as the words around it say."""
        start, end = expression.start, expression.end
        before = self._folded[max(self._start, start - _CLAUSE) : start]
        after = self._folded[end : min(end + 8, self._end)]
        if before.rfind("《") > before.rfind("》") or (before.endswith("(") and after.startswith(")")):
            return
        if expression.kind == "plan" and self._folded[end - 1] in _PLAN_ENDS:
            return
        if (expression.kind == "span" or expression.since) and _SUPERLATIVE.match(after):
            return
        text = self._document.text[start:end]
        if expression.kind == "relative" and expression.first < 0 and after.startswith(_CARRIED_OVER):
            return
        # 本年 is the year that the sentence is about, not one that it names in passing.
        current = (self.topic or self._opening) if text.startswith("本年") else None
        time = resolve(expression, text, self._anchor, current or self._current)
        whole = self._range(expression, time) if time is not None else None
        self._previous = (expression, time) if time is not None else None
        if before.endswith(_EQUALS) and _PERCENT_OF.match(after):
            return
        if _COMPARED.search(before) or (before.endswith(_EQUALS) and _MULTIPLE_OF.match(after)):
            self._compare(expression, time, after)
        elif time is None:
            self._set(start, None)
        elif whole is not None:
            self.breaks.append(whole)
            self._set(start, whole[1])
        elif _FROM.search(before) and after[:1] != "," and (arrival := self._arrival(end)) is not None:
            self.breaks += ((start, time), (arrival, self._current))
            self._origin = time
        elif before.endswith(("自", "从")) and (tail := _SINCE_TAIL.search(self._folded, end, self._end)):
            self._since(expression, time, tail.end())
        else:
            before_it = self._current
            self._set(start, time)
            if expression.kind == "year" and self._is_history(before, end):
                self._set(self._clause_end(end), before_it)  # 始建于2006年,占地3平方公里
                return
            if (basis := self._basis_end(end)) is not None:
                self._set(basis, before_it)  # 在上年增长6%的基础上,又增长7%
                return
            if _SUMMED_UP.search(before) and after[:1] == "。":
                self.topic = time  # 会上总结2022年。
            elif self._leads(start) and (self._begins(start) or not self._is_passing(expression, time)):
                self.topic = time

    def _basis_end(self, end: int) -> int | None:
        """Return where a basis that a time ending at ``end`` is part of ends (在2020年增长6%的基础上), if it is one."""
        basis = _BASIS.match(self._folded, end, self._end)
        return basis.end() if basis else None

    def _range(self, expression: Expression, time: Time) -> Break | None:
        """Read 从去年1月到今年8月: the time that runs from the one said before to the end of this one."""
        if self._previous is None or expression.start - 1 != self._previous[0].end:
            return None
        began, first = self._previous
        joined = self._folded[began.end] in _UNTIL
        if not joined or not self._folded.endswith(("自", "从"), self._start, began.start):
            return None
        if first.first > time.last:
            return None
        low, high = first.months or (1, 12), time.months or (1, 12)
        months = (low[0], high[1]) if first.months or time.months else None
        text = self._document.text[began.start : expression.end]
        return began.start, Time(first.first, time.last, text, months)

    def _leads(self, start: int) -> bool:
        """Tell whether a time stands at the head of its sentence, or of a clause after such a time."""
        if self._begins(start):
            return True
        return start - self._start <= _OPENING and self._folded[start - 1] == ","

    def _is_history(self, before: str, end: int) -> bool:
        """Tell whether a time is when something was founded or raised, in a clause of its own."""
        return bool(_FOUNDED_BEFORE.search(before) or _FOUNDED.match(self._folded, end, self._end))

    def _is_passing(self, expression: Expression, time: Time) -> bool:
        """Tell whether a time in the midst of a sentence is one of history or a span, and no topic of what follows.

        在卫生方面,近三年投入…; 始建于2006年,2012年升为省级园区.
        """
        if expression.kind == "span":
            return not expression.ahead
        now = self._anchor.year
        return expression.kind == "year" and now is not None and time.last < now - _RECENT

    def _begins(self, start: int) -> bool:
        """Tell whether nothing but words that lead to a time stands before it in its sentence."""
        return _LEAD.fullmatch(self._folded, self._start, start) is not None

    def _set(self, offset: int, time: Time | None) -> None:
        self._current = time
        self.breaks.append((offset, time))

    def _compare(self, expression: Expression, time: Time | None, after: str) -> None:
        """Read 比2020年的3亿元增长: only the number that the base itself has is of the base's year."""
        if time is None or after[:1] != "的" or _MULTIPLE_OF.match(after):
            return
        stop = self._clause_end(expression.end)
        number = _A_NUMBER.search(self._folded, expression.end, stop)
        self.breaks += ((expression.start, time), (number.end() if number else stop, self._current))

    def _since(self, expression: Expression, time: Time, end: int) -> None:
        """Read 自2021年开工以来: up to 以来 the year named, after it all the years since."""
        self.breaks.append((expression.start, time))
        year = self._anchor.year
        if year is not None and year >= time.first:
            months = None if time.months is None else (time.months[0], 12)
            time = Time(time.first, year, self._document.text[expression.start : end], months)
        self._set(end, time)

    def _arrival(self, start: int) -> int | None:
        """Return where 到, 至 or 为 stands, which ends what 从 or 由 began, if the sentence has it."""
        found = _ARRIVAL.search(self._folded, start, min(self._end, start + _REACH))
        return found.start() if found else None

    def _clause_end(self, start: int) -> int:
        limit = min(self._end, start + _CLAUSE)
        mark = _CLAUSE_MARK.search(self._folded, start, limit)
        return mark.start() if mark else limit

    def moves(self, breaks: Sequence[Break]) -> list[Break]:
        """Read 由a提高到b without years of its own: a is of the year before the period, b of its last year."""
        found: list[Break] = []
        if not _MAY_CHANGE.search(self._folded, self._start, self._end):
            return found
        offsets = [offset for offset, _ in breaks]
        for move in _MOVE.finditer(self._folded, self._start, self._end):
            time = self._at(breaks, offsets, move.start())
            inside = bisect_right(offsets, move.start()) < bisect_right(offsets, move.end() - 1)
            if time is None or inside or any(word in move.group() for word in _REVISED):
                continue
            # 由2007年的8%提升到去年的13%,不良贷款率由6%下降到1%: the second began when the first did
            began = self._origin if self._origin and self._origin.last < time.last else None
            found += (
                (move.start(), began or Time(time.first - 1, time.first - 1, time.text)),
                (move.end("verb"), Time(time.last, time.last, time.text)),
                (self._clause_end(move.end()), time),
            )
        return found

    def lists(self, breaks: Sequence[Break]) -> list[Break]:
        """Read 2021年至2023年分别为a、b、c: one number for each year."""
        found: list[Break] = []
        if self._folded.find("分别", self._start, self._end) < 0:
            return found
        offsets = [offset for offset, _ in breaks]
        for several in _RESPECTIVELY.finditer(self._folded, self._start, self._end):
            time = self._at(breaks, offsets, several.start())
            begin, end = several.span("list")
            numbers = [begin, *(number.start() for number in _LISTED.finditer(self._folded, begin, end))]
            if time is None or time.months or len(numbers) != time.last - time.first + 1:
                continue
            for year, number in enumerate(numbers, start=time.first):
                found.append((number, Time(year, year, time.text)))
            found.append((end, time))
        return found

    def _at(self, breaks: Sequence[Break], offsets: Sequence[int], offset: int) -> Time | None:
        index = bisect_right(offsets, offset) - 1
        return breaks[index][1] if index >= 0 else self._opening
