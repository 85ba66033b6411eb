"""Tables in a PDF: rows of cells that stand below each other."""

import re
from collections.abc import Sequence

from gongbao.read.pdf.glyphs import Cell, Line

__all__ = ["table_end", "table_rows"]

_NUMBER = re.compile(r"[+-]?[\d,，]+(?:\.\d+)?%?|[-—]+")
_FEWEST_ROWS = 3
_FEWEST_NUMBER_ROWS = 2


def table_end(lines: Sequence[Line], start: int) -> int:
    """Return where the table that begins with ``lines[start]`` ends; ``start`` where none begins there."""
    end = start
    while end < len(lines) and len(lines[end].cells) > 1 and lines[end].page == lines[start].page:
        end += 1
    numbers = sum(all(_NUMBER.fullmatch(cell.text) for cell in line.cells[-1:]) for line in lines[start:end])
    return end if end - start >= _FEWEST_ROWS and numbers >= _FEWEST_NUMBER_ROWS else start


def table_rows(lines: Sequence[Line]) -> list[str]:
    """Return the rows as text, their cells between bars; what stands over several columns is in each of them."""
    columns = _columns(lines)
    return ["| " + " | ".join(_placed(line.cells, columns)) + " |" for line in lines]


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Return where the columns begin and end: those of the rows with the most cells."""
    most = max(len(line.cells) for line in lines)
    fullest = [line for line in lines if len(line.cells) == most]
    return [
        (min(line.cells[i].left for line in fullest), max(line.cells[i].right for line in fullest))
        for i in range(most)
    ]


def _placed(cells: Sequence[Cell], columns: Sequence[tuple[float, float]]) -> list[str]:
    row = [""] * len(columns)
    for cell in cells:
        text = cell.text.replace("|", "/").replace("｜", "/")
        below = [
            number
            for number, (left, right) in enumerate(columns)
            if min(right, cell.right) - max(left, cell.left) > 0.3 * min(right - left, cell.right - cell.left)
        ]
        if not below:
            middle = (cell.left + cell.right) / 2
            below = [min(range(len(columns)), key=lambda n: abs(sum(columns[n]) / 2 - middle))]
        for number in below:
            row[number] = f"{row[number]} {text}".strip()
    return row
