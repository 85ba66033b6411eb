"""Values read back: the number that a figure's text writes is the figure's value."""

from collections.abc import Iterator
from decimal import Decimal

from gongbao.check.meaning import Columns
from gongbao.check.problems import Problem
from gongbao.extract.quantities import find_quantities

__all__ = ["COLUMNS", "check"]

COLUMNS = {"figures": ("figure_id", "text", "value", "method")}


def check(tables: Columns) -> Iterator[Problem]:
    """Yield each figure made by a rule whose text does not state its value."""
    columns = [tables["figures"][name].to_pylist() for name in COLUMNS["figures"]]
    known: dict[tuple[str, Decimal], bool] = {}
    for row, (key, text, value, method) in enumerate(zip(*columns, strict=True), start=2):
        if method != "rule" or text is None or value is None:
            continue
        if (text, value) not in known:
            known[text, value] = any(quantity.value == value for quantity in find_quantities(text))
        if not known[text, value]:
            message = f"{text[:40]!r} does not state {value.normalize():f}"
            remedy = "Correct the value in data/curated/corrections.yml, with the reason, and build again."
            yield Problem("figures", row, "values", "value", str(value), message, remedy, key)
