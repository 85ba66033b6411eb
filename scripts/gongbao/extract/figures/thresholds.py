"""Thresholds: 超亿元 in 超亿元项目60个 bounds what is counted and is no figure of its own."""

import re
from collections.abc import Sequence

from gongbao.extract.facts import Quantity
from gongbao.extract.figures.indicators import counts

__all__ = ["thresholds"]

_COUNTED_NOUN = re.compile(r"[^,;:。!?、\n\d]{1,14}")
_COUNTED_BEFORE = re.compile(r"[^,;:。!?、\n\d]{0,12}")
_NOUN_AFTER = re.compile(r"(?:级|量级|规模)?(?:的|以上的?)?(?:[\u4e00-\u9fff“]{2})")


def thresholds(folded: str, quantities: Sequence[Quantity]) -> dict[int, int]:
    """Return, for each quantity that is a threshold, the index of the count that it bounds.

    A threshold stands before the noun that is counted: 超10亿元项目5个, or 5个超10亿元项目.
    """
    bounds: dict[int, int] = {}
    for index, quantity in enumerate(quantities):
        if not _may_bound(folded, quantity):
            continue
        after = quantities[index + 1] if index + 1 < len(quantities) else None
        if after and counts(after.unit) and _COUNTED_NOUN.fullmatch(folded, quantity.end, after.start):
            bounds[index] = index + 1
            continue
        before = quantities[index - 1] if index else None
        if before and counts(before.unit) and _COUNTED_BEFORE.fullmatch(folded, before.end, quantity.start):
            bounds[index] = index - 1
    return bounds


def _may_bound(folded: str, quantity: Quantity) -> bool:
    if not _NOUN_AFTER.match(folded, quantity.end):
        return False
    if quantity.comparator in ("gt", "ge") or quantity.text.endswith("级"):
        return True
    return folded.startswith("级", quantity.end) or folded.startswith(("过", "逾"), quantity.start - 1)
