"""The entities of all reports, each once, in bounded memory."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from gongbao.link.gazetteer import gazetteer
from gongbao.pipeline.shards import schema_of
from gongbao.pipeline.sorting import Sorter, in_key_order
from gongbao.schema import TABLES
from gongbao.write.columns import plain_schema, regrouped

__all__ = ["JoinedEntities"]

# What is distinct within this many rows is told before they are put on the disk.
_ROWS_AT_A_TIME = 1 << 17
_KEYS = ("entity_id", "whole_length", "part_of")


class JoinedEntities:
    """Takes the entities of reports, with repeats; gives each once, with the nearest whole that any report tells.

    Reports that name bodies between two know more: the nearest whole has the longest name. Places with a code are
    part of the nearest division around them that is spoken of.
    """

    def __init__(self, folder: Path) -> None:
        self._files = ExitStack()
        self._by_key = self._files.enter_context(Sorter(schema_of("entities"), _KEYS, folder))
        table = TABLES["entities"]
        self._in_order = self._files.enter_context(Sorter(plain_schema(table), table.order, folder))
        self._codes: dict[str, str] = {}

    def close(self) -> None:
        """Remove what is on the disk."""
        self._files.close()

    @property
    def codes(self) -> Iterable[str]:
        """The codes of the places that are spoken of."""
        return self._codes

    def take(self, batches: Iterable[pa.Table]) -> None:
        """Take all entities; once."""
        for rows in regrouped(self._noted(batches), _ROWS_AT_A_TIME):
            self._by_key.add(_last_of_each(in_key_order(rows, _KEYS)))
        around = self._places_around()
        for block in _distinct(self._by_key.batches()):
            self._in_order.add(_with_places(block.select(TABLES["entities"].columns), around))
        self._by_key.close()

    def batches(self) -> Iterator[pa.Table]:
        """Yield the rows of the table ``entities`` in its order."""
        yield from self._in_order.batches()

    def _noted(self, batches: Iterable[pa.Table]) -> Iterator[pa.Table]:
        """Yield the same batches, taking note of the codes of places."""
        for batch in batches:
            coded = batch.filter(pc.and_(pc.equal(batch["type"], "place"), pc.is_valid(batch["identifier"])))
            codes, keys = coded["identifier"].to_pylist(), coded["entity_id"].to_pylist()
            self._codes |= dict(zip(codes, keys, strict=True))
            yield batch

    def _places_around(self) -> dict[str, str | None]:
        """Return what each place with a code is part of, by its key."""
        return {key: gazetteer().around(code, self._codes) for code, key in self._codes.items()}


def _last_of_each(rows: pa.Table) -> pa.Table:
    """Return the last row of each entity; the rows stand in order of their keys."""
    if rows.num_rows < 2:
        return rows
    keys = rows["entity_id"].combine_chunks()
    if isinstance(keys, pa.ChunkedArray):
        keys = pa.concat_arrays(keys.chunks)
    last = pc.not_equal(keys.slice(0, len(keys) - 1), keys.slice(1))
    return rows.filter(pa.concat_arrays([last, pa.array([True])]))


def _distinct(blocks: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """Yield the last row of each entity of sorted blocks; an entity's rows may stand in several."""
    held: pa.Table | None = None
    for block in blocks:
        rows = _last_of_each(block if held is None else pa.concat_tables([held, block]))
        held = rows.slice(rows.num_rows - 1)
        yield rows.slice(0, rows.num_rows - 1)
    if held is not None:
        yield held


def _with_places(rows: pa.Table, around: Mapping[str, str | None]) -> pa.Table:
    coded = pa.array(list(around), pa.string())
    wholes = pa.array(list(around.values()), pa.string())
    at = pc.index_in(rows["entity_id"], coded)
    part_of = pc.if_else(pc.is_valid(at), wholes.take(at), rows["part_of"])
    return rows.set_column(rows.schema.get_field_index("part_of"), "part_of", part_of)
