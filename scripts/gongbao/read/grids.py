"""Tables as text: a line a row, its cells between bars, merged cells in each row and column they stand in.

``| 指标 | 单位 | 2023年 |`` is the form that the extractor reads tables in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["GridCell", "grid_lines", "is_grid"]

_MOST_COLUMNS = 256
_MOST_CELLS = 1_000_000
_LONGEST = 200  # characters of a cell; longer ones make a layout, not a table
_MOST_HEADER_ROWS = 4
_NUMBER = re.compile(r"[+-]?\d[\d,，]*(?:\.\d+)?%?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINALS = frozenset({"序号", "编号", "序列", "No.", "NO."})


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: its text, and how many columns and rows it takes."""

    text: str
    columns: int = 1
    rows: int = 1


def is_grid(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Tell a table of data from one that only lays out a page."""
    filled = [sum(bool(cell.text) for cell in row) for row in rows]
    longest = max((len(cell.text) for row in rows for cell in row), default=0)
    return sum(count > 1 for count in filled) > 1 and longest <= _LONGEST


def grid_lines(rows: Sequence[Sequence[GridCell]]) -> Iterator[str]:
    """Yield a line of text for each row; a row that is one cell, as a caption is, has no bars.

    A header of several rows becomes one, the labels of a column one after the other (``2023年 绝对数``).
    """
    grid = [row for row in _expanded(rows) if any(row)]
    while grid and len(grid[0]) > 1 and len(set(grid[0])) == 1:
        yield grid.pop(0)[0]
    grid = _with_one_header(grid)
    ordinals = bool(grid) and _has_ordinals(grid)
    for cells in grid:
        if len(cells) > 1 and len(set(cells)) == 1 and not _NUMBER.fullmatch(cells[0]):
            yield cells[0]
        else:
            yield "| " + " | ".join(_joined(cells) if ordinals else cells) + " |"


def _with_one_header(grid: list[list[str]]) -> list[list[str]]:
    """Return the rows with the first ones joined, where cells that take several columns make a header of them."""
    height = next((number for number, row in enumerate(grid) if any(map(_is_number, row[1:]))), 0)
    merged = any(one and one == other for row in grid[:height] for one, other in pairwise(row))
    if not 1 < height <= _MOST_HEADER_ROWS or not merged or len({len(row) for row in grid[:height]}) > 1:
        return grid
    labels = [" ".join(dict.fromkeys(filter(None, column))) for column in zip(*grid[:height], strict=True)]
    return [labels, *grid[height:]]


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None and _YEAR.fullmatch(text) is None


def _expanded(rows: Sequence[Sequence[GridCell]]) -> list[list[str]]:
    """Return the text of each place of the grid, merged cells repeated; what stands too far right is cut off."""
    width = min(max((sum(_span(cell.columns) for cell in row) for row in rows), default=0), _MOST_COLUMNS)
    width = max(1, min(width, _MOST_CELLS // max(len(rows), 1)))
    hanging: dict[int, tuple[str, int]] = {}
    grid = []
    for row in rows:
        cells: list[str] = []
        waiting = iter(row)
        cell = next(waiting, None)
        while len(cells) < width and (cell is not None or len(cells) in hanging):
            column = len(cells)
            if column in hanging:
                text, left = hanging.pop(column)
                cells.append(text)
                if left > 1:
                    hanging[column] = (text, left - 1)
                continue
            assert cell is not None
            for _ in range(min(_span(cell.columns), width - column)):
                if cell.rows > 1:
                    hanging[len(cells)] = (_safe(cell.text), cell.rows - 1)
                cells.append(_safe(cell.text))
            cell = next(waiting, None)
        grid.append(cells)
    return grid


def _span(columns: int) -> int:
    return max(1, min(columns, _MOST_COLUMNS))


def _safe(text: str) -> str:
    return " ".join(text.replace("|", "/").replace("｜", "/").split())


def _has_ordinals(grid: Sequence[Sequence[str]]) -> bool:
    head = next((row for row in grid if len(row) > 2), ())
    return bool(head) and head[0].replace(" ", "") in _ORDINALS


def _joined(cells: Sequence[str]) -> list[str]:
    """Return the row with its number before its label, as one cell: it is no number of the table."""
    number, label, *others = [*cells, "", ""][: max(len(cells), 2)]
    if number.replace(".", "").isdigit():
        return [f"{number.rstrip('.')}. {label}", *others]
    return [label if number.replace(" ", "") in _ORDINALS else f"{number} {label}".strip(), *others]
