"""read -> extract -> link -> write, for a folder of reports of any size."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from gongbao.link import read_curated
from gongbao.pipeline.catalogue import Catalogue
from gongbao.pipeline.decisions import decided
from gongbao.pipeline.engines import Engine, PoolEngine, SerialEngine
from gongbao.pipeline.errors import NoFolder, NoReports, NothingReadable, Stopped
from gongbao.pipeline.failures import finding_rows, write_failures
from gongbao.pipeline.joining import LiveRows, join
from gongbao.pipeline.making import Shard, Wanted, make_shard
from gongbao.pipeline.merging import merge_small_shards
from gongbao.pipeline.planning import Plan, grouped, listed, planned
from gongbao.pipeline.reading import DamagedShard
from gongbao.pipeline.scratch import scratch_folder
from gongbao.pipeline.stamp import Stamp, inputs_hash, read_stamp, write_stamp
from gongbao.pipeline.store import Store
from gongbao.read import RawFolder, ReadError, find_reports
from gongbao.write import Layout, Written, explained, write_source

__all__ = ["Built", "Options", "Progress", "build"]

Progress = Callable[[int, int], None]
_Told = TypeVar("_Told")
_STATE = ".gongbao"
_PUBLISHING = "join and publish"
# Below this many bytes, starting processes takes longer than they save.
_WORTH_PROCESSES = 1_000_000
# Above this many reports a package is published in parts: one file a table grows unwieldy.
_MANY_REPORTS = 20_000


@dataclass(frozen=True, slots=True)
class Options:
    """How a build is done; none of it changes a row.

    Attributes:
        processes: how many processes may read reports, and then write tables, at a time.
        engine: what makes the shards; by default this process, or a pool of processes where that pays.
        partitioned: whether tables are written in parts; by default for many reports.
        csv: whether CSV files are written; by default for all but many reports.
        database: whether the SQLite database is written; by default for all but many reports.
        fail_fast: whether to stop at the first report that cannot be read.
        retry_failed: whether to read again what could not be read before.
        reports_a_shard: how many reports at most are made and kept together.
    """

    processes: int = 1
    engine: Engine | None = None
    partitioned: bool | None = None
    csv: bool | None = None
    database: bool | None = None
    fail_fast: bool = False
    retry_failed: bool = False
    reports_a_shard: int = 64


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did.

    Attributes:
        folder: the package.
        changed: whether anything was written; if not, what was published is what would have been.
        reports: number of reports in the package, and how many of them had to be read anew.
        rows: number of rows a table.
        errors: what could not be read, in order of the file.
        duplicates: files left out, each with the file that has the same bytes.
        other_files: files of kinds that are not read.
        left_aside: tables without a column of texts.
        unknown_columns: columns of ``sources.csv`` that mean nothing here, with what may have been meant.
        layout: which files were written.
        seconds: processor seconds by stage, those of all processes together.
    """

    folder: Path
    changed: bool
    reports: int
    extracted: int
    rows: dict[str, int]
    errors: tuple[ReadError, ...]
    duplicates: dict[str, str]
    other_files: tuple[str, ...]
    left_aside: tuple[ReadError, ...]
    unknown_columns: dict[str, str | None]
    layout: Layout
    seconds: dict[str, float]


def build(
    raw: Path | str,
    out: Path,
    options: Options | None = None,
    *,
    progress: Progress = lambda done, total: None,
) -> Built:
    """Build the data package ``out`` from the reports in ``raw``; read only what is new or changed.

    Args:
        raw: the folder of reports, or a URL that fsspec knows, with or without ``sources.csv``. Nothing is written there.
        out: the package's folder, made where it is missing. Its ``data/curated``, where there is one, holds
            the corrections.
        options: how it is done.
        progress: called with the number of reports done and in all.

    Raises:
        BuildError: there is nothing to build from, or a report could not be read and that was to stop the build.
        ReadError: ``sources.csv`` cannot be used as a whole.
        gongbao.link.CurationError: a correction does not fit the reports, or is malformed.
        gongbao.write.PublishError: the package could not be written; the old one stays.
    """
    if isinstance(raw, Path):
        if not raw.is_dir():
            raise NoFolder(raw)
        folder = find_reports(raw.absolute())
    else:
        folder = find_reports(raw)
    if not folder.files and not folder.errors:
        raise NoReports(raw)
    with closing(_Build(raw, out, folder, options or Options(), progress)) as work:
        while True:
            try:
                with explained(out):
                    return work.run()
            except DamagedShard as damaged:  # its reports are read again
                work.store.remove(damaged.name)


class _Build:
    """One build, from the list of files to what was published."""

    def __init__(
        self, raw: Path | str, out: Path, folder: RawFolder, options: Options, progress: Progress
    ) -> None:
        self._raw, self._out, self._folder = raw, out, folder
        self._options, self._progress = options, progress
        self._engine = options.engine or SerialEngine()
        self.store = Store(str((out / _STATE / "shards").absolute()))
        begin = time.process_time()
        self._reports, self._unopenable = listed(folder)
        self._failed: dict[str, ReadError] = {}
        self._seconds = {"list": time.process_time() - begin}
        self._extracted = 0

    def run(self) -> Built:
        """Read what is new, join and publish."""
        catalogue = Catalogue(self.store)
        if self._options.retry_failed:
            catalogue.forget_failures()
        plan = planned(self._reports, catalogue, self._failed)
        stamp_path = self._out / _STATE / "build.json"
        if plan.live and not plan.pending and not self._failed:
            inputs = self._inputs(plan)
            stamp = read_stamp(stamp_path, self._out)
            if stamp is not None and stamp.inputs == inputs:
                self._stop_at(plan.failures)
                return self._built(plan, stamp.rows, changed=False)
        self._stop_at([*self._folder.errors, *self._unopenable, *plan.failures])
        if plan.pending:
            self._read(plan, catalogue)
            plan = planned(self._reports, catalogue, self._failed)
        if not plan.live:
            write_failures(self._out / _STATE, self._errors(plan))
            raise NothingReadable(self._raw, tuple(self._errors(plan)))
        begin = time.process_time()
        written = self._publish(plan, catalogue)
        self._seconds[_PUBLISHING] = self._seconds.get(_PUBLISHING, 0.0) + time.process_time() - begin
        if not self._failed:
            write_stamp(stamp_path, Stamp(self._inputs(plan), written.files, written.rows))
        keys = {each.key for each in self._reports}
        catalogue.forget_all_but(keys)
        with suppress(OSError):  # what is published stays, and small shards only take longer
            merge_small_shards(self.store, keys)
        return self._built(plan, written.rows, changed=True)

    def close(self) -> None:
        """Let go of processes."""
        self._engine.close()

    def _read(self, plan: Plan, catalogue: Catalogue) -> None:
        """Have the pending reports read."""
        keys = {each.file.source_file: each.key for each in plan.pending}
        total = len(self._reports)
        done = total - len(plan.pending)
        if self._options.engine is None and self._pays(plan.pending):
            self._engine = PoolEngine(self._options.processes)
        groups = grouped(plan.pending, self._options.reports_a_shard)
        shards = (Shard(tuple(group), self.store.place) for group in groups)
        for outcome in self._engine.run(make_shard, shards):
            if outcome.name:
                catalogue.add(outcome.name)
            done += outcome.reports
            self._extracted += outcome.reports
            for stage, seconds in outcome.seconds.items():
                self._seconds[stage] = self._seconds.get(stage, 0.0) + seconds
            self._progress(done, total)
            for error in outcome.failures:
                if catalogue.failure(keys[error.file]) is None:
                    self._failed[keys[error.file]] = error
            self._stop_at(outcome.failures)

    def _pays(self, pending: Sequence[Wanted]) -> bool:
        """Tell whether several processes are worth their start."""
        several = self._options.processes > 1 and len(pending) > 1
        return several and sum(each.size for each in pending) >= _WORTH_PROCESSES

    def _publish(self, plan: Plan, catalogue: Catalogue) -> Written:
        curated = self._out / "data" / "curated"
        live = [(wanted.report_id, place) for wanted, place in plan.live]
        if curated.is_dir():
            live = decided(catalogue.reader, live, read_curated(curated))
        rows = LiveRows(catalogue.reader, [place for _, place in live])
        findings = finding_rows(plan.duplicates, self._errors(plan))
        state = self._out / _STATE
        state.mkdir(parents=True, exist_ok=True)
        with scratch_folder(state) as folder:
            joined = join(rows, findings, folder, self._each)
            written = write_source(joined, self._out, self._layout(plan), self._each)
        write_failures(state, self._errors(plan))
        return written

    def _each(self, function: Callable[[str], _Told], names: Iterable[str], /) -> Iterator[_Told]:
        """Yield what ``function`` returns for each of ``names``, and count the time of other processes."""
        for told, seconds in self._engine.each(_Timed(function, os.getpid()), names):
            self._seconds[_PUBLISHING] = self._seconds.get(_PUBLISHING, 0.0) + seconds
            yield told

    def _layout(self, plan: Plan) -> Layout:
        """Return which files are written: what was asked for, else what suits so many reports."""
        many, asked = len(plan.live) > _MANY_REPORTS, self._options
        return Layout(
            partitioned=many if asked.partitioned is None else asked.partitioned,
            csv=not many if asked.csv is None else asked.csv,
            database=not many if asked.database is None else asked.database,
        )

    def _errors(self, plan: Plan) -> list[ReadError]:
        errors = [*self._folder.errors, *self._unopenable, *plan.failures]
        return sorted(errors, key=lambda error: error.file)

    def _stop_at(self, errors: Iterable[ReadError]) -> None:
        for error in errors if self._options.fail_fast else ():
            raise Stopped(error)

    def _inputs(self, plan: Plan) -> str:
        return inputs_hash(self._described(plan), _files_below(self._out / "data" / "curated"))

    def _described(self, plan: Plan) -> Iterator[str]:
        yield repr(self._layout(plan))
        for wanted, _ in plan.live:
            yield wanted.key
        yield repr(sorted(plan.duplicates.items()))
        yield repr([str(error) for error in self._errors(plan)])

    def _built(self, plan: Plan, rows: dict[str, int], *, changed: bool) -> Built:
        return Built(
            self._out,
            changed,
            len(plan.live),
            self._extracted,
            rows,
            tuple(self._errors(plan)),
            plan.duplicates,
            self._folder.other_files,
            self._folder.left_aside,
            self._folder.sources.unknown_columns,
            self._layout(plan),
            self._seconds,
        )


@dataclass(frozen=True, slots=True)
class _Timed(Generic[_Told]):
    """Does something, and tells the processor seconds that it took another process than ``at_home``."""

    function: Callable[[str], _Told]
    at_home: int

    def __call__(self, name: str) -> tuple[_Told, float]:
        begin = time.process_time()
        told = self.function(name)
        return told, 0.0 if os.getpid() == self.at_home else time.process_time() - begin


def _files_below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
