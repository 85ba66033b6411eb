"""Thresholds: 超亿元 in 超亿元项目60个 bounds what is counted and is no figure of its own."""

import re
from collections.abc import Sequence

from gongbao.extract.facts import Quantity
from gongbao.extract.figures.counted_things import counts
from gongbao.extract.figures.predicates import read_predicate

__all__ = ["thresholds"]

_COUNTED_NOUN = re.compile(r"[^,;:。!?、\n\d]{1,14}")
_COUNTED_BEFORE = re.compile(r"[^,;:。!?、\n\d]{0,12}")
_NOUN_AFTER = re.compile(r"(?:级|量级|规模)?(?:的|以上的?)?(?:[\u4e00-\u9fff“]{2}|\d)")
_ROUND = re.compile(r"[十百千]?[万亿]+元?")


def thresholds(folded: str, quantities: Sequence[Quantity]) -> dict[int, int]:
    """Return, for each quantity that is a threshold, the index of the count that it bounds.

    A threshold stands before the noun that is counted: 超10亿元项目5个, or 5个超10亿元项目.
    """
    bounds: dict[int, int] = {}
    for index, quantity in enumerate(quantities):
        if not _may_bound(folded, quantity):
            continue
        after = quantities[index + 1] if index + 1 < len(quantities) else None
        if after and counts(after.unit) and _names_what_is_counted(folded, quantity.end, after.start):
            bounds[index] = index + 1
            continue
        before = quantities[index - 1] if index else None
        if before and counts(before.unit) and _COUNTED_BEFORE.fullmatch(folded, before.end, quantity.start):
            bounds[index] = index - 1
    return bounds


def _names_what_is_counted(folded: str, start: int, end: int) -> bool:
    if folded[start:end] in ("", "的"):
        return True  # 其中10亿元以上8个
    noun_end = read_predicate(folded, start, end).start
    return noun_end - start > 1 and bool(_COUNTED_NOUN.fullmatch(folded, start, end))


def _may_bound(folded: str, quantity: Quantity) -> bool:
    above = quantity.comparator in ("gt", "ge") and (
        not quantity.text[0].isdigit() or quantity.text.endswith(("以上", "及以上"))
    )
    may = (
        above
        or quantity.text.endswith("级")
        or folded.startswith("级", quantity.end)
        or folded.startswith(("过", "逾"), quantity.start - 1)
        or _ROUND.fullmatch(quantity.text)
        or (quantity.value_max is not None and quantity.unit == "CNY")  # 5亿—10亿元4个
    )
    return bool(may and _NOUN_AFTER.match(folded, quantity.end))
