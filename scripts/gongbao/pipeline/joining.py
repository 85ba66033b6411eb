"""Shards -> the tables of a package, a batch of rows at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from gongbao.link.codelists import codelist_rows
from gongbao.pipeline.entities import join_entities
from gongbao.pipeline.reading import Place, ShardReader
from gongbao.pipeline.sorting import Sorted, Sorter
from gongbao.schema import TABLES, Row
from gongbao.write import Each
from gongbao.write.columns import as_arrow, plain_schema
from gongbao.write.rows import in_order

__all__ = ["Joined", "LiveRows", "join"]

_CODELISTS = frozenset({"places", "units", "indicators"})
# Not in order of report_id, or with rows that stand in no shard.
_SORTED = frozenset({"reports", "findings"})


class LiveRows:
    """The rows of some reports, as they stand in shards.

    Args:
        live: place of each report, in order of ``report_id``.
    """

    def __init__(self, reader: ShardReader, live: Sequence[Place]) -> None:
        self._reader = reader
        self._places = np.array(live, dtype=np.int64).reshape(len(live), 2)

    def batches(self, name: str, columns: Sequence[str] = ()) -> Iterator[pa.Table]:
        """Yield the rows of a table, all columns or some, those of reports that follow each other in a shard at once.

        Raises:
            DamagedShard: a shard cannot be read.
        """
        for place, reports in _runs(self._places):
            rows = self._reader.rows(place, reports, name, columns)
            if rows.num_rows:
                yield rows


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What is known of a table before it is written.

    Attributes:
        codes: the keys of each codelist that its rows refer to.
        rows: in order; ``None`` where they stand so in the shards.
    """

    codes: Mapping[str, set[str]]
    rows: Sorted | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """The tables of a package, as :class:`gongbao.write.columns.Source`; ``codes`` are the keys of codelists in use."""

    live: LiveRows
    sorted: Mapping[str, Sorted]
    codes: Mapping[str, set[str]]

    def batches(self, name: str) -> Iterator[pa.Table]:
        """Yield the rows of a table in its order."""
        if name in _CODELISTS:
            yield as_arrow(in_order(TABLES[name], codelist_rows(name, self.codes[name])))
        elif name in self.sorted:
            yield from self.sorted[name].batches()
        else:
            yield from self.live.batches(name)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield ``report_id`` and text of each report."""
        for batch in self.live.batches("texts"):
            yield from zip(batch["report_id"].to_pylist(), batch["text"].to_pylist(), strict=True)


def join(live: LiveRows, findings: Sequence[Row], folder: Path, each: Each) -> Joined:
    """Return the tables of the reports that ``live`` tells of.

    Args:
        findings: rows of the table ``findings`` that no report's own rows have.
        folder: where rows are kept as long as the tables are read.
        each: has tables prepared at a time.

    Raises:
        DamagedShard: a shard cannot be read.
    """
    names = [name for name in TABLES if name not in _CODELISTS]
    prepared = dict(zip(names, each(partial(_prepare, live, findings, folder), names), strict=True))
    codes: dict[str, set[str]] = {name: set() for name in _CODELISTS}
    for table in prepared.values():
        for name, used in table.codes.items():
            codes[name] |= used
    return Joined(live, {name: table.rows for name, table in prepared.items() if table.rows}, codes)


def _prepare(live: LiveRows, findings: Sequence[Row], folder: Path, name: str) -> _Prepared:
    if name == "entities":
        entities, places = join_entities(live.batches(name), folder)
        return _Prepared({"places": places}, entities)
    if name not in _SORTED:
        return _Prepared(_codes(name, live))
    table = TABLES[name]
    sorter = Sorter(plain_schema(table), table.order, folder)
    for rows in live.batches(name):
        sorter.add(rows)
    if name == "findings":
        sorter.add(as_arrow(in_order(table, findings)))
    return _Prepared(_codes(name, live), sorter.sorted())


def _codes(name: str, live: LiveRows) -> Mapping[str, set[str]]:
    """Return the keys of codelists that the rows of a table refer to."""
    keys = [key for key in TABLES[name].foreign_keys if key.table in _CODELISTS]
    codes: dict[str, set[str]] = defaultdict(set)
    for rows in live.batches(name, [key.field for key in keys]) if keys else ():
        for key in keys:
            codes[key.table].update(pc.unique(rows[key.field]).drop_null().to_pylist())
    return codes


def _runs(places: Any) -> Iterable[tuple[Place, int]]:
    """Yield places and how many reports stand there in a row."""
    if not len(places):
        return
    follows = (places[1:, 0] == places[:-1, 0]) & (places[1:, 1] == places[:-1, 1] + 1)
    begins = np.concatenate([[0], np.flatnonzero(~follows) + 1, [len(places)]])
    for begin, end in zip(begins[:-1].tolist(), begins[1:].tolist(), strict=True):
        yield (int(places[begin, 0]), int(places[begin, 1])), end - begin
