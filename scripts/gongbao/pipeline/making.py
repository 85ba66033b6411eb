"""Reports -> a shard: reads, extracts and links some reports. Runs the same in a loop, in a pool and on a cluster."""

import hashlib
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import pyarrow as pa

from gongbao.extract import extract
from gongbao.link import rows_of_report
from gongbao.pipeline.errors import ExtractionFailed, Remembered
from gongbao.pipeline.shards import TABLES_OF_REPORTS, Entry, pack, schema_of
from gongbao.pipeline.store import Store
from gongbao.read import RawFile, ReadError, Report, read_raw
from gongbao.schema import TABLES, Tables, Value
from gongbao.write.rows import in_order

__all__ = ["Cells", "Gathered", "Outcome", "Shard", "Wanted", "cells_of_report", "make_shard", "shard_name"]

Cells: TypeAlias = dict[str, list[Value]]  # the columns of a table

_ROWS_WAITING = 1 << 14  # rows of reports that stay Python values before they are put into Arrow's arrays
# What another try may not find: it is not remembered.
_PASSING = frozenset({"UnopenableFile", "ExtractionFailed", "ChangedContainer"})
_NO_ROWS = (0,) * len(TABLES_OF_REPORTS)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A report to be read, with what decides its rows (``key``) and its key in the tables."""

    file: RawFile
    key: str
    report_id: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Shard:
    """Some reports, in order of ``report_id``, and where their rows are to go."""

    reports: tuple[Wanted, ...]
    place: str

    @property
    def name(self) -> str:
        """What the reports make of it: the same reports, the same name."""
        return shard_name(each.key for each in self.reports)

    def halves(self) -> "tuple[Shard, Shard]":
        """Return two shards with these reports."""
        middle = len(self.reports) // 2
        return replace(self, reports=self.reports[:middle]), replace(self, reports=self.reports[middle:])


def shard_name(keys: Iterable[str]) -> str:
    """Return the name of a shard of reports with these keys."""
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a shard: small enough to travel.

    Attributes:
        name: of the shard in the store.
        reports: how many reports it holds, failed ones counted.
        failures: what could not be read.
        seconds: processor time by stage.
        characters: of the reports' texts.
    """

    name: str
    reports: int
    failures: tuple[Remembered, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
    characters: int = 0


def make_shard(shard: Shard) -> Outcome:
    """Read the reports of ``shard``, and put their rows into the store.

    Raises:
        OSError: the store cannot be written.
    """
    seconds: dict[str, float] = defaultdict(float)
    entries: list[Entry] = []
    gathered = Gathered()
    failures = []
    characters = 0
    for wanted in shard.reports:
        try:
            report, cells = _rows(wanted, seconds)
        except ReadError as error:
            failure = Remembered.of(error)
            failures.append(failure)
            if failure.kind not in _PASSING:
                entries.append(Entry(wanted.key, wanted.report_id, _NO_ROWS, failure=failure.stated))
            continue
        characters += len(report.text)
        begin = time.process_time()
        counts = gathered.add(cells)
        seconds["columns"] += time.process_time() - begin
        entries.append(Entry(wanted.key, wanted.report_id, counts, report.sha256))
    begin = time.process_time()
    Store(shard.place).write(shard.name, pack(entries, gathered.tables()))
    seconds["store"] += time.process_time() - begin
    return Outcome(shard.name, len(shard.reports), tuple(failures), dict(seconds), characters)


def _rows(wanted: Wanted, seconds: dict[str, float]) -> tuple[Report, dict[str, Cells]]:
    """Return a report and its rows.

    Raises:
        ReadError: it cannot be read, or the extractor fails on it.
    """
    times = [time.process_time()]
    report = read_raw(wanted.file)
    times.append(time.process_time())
    try:
        facts = extract(report)
        times.append(time.process_time())
        linked = rows_of_report(report, facts)
        times.append(time.process_time())
        cells = cells_of_report(linked, wanted.report_id, [report.text])
        times.append(time.process_time())
    except Exception as error:
        raise ExtractionFailed(report.source_file, f"{type(error).__name__}: {error}") from error
    for stage, begin, end in zip(("read", "extract", "link", "columns"), times, times[1:], strict=False):
        seconds[stage] += end - begin
    return report, cells


def cells_of_report(linked: Tables, report_id: str, texts: Sequence[str]) -> dict[str, Cells]:
    """Return the rows of the report ``report_id`` as the columns of a shard, each table in its order.

    Args:
        linked: its rows; they may have more columns than their tables.
        texts: its text, or empty.

    Raises:
        CellError: a row holds what its field cannot.
    """
    cells: dict[str, Cells] = {}
    for name in TABLES_OF_REPORTS[:-1]:
        table = TABLES[name]
        rows = linked[name]
        if rows and len(rows[0]) > len(table.columns):
            rows = [{column: row[column] for column in table.columns} for row in rows]
        cells[name] = dict(in_order(table, rows).values)
    entities = cells["entities"]
    lengths = {
        key: len(str(named)) for key, named in zip(entities["entity_id"], entities["name"], strict=True)
    }
    entities["report_id"] = [report_id] * len(entities["entity_id"])
    entities["whole_length"] = [lengths.get(whole) for whole in entities["part_of"]]
    cells["texts"] = {"report_id": [report_id] * len(texts), "text": list(texts)}
    return cells


class Gathered:
    """The columns of several reports, one report after the other, on their way to Arrow.

    To make an Arrow array costs the same for ten cells as for a thousand: it is done for many reports at once.
    """

    def __init__(self) -> None:
        self._cells = _no_cells()
        self._waiting = 0
        self._tables: dict[str, list[pa.Table]] = {name: [] for name in TABLES_OF_REPORTS}

    def add(self, cells: Mapping[str, Cells]) -> tuple[int, ...]:
        """Take the columns of a report; return its number of rows in each of ``TABLES_OF_REPORTS``."""
        counts = []
        for name in TABLES_OF_REPORTS:
            for column, values in cells[name].items():
                self._cells[name][column] += values
            counts.append(len(cells[name]["report_id"]))
        self._waiting += sum(counts)
        if self._waiting > _ROWS_WAITING:
            self._flush()
        return tuple(counts)

    def tables(self) -> dict[str, list[pa.Table]]:
        """Return all that was taken, for :func:`gongbao.pipeline.shards.pack`."""
        self._flush()
        return self._tables

    def _flush(self) -> None:
        for name, cells in self._cells.items():
            schema = schema_of(name)
            arrays = [pa.array(cells[field.name], field.type) for field in schema]
            self._tables[name].append(pa.table(arrays, schema=schema))
        self._cells, self._waiting = _no_cells(), 0


def _no_cells() -> dict[str, Cells]:
    return {name: {column: [] for column in schema_of(name).names} for name in TABLES_OF_REPORTS}
