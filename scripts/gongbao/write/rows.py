"""Rows of a table, checked, in the table's order, as columns."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongbao.schema import Row, Table, Value
from gongbao.schema.values import fault

__all__ = ["CellError", "Columns", "in_order"]


class CellError(ValueError):
    """A row holds what its table cannot; the text names table, row, column and value."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A table's rows in its order, column by column, every value one that each format can hold."""

    table: Table
    count: int
    values: dict[str, list[Value]]


def in_order(table: Table, rows: Iterable[Row]) -> Columns:
    """Return ``rows`` sorted by ``table.order`` (empty cells first, texts by code point) as columns.

    Raises:
        CellError: if a row lacks a column, has one too many, or a value that its field cannot hold.
    """
    names = table.columns
    listed = list(rows)
    for row in listed:
        if len(row) != len(names) or not all(name in row for name in names):
            message = f"table {table.name}: a row has the columns {', '.join(row)}, not {', '.join(names)}"
            raise CellError(message)
    for field in table.fields:
        for row in listed:
            value = row[field.name]
            problem = fault(field, value)
            if problem is not None:
                key = row[table.primary_key]
                raise CellError(f"table {table.name}, row {key!r}, column {field.name}: {value!r} {problem}")
    listed.sort(key=lambda row: [_sortable(row[name]) for name in table.order])
    return Columns(table, len(listed), {name: [row[name] for row in listed] for name in names})


def _sortable(value: Value) -> tuple[bool, Value]:
    return (value is not None, value)
