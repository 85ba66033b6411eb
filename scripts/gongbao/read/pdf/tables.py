"""Tables in a PDF: rows of cells that stand below each other."""

import re
from collections.abc import Sequence

from gongbao.read.pdf.characters import is_han
from gongbao.read.pdf.glyphs import Cell, Line
from gongbao.read.pdf.paragraphs import is_of_contents

__all__ = ["table_end", "table_rows"]

_NUMBER = re.compile(r"[+-]?[\d,，]+(?:\.\d+)?%?|[-—]+")
_FEWEST_ROWS = 3
_FEWEST_NUMBER_ROWS = 2
_SHARED = 0.3  # of the narrower of two
_NEXT_LINE = 1.8  # characters' widths between the feet of two lines of a cell


def table_end(lines: Sequence[Line], start: int) -> int:
    """Return where the table that begins with ``lines[start]`` ends; ``start`` where none begins there."""
    end = start
    while end < len(lines) and (_is_row(lines[end]) or (end > start and _goes_on(lines, start, end))):
        end += 1
    rows = [line for line in lines[start:end] if len(line.cells) > 1]
    numbers = sum(_NUMBER.fullmatch(line.cells[-1].text) is not None for line in rows)
    return end if len(rows) >= _FEWEST_ROWS and numbers >= _FEWEST_NUMBER_ROWS else start


def _is_row(line: Line) -> bool:
    return len(line.cells) > 1 and not is_of_contents(line)


def _goes_on(lines: Sequence[Line], start: int, at: int) -> bool:
    """Tell whether the line is the rest of a cell above it, broken off where its column ends."""
    line, above = lines[at], lines[at - 1]
    if len(line.cells) > 1:
        return False
    (rest,) = line.cells
    if above.bottom - line.bottom > _NEXT_LINE * line.size:
        return False
    cell = next((cell for cell in above.cells if _is_below(rest, cell)), None)
    column = [cell.right for row in lines[start:at] for cell in row.cells if _is_below(rest, cell)]
    return cell is not None and rest.right <= cell.right + 1 and cell.right >= max(column) - line.size


def _is_below(cell: Cell, other: Cell) -> bool:
    shared = min(cell.right, other.right) - max(cell.left, other.left)
    return shared > _SHARED * min(cell.right - cell.left, other.right - other.left)


def table_rows(lines: Sequence[Line]) -> list[str]:
    """Return the rows as text, their cells between bars; what stands over several columns is in each of them."""
    columns = _columns(lines)
    rows: list[list[str]] = []
    for line in lines:
        placed = _placed(line.cells, columns)
        if len(line.cells) > 1 or not rows:
            rows.append(placed)
        else:
            rows[-1] = [_run_on(above, rest) for above, rest in zip(rows[-1], placed, strict=True)]
    return ["| " + " | ".join(row) + " |" for row in rows]


def _run_on(text: str, rest: str) -> str:
    if not text or not rest:
        return text + rest
    return text + rest if is_han(text[-1]) or is_han(rest[0]) else f"{text} {rest}"


def _columns(lines: Sequence[Line]) -> list[Cell]:
    """Return where the columns begin and end: those of the rows with the most cells."""
    most = max(len(line.cells) for line in lines)
    fullest = [line.cells for line in lines if len(line.cells) == most]
    return [
        Cell(min(cell.left for cell in column), max(cell.right for cell in column), "")
        for column in zip(*fullest, strict=True)
    ]


def _placed(cells: Sequence[Cell], columns: Sequence[Cell]) -> list[str]:
    row = [""] * len(columns)
    for cell in cells:
        text = cell.text.replace("|", "/").replace("｜", "/")
        numbers = [number for number, column in enumerate(columns) if _is_below(cell, column)]
        for number in numbers or [_nearest(cell, columns)]:
            row[number] = f"{row[number]} {text}".strip()
    return row


def _nearest(cell: Cell, columns: Sequence[Cell]) -> int:
    middle = (cell.left + cell.right) / 2
    return min(
        range(len(columns)),
        key=lambda number: abs((columns[number].left + columns[number].right) / 2 - middle),
    )
