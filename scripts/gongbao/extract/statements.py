"""Statements: who said or pledged what."""

from collections.abc import Sequence

from gongbao.extract.document import Document
from gongbao.extract.facts import Mention, Statement

__all__ = ["find_statements"]


def find_statements(document: Document, mentions: Sequence[Mention]) -> list[Statement]:
    """Return the statements of a report in the order of their spans."""
    return []
