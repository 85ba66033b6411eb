"""The text of a Word file's body: paragraphs with their numbers, tables, text boxes and footnotes."""

import io
from collections.abc import Iterator
from typing import Any

from lxml import etree

from gongbao.read.content import Content
from gongbao.read.errors import PicturesOnly
from gongbao.read.grids import GridCell, grid_lines, is_grid
from gongbao.read.lines import Lines
from gongbao.read.word.archive import Archive, parser_options
from gongbao.read.word.numbering import Numbering, W, value_of
from gongbao.read.word.styles import Styles

__all__ = ["read_word"]

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Deleted or moved text, what is said twice for older programs, codes of fields, readings above characters.
_PASSED_OVER = frozenset(
    {W + tag for tag in ("del", "moveFrom", "instrText", "delText", "rt", "pPr", "rPr", "tblPr", "sectPr")}
    | {f"{_COMPATIBILITY}Fallback"}
)
_CLOSES = "、）)。．】"


def read_word(data: bytes, name: str) -> Content:
    """Return the text of a Word file, a line a paragraph.

    Raises:
        ReadError: it cannot be read; see :class:`~gongbao.read.word.archive.Archive`.
    """
    archive = Archive(data, name)
    lines = Lines()
    reader = _Reader(lines, archive)
    try:
        for element in _top_level(archive.body_bytes()):
            reader.block(element)
        reader.footnotes()
    except (etree.LxmlError, ValueError, RecursionError) as error:
        raise archive.damaged(error) from error
    if not lines and archive.has_pictures():
        raise PicturesOnly(name)
    return lines.content(name)


def _top_level(data: bytes) -> Iterator[Any]:
    """Yield what stands in the body, one at a time; what was read is let go."""
    tags = [W + tag for tag in ("p", "tbl", "sdt", "customXml", "ins", "moveTo")]
    for _, element in etree.iterparse(io.BytesIO(data), events=("end",), tag=tags, **parser_options()):
        parent = element.getparent()
        if parent is not None and parent.tag == f"{W}body":
            yield element
            element.clear()
            while element.getprevious() is not None:
                del parent[0]


class _Reader:
    def __init__(self, lines: Lines, archive: Archive) -> None:
        folder = archive.body.rpartition("/")[0]
        self._lines = lines
        self._styles = Styles(archive.tree(f"{folder}/styles.xml"))
        self._numbering = Numbering(archive.tree(f"{folder}/numbering.xml"))
        self._footnotes = archive.tree(f"{folder}/footnotes.xml")

    def footnotes(self) -> None:
        """Add the footnotes, after all else."""
        for note in self._footnotes if self._footnotes is not None else ():
            if note.get(f"{W}type") in (None, "normal"):
                self._blocks(note)

    def block(self, element: Any) -> None:
        """Add a paragraph, a table, or what a container of these holds."""
        if element.tag == f"{W}p":
            self._paragraph(element)
        elif element.tag == f"{W}tbl":
            self._table(element)
        elif element.tag not in _PASSED_OVER:
            self._blocks(element)

    def _blocks(self, element: Any) -> None:
        for child in element.iterchildren(tag=etree.Element):
            self.block(child)

    def _paragraph(self, paragraph: Any) -> None:
        boxes: list[Any] = []
        number, text, heading = self._words(paragraph, boxes)
        for index, line in enumerate(text.split("\n")):
            self._lines.add(number + line if index == 0 else line, heading=heading and index == 0)
        for box in boxes:
            self._blocks(box)

    def _words(self, paragraph: Any, boxes: list[Any]) -> tuple[str, str, bool]:
        """Return a paragraph's automatic number, its text, and whether it is a heading."""
        properties = paragraph.find(f"{W}pPr")
        text = "".join(_text(paragraph, boxes))
        listed = self._styles.numbering(properties)
        number = self._numbering.next(*listed) if listed and text.strip() else ""
        if number and number[-1] not in _CLOSES:
            number += " "
        return number, text, self._styles.is_heading(properties)

    def _table(self, table: Any) -> None:
        rows = list(_rows(table))
        grid = _merged_down([[self._cell(cell) for cell in row] for row in rows])
        if is_grid(grid):
            for line in grid_lines(grid):
                self._lines.add(line)
            return
        for row in rows:
            for cell in row:
                self._blocks(cell)

    def _cell(self, cell: Any) -> tuple[GridCell, bool]:
        """Return a cell, and whether it belongs to the one above it."""
        paragraphs = [] if cell is None else cell.iter(f"{W}p")
        texts = ["".join(_text(each, [])) for each in paragraphs]
        span = value_of(cell, "tcPr/gridSpan") or ""
        merged = None if cell is None else cell.find(f"{W}tcPr/{W}vMerge")
        columns = int(span) if span.isdecimal() and len(span) < 5 else 1
        below = merged is not None and merged.get(f"{W}val", "continue") == "continue"
        return GridCell(" ".join(" ".join(texts).split()), columns), below


def _rows(table: Any) -> Iterator[list[Any]]:
    """Yield the cells of each row, through the containers that may stand around rows and cells."""
    for row in _within(table, f"{W}tr"):
        yield list(_within(row, f"{W}tc"))


def _within(element: Any, tag: str) -> Iterator[Any]:
    for child in element.iterchildren(tag=etree.Element):
        if child.tag == tag:
            yield child
        elif child.tag not in _PASSED_OVER and child.tag not in (f"{W}tr", f"{W}tc", f"{W}tbl", f"{W}p"):
            yield from _within(child, tag)


def _merged_down(rows: list[list[tuple[GridCell, bool]]]) -> list[list[GridCell]]:
    """Return the rows with the text of a cell in those below that it is merged with."""
    above: dict[int, str] = {}
    merged = []
    for row in rows:
        column, cells = 0, []
        here: dict[int, str] = {}
        for cell, below in row:
            text = above.get(column, "") if below else cell.text
            here[column] = text
            cells.append(GridCell(text, cell.columns))
            column += cell.columns
        above = here
        merged.append(cells)
    return merged


def _text(element: Any, boxes: list[Any]) -> Iterator[str]:
    """Yield the text of a paragraph in order; put the text boxes that hang in it into ``boxes``."""
    for child in element.iterchildren(tag=etree.Element):
        tag = child.tag
        if tag in _PASSED_OVER:
            continue
        if tag in (f"{W}t", f"{_MATHS}t"):
            yield (child.text or "").replace("\n", " ")
        elif tag in (f"{W}tab", f"{W}ptab"):
            yield " "
        elif tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif tag == f"{W}noBreakHyphen":
            yield "-"
        elif tag == f"{W}txbxContent":
            boxes.append(child)
        elif tag != f"{W}r" or not _is_hidden(child):
            yield from _text(child, boxes)


def _is_hidden(run: Any) -> bool:
    hidden = run.find(f"{W}rPr/{W}vanish")
    return hidden is not None and hidden.get(f"{W}val", "true") not in ("0", "false", "off")
