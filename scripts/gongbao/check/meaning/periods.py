"""An observation period ends after it begins, has both ends or none, and lies in the age of reports."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from gongbao.check.meaning import Stored
from gongbao.check.plain import mask
from gongbao.check.problems import Problem
from gongbao.check.store import flagged
from gongbao.schema import TABLES

__all__ = ["COLUMNS", "check"]

_DATED = tuple(table.name for table in TABLES.values() if "period_start" in table.columns)
COLUMNS = {name: (TABLES[name].primary_key, "period_start", "period_end") for name in _DATED}
_EARLIEST, _LATEST = date(1800, 1, 1), date(2200, 12, 31)


def check(tables: Stored) -> Iterator[Problem]:
    """Yield each row whose period cannot be one, and with a warning each that is out of any report's time."""
    for name in _DATED:
        for first, batch in tables[name].batches(COLUMNS[name]):
            begins, ends = batch["period_start"], batch["period_end"]
            odd = mask(pc.xor(pc.is_null(begins), pc.is_null(ends))) | mask(pc.less(ends, begins))
            odd |= mask(pc.less(begins, pa.scalar(_EARLIEST))) | mask(pc.greater(ends, pa.scalar(_LATEST)))
            for row, (key, begin, end) in flagged(batch, np.flatnonzero(odd), first):
                yield _problem(name, row, key, begin, end)


def _problem(name: str, row: int, key: str, begin: date | None, end: date | None) -> Problem:
    place = (name, row, "periods", "period_end", str(end))
    if begin is None or end is None:
        return Problem(*place, "a period has two ends", "Fill or empty both ends.", key)
    if end < begin:
        message = f"the period ends before it begins ({begin})"
        return Problem(*place, message, "Put the earlier day first.", key)
    message = f"{begin} to {end} is out of any report's time"
    return Problem(*place, message, "Read the sentence again.", key, "warning")
