"""``gongbao add``: takes a report into the project."""

import argparse
from pathlib import Path

from gongbao.cli.build import add_jobs, build_and_report
from gongbao.cli.messages import complain, explain, say
from gongbao.cli.places import RAW, find_project
from gongbao.read import ReadError
from gongbao.read.adding import add_report
from gongbao.schema import TABLES

__all__ = ["configure"]

_TEXT = """\
Copy a report into data/raw as it is, append its row with its SHA-256 to data/raw/sources.csv, and
rebuild. What you know of its source goes into options; leave out what you do not know, and never guess.

A file that is no report, or that is there already, is refused, and nothing changes.
"""
_EXAMPLES = """\
  gongbao add 2024-report.txt --publisher 某市人民政府 --published-on 2024-01-31
  gongbao add speech.txt --kind conference --raw reports --out package
"""
_KNOWN = (
    "title",
    "kind",
    "publisher",
    "place_id",
    "held_on",
    "published_on",
    "period",
    "language",
    "source_url",
    "rights",
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what this command does and takes."""
    explain(parser, _TEXT, _EXAMPLES)
    parser.add_argument("file", type=Path, metavar="FILE", help="the report: .txt, .md, .html, .docx or .pdf")
    parser.add_argument(
        "--raw", type=Path, metavar="DIR", help="folder of reports (default: data/raw here or above)"
    )
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="folder of the package (default: this project)"
    )
    source = parser.add_argument_group("what is known of the source")
    for name in _KNOWN:
        column = TABLES["reports"].field(name)
        values = f" One of: {', '.join(column.enum)}." if column.enum else ""
        text = f"{column.description}{values}".replace("%", "%%")
        source.add_argument(f"--{name.replace('_', '-')}", metavar="TEXT", help=text)
    add_jobs(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    raw = options.raw or find_project("--raw") / RAW
    out = options.out or find_project("--out")
    stated = {name: getattr(options, name) for name in _KNOWN if getattr(options, name)}
    try:
        report = add_report(options.file, raw, stated)
    except ReadError as error:
        complain(str(error))
        return 1
    except OSError as error:
        complain(
            f"{raw}: the report could not be added ({error.strerror}). Check that this user may write there."
        )
        return 1
    say(f"added {raw / report.source_file} ({len(report.text):,} characters, {report.encoding})")
    return build_and_report(raw, out, options.jobs)
