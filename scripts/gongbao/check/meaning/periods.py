"""An observation period ends after it begins, has both ends or none, and lies in the age of reports."""

from collections.abc import Iterator
from datetime import date

import pyarrow as pa

from gongbao.check.meaning import Columns
from gongbao.check.problems import Problem
from gongbao.schema import TABLES

__all__ = ["COLUMNS", "check"]

_DATED = tuple(table.name for table in TABLES.values() if "period_start" in table.columns)
COLUMNS = {name: (TABLES[name].primary_key, "period_start", "period_end") for name in _DATED}
_EARLIEST, _LATEST = date(1800, 1, 1), date(2200, 12, 31)


def check(tables: Columns) -> Iterator[Problem]:
    """Yield each row whose period cannot be one, and with a warning each that is out of any report's time."""
    for name in _DATED:
        table: pa.Table = tables[name]
        for row, (key, first, last) in enumerate(
            zip(*(column.to_pylist() for column in table.columns), strict=True), start=2
        ):
            if first is None and last is None:
                continue
            place = (name, row, "periods", "period_end", str(last))
            if first is None or last is None:
                yield Problem(*place, "a period has two ends", "Fill or empty both ends.", key)
            elif last < first:
                message = f"the period ends before it begins ({first})"
                yield Problem(*place, message, "Put the earlier day first.", key)
            elif first < _EARLIEST or last > _LATEST:
                message = f"{first} to {last} is out of any report's time"
                yield Problem(*place, message, "Read the sentence again.", key, "warning")
