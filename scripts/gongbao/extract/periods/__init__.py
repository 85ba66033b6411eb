"""Periods: when a fact holds, and whether it is so or is to be."""

from gongbao.extract.document import Document
from gongbao.extract.facts import Header, Period
from gongbao.read.report import Source

__all__ = ["Timeline", "read_header"]


def read_header(document: Document, source: Source) -> Header:
    """Return what the report's own text says of the report."""
    return Header()


class Timeline:
    """Gives the observation period and the status of any place in a report."""

    def __init__(self, document: Document, header: Header) -> None:
        self._document = document

    def period_at(self, offset: int) -> Period | None:
        """Return the observation period that governs ``offset``, or ``None`` where the text leaves it open."""
        return None

    def status_at(self, offset: int, period: Period | None) -> str:
        """Return ``actual`` or ``target`` for a fact at ``offset``."""
        return "actual"
