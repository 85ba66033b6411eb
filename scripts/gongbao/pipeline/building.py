"""read -> extract -> link -> write, for a folder of reports."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gongbao.extract.facts import Facts, Finding
from gongbao.link import link, read_curated, report_id
from gongbao.link.inert import harmless_message
from gongbao.pipeline.cache import FactsCache
from gongbao.pipeline.errors import NoFolder, NoReports, NothingReadable
from gongbao.pipeline.extraction import extract_all
from gongbao.pipeline.stamp import inputs_hash, read_stamp, write_stamp
from gongbao.read import RawFolder, ReadError, Report, find_reports, read_raw
from gongbao.schema import Tables
from gongbao.schema.identifiers import identifier
from gongbao.write import write_package

__all__ = ["Built", "Progress", "build"]

Progress = Callable[[int, int], None]
_STATE = ".gongbao"


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
        unknown_columns: columns of ``sources.csv`` that mean nothing here, with what may have been meant.
    """

    folder: Path
    changed: bool
    reports: int
    extracted: int
    rows: dict[str, int]
    errors: tuple[ReadError, ...]
    duplicates: dict[str, str]
    other_files: tuple[str, ...]
    unknown_columns: dict[str, str | None]


def build(
    raw: Path, out: Path, *, processes: int = 1, progress: Progress = lambda done, total: None
) -> Built:
    """Build the data package ``out`` from the reports in ``raw``; read only what is new or changed.

    Args:
        raw: the folder of reports, with or without ``sources.csv``. Nothing is written there.
        out: the package's folder, made where it is missing. Its ``data/curated``, where there is one, holds
            the corrections.
        processes: how many processes may extract at a time.
        progress: called with the number of reports done and in all.

    Raises:
        BuildError: there is nothing to build from.
        ReadError: ``sources.csv`` cannot be used as a whole.
        gongbao.link.CurationError: a correction does not fit the reports, or is malformed.
        gongbao.write.PublishError: the package could not be written; the old one stays.
    """
    if not raw.is_dir():
        raise NoFolder(raw)
    folder = find_reports(raw)
    if not folder.files and not folder.errors:
        raise NoReports(raw)
    reports, duplicates, errors = _read(folder)
    curated = out / "data" / "curated"
    inputs = inputs_hash(_described(reports, duplicates, errors), _files_below(curated))
    stamp_path = out / _STATE / "build.json"
    extracted = 0
    if reports and (stamp := read_stamp(stamp_path, out)) and stamp.inputs == inputs:
        changed, rows = False, stamp.rows
    else:
        facts, failed, extracted = _extract(reports, out, processes, progress)
        errors = sorted([*errors, *failed], key=lambda error: error.file)
        reports = [report for report in reports if report.source_file in facts]
        if not reports:
            raise NothingReadable(raw, tuple(errors))
        tables = _link(reports, facts, duplicates, errors, curated)
        written = write_package(tables, {report_id(report): report.text for report in reports}, out)
        changed, rows = True, written.rows
        if not failed:
            write_stamp(stamp_path, out, inputs, written.files, rows)
    return Built(
        out,
        changed,
        len(reports),
        extracted,
        rows,
        tuple(errors),
        duplicates,
        folder.other_files,
        folder.sources.unknown_columns,
    )


def _read(folder: RawFolder) -> tuple[list[Report], dict[str, str], list[ReadError]]:
    """Return the reports, each text once; files that repeat another's bytes, by that; and what failed."""
    first: dict[str, Report] = {}
    duplicates: dict[str, str] = {}
    errors = list(folder.errors)
    for file in folder.files:
        try:
            report = read_raw(file)
        except ReadError as error:
            errors.append(error)
            continue
        original = first.setdefault(report.sha256, report)
        if original is not report:
            duplicates[report.source_file] = original.source_file
    return list(first.values()), duplicates, sorted(errors, key=lambda error: error.file)


def _described(
    reports: Iterable[Report], duplicates: dict[str, str], errors: Iterable[ReadError]
) -> Iterator[str]:
    for report in reports:
        yield repr((report.source_file, report.sha256, report.encoding, report.source))
    yield repr(sorted(duplicates.items()))
    yield repr([str(error) for error in errors])


def _files_below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _extract(
    reports: list[Report], out: Path, processes: int, progress: Progress
) -> tuple[dict[str, Facts], list[ReadError], int]:
    """Return the facts by ``source_file``, what failed, and how many reports were not in the cache."""
    facts: dict[str, Facts] = {}
    failed: list[ReadError] = []
    with FactsCache(out / _STATE / "facts.db") as cache:
        for report in reports:
            if known := cache.get(report):
                facts[report.source_file] = known
        new = [report for report in reports if report.source_file not in facts]
        done = len(facts)
        for report, outcome in extract_all(new, processes):
            done += 1
            progress(done, len(reports))
            if isinstance(outcome, ReadError):
                failed.append(outcome)
                continue
            cache.put(report, outcome)
            facts[report.source_file] = outcome
    return facts, failed, len(new)


def _link(
    reports: list[Report],
    facts: dict[str, Facts],
    duplicates: dict[str, str],
    errors: Iterable[ReadError],
    curated: Path,
) -> Tables:
    for copy, original in duplicates.items():
        message = f"{copy} repeats {original} byte for byte and was left out."
        facts[original].findings.append(Finding("duplicate_report", "warning", message))
    tables = link(
        ((report, facts[report.source_file]) for report in reports),
        read_curated(curated) if curated.is_dir() else None,
    )
    for error in errors:
        tables["findings"].append(
            {
                "finding_id": identifier("unreadable_report", error.file, str(error)),
                "rule": "unreadable_report",
                "severity": "warning",
                "report_id": None,
                "table": None,
                "row_id": None,
                "message": harmless_message(str(error)),
            }
        )
    return tables
