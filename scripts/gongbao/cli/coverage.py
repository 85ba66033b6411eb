"""``gongbao coverage``: what became of each numeral of a report."""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from gongbao.cli.messages import complain, explain, say
from gongbao.extract import extract
from gongbao.extract.coverage import account_for
from gongbao.extract.document import read_document
from gongbao.extract.quantities import read_numerals
from gongbao.read import ReadError, Report, read_report

__all__ = ["configure"]

_TEXT = """\
Show what each numeral of a report was read as: figure, threshold (as in 超亿元项目60个), ranking, date,
period, ordinal, list number, document number, name, quantity (a number that the report does not assert
of anything, as in 围绕三项重点), furniture (in a page's buttons and bylines, as in 字号), or unread (a
number that was not understood).

The exit status is 0, or 1 when a report could not be read.
"""
_EXAMPLES = """\
  gongbao coverage data/raw/*.txt              how many of each kind, a report
  gongbao coverage report.txt --list           every numeral with its place
  gongbao coverage report.txt --list unread    those that were not understood
  gongbao coverage report.txt --json           the same for machines
"""
_CONTEXT = 12


@dataclass(frozen=True, slots=True)
class Numeral:
    """One numeral of a report and what it was read as. ``start`` and ``end`` count code points."""

    start: int
    end: int
    text: str
    kind: str


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what this command does and takes."""
    explain(parser, _TEXT, _EXAMPLES)
    parser.add_argument(
        "reports", nargs="+", type=Path, metavar="REPORT", help="a file of any format that build reads"
    )
    parser.add_argument(
        "--list", nargs="?", const="", metavar="KIND", help="list the numerals, or those of one kind"
    )
    parser.add_argument("--json", action="store_true", help="print every numeral as JSON")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    failed = False
    found: dict[str, list[Numeral]] = {}
    for path in options.reports:
        try:
            report = read_report(path)
        except ReadError as error:
            complain(str(error))
            failed = True
            continue
        found[str(path)] = numerals = list(read_coverage(report))
        if not options.json:
            _show(str(path), report, numerals, options.list)
    if options.json:
        plain = {path: [asdict(numeral) for numeral in numerals] for path, numerals in found.items()}
        say(json.dumps(plain, ensure_ascii=False, indent=1))
    return 1 if failed else 0


def _show(path: str, report: Report, numerals: list[Numeral], listed: str | None) -> None:
    kinds = Counter(numeral.kind for numeral in numerals)
    counts = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    say(f"{path}: {len(numerals)} numerals" + (f": {counts}" if counts else ""))
    for numeral in numerals:
        if listed is not None and listed in ("", numeral.kind):
            before = report.text[max(0, numeral.start - _CONTEXT) : numeral.start]
            after = report.text[numeral.end : numeral.end + _CONTEXT]
            words = f"{before}【{numeral.text}】{after}".replace("\r", "").replace("\n", "⏎")
            say(f"  {numeral.start:>7}  {numeral.kind:<15}  {words}")


def read_coverage(report: Report) -> Iterator[Numeral]:
    """Yield every numeral of the report's text with what it was read as."""
    numerals = read_numerals(read_document(report.text).folded)
    for account in account_for(numerals, extract(report)):
        yield Numeral(account.start, account.end, report.text[account.start : account.end], account.kind)
