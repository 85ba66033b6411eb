"""A table's rows as Arrow columns, a batch at a time, as they go from the reports to the published files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import pyarrow as pa

from gongbao.schema import Field, Table, Value
from gongbao.schema.values import DECIMAL_DIGITS, DECIMAL_PLACES
from gongbao.write.rows import Columns

__all__ = ["InMemory", "Source", "as_arrow", "in_slices", "plain_schema", "plain_type", "regrouped"]

# Rows that are Python values at a time.
_SLICE = 1 << 12

_TYPES = {
    "string": pa.string(),
    "integer": pa.int32(),
    "number": pa.decimal128(DECIMAL_DIGITS, DECIMAL_PLACES),
    "date": pa.date32(),
}


class Source(Protocol):
    """Where the rows of a package come from, so that no more than a batch of them need be in memory.

    A source travels to each process that writes a piece of the package.
    """

    def batches(self, name: str) -> Iterator[pa.Table]:
        """Yield the rows of the table ``name`` in its order, in batches of any size, by :func:`plain_schema`."""
        ...

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield ``report_id`` and text of each report, in order of ``report_id``."""
        ...


def plain_type(field: Field) -> pa.DataType:
    """Return the Arrow type of a cell; enumerations are texts here."""
    return _TYPES[field.type]


def plain_schema(table: Table) -> pa.Schema:
    """Return the types of a batch of rows of ``table``."""
    return pa.schema([(field.name, _TYPES[field.type]) for field in table.fields])


def as_arrow(columns: Columns) -> pa.Table:
    """Return checked rows as one batch."""
    schema = plain_schema(columns.table)
    return pa.table([pa.array(columns.values[each.name], each.type) for each in schema], schema=schema)


def in_slices(table: Table, batch: pa.Table) -> Iterator[Columns]:
    """Yield a batch as Python values, so many rows at a time; it was checked when it was made."""
    for first in range(0, batch.num_rows, _SLICE):
        rows = batch.slice(first, _SLICE)
        values: dict[str, list[Value]] = {name: rows[name].to_pylist() for name in table.columns}
        yield Columns(table, rows.num_rows, values)


def regrouped(batches: Iterable[pa.Table], rows: int) -> Iterator[pa.Table]:
    """Yield the same rows in batches of exactly ``rows``, the last one of the rest, each in one piece."""
    waiting: list[pa.Table] = []
    count = 0
    for batch in batches:
        waiting.append(batch)
        count += batch.num_rows
        while count >= rows:
            joined = pa.concat_tables(waiting)
            yield joined.slice(0, rows).combine_chunks()
            waiting = [joined.slice(rows)]
            count -= rows
    if count:
        yield pa.concat_tables(waiting).combine_chunks()


@dataclass(frozen=True, slots=True)
class InMemory:
    """A small package whose rows are all at hand."""

    tables: Mapping[str, Columns]
    by_report: Mapping[str, str]

    def batches(self, name: str) -> Iterator[pa.Table]:
        """Yield the rows of a table."""
        if self.tables[name].count:
            yield as_arrow(self.tables[name])

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the texts."""
        yield from sorted(self.by_report.items())
