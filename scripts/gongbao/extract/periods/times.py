"""Resolving a time expression: which years 去年, 上半年, 五年来 and “十四五”以来 are where they stand."""

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from gongbao.extract.facts import Period
from gongbao.extract.periods.evidence import Anchor
from gongbao.extract.periods.expressions import Expression

__all__ = ["Time", "resolve"]

_OF_THE_YEAR_IN_FORCE = ("上年", "上一年", "本年")
_EARLY = 3  # a report of January to March that names a month of the second half means last year's
_SECOND_HALF = 7  # the month that it begins with
_SOON = 4  # months ahead that are still to come


class Time(NamedTuple):
    """A resolved time: years, and the months and day where it is narrower than a year.

    ``named`` tells that the words name the year themselves; otherwise it comes from the report's own year.
    """

    first: int
    last: int
    text: str
    months: tuple[int, int] | None = None
    day: int | None = None
    named: bool = True

    def period(self) -> Period:
        """Return the days from first to last."""
        low, high = self.months or (1, 12)
        last = date(self.last, high, monthrange(self.last, high)[1])
        if self.day and self.day <= last.day:
            last = last.replace(day=self.day)
            return Period(last, last, self.text)
        return Period(date(self.first, low, 1), last, self.text)


def resolve(expression: Expression, text: str, anchor: Anchor, current: Time | None) -> Time | None:
    """Return the time that ``expression``, written ``text``, means while ``current`` is in force.

    The result is ``None`` where nothing says which year it is.
    """
    if expression.kind in ("plan", "years", "year"):
        return _absolute(expression, text, anchor)
    if expression.kind == "relative":
        return _relative(expression, text, anchor, current)
    if expression.kind == "span":
        return _span(expression, text, anchor, current)
    if expression.kind == "present":
        year = anchor.reviewed or anchor.year
        return None if year is None else Time(year, year, text, named=False)
    return _part(expression, text, anchor, current)


def _absolute(expression: Expression, text: str, anchor: Anchor) -> Time:
    until = anchor.reviewed or anchor.year
    if not expression.since or until is None or until < expression.first:
        return Time(expression.first, expression.last, text, expression.months, expression.day)
    last = min(until, expression.last) if expression.kind == "plan" else until
    return Time(expression.first, last, text, _open_ended(expression))


def _relative(expression: Expression, text: str, anchor: Anchor, current: Time | None) -> Time | None:
    base = anchor.year
    if text.startswith(_OF_THE_YEAR_IN_FORCE) and current is not None:
        base = current.last
    if base is None:
        return None
    year = base + expression.first
    if expression.since and anchor.year is not None and year <= anchor.year:
        return Time(year, anchor.year, text, _open_ended(expression))
    return Time(year, year, text, expression.months, expression.day)


def _open_ended(expression: Expression) -> tuple[int, int] | None:
    """Let a time that runs on (2024年6月以来) begin with its month and end with its last year."""
    return None if expression.months is None else (expression.months[0], 12)


def _span(expression: Expression, text: str, anchor: Anchor, current: Time | None) -> Time | None:
    """Resolve 五年来, 近三年 and 今后五年 from the interval in force, else from the report's year."""
    count = expression.first
    if expression.ahead:
        return None if anchor.year is None else Time(anchor.year, anchor.year + count - 1, text)
    if current is not None and current.last - current.first + 1 == count:
        return Time(current.first, current.last, text)
    last = anchor.reviewed or anchor.year
    return None if last is None else Time(last - count + 1, last, text)


def _comes_round_again(expression: Expression, current: Time) -> bool:
    """Tell whether a month comes before those of a second half in force, and so is of the next year.

    去年四季度产量9万吨;4月份出口8万吨.
    """
    if not expression.months or not current.months or current.months[0] < _SECOND_HALF:
        return False
    return expression.months[1] < _SECOND_HALF


def _part(expression: Expression, text: str, anchor: Anchor, current: Time | None) -> Time | None:
    """Resolve 上半年, 9月末 and 全年 in the year in force."""
    named = current is not None and current.named
    year = anchor.year
    if current is not None and (named or not expression.months):
        year, named = current.last, True  # 全年 takes up the year that was named before
    if current is not None and _comes_round_again(expression, current) and current.last + 1 == anchor.year:
        year = anchor.year
    if year is None:
        return None
    later = (
        expression.months is not None
        and anchor.month is not None
        and expression.months[1] > anchor.month + _SOON
        and anchor.month <= _EARLY
    )
    if later and year == anchor.year and anchor.reviewed is None:
        year -= 1
    return Time(year, year, text, expression.months, expression.day, named)
