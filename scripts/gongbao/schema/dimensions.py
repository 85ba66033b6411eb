"""Which units an indicator's amounts may be stated in."""

__all__ = ["fits"]

# A unit that was left out (城镇新增就业5.2万), or one that stands for several kinds (度).
_ANY_UNIT = frozenset({"number", "other", "unspecified"})
# An amount of one thing for each of another is worded in many ways: 8.2件, 每万人8.2件, 8.2件/万人.
_ANY_INDICATOR = "ratio"


def fits(indicator: str, unit: str) -> bool:
    """Return whether a unit of the dimension ``unit`` measures an indicator of the dimension ``indicator``.

    Both are values of the columns ``dimension``. A quotient measures what stands above: money for each
    person (``money/count``) is money.
    """
    if unit in _ANY_UNIT or indicator == _ANY_INDICATOR:
        return True
    return unit == indicator or unit.startswith(f"{indicator}/")
