"""Reads the rows of reports from the shards that they stand in."""

import io
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa

from gongbao.pipeline.shards import TABLES_OF_REPORTS, BrokenShard, Footer, read_footer, schema_of, unpack
from gongbao.pipeline.store import Store

__all__ = ["DamagedShard", "Place", "ShardReader"]

# Tables of shards that stay unpacked: shards of several builds may take turns.
_KEPT = 8

Place = tuple[int, int]  # number of the shard, and of the report in it


class DamagedShard(Exception):
    """A shard cannot be read; without it, its reports are read again."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


@dataclass(frozen=True, slots=True)
class _Known:
    """A shard: its name or bytes, where its tables stand, and where each report's rows begin in each table."""

    name: str
    data: bytes | None
    places: Mapping[str, tuple[int, int]]
    begins: Any


class ShardReader:
    """Shards by number, in the order in which they were opened; travels to other processes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._shards: list[_Known] = []
        self._unpacked: OrderedDict[tuple[int, str, tuple[str, ...]], pa.Table] = OrderedDict()

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_unpacked": OrderedDict()}

    def open(self, name: str) -> tuple[int, Footer]:
        """Open a shard of the store; return its number and what it says of itself.

        Raises:
            DamagedShard: it is not there, or not whole.
        """
        try:
            with self._store.open(name) as file:
                footer = read_footer(file)
        except (BrokenShard, OSError) as error:
            raise DamagedShard(name) from error
        return self._opened(name, None, footer), footer

    def open_bytes(self, data: bytes) -> int:
        """Open a shard that is in no store; return its number."""
        return self._opened("", data, read_footer(io.BytesIO(data)))

    def rows(self, place: Place, reports: int, name: str, columns: Sequence[str] = ()) -> pa.Table:
        """Return the rows in the table ``name`` of so many reports from ``place`` on; all columns, or some.

        Raises:
            DamagedShard: the shard cannot be read.
        """
        number, first = place
        at = TABLES_OF_REPORTS.index(name)
        begin, end = self._shards[number].begins[[first, first + reports], at].tolist()
        if begin == end:
            schema = schema_of(name)
            return (pa.schema([schema.field(each) for each in columns]) if columns else schema).empty_table()
        return self._table(number, name, tuple(columns)).slice(begin, end - begin)

    def _opened(self, name: str, data: bytes | None, footer: Footer) -> int:
        self._shards.append(_Known(name, data, footer.places, _begins(footer)))
        return len(self._shards) - 1

    def _table(self, number: int, name: str, columns: tuple[str, ...]) -> pa.Table:
        wanted = (number, name, columns)
        if wanted in self._unpacked:
            self._unpacked.move_to_end(wanted)
            return self._unpacked[wanted]
        shard = self._shards[number]
        try:
            with self._open(shard) as file:
                table = unpack(file, shard.places[name], name, columns)
        except (BrokenShard, OSError) as error:
            raise DamagedShard(shard.name) from error
        self._unpacked[wanted] = table
        if len(self._unpacked) > _KEPT:
            self._unpacked.popitem(last=False)
        return table

    def _open(self, shard: _Known) -> BinaryIO:
        return self._store.open(shard.name) if shard.data is None else io.BytesIO(shard.data)


def _begins(footer: Footer) -> Any:
    counts = np.array([entry.rows for entry in footer.entries], dtype=np.int64)
    counts = counts.reshape(len(footer.entries), len(TABLES_OF_REPORTS))
    return np.vstack([np.zeros((1, len(TABLES_OF_REPORTS)), np.int64), counts.cumsum(axis=0)])
