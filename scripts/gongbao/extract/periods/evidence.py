"""The year that a report speaks in, from the text's own evidence, never guessed.

A date line or a heading (2025年工作回顾) settles it. Elsewhere a date in the file's name tells, and without one
the years that the text names vote: 较2024年 and 截至2024年底 are said in 2025, 截至2025年5月 in 2025. Where the
votes do not agree, the year stays open.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gongbao.extract.document import Document
from gongbao.extract.periods.expressions import Expression, find_expressions
from gongbao.extract.periods.occasions import year_of_occasion
from gongbao.extract.periods.titles import year_of_entry, year_of_issue, year_of_part
from gongbao.extract.vocabulary import alternation, words

__all__ = ["Anchor", "find_anchor"]

_HEAD = 1500
_LINE = 80
_LONG = 5000  # characters: in a longer text the years named are those of history
_OPENING_LENGTH = 500
_HAPPENS = re.compile(r"[^。\n]{0,40}?(?:召开|举行|举办|开幕|闭幕|上午|下午|晚|讯|电[,， ])")
_LATE = 6  # a report of the year's second half looks back on that year, an earlier one on the last
_SHORT = 1500  # characters
_REVIEW = re.compile(alternation(words("period_words", "review")))
_OUTLOOK = re.compile(alternation(words("period_words", "outlook")))
_ANNUAL = re.compile(r"[^,;。\n]{0,40}(?:统计公报|统计公告)")
_WORK_REPORT = re.compile(r"[^,;。\n]{0,16}工作报告")
_ANNUAL_WORK = re.compile(r"[^,;。\n政]{0,8}工作报告")  # 2024年度工作报告 is of that year
_LOOKING_BACK = re.compile(r"(?:回顾|(?:刚刚?)?过去的|刚刚?过去的|走过的|回首|总结)$")
_TODAY = re.compile(r"(?:今天|今日|昨天|昨日|记者)[^。\n]{0,3}\((?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_THIS_YEAR = re.compile(r"(?:今年|本年)(?:是)?[ (]*$")
_LAST_YEAR = re.compile(r"去年[ (]*$")
_AHEAD = re.compile(r"(?:到|至|力争|将于|于|计划于|有望|目标|展望)$")
_FRESH = re.compile(r"今天|今日|昨天|昨日|日前|近日|最新|目前")
_STOP = re.compile(r"[。\n]")
_PLANNED = re.compile(r",?[^,。\n]{0,8}?(?:将|计划|预计|拟|力争|预期|预测|[^,。\n]目标)|.?目标")
_DATA = re.compile(r",|[^。\n]{0,40}?(?:增长|下降|同比|达到?\d|超\d|突破|占|完成)")
_FIGURED = re.compile(r"[^。\n]{0,12}?(?:分别|年均|累计|连续)")
_OCCASION = (
    r"启动|举行|举办|开幕|闭幕|召开|大会|论坛|博览会|春季|夏季|秋季|冬季|春节|春运|暑期|首次|首批|第[一二三四]批"
    r"|开工|竣工|签约|仪式|(?:推进|调度|座谈|部署|动员|现场|通报|分析|总结)会|例会|活动|发布会|锦标赛|世界杯|公开赛|决赛|联赛|招聘|行动"
)
_EVENT = re.compile(rf"(?!,)[^,。\n]{{0,24}}?(?:{_OCCASION})")
_NAMED_EVENT = re.compile(
    rf"(?P<year>20\d\d)(?<![\d.]20\d\d)(?=[一-龥“])(?!年)[^,。\d\n]{{0,12}}?(?:{_OCCASION})"
)


# A firm publishes its half-yearly and quarterly accounts in the year itself, its annual ones in the next.
_INTERIM = re.compile(
    r"\d{4}年度?(?:第?[一二三四1-4上前]?[半季]年?度?|中期)(?:业绩)?(?:报|报告|财报|快报|公告)"
)
_ANNUAL_ACCOUNTS = re.compile(r"\d{4}年(?:年?度?业绩)?(?:年报|财报|度?报告|快报)")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is known of the report's own time.

    ``year`` is the year of 今年; ``month`` and ``day`` those of the report where a date line states them.
    ``reviewed`` is the year that the report looks back on where it states one; figures without any
    other period hold for it. ``named`` is whether the file's name gave the year.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    reviewed: int | None = None
    named: bool = False

    @property
    def date(self) -> date | None:
        """The day of the report, where all of it is known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


@lru_cache(maxsize=1)
def find_anchor(
    document: Document,
    kind: str | None,
    held_on: date | None = None,
    published_on: date | None = None,
    date_in_name: str | None = None,
) -> Anchor:
    """Return the year in which the report speaks, and the one that it looks back on.

    The last answer is kept, since header and timeline mostly ask the same.
    """
    folded = document.folded
    expressions = find_expressions(folded)
    dated = _date_line(folded, expressions)
    month, day = None, None
    if dated:
        month, day = dated[1:]
    elif kind != "work_report":
        month, day = _day(folded, expressions)
    year, reviewed = _titled(document, expressions, month)
    if dated:
        year = dated[0]
        if reviewed is not None and not 0 <= year - reviewed <= 1:
            reviewed = None
    if held_on is not None:
        year, month, day = held_on.year, held_on.month, held_on.day
    if kind == "communique" and reviewed is None:
        reviewed = _first_year(expressions)
        year = year or (reviewed + 1 if reviewed is not None else None)
    if year is None:
        year = year_of_issue(folded) or year_of_occasion(folded)
    if year is None and published_on is not None:
        year, month, day = published_on.year, month or published_on.month, day or published_on.day
    named = year is None and date_in_name is not None
    if year is None and date_in_name is not None:
        year, month, day = _named(date_in_name, month, day)
    if year is None and reviewed is None:
        reviewed = year_of_entry(folded, expressions)
        year = reviewed + 1 if reviewed is not None else year_of_part(folded, expressions)
    if year is None and len(folded) < _LONG:
        year = _voted(document, expressions, month)
    if reviewed is None and year is not None and kind == "work_report":
        reviewed = year if month is not None and month >= _LATE else year - 1
    return Anchor(year, month, day, reviewed, named)


def _named(date_in_name: str, month: int | None, day: int | None) -> tuple[int, int | None, int | None]:
    """Return year, month and day of a report from its file's name; a day that the text states comes first."""
    year, *rest = (int(part) for part in date_in_name.split("-"))
    if month is None and len(rest) == 2:
        month, day = rest
    return year, month, day


def _first_year(expressions: Sequence[Expression]) -> int | None:
    """Return the year that a communiqué opens with: the one that it reports on."""
    first = next(iter(expressions), None)
    if first is None or first.kind != "year" or first.months or first.start > _LINE:
        return None
    return first.first


def _date_line(folded: str, expressions: Sequence[Expression]) -> tuple[int, int, int] | None:
    """Return the first full date near the text's beginning that stands on a short line."""
    for expression in expressions:
        if expression.start > _HEAD:
            return None
        if expression.kind == "year" and expression.day and expression.months:
            begin = folded.rfind("\n", 0, expression.start) + 1
            end = folded.find("\n", expression.end)
            line = folded[begin : end if end >= 0 else len(folded)]
            if len(line) <= _LINE and "。" not in line:
                return expression.first, expression.months[0], expression.day
    return None


def _day(folded: str, expressions: Sequence[Expression]) -> tuple[int | None, int | None]:
    """Return month and day of the report: 今天(8月13日), or a day in its first sentence."""
    today = _TODAY.search(folded)
    if today:
        return int(today["month"]), int(today["day"])
    for expression in expressions:
        if expression.start > _OPENING_LENGTH:
            break
        if expression.kind != "part" or not expression.day or not expression.months:
            continue
        if expression.start < 10 or _HAPPENS.match(folded, expression.end):
            return expression.months[0], expression.day
    return None, None


def _titled(
    document: Document, expressions: Sequence[Expression], month: int | None
) -> tuple[int | None, int | None]:
    """Return the report's year and the one under review, as headings and set phrases state them."""
    year: int | None = None
    folded = document.folded
    late = month is not None and month >= _LATE
    for heading, expression in _in_headings(document, expressions):
        rest = folded[expression.end : heading]
        if _ANNUAL.match(rest) or _REVIEW.search(rest[:14]):
            return expression.first + (0 if late else 1), expression.first
        if folded[expression.end - 1] == "度" and _ANNUAL_WORK.match(rest):
            return expression.first + 1, expression.first
        if _OUTLOOK.search(rest[:16]) or _WORK_REPORT.match(rest):
            year = year or expression.first
    if year is not None:
        return year, None
    for expression in expressions:
        if expression.kind != "year" or expression.months:
            continue
        before = folded[max(0, expression.start - 6) : expression.start]
        if _LOOKING_BACK.search(before):
            return expression.first + (0 if late else 1), expression.first
        if _THIS_YEAR.search(before):
            return expression.first, None
        if _LAST_YEAR.search(before):
            return expression.first + 1, None
    return None, None


def _in_headings(document: Document, expressions: Sequence[Expression]) -> Iterator[tuple[int, Expression]]:
    """Yield each plain year in a heading with the end of the heading."""
    index = 0
    for heading in document.headings:
        passage = document.passages[heading.passage]
        while index < len(expressions) and expressions[index].start < passage.start:
            index += 1
        while index < len(expressions) and expressions[index].end <= passage.end:
            if expressions[index].kind == "year" and not expressions[index].months:
                yield passage.end, expressions[index]
            index += 1


def _voted(document: Document, expressions: Sequence[Expression], month: int | None) -> int | None:
    """Return the year in which the text must have been written, if the years that it names agree on one.

    A short report on one subject may rest on a single vote (three of four such were right in texts of known
    date), unless it has other words for this year and the last; a string of news needs two.
    """
    folded = document.folded
    named = [e for e in expressions if e.kind in ("year", "years") and not _in_title(folded, e)]
    forecast = [e for e in named if e.kind == "year" and _is_forecast(folded, e)]
    ahead = {e.first for e in forecast} - {min((e.first for e in forecast), default=0)}
    past = [
        e
        for e in named
        if e not in forecast
        and e.last not in ahead
        and not _AHEAD.search(folded, max(0, e.start - 4), e.start)
    ]
    latest = max((e.last for e in past), default=None)
    expected = min(
        (e.first for e in forecast if latest is None or latest <= e.first <= latest + 1), default=None
    )
    votes: dict[int, int] = {}
    for expression in past:
        if expression.last == latest:
            later, weight = _vote(folded, expression, month)
            votes[expression.last + later] = votes.get(expression.last + later, 0) + weight
    if expected is not None:
        votes[expected] = votes.get(expected, 0) + (1 if latest is None else 2)
    for event in _NAMED_EVENT.finditer(folded):
        year = int(event["year"])
        if (latest is None or year >= latest) and not _AHEAD.search(
            folded, max(0, event.start() - 4), event.start()
        ):
            votes[year] = votes.get(year, 0) + 2
    if not votes:
        return None
    ranked = sorted(votes.values(), reverse=True) + [0]
    one_subject = len(document.headings) <= 1 and len(folded) < _SHORT
    mixed = expected is not None or any(e.months for e in past if e.last == latest)
    apart = "今年" in folded and ("去年" in folded or mixed)
    needed = 1 if one_subject and not apart else 2
    if ranked[0] < needed or ranked[0] <= 2 * ranked[1]:
        return None
    return max(votes, key=lambda year: votes[year])


def _in_title(folded: str, expression: Expression) -> bool:
    before = folded[max(0, expression.start - 40) : expression.start]
    return before.rfind("《") > before.rfind("》")


def _is_forecast(folded: str, expression: Expression) -> bool:
    before = folded[max(0, expression.start - 4) : expression.start]
    after = folded[expression.end : expression.end + 16]
    return before.endswith(("预计", "预测", "预期")) or bool(_PLANNED.match(after))


def _vote(folded: str, expression: Expression, month: int | None) -> tuple[int, int]:
    """Return how many years after the one named the text speaks, and how clearly this wording says so."""
    if expression.kind == "years":
        return 0, 2 * bool(_FIGURED.match(folded, expression.end))
    wording = folded[expression.start : expression.end]
    after = folded[expression.end : expression.end + 44]
    if _INTERIM.match(folded, expression.start):
        return 0, 4
    if _ANNUAL_ACCOUNTS.match(folded, expression.start):
        return 1, 4
    fresh = 2 if _FRESH.search(_sentence(folded, expression)) else 1
    if expression.months:
        last = expression.months[1]
        held = 2 if _EVENT.match(after) else 1
        return int(last == 12 or (month is not None and last > month and held == 1)), fresh * held
    if wording.endswith(("底", "末")):
        return 1, fresh
    if "今年" + after[:2] in folded:
        return 0, 3
    if "去年" + after[:2] in folded:
        return 1, 3
    if _EVENT.match(after):
        return 0, 2 * fresh
    if _DATA.match(after):
        return 1, fresh if after.startswith(",") else 1 if fresh == 1 else 0
    return 0, 0


def _sentence(folded: str, expression: Expression) -> str:
    """Return the words of the sentence around an expression, at most 80 characters to either side."""
    before = folded[max(0, expression.start - 80) : expression.start]
    after = folded[expression.end : expression.end + 80]
    begun = max(before.rfind("。"), before.rfind("\n")) + 1
    stop = _STOP.search(after)
    return before[begun:] + after[: stop.start() if stop else None]
