"""``gongbao validate``: is a package what its schema says, and does it mean what it can?"""

import argparse
import json
from pathlib import Path

from gongbao.check import DescriptorError, Verdict, render, validate
from gongbao.cli.messages import Progress, UsageError, explain, plural, say
from gongbao.cli.places import package_folder
from gongbao.write import PublishError, recover

__all__ = ["configure"]

_MEGABYTE = 1_000_000
_WORTH_SHOWING = 20 * _MEGABYTE

_TEXT = """\
Check a data package: types, required and unique cells, enumerations, patterns, keys, and whether the
rows can mean what they say (a span reads back, a part is no more than its whole, a unit fits its
indicator, a period is one).

Each problem is printed with its table, row, column, value and remedy. The exit status is 0 when there
is no error (warnings do not count), 1 when there is one, and 2 when there is no package.
"""
_EXAMPLES = """\
  gongbao validate                      the package of this project
  gongbao validate package              the package in that folder
  gongbao validate package --json       the same for machines
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what this command does and takes."""
    explain(parser, _TEXT, _EXAMPLES)
    parser.add_argument(
        "package",
        nargs="?",
        type=Path,
        metavar="PACKAGE",
        help="folder or datapackage.json (default: this project)",
    )
    parser.add_argument("--json", action="store_true", help="print the verdict as JSON, every problem listed")
    parser.add_argument("--brief", action="store_true", help="where there is no error, print one line")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    package = (
        options.package if options.package and options.package.is_file() else package_folder(options.package)
    )
    try:
        recover(package.parent if package.is_file() else package)
        verdict = validate(package, _Megabytes())
    except DescriptorError as error:
        raise UsageError(str(error)) from error
    except PublishError as error:
        raise UsageError(error.strerror or str(error)) from error
    if options.json:
        say(json.dumps(verdict.to_dict(), ensure_ascii=False, indent=2))
    else:
        say(_brief(verdict) if options.brief and verdict.valid else render(verdict))
    return 0 if verdict.valid else 1


class _Megabytes:
    """Shows progress where there is enough to read for somebody to wait."""

    def __init__(self) -> None:
        self._progress = Progress("MB")

    def __call__(self, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` bytes are done."""
        if total >= _WORTH_SHOWING:
            self._progress(done // _MEGABYTE, total // _MEGABYTE)


def _brief(verdict: Verdict) -> str:
    return f"{verdict.package} is valid ({plural(len(verdict.problems), 'warning')})"
