"""How fast a million figures are validated, beside frictionless on the same package, and whether both say the same.

    python benchmarks/validate.py                     # 1,000,000 figures; frictionless takes most of an hour
    python benchmarks/validate.py --sample 10000      # the same, with frictionless on a package of 10,000 figures
    python benchmarks/validate.py --planted           # 10,000 figures with errors of every kind, row by row

The package is made of this repository's own tables (benchmarks/validation/package.py), CSV and Parquet. Each
validator runs as its own command in its own process; time is the processor time of that process, so that other work
on the machine does not count, and memory its greatest resident set. ``gongbao validate`` does more in its time: it
checks the files' hashes, that spans and values read back, and the other rules about meaning.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from validation.package import make_package
from validation.planting import plant

_ROOT = Path(__file__).resolve().parent.parent
_BIN = Path(sys.executable).parent
_EVERY_ERROR = "1000000000"  # frictionless stops at 1,000 a resource where it is not told otherwise
_OURS_ALONE = ("warning",)  # severities that frictionless has no word for
_OF_ROWS = ("primary-key", "foreign-key", "blank-row")  # errors for which frictionless names no field

Place = tuple[str, int | None, str, str]


@dataclass(frozen=True, slots=True)
class Run:
    """One validator on one package. ``seconds`` are processor time, ``elapsed`` what a clock on the wall says."""

    validator: str
    rows: int
    seconds: float
    elapsed: float
    peak_megabytes: float
    valid: bool
    errors: int

    @property
    def rows_a_second(self) -> float:
        """Rows of all tables in each second of processor time."""
        return self.rows / self.seconds


def main() -> int:
    """Measure, print, and return 0 where the verdicts are the same and the speed is what is asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--figures", type=int, help="figures of the package (default: 1,000,000; planted: 10,000)"
    )
    parser.add_argument("--sample", type=int, help="give frictionless a package of so many figures")
    parser.add_argument(
        "--planted", action="store_true", help="plant errors of every kind and compare row by row"
    )
    parser.add_argument("--json", type=Path, help="write the measurements there too")
    options = parser.parse_args()
    figures = options.figures or (10_000 if options.planted else 1_000_000)
    with tempfile.TemporaryDirectory(prefix="gongbao-benchmark-") as folder:
        package = Path(folder) / "package"
        rows = sum(make_package(_ROOT, package, figures).values())
        print(f"package: {figures:,} figures, {rows:,} rows in CSV and Parquet", flush=True)
        planted = plant(package) if options.planted else Counter[str]()
        ours, our_places = _validate(package, rows, "gongbao")
        other, other_rows = package, rows
        if options.sample:
            other = Path(folder) / "sample"
            other_rows = sum(make_package(_ROOT, other, options.sample).values())
            print(
                f"frictionless: not on the whole, on {options.sample:,} figures, {other_rows:,} rows",
                flush=True,
            )
        theirs, their_places = _validate(other, other_rows, "frictionless")
        if options.sample:
            _, our_places = _validate(other, other_rows, "gongbao")
    same = our_places == their_places
    ratio = ours.rows_a_second / theirs.rows_a_second
    _report(ours, theirs, planted, our_places ^ their_places)
    print(f"\nratio of rows a second: {ratio:.0f} (asked: 20); verdicts {'the same' if same else 'DIFFER'}")
    if options.json:
        runs = [asdict(run) for run in (ours, theirs)]
        options.json.write_text(
            json.dumps({"runs": runs, "ratio": ratio, "same": same, "planted": planted}, indent=2)
        )
    return 0 if same and (ratio >= 20 or options.planted) else 1


def _validate(package: Path, rows: int, validator: str) -> tuple[Run, set[Place]]:
    """Run the command of ``validator`` on ``package``; return what it cost and each error's place."""
    command = [str(_BIN / validator), "validate", str(package / "datapackage.json"), "--json"]
    if validator == "frictionless":
        command += ["--limit-errors", _EVERY_ERROR]
    with tempfile.TemporaryFile() as output:
        begin = time.monotonic()
        files = [(os.POSIX_SPAWN_DUP2, output.fileno(), 1)]
        process = os.posix_spawn(command[0], command, os.environ, file_actions=files)
        _, status, used = os.wait4(process, 0)
        elapsed = time.monotonic() - begin
        output.seek(0)
        text = output.read().decode()
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{validator} ended with {os.waitstatus_to_exitcode(status)}: {text[-500:]}")
    report = json.loads(text)
    places = _theirs(report) if validator == "frictionless" else _ours(report)
    seconds = used.ru_utime + used.ru_stime
    peak = used.ru_maxrss / 1024
    return Run(validator, rows, seconds, elapsed, peak, report["valid"], len(places)), places


def _theirs(report: dict[str, Any]) -> set[Place]:
    return {
        (task["name"], error.get("rowNumber"), error["type"], error.get("fieldName", ""))
        for task in report["tasks"]
        for error in task["errors"]
    }


def _ours(report: dict[str, Any]) -> set[Place]:
    """Return the errors of kinds that frictionless has too: not those of the rules about meaning."""
    rules = {"spans", "values", "parts", "ranges", "periods", "units", "roles"}
    return {
        (one["resource"], one["row"], one["rule"], "" if one["rule"] in _OF_ROWS else one["column"])
        for one in report["problems"]
        if one["severity"] not in _OURS_ALONE and one["rule"] not in rules
    }


def _report(ours: Run, theirs: Run, planted: Counter[str], different: set[Place]) -> None:
    print(f"\n{'':14}{'rows':>11}{'CPU s':>9}{'wall s':>9}{'rows/s':>11}{'peak MB':>9}{'errors':>8}  verdict")
    for run in (ours, theirs):
        print(
            f"{run.validator:14}{run.rows:11,}{run.seconds:9.1f}{run.elapsed:9.1f}{run.rows_a_second:11,.0f}"
            f"{run.peak_megabytes:9,.0f}{run.errors:8,}  {'valid' if run.valid else 'not valid'}"
        )
    for kind, count in sorted(planted.items()):
        print(f"planted {kind}: {count}")
    for place in sorted(different, key=str)[:20]:
        print(f"only one of them says: {place}")


if __name__ == "__main__":
    raise SystemExit(main())
