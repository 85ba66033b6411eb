"""Which measure a number is of its indicator: an amount, a rate of growth, a change, a share, a ratio."""

import re
from decimal import Decimal

from gongbao.extract.figures.predicates import Predicate
from gongbao.extract.vocabulary import alternation, words

__all__ = ["CAPACITIES", "grows", "measure_of", "signed"]

# Units, also a year or a day, in which the capacity of a work is given.
CAPACITIES = frozenset({"t", "kW", "MW", "GW", "kW.h", "MW.h", "GW.h", "m3"})

_GROWTH_NAME = re.compile(rf"(?:{alternation(words('growth_names'))})(?:的?(?:预期|预测|预计|目标|幅度))?$")
_PERCENT = ("%", "[ppth]")
_CHANGES = ("growth_rate", "change")


def measure_of(unit: str, indicator: str, predicate: Predicate, *, changes: bool) -> str:
    """Return ``level``, ``growth_rate``, ``change``, ``share`` or ``ratio``.

    ``changes`` tells that the quantity's own words say that it is a change (下降3.2%, 翻番).
    """
    if unit == "{pp}" or (unit == "{位}" and predicate.measure == "growth_rate"):
        return "change"
    changes = changes or predicate.measure == "growth_rate"
    if unit in _PERCENT:
        if changes or predicate.yearly or predicate.basis in ("year_on_year", "month_on_month"):
            return "growth_rate"
        return "growth_rate" if grows(indicator) else "share"
    if unit == "{倍}":
        return "growth_rate" if changes else "ratio"
    if changes:
        return "change"
    return "level"


def grows(indicator: str) -> bool:
    """Tell whether a wording names a growth (产量增速)."""
    return _GROWTH_NAME.search(indicator) is not None


def signed(value: Decimal | None, measure: str, predicate: Predicate) -> Decimal | None:
    """Return ``value``, negative where the predicate says a fall and the value does not yet."""
    if value is not None and value > 0 and predicate.falling is not None and measure in _CHANGES:
        return -value
    return value
