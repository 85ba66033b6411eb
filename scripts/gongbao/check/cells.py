"""One cell read exactly as Table Schema says: slow, and right where the fast path is not sure.

The reading follows frictionless 5 (fields/*.py), so that both give one verdict.
"""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from gongbao.check.descriptor import Column

__all__ = ["Cell", "broken_constraints", "read_cell"]

Cell = str | int | Decimal | date | float | None


def read_cell(column: Column, cell: Cell) -> tuple[Cell, bool]:
    """Return the value of ``cell`` and whether it has the column's type; an empty cell is ``None``."""
    if cell is None or cell == "":
        return None, True
    value = _READERS[column.type](cell)
    return value, value is not None


def broken_constraints(column: Column, value: Cell) -> list[str]:
    """Return the names of the constraints of one cell that ``value`` breaks."""
    if value is None:
        return ["required"] if column.required else []
    broken = []
    if column.minimum is not None and value < column.minimum:  # type: ignore[operator]
        broken.append("minimum")
    if column.pattern is not None and not re.compile(f"^{column.pattern}$").match(str(value)):
        broken.append("pattern")
    if column.enum and value not in column.enum:
        broken.append("enum")
    return broken


def _string(cell: Any) -> Cell:
    return cell if isinstance(cell, str) else None


def _integer(cell: Any) -> Cell:
    if isinstance(cell, str):
        try:
            return int(cell.strip())
        except ValueError:
            return None
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float | Decimal) and cell % 1 == 0:
        return int(cell)
    return None


def _number(cell: Any) -> Cell:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | Decimal):
        return cell
    try:
        return Decimal(str(cell).strip())
    except InvalidOperation:
        return None


def _date(cell: Any) -> Cell:
    if isinstance(cell, datetime):
        return cell.date() if (cell.hour, cell.minute, cell.second) == (0, 0, 0) else None
    if isinstance(cell, date):
        return cell
    try:
        return datetime.strptime(cell, "%Y-%m-%d").date()
    except (TypeError, ValueError):
        return None


_READERS = {"string": _string, "integer": _integer, "number": _number, "date": _date}
