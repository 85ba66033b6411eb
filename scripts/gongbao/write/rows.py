"""Rows of a table, checked, in the table's order, as columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import NoneType

from gongbao.schema import Field, Row, Table, Value
from gongbao.schema.values import FORMULA_STARTS, LARGEST_INT32, TYPES, fault, is_exact

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
    values = {name: [row[name] for row in listed] for name in names}
    for field in table.fields:
        if _is_sound(field, values[field.name]):
            continue
        for row in listed:
            value = row[field.name]
            problem = fault(field, value)
            if problem is not None:
                key = row[table.primary_key]
                raise CellError(f"table {table.name}, row {key!r}, column {field.name}: {value!r} {problem}")
    keys = list(zip(*(_sortable(values[name]) for name in table.order), strict=True))
    order = sorted(range(len(listed)), key=keys.__getitem__)
    if order != list(range(len(listed))):
        values = {name: [column[at] for at in order] for name, column in values.items()}
    return Columns(table, len(listed), values)


def _is_sound(field: Field, values: list[Value]) -> bool:
    """Return whether a column has no fault, where that can be told for all cells at once."""
    types = set(map(type, values))
    if NoneType in types:
        if field.required:
            return False
        types.remove(NoneType)
        values = [value for value in values if value is not None]
    if not values:
        return True
    if types != {TYPES[field.type]}:
        return False
    if field.type == "date":
        return True
    if field.type == "string":
        return _are_sound_texts(field, values)  # type: ignore[arg-type]
    if field.type == "integer":
        return _are_sound_integers(field, values)  # type: ignore[arg-type]
    return field.minimum is None and all(map(is_exact, values))  # type: ignore[arg-type]


def _are_sound_integers(field: Field, values: list[int]) -> bool:
    least = min(values)
    return (
        -LARGEST_INT32 <= least >= (least if field.minimum is None else field.minimum)
        and max(values) <= LARGEST_INT32
    )


def _are_sound_texts(field: Field, texts: list[str]) -> bool:
    if field.categories:
        return set(texts) <= set(field.enum)
    if not all(texts) or not FORMULA_STARTS.isdisjoint([text[0] for text in texts]):
        return False
    try:
        "".join(texts).encode()
    except UnicodeEncodeError:
        return False
    return True


def _sortable(column: list[Value]) -> Sequence[object]:
    return [(value is not None, value) for value in column] if None in column else column
