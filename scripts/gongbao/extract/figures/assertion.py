"""Which quantities a report asserts of something: streaks, scopes and counts of what is listed are not."""

import re

from gongbao.extract.facts import Quantity

__all__ = ["is_asserted"]

_STREAK = re.compile(r"(?:连续|连年|时隔|历时|为期|近|未来|今后|过去|每隔|不到|仅用|这|前|后|上|下|第|满)\s*$")
_LIST_COUNTED = re.compile(r"(?:主要)?(?:指标|方面|领域|重点|环节|维度)")
_TIME_UNITS = frozenset({"a", "mo", "d", "wk", "h", "min", "s", "{季度}", "{周年}"})
_TIME_SCOPE = re.compile(r"(?:以?来|间|内|里|期|前|后|以上|以下|任期|行动|攻坚|计划|规划|方案|周年|历史|时间|左右|为期|实现|完成)")
_LIST_UNITS = frozenset({"{项}", "{个}", "{大}", "{方面}"})


def is_asserted(folded: str, quantity: Quantity, begin: int) -> bool:
    """Tell whether the report states ``quantity`` of something; its sentence starts at ``begin``."""
    if quantity.value is None:
        return False
    if quantity.unit in _TIME_UNITS:
        before = folded[max(begin, quantity.start - 4) : quantity.start]
        if _STREAK.search(before) or _TIME_SCOPE.match(folded, quantity.end):
            return False
    return not (quantity.unit in _LIST_UNITS and _LIST_COUNTED.match(folded, quantity.end))
