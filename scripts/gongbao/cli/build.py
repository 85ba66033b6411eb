"""``gongbao build``: a folder of reports -> a data package."""

import argparse
import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from gongbao.cli.messages import Progress, UsageError, complain, explain, plural, say
from gongbao.cli.places import RAW, find_project
from gongbao.link import CurationError
from gongbao.pipeline import BuildError, Built, NoFolder, NoReports, NothingReadable, Options, build
from gongbao.pipeline.engines import Engine, PoolEngine, SerialEngine
from gongbao.pipeline.errors import Remembered, Stopped
from gongbao.read import CONTAINER_SUFFIXES, SUFFIXES, ReadError
from gongbao.read.storage import is_url, shown_url
from gongbao.write import Layout, PublishError
from gongbao.write.remote import package_files, publish_to

__all__ = ["build_and_report", "configure"]

# So many of the files that failed for one reason are named; the rest stand in a file.
_NAMED = 10
_TEXT = """\
Read every report of a folder (.txt .md .html .docx .pdf, .zip of these, .csv and .parquet with one
report a row) and publish what they state as a data package: datapackage.json, metadata.yml, and every
table as CSV, Parquet and SQLite below data/.

Only reports that are new or changed are read again. Where the folder has a sources.csv, it says where
each report comes from (columns: file, title, kind, publisher, place_id, held_on, published_on, period,
language, source_url, rights, sha256; all but `file` may be left out).

A report that cannot be read is named, with the reason; the others are published, and the exit status
is 1. It is 0 when all were read, and 2 when there is nothing to work on. All that failed stand in
.gongbao/failed.csv. A build that fails or is killed leaves the published files as they were, and the
next one goes on where it was.

More than 20,000 reports are published in parts (data/tables/TABLE/part-00000.parquet, one resource a
part), without CSV and database, unless they are asked for: --partitioned, --csv, --database and the
same with --no- say so for any number.
"""
_EXAMPLES = """\
  gongbao build                                this project: data/raw into data/tables
  gongbao build --raw reports --out package    any folder of reports into another folder
  gongbao build --raw s3://bucket/reports --out package    reports in any place that fsspec knows
  gongbao build --raw reports --out package --publish s3://bucket/package    and send it there
  gongbao build --processes 1                  one process only
  gongbao build --engine dask --scheduler tcp://10.0.0.5:8786     many machines: docs/cluster.md
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what this command does and takes."""
    explain(parser, _TEXT, _EXAMPLES)
    parser.add_argument(
        "--raw", metavar="DIR", help="folder or URL of reports (default: data/raw here or above)"
    )
    parser.add_argument(
        "--out", type=_folder, metavar="DIR", help="folder of the package (default: this project)"
    )
    parser.add_argument(
        "--publish",
        metavar="URL",
        help="also send the package to this place (s3://…); its descriptor goes last",
    )
    add_jobs(parser)
    parser.add_argument(
        "--engine", choices=("pool", "serial", "dask"), help="what reads the reports (default: pool)"
    )
    parser.add_argument(
        "--scheduler", metavar="ADDRESS", help="scheduler of a Dask cluster (default: one is started here)"
    )
    parser.add_argument(
        "--fail-fast", action="store_true", help="stop at the first report that cannot be read"
    )
    parser.add_argument(
        "--retry-failed", action="store_true", help="read again what could not be read the last time"
    )
    files = parser.add_argument_group("files of the package (default: all; in parts above 20,000 reports)")
    for name, text in (
        ("partitioned", "tables in parts of about a million rows"),
        ("csv", "a CSV file a table"),
        ("database", "data/gongbao.db, which the site serves"),
    ):
        files.add_argument(f"--{name}", action=argparse.BooleanOptionalAction, help=text)
    parser.set_defaults(run=_run)


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """Add the option that says how many processes may work."""
    parser.add_argument(
        "--processes",
        "--jobs",
        dest="jobs",
        type=_positive,
        metavar="N",
        default=os.cpu_count() or 1,
        help="processes that read, then write tables, at a time (default: one a core)",
    )


def _folder(text: str) -> Path:
    if is_url(text):
        raise argparse.ArgumentTypeError(
            f"{shown_url(text)} is no folder of this machine; a build works in one: name it, and say --publish URL"
        )
    return Path(text)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def _run(options: argparse.Namespace) -> int:
    raw: Path | str
    if options.raw is None:
        raw = find_project("--raw") / RAW
    else:
        raw = options.raw if is_url(options.raw) else Path(options.raw)
    out = options.out or find_project("--out")
    if options.scheduler and options.engine != "dask":
        raise UsageError("--scheduler names a cluster of Dask; say --engine dask too.")
    try:
        chosen = Options(
            processes=options.jobs,
            engine=_engine(options),
            partitioned=options.partitioned,
            csv=options.csv,
            database=options.database,
            fail_fast=options.fail_fast,
            retry_failed=options.retry_failed,
        )
    except BuildError as error:
        raise UsageError(str(error)) from error
    return _build(raw, out, chosen, options.publish)


def _send(out: Path, url: str) -> int:
    try:
        done = publish_to(out, package_files(out), url)
    except PublishError as error:
        complain(error.strerror or str(error))
        return 1
    say(f"{shown_url(url)}: {done.sent:,} files sent, {done.unchanged:,} unchanged, {done.removed:,} removed")
    return 0


def _engine(options: argparse.Namespace) -> Engine | None:
    if options.engine == "serial":
        return SerialEngine()
    if options.engine == "pool":
        return PoolEngine(options.jobs)
    if options.engine == "dask":
        from gongbao.pipeline.engines.dask import DaskEngine

        return DaskEngine(options.scheduler, options.jobs)
    return None


def build_and_report(raw: Path, out: Path, processes: int) -> int:
    """Build, say what came of it, and return the exit status.

    Raises:
        UsageError: there is nothing to build from.
    """
    return _build(raw, out, Options(processes=processes))


def _build(raw: Path | str, out: Path, options: Options, publish: str | None = None) -> int:
    try:
        built = build(raw, out, options, progress=Progress())
    except NothingReadable as error:
        _complain_of(error.errors, out)
        complain(str(error))
        return 1
    except (NoFolder, NoReports, ReadError) as error:
        raise UsageError(str(error)) from error
    except CurationError as error:
        complain(f"nothing was published: {error}")
        return 1
    except PublishError as error:
        complain(error.strerror or str(error))
        return 1
    except BuildError as error:
        complain(str(error))
        return 1 if isinstance(error, Stopped) else 2
    _report(built)
    unsent = _send(out, publish) if publish else 0
    return 1 if built.errors else unsent


def _report(built: Built) -> None:
    for name, meant in built.unknown_columns.items():
        hint = f"; did you mean {meant}?" if meant else "."
        complain(f"sources.csv: the column {name!r} means nothing here and was left aside{hint}")
    if built.other_files:
        complain(
            f"left aside, since only {' '.join(sorted(SUFFIXES | CONTAINER_SUFFIXES))} are read:"
            f" {_first(built.other_files)}."
        )
    for error in built.left_aside:
        complain(str(error))
    for copy, original in list(built.duplicates.items())[:_NAMED]:
        complain(f"{copy} repeats {original} byte for byte and was left out.")
    if len(built.duplicates) > _NAMED:
        complain(
            f"{len(built.duplicates) - _NAMED:,} more files repeat others; the table of findings names all."
        )
    _complain_of(built.errors, built.folder)
    state = f"{built.extracted:,} read anew" if built.changed else "nothing has changed since the last build"
    say(f"{plural(built.reports, 'report')} ({state}) in {built.folder}")
    width = max(map(len, built.rows))
    for table, rows in built.rows.items():
        say(f"  {table:<{width}}  {rows:>9,}")
    _report_layout(built.layout)
    if built.errors:
        complain(f"{plural(len(built.errors), 'report')} could not be read; the others were published.")


def _report_layout(layout: Layout) -> None:
    left_out = [name for name, there in (("CSV", layout.csv), ("database", layout.database)) if not there]
    if layout.partitioned:
        say("Tables are in parts: data/tables/TABLE/part-00000.parquet and so on.")
    if left_out:
        options = " ".join(f"--{name.lower()}" for name in left_out)
        say(f"Without {' and '.join(left_out)}; ask for them with {options}.")


def _complain_of(errors: Iterable[ReadError], out: Path) -> None:
    """Name what could not be read, by reason; of many for one reason the first."""
    by_kind: dict[str, list[ReadError]] = defaultdict(list)
    for error in errors:
        by_kind[Remembered.of(error).kind].append(error)
    for kind, several in by_kind.items():
        for error in several[:_NAMED]:
            complain(str(error))
        if len(several) > _NAMED:
            complain(
                f"{len(several) - _NAMED:,} more for the same reason ({kind});"
                f" all stand in {out / '.gongbao' / 'failed.csv'}."
            )


def _first(names: tuple[str, ...], most: int = 5) -> str:
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most:,} more"
