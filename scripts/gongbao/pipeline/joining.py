"""Shards -> the tables of a package, a batch of rows at a time."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from gongbao.link import Curated
from gongbao.link.codelists import codelist_rows
from gongbao.pipeline.catalogue import Catalogue, Place
from gongbao.pipeline.decisions import decided
from gongbao.pipeline.entities import JoinedEntities
from gongbao.pipeline.sorting import Sorter
from gongbao.schema import TABLES, Row
from gongbao.write.columns import as_arrow, plain_schema
from gongbao.write.rows import in_order

__all__ = ["Joined"]

_CODELISTS = frozenset({"places", "units", "indicators"})
# Not in order of report_id, or with rows that stand in no shard.
_SORTED = ("reports", "findings")


class Joined:
    """The tables of the reports at ``live``, as :class:`gongbao.write.columns.Source`.

    Args:
        live: ``report_id`` and place of each report, in order of ``report_id``.
        findings: rows of the table ``findings`` that no report's own rows have.
        curated: what people decided.
        folder: where rows may be put for a while.

    Raises:
        CurationError: a correction or decision no longer fits the reports.
        DamagedShard: a shard cannot be read.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        live: Sequence[tuple[str, Place]],
        findings: Sequence[Row],
        curated: Curated | None,
        folder: Path,
    ) -> None:
        self._catalogue = catalogue
        if curated is not None:
            live = decided(catalogue, live, curated)
        self._places = np.array([place for _, place in live], dtype=np.int64).reshape(len(live), 2)
        self._files = ExitStack()
        try:
            self._sorted = {
                name: self._sort(name, findings if name == "findings" else (), folder) for name in _SORTED
            }
            self._entities = JoinedEntities(folder)
            self._files.callback(self._entities.close)
            self._entities.take(self._runs("entities"))
        except BaseException:
            self._files.close()
            raise
        self._used = self._used_codes()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._files.close()

    def batches(self, name: str) -> Iterator[pa.Table]:
        """Yield the rows of a table in its order."""
        if name in _CODELISTS:
            yield as_arrow(in_order(TABLES[name], codelist_rows(name, self._used[name])))
        elif name == "entities":
            yield from self._entities.batches()
        elif name in self._sorted:
            yield from self._sorted[name].batches()
        else:
            yield from self._runs(name)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield ``report_id`` and text of each report."""
        for batch in self._runs("texts"):
            yield from zip(batch["report_id"].to_pylist(), batch["text"].to_pylist(), strict=True)

    def _runs(self, name: str, columns: Sequence[str] = ()) -> Iterator[pa.Table]:
        """Yield the rows of all reports, those of reports that follow each other in a shard at once."""
        for place, reports in _runs(self._places):
            rows = self._catalogue.rows(place, reports, name, columns)
            if rows.num_rows:
                yield rows

    def _sort(self, name: str, more: Sequence[Row], folder: Path) -> Sorter:
        table = TABLES[name]
        sorter = self._files.enter_context(Sorter(plain_schema(table), table.order, folder))
        for rows in self._runs(name):
            sorter.add(rows)
        if more:
            sorter.add(as_arrow(in_order(table, more)))
        return sorter

    def _used_codes(self) -> dict[str, set[str]]:
        """Return the keys of codelists that any row refers to."""
        used: dict[str, set[str]] = {name: set() for name in _CODELISTS}
        used["places"] |= set(self._entities.codes)
        for name, table in TABLES.items():
            keys = [key for key in table.foreign_keys if key.table in used and name not in _CODELISTS]
            for rows in self._runs(name, [key.field for key in keys]) if keys else ():
                for key in keys:
                    used[key.table].update(pc.unique(rows[key.field]).drop_null().to_pylist())
        return used


def _runs(places: Any) -> Iterable[tuple[Place, int]]:
    """Yield places and how many reports stand there in a row."""
    if not len(places):
        return
    follows = (places[1:, 0] == places[:-1, 0]) & (places[1:, 1] == places[:-1, 1] + 1)
    begins = np.concatenate([[0], np.flatnonzero(~follows) + 1, [len(places)]])
    for begin, end in zip(begins[:-1].tolist(), begins[1:].tolist(), strict=True):
        yield (int(places[begin, 0]), int(places[begin, 1])), end - begin
