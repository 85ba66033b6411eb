"""Sorts more rows than fit in memory: sorted runs on the disk, merged block by block."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from gongbao.schema import Value

__all__ = ["Sorted", "Sorter", "in_key_order"]

_BLOCK_ROWS = 1 << 14
_Key = tuple[tuple[bool, Value], ...]


def in_key_order(table: pa.Table, keys: Sequence[str]) -> pa.Table:
    """Return ``table`` sorted by ``keys``: empty cells first, texts by code point."""
    order: list[pa.ChunkedArray] = []
    for key in keys:
        if table[key].null_count:  # where pyarrow puts them is told in ways that differ between its versions
            order.append(table[key].is_valid())
        order.append(table[key])
    names = [str(number) for number in range(len(order))]
    columns = pa.table(order, names=names)
    return table.take(pc.sort_indices(columns, sort_keys=[(name, "ascending") for name in names]))


@dataclass(frozen=True, slots=True)
class Sorted:
    """Rows in order of ``keys``, which stand in runs below ``folder``; any process may read them."""

    folder: Path
    runs: tuple[Path, ...]
    keys: tuple[str, ...]

    def batches(self) -> Iterator[pa.Table]:
        """Yield all rows in order."""
        yield from _merged([_Run(path, self.keys) for path in self.runs], self.keys)

    def remove(self) -> None:
        """Free the disk."""
        shutil.rmtree(self.folder)


class Sorter:
    """Takes rows in any order and gives them in order of ``keys``.

    Args:
        folder: where runs are kept.
        most: bytes of rows that are in memory at a time, about.
    """

    def __init__(self, schema: pa.Schema, keys: Sequence[str], folder: Path, most: int = 1 << 25) -> None:
        self._schema, self._keys, self._most = schema, tuple(keys), most
        self._waiting: list[pa.Table] = []
        self._bytes = 0
        self._folder = Path(tempfile.mkdtemp(dir=folder))
        self._runs: list[Path] = []

    def add(self, rows: pa.Table) -> None:
        """Take rows."""
        if not rows.num_rows:
            return
        self._waiting.append(rows)
        self._bytes += rows.nbytes
        if self._bytes > self._most:
            self._spill()

    def sorted(self) -> Sorted:
        """Return all rows that were taken."""
        if self._waiting:
            self._spill()
        return Sorted(self._folder, tuple(self._runs), self._keys)

    def _spill(self) -> None:
        path = self._folder / f"{len(self._runs)}.arrow"
        rows = in_key_order(pa.concat_tables(self._waiting), self._keys)
        with pa.ipc.new_file(path, self._schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as file:
            file.write_table(rows.cast(self._schema), max_chunksize=_BLOCK_ROWS)
        self._runs.append(path)
        self._waiting, self._bytes = [], 0


class _Run:
    """Sorted rows on the disk, of which one block is in memory."""

    def __init__(self, path: Path, keys: Sequence[str]) -> None:
        self._file = pa.ipc.open_file(pa.memory_map(str(path)))
        self._next, self._keys = 0, keys
        self.block: pa.Table | None = None
        self.fill()

    def fill(self) -> None:
        """Have a block that is not empty, or none at the end."""
        while (self.block is None or not self.block.num_rows) and self._next < self._file.num_record_batches:
            self.block = pa.Table.from_batches([self._file.get_batch(self._next)])
            self._next += 1
        if self.block is not None and not self.block.num_rows:
            self.block = None

    def take(self, bound: _Key) -> pa.Table:
        """Return, and take away, the rows of the block that come no later than ``bound``."""
        assert self.block is not None
        low, high = 0, self.block.num_rows
        while low < high:
            middle = (low + high) // 2
            if _key(self.block, self._keys, middle) <= bound:
                low = middle + 1
            else:
                high = middle
        taken, self.block = self.block.slice(0, low), self.block.slice(low)
        return taken


def _merged(runs: list[_Run], keys: Sequence[str]) -> Iterator[pa.Table]:
    """Yield the rows of all runs in order: each time those up to the least of the last rows in memory."""
    while runs := [run for run in runs if run.block is not None]:
        bound = min(_key(run.block, keys, run.block.num_rows - 1) for run in runs if run.block is not None)
        taken = pa.concat_tables([run.take(bound) for run in runs])
        yield in_key_order(taken, keys)
        for run in runs:
            run.fill()


def _key(block: Any, keys: Sequence[str], row: int) -> _Key:
    cells = (block[key][row].as_py() for key in keys)
    return tuple((cell is not None, cell) for cell in cells)
