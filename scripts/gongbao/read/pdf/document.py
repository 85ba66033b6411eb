"""A PDF file -> its text: a line a paragraph or row of a table, and where each page begins."""

from collections.abc import Sequence
from dataclasses import replace

from gongbao.read.content import Content
from gongbao.read.errors import NoTextOnPages, TooLarge
from gongbao.read.lines import Lines
from gongbao.read.pdf.glyphs import Line, lines_of
from gongbao.read.pdf.margins import without_running_heads
from gongbao.read.pdf.opening import opened, picture_share
from gongbao.read.pdf.paragraphs import Frame, between, frames_of, goes_on
from gongbao.read.pdf.tables import table_end, table_rows

__all__ = ["read_pdf"]

_FEWEST_CHARACTERS = 8  # of a page that has text
_PICTURE = 0.5
_MOST_PICTURES = 1 / 3
_MOST_CHARACTERS = 50_000_000


def read_pdf(data: bytes, name: str) -> Content:
    """Return the text of a PDF file.

    Raises:
        ReadError: it cannot be opened, or its pages are pictures.
    """
    pages: list[list[Line]] = []
    pictures: list[int] = []
    characters = 0
    with opened(data, name) as document:
        for number in range(len(document)):
            page = document[number]
            lines = lines_of(page, number)
            count = sum(len(line.text) for line in lines)
            if count < _FEWEST_CHARACTERS and picture_share(page) >= _PICTURE:
                pictures.append(number + 1)
            page.close()
            characters += count
            if characters > _MOST_CHARACTERS:
                raise TooLarge(name, "the PDF", _MOST_CHARACTERS, "characters")
            pages.append(lines)
    if not characters or len(pictures) > _MOST_PICTURES * len(pages):
        unread = pictures if characters else range(1, len(pages) + 1)
        raise NoTextOnPages(name, tuple(unread), len(pages))
    content = _written(without_running_heads(pages)).content(name)
    return replace(content, unread_pages=tuple(pictures))


def _written(pages: Sequence[list[Line]]) -> Lines:
    """Return the lines of the text: paragraphs, over the ends of pages too, and rows of tables."""
    writer = _Writer()
    for frames in frames_of(pages):
        writer.begin_page()
        for frame in frames:
            writer.add(frame)
    writer.end_paragraph()
    return writer.lines


class _Writer:
    """Writes frames; the paragraph at the end of one stays open until the next shows whether it goes on."""

    def __init__(self) -> None:
        self.lines = Lines()
        self._text = ""
        self._last: tuple[Line, Frame] | None = None
        self._pages: list[int] = []  # where pages begin inside the open paragraph
        self._waiting = 0  # pages that have begun and have no text yet

    def begin_page(self) -> None:
        """Say that what follows stands on the next page."""
        self._waiting += 1

    def add(self, frame: Frame) -> None:
        """Write the lines of ``frame``."""
        number = 0
        while number < len(frame.lines):
            end = table_end(frame.lines, number)
            if end > number:
                self.end_paragraph()
                self._begin_waiting_pages()
                for row in table_rows(frame.lines[number:end]):
                    self.lines.add(row)
                number = end
                continue
            self._add_line(frame.lines[number], frame)
            number += 1

    def _add_line(self, line: Line, frame: Frame) -> None:
        if not line.text:
            return
        if self._last is not None and goes_on(*self._last, line, frame):
            self._text += between(self._text, line.text)
        else:
            self.end_paragraph()
        self._pages += [len(self._text)] * self._waiting
        self._waiting = 0
        self._text += line.text
        self._last = (line, frame)

    def end_paragraph(self) -> None:
        """Write the open paragraph."""
        for offset in self._pages:
            self.lines.begin_page(offset)
        self.lines.add(self._text)
        self._text, self._last, self._pages = "", None, []

    def _begin_waiting_pages(self) -> None:
        for _ in range(self._waiting):
            self.lines.begin_page()
        self._waiting = 0
