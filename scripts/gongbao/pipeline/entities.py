"""The entities of all reports, each once, in bounded memory."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from gongbao.link.gazetteer import gazetteer
from gongbao.pipeline.shards import schema_of
from gongbao.pipeline.sorting import Sorted, Sorter, in_key_order
from gongbao.schema import TABLES
from gongbao.write.columns import plain_schema, regrouped

__all__ = ["join_entities"]

# What is distinct within this many rows is told before they are put on the disk.
_ROWS_AT_A_TIME = 1 << 17
_KEYS = ("entity_id", "whole_length", "part_of")


def join_entities(batches: Iterable[pa.Table], folder: Path) -> tuple[Sorted, set[str]]:
    """Return the rows of the table ``entities`` in its order, and the codes of the places among them.

    Of an entity that several reports speak of, the row with the nearest whole stays: reports that name bodies
    between two know more, and the nearest whole has the longest name. Places with a code are part of the nearest
    division around them that is spoken of.

    Args:
        batches: the entities of reports, with repeats, by :func:`gongbao.pipeline.shards.schema_of`.
        folder: where rows are kept.
    """
    codes: dict[str, str] = {}
    by_key = Sorter(schema_of("entities"), _KEYS, folder)
    for rows in regrouped(batches, _ROWS_AT_A_TIME):
        codes |= _coded_places(rows)
        by_key.add(_last_of_each(in_key_order(rows, _KEYS)))
    around = {key: gazetteer().around(code, codes) for code, key in codes.items()}
    table = TABLES["entities"]
    in_order = Sorter(plain_schema(table), table.order, folder)
    repeated = by_key.sorted()
    for block in _distinct(repeated.batches()):
        in_order.add(_with_places(block.select(table.columns), around))
    repeated.remove()
    return in_order.sorted(), set(codes)


def _coded_places(rows: pa.Table) -> dict[str, str]:
    """Return the keys of places with a code by that code."""
    coded = rows.filter(pc.and_(pc.equal(rows["type"], "place"), pc.is_valid(rows["identifier"])))
    return dict(zip(coded["identifier"].to_pylist(), coded["entity_id"].to_pylist(), strict=True))


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
