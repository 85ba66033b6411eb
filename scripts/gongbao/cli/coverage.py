"""``gongbao coverage``: what became of each numeral of a report."""

import argparse
import bisect
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

from gongbao.cli.messages import complain, explain, say
from gongbao.extract import extract
from gongbao.extract.document import read_document
from gongbao.extract.quantities import read_numerals
from gongbao.read import ReadError, Report, read_report

__all__ = ["configure"]

_TEXT = """\
Show what each numeral of a report was read as: figure, ranking, date, period, ordinal, list number,
document number, name, quantity (a number that no figure states) or unread.

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
    parser.add_argument("reports", nargs="+", type=Path, metavar="REPORT", help="a .txt file")
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
    facts = extract(report)
    spans = [("figure", _Spans(facts.figures)), ("ranking", _Spans(facts.rankings))]
    for numeral in read_numerals(read_document(report.text).folded):
        kinds = (kind for kind, of_kind in spans if of_kind.meet(numeral.start, numeral.end))
        text = report.text[numeral.start : numeral.end]
        yield Numeral(numeral.start, numeral.end, text, next(kinds, numeral.kind))


class _Span(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class _Spans:
    """Answers whether any of many spans, in order of their start, meets another."""

    def __init__(self, facts: Sequence[_Span]) -> None:
        self._starts = [fact.start for fact in facts]
        self._furthest: list[int] = []
        for fact in facts:
            self._furthest.append(max(fact.end, self._furthest[-1] if self._furthest else 0))

    def meet(self, start: int, end: int) -> bool:
        before = bisect.bisect_left(self._starts, end)
        return before > 0 and self._furthest[before - 1] > start
