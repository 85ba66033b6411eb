"""What could not be read: as rows of the findings, and as a list for whoever sees to it."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from gongbao.link import report_id_of
from gongbao.link.inert import harmless_message, harmless_path
from gongbao.pipeline.errors import Remembered
from gongbao.read import ReadError
from gongbao.schema import Row
from gongbao.schema.identifiers import identifier

__all__ = ["FAILED", "finding_rows", "write_failures"]

FAILED = "failed.csv"


def finding_rows(duplicates: Mapping[str, str], errors: Iterable[ReadError]) -> list[Row]:
    """Return the findings about files that gave no report of their own."""
    rows = []
    for copy, original in duplicates.items():
        message = harmless_message(f"{copy} repeats {original} byte for byte and was left out.")
        key = report_id_of(original)
        finding_id = identifier("findings", key, "duplicate_report", "", message, "1")
        rows.append(_row(finding_id, "duplicate_report", key, message))
    for error in errors:
        finding_id = identifier("unreadable_report", error.file, str(error))
        rows.append(_row(finding_id, "unreadable_report", None, harmless_message(str(error))))
    return rows


def write_failures(folder: Path, errors: Iterable[ReadError]) -> None:
    """Write ``failed.csv`` into ``folder``: each file with the reason and the remedy; none where nothing failed."""
    told = [Remembered.of(error) for error in errors]
    path = folder / FAILED
    try:
        if not told:
            path.unlink(missing_ok=True)
            return
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["file", "kind", "problem", "remedy"])
            for error in told:
                writer.writerow([harmless_path(error.file), *error.stated])
    except OSError:
        pass  # the same stands in the findings


def _row(finding_id: str, rule: str, report_id: str | None, message: str) -> Row:
    return {
        "finding_id": finding_id,
        "rule": rule,
        "severity": "warning",
        "report_id": report_id,
        "table": None,
        "row_id": None,
        "message": message,
    }
