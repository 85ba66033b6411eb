"""Stated counts against listed: what the reader of the reports noticed is told again to the validator."""

from collections.abc import Iterator

from gongbao.check.meaning import Columns
from gongbao.check.problems import Problem

__all__ = ["COLUMNS", "check"]

COLUMNS = {"findings": ("finding_id", "rule", "severity", "message")}
_REMEDY = "Read the row that the finding names; a correction goes into data/curated/corrections.yml."


def check(tables: Columns) -> Iterator[Problem]:
    """Yield each published finding that is more than information, with its own severity."""
    columns = [tables["findings"][name].to_pylist() for name in COLUMNS["findings"]]
    for row, (key, rule, severity, message) in enumerate(zip(*columns, strict=True), start=2):
        if severity in ("warning", "error"):
            yield Problem("findings", row, rule, "message", "", message, _REMEDY, key, severity)
