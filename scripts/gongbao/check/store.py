"""Columns kept on disk while a package is checked: read in batches, and fetched by row in bounded memory."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.ipc

from gongbao.check.index import KeyIndex, Rows

__all__ = ["Store", "StoredTable", "flagged"]

_KEPT_BATCHES = 4  # of each set of columns that is fetched from


class Store:
    """Writes typed columns of one table into an Arrow file, a batch at a time."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._path = path
        self._schema = schema
        self._writer = pyarrow.ipc.new_file(str(path), schema)
        self._starts = [0]

    def add(self, columns: Mapping[str, pa.Array]) -> None:
        """Take in some rows."""
        batch = pa.record_batch([columns[name] for name in self._schema.names], self._schema)
        if len(batch):
            self._writer.write_batch(batch)
            self._starts.append(self._starts[-1] + len(batch))

    def close(self, index: KeyIndex | None = None) -> "StoredTable":
        """End the file and return the table that it holds; ``index`` finds rows by its primary key."""
        self._writer.close()
        return StoredTable(self._path, self._schema, np.array(self._starts), index)


class StoredTable:
    """A table in an Arrow file. Rows count from 0."""

    def __init__(self, path: Path, schema: pa.Schema, starts: Rows, index: KeyIndex | None) -> None:
        self.names = frozenset(schema.names)
        self._path = path
        self._schema = schema
        self._starts = starts
        self._index = index
        self._kept: OrderedDict[tuple[tuple[str, ...], int], pa.RecordBatch] = OrderedDict()

    def __len__(self) -> int:
        return int(self._starts[-1])

    @property
    def index(self) -> KeyIndex:
        """Finds rows by primary key; there for tables that a rule names in ``LOOKED_UP``."""
        assert self._index is not None, "no rule asked for the keys of this table"
        return self._index

    def batches(self, names: Sequence[str]) -> Iterator[tuple[int, pa.RecordBatch]]:
        """Yield the first row of each batch and the batch, with the columns ``names`` in that order."""
        with pa.OSFile(str(self._path)) as file:
            reader = self._reader(file, names)
            for number, start in enumerate(self._starts[:-1].tolist()):
                yield start, reader.get_batch(number).select(list(names))

    def groups(self, rows: Rows) -> Iterator[tuple[int, Rows, Rows]]:
        """Yield for each batch that holds some of ``rows``: its number, their places in ``rows`` and in the batch."""
        numbers = np.searchsorted(self._starts, rows, side="right") - 1
        for number in np.unique(numbers).tolist():
            places = np.flatnonzero(numbers == number)
            yield number, places, rows[places] - self._starts[number]

    def batch(self, number: int, names: Sequence[str]) -> pa.RecordBatch:
        """Return one batch; the last few are kept, since rows of a report lie together."""
        key = (tuple(names), number)
        if key not in self._kept:
            with pa.OSFile(str(self._path)) as file:
                self._kept[key] = self._reader(file, names).get_batch(number).select(list(names))
            if len(self._kept) > _KEPT_BATCHES:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    def fetch(self, rows: Rows, names: Sequence[str]) -> pa.Table:
        """Return the columns ``names`` of ``rows``, in the order of ``rows``."""
        parts, places = [], []
        for number, found, local in self.groups(rows):
            parts.append(self.batch(number, names).take(pa.array(local)))
            places.append(found)
        if not parts:
            return self._schema.empty_table().select(list(names))
        order = np.argsort(np.concatenate(places), kind="stable")
        return pa.Table.from_batches(parts).take(pa.array(order))

    def _reader(self, file: pa.NativeFile, names: Sequence[str]) -> pyarrow.ipc.RecordBatchFileReader:
        fields = sorted(self._schema.get_field_index(name) for name in names)
        return pyarrow.ipc.open_file(file, options=pyarrow.ipc.IpcReadOptions(included_fields=fields))


def flagged(batch: pa.RecordBatch, places: Rows, first: int) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Yield the number of each row at ``places`` of ``batch`` in its file, and its cells; ``first`` is the batch's first row."""
    if len(places):
        cells = batch.take(pa.array(places))
        records = zip(*(column.to_pylist() for column in cells.columns), strict=True)
        yield from zip((places + (first + 2)).tolist(), records, strict=True)
