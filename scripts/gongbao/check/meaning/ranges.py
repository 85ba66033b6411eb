"""The upper end of a range is not below its lower end."""

from collections.abc import Iterator

from gongbao.check.meaning import Columns
from gongbao.check.problems import Problem

__all__ = ["COLUMNS", "check"]

COLUMNS = {"figures": ("figure_id", "value", "value_max")}


def check(tables: Columns) -> Iterator[Problem]:
    """Yield each figure whose upper value is less than its value."""
    columns = [tables["figures"][name].to_pylist() for name in COLUMNS["figures"]]
    for row, (key, value, upper) in enumerate(zip(*columns, strict=True), start=2):
        if value is not None and upper is not None and upper < value:
            message = f"the range goes from {value} to {upper}"
            remedy = "Put the lower end in value and the upper in value_max."
            yield Problem("figures", row, "ranges", "value_max", str(upper), message, remedy, key)
