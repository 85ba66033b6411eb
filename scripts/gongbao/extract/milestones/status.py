"""Whether a stage has been reached or is still to come."""

import re

__all__ = ["status_of"]

_AHEAD = re.compile("力争|确保|预计|争取|有望|即将|尽快|尽早|早日|拟|计划|将")
_BEFORE = 6  # characters before the project and its stage that can look forward


def status_of(text: str, first: int, stage: int, end: int, status: str) -> str:
    """Return ``target`` where the words around the stage look forward, else what the report's structure says."""
    if status == "target":
        return status
    low = max(min(first, stage) - _BEFORE, 0)
    between = text[max(low, *(text.rfind(mark, low, stage) + 1 for mark in ",。;")) : stage]
    if _AHEAD.search(between) or text.startswith("后", end):
        return "target"
    return status
