"""Reports -> a shard: reads, extracts and links some reports. Runs the same in a loop, in a pool and on a cluster."""

import hashlib
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import pyarrow as pa

from gongbao.extract import extract
from gongbao.link import rows_of_report
from gongbao.pipeline.errors import ExtractionFailed, Remembered
from gongbao.pipeline.shards import TABLES_OF_REPORTS, Entry, pack, schema_of
from gongbao.pipeline.store import Store
from gongbao.read import RawFile, ReadError, Report, read_raw
from gongbao.schema import TABLES, Tables
from gongbao.write.columns import as_arrow
from gongbao.write.rows import in_order

__all__ = ["Outcome", "Shard", "Wanted", "make_shard"]

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
        return hashlib.sha256("\n".join(each.key for each in self.reports).encode()).hexdigest()[:32]

    def halves(self) -> "tuple[Shard, Shard]":
        """Return two shards with these reports."""
        middle = len(self.reports) // 2
        return replace(self, reports=self.reports[:middle]), replace(self, reports=self.reports[middle:])


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
    tables: dict[str, list[pa.Table]] = {name: [] for name in TABLES_OF_REPORTS}
    failures = []
    characters = 0
    for wanted in shard.reports:
        try:
            report, rows = _rows(wanted, seconds)
        except ReadError as error:
            failure = Remembered.of(error)
            failures.append(failure)
            if failure.kind not in _PASSING:
                entries.append(Entry(wanted.key, wanted.report_id, _NO_ROWS, failure=failure.stated))
            continue
        characters += len(report.text)
        for name, each in rows.items():
            tables[name].append(each)
        counts = tuple(rows[name].num_rows for name in TABLES_OF_REPORTS)
        entries.append(Entry(wanted.key, wanted.report_id, counts, report.sha256))
    begin = time.process_time()
    Store(shard.place).write(shard.name, pack(entries, tables))
    seconds["store"] += time.process_time() - begin
    return Outcome(shard.name, len(shard.reports), tuple(failures), dict(seconds), characters)


def _rows(wanted: Wanted, seconds: dict[str, float]) -> tuple[Report, dict[str, pa.Table]]:
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
        rows = arrow_rows(linked, report)
        times.append(time.process_time())
    except Exception as error:
        raise ExtractionFailed(report.source_file, f"{type(error).__name__}: {error}") from error
    for stage, begin, end in zip(("read", "extract", "link", "columns"), times, times[1:], strict=False):
        seconds[stage] += end - begin
    return report, rows


def arrow_rows(linked: Tables, report: Report) -> dict[str, pa.Table]:
    """Return the rows of one report as the tables of a shard, each in its order.

    Raises:
        CellError: a row holds what its field cannot.
    """
    return arrow_tables(linked, str(linked["reports"][0]["report_id"]), [report.text])


def arrow_tables(linked: Tables, report_id: str, texts: Sequence[str]) -> dict[str, pa.Table]:
    """Return the rows of the report ``report_id`` as the tables of a shard; ``texts`` is its text, or empty."""
    tables = {}
    for name in TABLES_OF_REPORTS[:-1]:
        columns = TABLES[name].columns
        rows = [{column: row[column] for column in columns} for row in linked[name]]
        table = as_arrow(in_order(TABLES[name], rows))
        tables[name] = _with_lengths(table, report_id) if name == "entities" else table
    tables["texts"] = pa.table([[report_id] * len(texts), list(texts)], schema=schema_of("texts"))
    return tables


def _with_lengths(entities: pa.Table, report_id: str) -> pa.Table:
    keys, names = entities["entity_id"].to_pylist(), entities["name"].to_pylist()
    lengths = dict(zip(keys, map(len, names), strict=True))
    known: Iterable[int | None] = (lengths.get(whole) for whole in entities["part_of"].to_pylist())
    return pa.table(
        [*entities.columns, pa.array([report_id] * len(keys), pa.string()), pa.array(known, pa.int32())],
        schema=schema_of("entities"),
    )
