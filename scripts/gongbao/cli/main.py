"""Reads the command line and runs the command that it names."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from gongbao.cli.messages import UsageError, complain

__all__ = ["main"]

_DESCRIPTION = """\
Gongbao (公报) turns Chinese work reports into open data: every figure, ranking, name and post
becomes a row of a table, and every row leads back to the characters that state it.
"""
_EPILOG = """\
examples:
  gongbao build                                  rebuild this project's package from data/raw
  gongbao build --raw reports --out package      build a package from any folder of reports
  gongbao serve package                          look at it on http://127.0.0.1:8001
  gongbao validate package                       check it
  gongbao add report.txt --publisher 某市人民政府   take a report into this project

`gongbao COMMAND --help` tells more of each.
"""
_COMMANDS = {
    "build": "make the data package from a folder of reports",
    "add": "take a report into this project",
    "serve": "serve a package as a site",
    "validate": "check a data package",
    "coverage": "show what each numeral of a report was read as",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return the exit status: 0 done, 1 something failed, 2 unusable arguments."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal may know fewer characters than a report
        sys.stdout.reconfigure(errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        options = _parser(next((word for word in given if word in _COMMANDS), None)).parse_args(given)
        status: int = options.run(options)
        sys.stdout.flush()
    except UsageError as error:
        complain(str(error))
        return 2
    except KeyboardInterrupt:
        complain("Stopped. What was published before is as it was.")
        return 130
    except BrokenPipeError:  # the reader of the output, such as `head`, has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


class _Version(argparse.Action):
    """Prints the version of data and code, which is looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        from gongbao.schema import PACKAGE

        print(f"gongbao {PACKAGE.version}")
        parser.exit()


def _parser(wanted: str | None) -> argparse.ArgumentParser:
    """Return the command line; only the module of the command ``wanted`` is imported, for a quick start."""
    parser = argparse.ArgumentParser(
        "gongbao",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, summary in _COMMANDS.items():
        command = commands.add_parser(
            name, help=summary, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        if name == wanted:
            import_module(f"gongbao.cli.{name}").configure(command)
    return parser
