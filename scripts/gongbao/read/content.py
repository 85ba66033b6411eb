"""What a format's reader makes of the bytes of one document."""

from dataclasses import dataclass
from datetime import date

__all__ = ["Content"]


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a document, and what its format says of it.

    Attributes:
        text: the text that spans count in, as Unicode code points.
        encoding: Python's name of the encoding of the file's characters; for formats that leave no choice,
            ``utf-8``.
        pages: where each page begins in ``text``, in order, the first at 0; empty where there are no pages.
        headings: where each line begins that the format marks as a heading, in order.
        unread_pages: numbers, from 1, of the pages that are pictures without text.
        title: the title that the document states of itself, beside its text.
        published_on: the day of publication that it states of itself.
    """

    text: str
    encoding: str = "utf-8"
    pages: tuple[int, ...] = ()
    headings: tuple[int, ...] = ()
    unread_pages: tuple[int, ...] = ()
    title: str | None = None
    published_on: date | None = None
