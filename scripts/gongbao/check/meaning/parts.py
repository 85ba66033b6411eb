"""A part is of a whole of its own report, is not its own whole, and is no more than it."""

from collections.abc import Iterator
from decimal import Decimal

from gongbao.check.meaning import Columns
from gongbao.check.problems import Problem

__all__ = ["COLUMNS", "check"]

COLUMNS = {"figures": ("figure_id", "report_id", "parent_id", "measure", "value", "unit", "comparator")}
_ROUNDING = Decimal("1.005")  # a part that is rounded up may pass the whole that is rounded down


def check(tables: Columns) -> Iterator[Problem]:
    """Yield each figure whose whole cannot be its whole, and with a warning each that exceeds it."""
    figures = tables["figures"].to_pylist()
    rows = {figure["figure_id"]: figure for figure in figures}
    for row, figure in enumerate(figures, start=2):
        whole = rows.get(figure["parent_id"])
        if whole is None:
            continue
        place = ("figures", row, "parts", "parent_id", figure["parent_id"])
        key = figure["figure_id"]
        if whole["report_id"] != figure["report_id"]:
            message = "the whole stands in another report"
            yield Problem(*place, message, "Empty parent_id, or name a figure of the same report.", key)
        elif _circles(figure, rows):
            message = "the figure is a part of itself"
            yield Problem(*place, message, "Empty parent_id of one of the figures in the circle.", key)
        elif _exceeds(figure, whole):
            message = f"the part {figure['value']} is more than its whole {whole['value']}"
            remedy = "Read the sentence: the report may be odd, or the figure is a part of another."
            yield Problem(*place, message, remedy, key, "warning")


def _circles(figure: dict[str, object], rows: dict[object, dict[str, object]]) -> bool:
    seen = {figure["figure_id"]}
    step: dict[str, object] | None = figure
    while step is not None and step["parent_id"] is not None:
        if step["parent_id"] in seen:
            return True
        seen.add(step["parent_id"])
        step = rows.get(step["parent_id"])
    return False


def _exceeds(part: dict[str, object], whole: dict[str, object]) -> bool:
    if part["measure"] != "level" or whole["measure"] != "level" or part["unit"] != whole["unit"]:
        return False
    if whole["comparator"] in ("gt", "ge"):
        return False
    one, other = part["value"], whole["value"]
    return isinstance(one, Decimal) and isinstance(other, Decimal) and one > other * _ROUNDING
