"""What a report's own text says of the report: its title, kind, day, and the period it looks back on."""

from gongbao.extract.document import Document
from gongbao.extract.facts import Header
from gongbao.read.report import Source

__all__ = ["read_header"]


def read_header(document: Document, source: Source) -> Header:
    """Return what the report's own text says of the report."""
    return Header()
