"""A part is of a whole of its own report, is not its own whole, and is no more than it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from gongbao.check.hashing import hash_cells
from gongbao.check.meaning import Stored
from gongbao.check.plain import Mask, mask
from gongbao.check.problems import Problem
from gongbao.check.store import StoredTable, flagged

__all__ = ["COLUMNS", "LOOKED_UP", "check"]

COLUMNS = {"figures": ("figure_id", "report_id", "parent_id", "measure", "value", "unit", "comparator")}
LOOKED_UP = ("figures",)
_Wholes = npt.NDArray[np.signedinteger]

_NAMES = COLUMNS["figures"]
_ROUNDING = Decimal("1.005")  # a part that is rounded up may pass the whole that is rounded down
_NEARLY = 1.0049  # what floating numbers must pass before the exact ones are compared


def check(tables: Stored) -> Iterator[Problem]:
    """Yield each figure whose whole cannot be its whole, and with a warning each that exceeds it.

    Memory: 4 bytes a figure, 8 more while circles are sought.
    """
    figures = tables["figures"]
    wholes = _wholes(figures)
    circling = _circling(wholes)
    for first, batch in figures.batches(_NAMES):
        rows = wholes[first : first + len(batch)]
        places = np.flatnonzero(rows >= 0)
        if not len(places):
            continue
        parts = batch.take(pa.array(places))
        of = figures.fetch(rows[places].astype(np.int64), _NAMES)
        elsewhere = ~mask(pc.equal(parts["report_id"], _column(of, "report_id")))
        odd = elsewhere | circling[first : first + len(batch)][places] | _may_exceed(parts, of)
        records = _records(of.take(pa.array(np.flatnonzero(odd))))
        found = flagged(batch, places[odd], first)
        for (row, cells), whole in zip(found, records, strict=True):
            problem = _problem(row, dict(zip(_NAMES, cells, strict=True)), whole, circling[row - 2])
            if problem is not None:
                yield problem


def _problem(row: int, figure: dict[str, Any], whole: dict[str, Any], circles: bool) -> Problem | None:
    place = ("figures", row, "parts", "parent_id", figure["parent_id"])
    key = figure["figure_id"]
    if whole["report_id"] != figure["report_id"]:
        message = "the whole stands in another report"
        return Problem(*place, message, "Empty parent_id, or name a figure of the same report.", key)
    if circles:
        message = "the figure is a part of itself"
        return Problem(*place, message, "Empty parent_id of one of the figures in the circle.", key)
    if figure["value"] > whole["value"] * _ROUNDING:
        message = f"the part {figure['value']} is more than its whole {whole['value']}"
        remedy = "Read the sentence: the report may be odd, or the figure is a part of another."
        return Problem(*place, message, remedy, key, "warning")
    return None


def _wholes(figures: StoredTable) -> _Wholes:
    """Return the row of each figure's whole, -1 where it has none."""
    found: _Wholes = np.full(len(figures), -1, np.int32 if len(figures) < 1 << 31 else np.int64)
    for first, batch in figures.batches(("parent_id",)):
        found[first : first + len(batch)] = figures.index.rows(hash_cells(batch["parent_id"]))
    return found


def _circling(wholes: _Wholes) -> Mask:
    """Tell which figures come back to a figure that was passed when one goes from part to whole.

    Each round doubles the steps that are taken, so that after a few rounds only those in or before a circle go on.
    """
    ahead = np.append(wholes, -1)  # the last place is that of -1: nowhere leads nowhere
    steps = 1
    going: Mask = ahead >= 0
    while going.any() and steps <= len(wholes):
        ahead = ahead[ahead]
        steps *= 2
        going = ahead >= 0
    return going[:-1]


def _may_exceed(parts: pa.RecordBatch, of: pa.Table) -> Mask:
    """Tell which parts could be more than their wholes; exact numbers decide of those."""
    found = mask(pc.equal(parts["measure"], "level")) & mask(pc.equal(_column(of, "measure"), "level"))
    found &= mask(pc.equal(parts["unit"], _column(of, "unit")))
    found &= ~mask(pc.is_in(_column(of, "comparator"), value_set=pa.array(["gt", "ge"])))
    one, other = _floats(parts["value"]), _floats(_column(of, "value"))
    limit = np.where(other > 0, other * _NEARLY, other * 1.0051)
    over: Mask = found & (one >= limit)
    return over


def _floats(cells: pa.Array) -> Any:
    return cells.cast(pa.float64()).to_numpy(zero_copy_only=False)


def _column(table: pa.Table, name: str) -> pa.Array:
    return table[name].combine_chunks()


def _records(table: pa.Table) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows
