"""Which shard holds the rows of which report; read from what the shards say of themselves."""

import io
from collections import OrderedDict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa

from gongbao.pipeline.shards import TABLES_OF_REPORTS, BrokenShard, Footer, read_footer, schema_of, unpack
from gongbao.pipeline.store import Store

__all__ = ["Catalogue", "DamagedShard", "Place"]

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
    places: Footer
    begins: Any


class Catalogue:
    """The shards of a store, and the reports in them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._shards: list[_Known] = []
        self._where: dict[bytes, tuple[Place, str]] = {}
        self._failures: dict[bytes, tuple[str, str, str]] = {}
        self._failed_in: dict[bytes, int] = {}
        self._unpacked: OrderedDict[tuple[int, str, tuple[str, ...]], pa.Table] = OrderedDict()
        for name in store.names():
            try:
                self.add(name)
            except (DamagedShard, OSError):
                store.remove(name)

    def add(self, name: str) -> None:
        """Take note of a shard of the store.

        Raises:
            DamagedShard: it is not there, or not whole.
        """
        try:
            with self._store.open(name) as file:
                footer = read_footer(file)
        except (BrokenShard, OSError) as error:
            raise DamagedShard(name) from error
        self._note(_Known(name, None, Footer((), footer.places), _begins(footer)), footer)

    def add_bytes(self, data: bytes) -> Sequence[Place]:
        """Take note of a shard that is in no store, and return the places of its reports."""
        footer = read_footer(io.BytesIO(data))
        self._shards.append(_Known("", data, Footer((), footer.places), _begins(footer)))
        return [(len(self._shards) - 1, index) for index in range(len(footer.entries))]

    def find(self, key: str) -> tuple[Place, str] | None:
        """Return where the rows of the report with ``key`` are, and the SHA-256 of its bytes."""
        return self._where.get(bytes.fromhex(key))

    def failure(self, key: str) -> tuple[str, str, str] | None:
        """Return why the report with ``key`` could not be read, where that is known."""
        return self._failures.get(bytes.fromhex(key))

    def forget_failures(self) -> None:
        """Have what could not be read tried again."""
        self._failures.clear()

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

    def forget_all_but(self, keys: Collection[str]) -> None:
        """Remove from the store what holds no report of ``keys``."""
        wanted = {bytes.fromhex(key) for key in keys}
        used = {place[0] for key, (place, _) in self._where.items() if key in wanted}
        used |= {self._failed_in[key] for key in wanted if key in self._failed_in}
        for number, shard in enumerate(self._shards):
            if shard.name and number not in used:
                self._store.remove(shard.name)
        self._store.sweep()

    def _note(self, known: _Known, footer: Footer) -> None:
        number = len(self._shards)
        self._shards.append(known)
        for index, entry in enumerate(footer.entries):
            key = bytes.fromhex(entry.key)
            if entry.failure is None:
                self._where[key] = ((number, index), entry.sha256)
            else:
                self._failures[key] = entry.failure
                self._failed_in[key] = number

    def _table(self, number: int, name: str, columns: tuple[str, ...]) -> pa.Table:
        wanted = (number, name, columns)
        if wanted in self._unpacked:
            self._unpacked.move_to_end(wanted)
            return self._unpacked[wanted]
        shard = self._shards[number]
        try:
            with self._open(shard) as file:
                table = unpack(file, shard.places, name, columns)
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
