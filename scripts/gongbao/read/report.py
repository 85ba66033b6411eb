"""What reading a file gives: its text as published, and what is known of its source."""

from dataclasses import dataclass, field
from datetime import date

__all__ = ["Report", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """What ``sources.csv`` states of one report; ``None`` where it states nothing.

    ``date_in_name`` is no column of it: the year, month or day in the file's own name, as ISO 8601.
    """

    title: str | None = None
    kind: str | None = None
    publisher: str | None = None
    place_id: str | None = None
    held_on: date | None = None
    published_on: date | None = None
    period: str | None = None
    language: str | None = None
    source_url: str | None = None
    rights: str | None = None
    date_in_name: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One document, ready for extraction.

    Attributes:
        source_file: path below the raw folder, with ``/`` between its parts.
        text: the text as its format's reader gives it; of plain text nothing is stripped but a byte order
            mark. Every span counts Unicode code points in it.
        sha256: hexadecimal SHA-256 of the file's bytes as received.
        source: the file's row of ``sources.csv``, or an empty one.
        encoding: Python's name of the encoding that the file was decoded with.
        media_type: the IANA name of the file's format.
        pages: where each page begins in ``text``; empty where the format has no pages.
        headings: where each line begins that the format marks as a heading.
        unread_pages: numbers, from 1, of the pages that are pictures without text.
    """

    source_file: str
    text: str
    sha256: str
    source: Source = field(default_factory=Source)
    encoding: str = "utf-8"
    media_type: str = "text/plain"
    pages: tuple[int, ...] = ()
    headings: tuple[int, ...] = ()
    unread_pages: tuple[int, ...] = ()
