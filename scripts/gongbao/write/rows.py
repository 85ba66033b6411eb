"""Rows of a table, checked, in the table's order, as columns."""

from collections.abc import Iterable
from dataclasses import dataclass
from types import NoneType

from gongbao.schema import Field, Row, Table, Value
from gongbao.schema.values import FORMULA_STARTS, fault

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
    wanted, listed = set(names), list(rows)
    for row in listed:
        if row.keys() != wanted:
            message = f"table {table.name}: a row has the columns {', '.join(row)}, not {', '.join(names)}"
            raise CellError(message)
    for field in table.fields:
        if _is_sound(field, [row[field.name] for row in listed]):
            continue
        for row in listed:
            value = row[field.name]
            problem = fault(field, value)
            if problem is not None:
                key = row[table.primary_key]
                raise CellError(f"table {table.name}, row {key!r}, column {field.name}: {value!r} {problem}")
    listed.sort(key=lambda row: [_sortable(row[name]) for name in table.order])
    return Columns(table, len(listed), {name: [row[name] for row in listed] for name in names})


def _is_sound(field: Field, values: list[Value]) -> bool:
    """Return whether a column of texts has no fault; told for all cells at once. Others are not told."""
    if field.type != "string" or set(map(type, values)) - {str, NoneType}:
        return False
    texts = [value for value in values if isinstance(value, str)]
    if field.required and len(texts) < len(values):
        return False
    if field.categories:
        return set(texts) <= set(field.enum)
    if not all(texts) or not FORMULA_STARTS.isdisjoint([text[0] for text in texts]):
        return False
    try:
        "".join(texts).encode()
    except UnicodeEncodeError:
        return False
    return True


def _sortable(value: Value) -> tuple[bool, Value]:
    return (value is not None, value)
