"""A page of a PDF -> its lines, each with its place and its cells."""

import math
from collections.abc import Iterator
from ctypes import byref
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import pypdfium2.raw as pdfium

from gongbao.read.pdf.characters import is_han, set_close, unified

__all__ = ["Cell", "Line", "lines_of"]

_CELL_GAP = 0.5  # of a character's width; what is farther apart may be cells of a table
_SAME_ROW = 0.6
_CELL_LINES, _CELL_WIDTH = 4, 10.0  # of a cell that takes several lines; the width in characters
_SAMPLES = 9
_QUARTER = math.pi / 2
_SLANT = 0.05  # radians
_SOFT_HYPHENS = "\x02\ufffe\u00ad"


@dataclass(frozen=True, slots=True)
class Cell:
    """A run of text without wide gaps, and where it begins and ends across the page, in points."""

    left: float
    right: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line. Lengths are in points, ``bottom`` and ``top`` grow upwards; ``size`` is that of a character."""

    page: int
    left: float
    right: float
    bottom: float
    top: float
    size: float
    cells: tuple[Cell, ...]
    text: str


@dataclass(slots=True)
class _Glyph:
    text: str
    left: float
    right: float
    bottom: float
    top: float
    gap: bool  # the library found white space before it where the file has no character for it


@dataclass(slots=True)
class _Turn:
    """How the page's text is turned, in quarters; places are turned back, so that lines run to the right."""

    quarters: int = 0

    def back(self, box: Any) -> tuple[float, float, float, float]:
        """Return left, right, bottom, top."""
        left, right, bottom, top = box.left, box.right, box.bottom, box.top
        if self.quarters == 1:
            return bottom, top, -right, -left
        if self.quarters == 2:
            return -right, -left, -top, -bottom
        if self.quarters == 3:
            return -top, -bottom, left, right
        return left, right, bottom, top


def lines_of(page: Any, number: int) -> list[Line]:
    """Return the lines of ``page``, the ``number``-th from 0, in the order that the file draws them."""
    if page.get_rotation():
        page.set_rotation(0)  # else the library takes the lines in another order
    text = page.get_textpage()
    try:
        turn = _Turn(_quarters(text))
        lines = [_line(glyphs, number) for glyphs in _rows(text, turn) if any(g.text.strip() for g in glyphs)]
    finally:
        text.close()
    return _joined(lines)


def _quarters(text: Any) -> int:
    """Return by how many quarter turns most of the page's characters are turned."""
    count = pdfium.FPDFText_CountChars(text)
    turns = []
    for index in range(0, count, max(1, count // _SAMPLES)):
        if pdfium.FPDFText_IsGenerated(text, index) == 0:
            turns.append(round(pdfium.FPDFText_GetCharAngle(text, index) / _QUARTER) % 4)
    return max(sorted(set(turns)), key=turns.count, default=0)


def _rows(text: Any, turn: _Turn) -> Iterator[list[_Glyph]]:
    """Yield the glyphs of each line, as the library parts them; what stands aslant, as a watermark, is left out."""
    glyphs: list[_Glyph] = []
    gap = False
    box = pdfium.FS_RECTF()
    box_of, angle_of, generated = (
        pdfium.FPDFText_GetLooseCharBox,
        pdfium.FPDFText_GetCharAngle,
        pdfium.FPDFText_IsGenerated,
    )
    for index, character in _characters(text):
        if character in "\r\n":
            if glyphs:
                yield glyphs
            glyphs, gap = [], False
        elif character == " " and generated(text, index) == 1:
            gap = True
        elif character not in _SOFT_HYPHENS and box_of(text, index, byref(box)):
            angle = angle_of(text, index)
            if angle == 0 or _is_upright(angle):
                glyphs.append(_Glyph(character, *turn.back(box), gap))
                gap = False
    if glyphs:
        yield glyphs


def _characters(text: Any) -> Iterator[tuple[int, str]]:
    """Yield each character with its index; a pair of surrogates is one."""
    code_of = pdfium.FPDFText_GetUnicode
    high = 0
    for index in range(max(0, pdfium.FPDFText_CountChars(text))):
        code = code_of(text, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        if 0 < code < 0x110000:
            yield index, chr(code)


def _is_upright(angle: float) -> bool:
    """Tell whether an angle is one of quarter turns, nearly."""
    return abs(angle - round(angle / _QUARTER) * _QUARTER) < _SLANT


@dataclass(slots=True)
class _Run:
    left: float
    right: float
    parts: list[str] = field(default_factory=list)

    def cell(self) -> Cell:
        return Cell(self.left, self.right, unified("".join(self.parts)).strip())


def _line(glyphs: list[_Glyph], number: int) -> Line:
    size = _size(glyphs)
    runs: list[_Run] = []
    before: _Glyph | None = None
    for glyph in glyphs:
        if glyph.text == " ":
            if runs:
                runs[-1].parts.append(" ")
            continue
        distance = 0.0 if before is None else glyph.left - before.right
        spaced = bool(runs) and runs[-1].parts[-1] == " "
        if not runs or ((glyph.gap or spaced) and distance > _CELL_GAP * size * (2 if spaced else 1)):
            runs.append(_Run(glyph.left, glyph.right))
        elif glyph.gap and before is not None and not (is_han(before.text) or is_han(glyph.text)):
            runs[-1].parts.append(" ")
        runs[-1].parts.append(glyph.text)
        runs[-1].right = max(runs[-1].right, glyph.right)
        before = glyph
    cells = tuple(run.cell() for run in runs)
    return _of_cells(number, cells, min(g.bottom for g in glyphs), max(g.top for g in glyphs), size)


def _of_cells(number: int, cells: tuple[Cell, ...], bottom: float, top: float, size: float) -> Line:
    text = set_close(" ".join(cell.text for cell in cells))
    return Line(
        number, min(c.left for c in cells), max(c.right for c in cells), bottom, top, size, cells, text
    )


def _size(glyphs: list[_Glyph]) -> float:
    """Return the width of a Han character, or what it would be."""
    widths = [glyph.right - glyph.left for glyph in glyphs if is_han(glyph.text)]
    size = median(widths) if widths else 0.0
    return size if size > 0 else max(0.75 * median(glyph.top - glyph.bottom for glyph in glyphs), 1.0)


def _joined(lines: list[Line]) -> list[Line]:
    """Return the lines with those joined that stand side by side, as cells of a row do."""
    rows: list[Line] = []
    for line in lines:
        at = _row_of(line, rows)
        if at is None:
            rows.append(line)
            continue
        before = rows[at]
        rows[at] = _of_cells(
            line.page,
            before.cells + line.cells,
            min(before.bottom, line.bottom),
            max(before.top, line.top),
            max(before.size, line.size),
        )
    return rows


def _row_of(line: Line, rows: list[Line]) -> int | None:
    """Return the index of the row that ``line`` goes on with: the last one, or one before its cell's other lines."""
    for at in range(len(rows) - 1, max(-1, len(rows) - 1 - _CELL_LINES), -1):
        if line.left >= rows[at].right and _beside(rows[at], line):
            return at
        if rows[at].right - rows[at].left > _CELL_WIDTH * rows[at].size:
            return None
    return None


def _beside(one: Line, other: Line) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared >= _SAME_ROW * min(one.top - one.bottom, other.top - other.bottom)
