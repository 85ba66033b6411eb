"""Milestones: a named project reached, or is to reach, a stage."""

from collections.abc import Callable, Sequence

from gongbao.extract.document import Document
from gongbao.extract.facts import Mention, Milestone, Period

__all__ = ["find_milestones"]


def find_milestones(
    document: Document,
    mentions: Sequence[Mention],
    period_at: Callable[[int], Period | None],
    status_at: Callable[[int, Period | None], str],
) -> list[Milestone]:
    """Return the milestones of a report in the order of their spans."""
    return []
