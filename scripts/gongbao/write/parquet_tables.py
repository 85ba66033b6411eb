"""Tables as Parquet, with the Arrow type of every column stated."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from gongbao.schema import Field, Table
from gongbao.write.columns import plain_type, regrouped

__all__ = ["ParquetFiles", "arrow_schema"]

ROWS_A_GROUP = 1 << 17


def arrow_schema(table: Table) -> pa.Schema:
    """Return the Arrow schema of ``table``: dictionaries for enumerations, nulls where not required."""
    fields = [pa.field(field.name, _arrow_type(field), nullable=not field.required) for field in table.fields]
    return pa.schema(fields, metadata={b"pandas": _pandas_metadata(table)})


class ParquetFiles:
    """Writes a table as it comes, one row group in memory at a time; the bytes do not tell how it came.

    Args:
        table: whose rows come.
        paths: the files to fill, each with ``groups`` row groups; a file is begun only when it has rows, but
            the first one always.
        groups: row groups a file; ``None`` for as many as there are.
    """

    def __init__(self, table: Table, paths: Iterable[Path], groups: int | None = None) -> None:
        self.files: list[tuple[Path, int]] = []
        self._schema, self._paths, self._groups = arrow_schema(table), iter(paths), groups
        self._waiting: list[pa.Table] = []
        self._rows = self._written = 0
        self._file: pq.ParquetWriter | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and (self._rows or not self.files):
            self._write_group(pa.concat_tables(self._waiting) if self._waiting else None)
        if self._file is not None:
            self._file.close()

    def write(self, batch: pa.Table) -> None:
        """Take rows."""
        self._waiting.append(batch)
        self._rows += batch.num_rows
        if self._rows < ROWS_A_GROUP:
            return
        rest: list[pa.Table] = []
        for group in regrouped(self._waiting, ROWS_A_GROUP):
            if group.num_rows == ROWS_A_GROUP:
                self._write_group(group)
            else:
                rest.append(group)
        self._waiting, self._rows = rest, sum(each.num_rows for each in rest)

    def _write_group(self, group: pa.Table | None) -> None:
        if self._file is None or (self._groups is not None and self._written >= self._groups):
            if self._file is not None:
                self._file.close()
            path = next(self._paths)
            self.files.append((path, 0))
            self._file = pq.ParquetWriter(path, self._schema, compression="zstd")
            self._written = 0
        if group is None:
            self._file.write_table(self._schema.empty_table())
            return
        typed = pa.table(list(self._typed(group.combine_chunks())), schema=self._schema)
        self._file.write_table(typed, row_group_size=ROWS_A_GROUP)
        self._written += 1
        path, rows = self.files[-1]
        self.files[-1] = (path, rows + group.num_rows)

    def _typed(self, group: pa.Table) -> Iterator[pa.Array]:
        """Yield the columns with dictionaries for enumerations, their values in the order that they come in."""
        for field in self._schema:
            column = group[field.name].combine_chunks()
            if isinstance(column, pa.ChunkedArray):
                column = pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)
            if pa.types.is_dictionary(field.type):
                coded = column.dictionary_encode()
                column = pa.DictionaryArray.from_arrays(
                    coded.indices.cast(pa.int8()), coded.dictionary, ordered=field.type.ordered
                )
            yield column


def _arrow_type(field: Field) -> pa.DataType:
    if field.categories:
        return pa.dictionary(pa.int8(), pa.string(), ordered=field.ordered)
    return plain_type(field)


def _pandas_metadata(table: Table) -> bytes:
    """Return what makes pandas read integers with nulls as integers and not as floats."""
    integers = [
        {
            "name": f.name,
            "field_name": f.name,
            "pandas_type": "int32",
            "numpy_type": "Int32",
            "metadata": None,
        }
        for f in table.fields
        if f.type == "integer"
    ]
    metadata = {"index_columns": [], "column_indexes": [], "columns": integers, "pandas_version": "2.2.0"}
    return json.dumps(metadata).encode()
