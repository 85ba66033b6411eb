"""``gongbao build``: a folder of reports -> a data package."""

import argparse
import os
from pathlib import Path

from gongbao.cli.messages import Progress, UsageError, complain, explain, plural, say
from gongbao.cli.places import RAW, find_project
from gongbao.link import CurationError
from gongbao.pipeline import Built, NoFolder, NoReports, NothingReadable, Options, build
from gongbao.read import SUFFIXES, ReadError
from gongbao.write import PublishError

__all__ = ["build_and_report", "configure"]

_TEXT = """\
Read every report of a folder (.txt .md .html .docx .pdf) and publish what they state as a data package:
datapackage.json, metadata.yml, and every table as CSV, Parquet and SQLite below data/.

Only reports that are new or changed are read again. Where the folder has a sources.csv, it says where
each report comes from (columns: file, title, kind, publisher, place_id, held_on, published_on, period,
language, source_url, rights, sha256; all but `file` may be left out).

A report that cannot be read is named, with the reason; the others are published, and the exit status
is 1. It is 0 when all were read, and 2 when there is nothing to work on. A build that fails or is
killed leaves the published files as they were.
"""
_EXAMPLES = """\
  gongbao build                                this project: data/raw into data/tables
  gongbao build --raw reports --out package    any folder of reports into another folder
  gongbao build --jobs 1                       one process only
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what this command does and takes."""
    explain(parser, _TEXT, _EXAMPLES)
    parser.add_argument(
        "--raw", type=Path, metavar="DIR", help="folder of reports (default: data/raw here or above)"
    )
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="folder of the package (default: this project)"
    )
    add_jobs(parser)
    parser.set_defaults(run=_run)


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """Add the option that says how many processes may work."""
    parser.add_argument(
        "--jobs",
        type=_positive,
        metavar="N",
        default=os.cpu_count() or 1,
        help="processes that extract at a time (default: one a core)",
    )


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def _run(options: argparse.Namespace) -> int:
    raw = options.raw or find_project("--raw") / RAW
    out = options.out or find_project("--out")
    return build_and_report(raw, out, options.jobs)


def build_and_report(raw: Path, out: Path, processes: int) -> int:
    """Build, say what came of it, and return the exit status.

    Raises:
        UsageError: there is nothing to build from.
    """
    try:
        built = build(raw, out, Options(processes=processes), progress=Progress())
    except NothingReadable as error:
        for unread in error.errors:
            complain(str(unread))
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
    _report(built)
    return 1 if built.errors else 0


def _report(built: Built) -> None:
    for name, meant in built.unknown_columns.items():
        hint = f"; did you mean {meant}?" if meant else "."
        complain(f"sources.csv: the column {name!r} means nothing here and was left aside{hint}")
    if built.other_files:
        complain(
            f"left aside, since only {' '.join(sorted(SUFFIXES))} are read: {_first(built.other_files)}."
        )
    for copy, original in built.duplicates.items():
        complain(f"{copy} repeats {original} byte for byte and was left out.")
    for error in built.errors:
        complain(str(error))
    state = f"{built.extracted:,} read anew" if built.changed else "nothing has changed since the last build"
    say(f"{plural(built.reports, 'report')} ({state}) in {built.folder}")
    width = max(map(len, built.rows))
    for table, rows in built.rows.items():
        say(f"  {table:<{width}}  {rows:>9,}")
    if built.errors:
        complain(f"{plural(len(built.errors), 'report')} could not be read; the others were published.")


def _first(names: tuple[str, ...], most: int = 5) -> str:
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most:,} more"
