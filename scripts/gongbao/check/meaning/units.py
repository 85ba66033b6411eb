"""An indicator is measured in units of its own dimension."""

from collections.abc import Iterator

from gongbao.check.meaning import Columns
from gongbao.check.problems import Problem
from gongbao.schema.dimensions import fits

__all__ = ["COLUMNS", "check"]

COLUMNS = {
    "figures": ("figure_id", "indicator_id", "measure", "unit", "threshold", "threshold_unit"),
    "indicators": ("indicator_id", "dimension"),
    "units": ("unit", "dimension"),
}


def check(tables: Columns) -> Iterator[Problem]:
    """Yield each level in a unit of another dimension than its indicator's, and each threshold without a unit."""
    wanted = dict(zip(*(column.to_pylist() for column in tables["indicators"].columns), strict=True))
    given = dict(zip(*(column.to_pylist() for column in tables["units"].columns), strict=True))
    for row, figure in enumerate(tables["figures"].to_pylist(), start=2):
        key = figure["figure_id"]
        one, other = wanted.get(figure["indicator_id"]), given.get(figure["unit"])
        if figure["measure"] == "level" and one is not None and other is not None and not fits(one, other):
            message = f"{figure['indicator_id']} is a {one}, {figure['unit']} measures {other}"
            remedy = "Correct the unit or the indicator in data/curated/corrections.yml."
            yield Problem("figures", row, "units", "unit", figure["unit"], message, remedy, key)
        if (figure["threshold"] is None) != (figure["threshold_unit"] is None):
            message, remedy = "a threshold needs its unit, and a unit its threshold", "Fill or empty both."
            yield Problem("figures", row, "units", "threshold_unit", "", message, remedy, key)
