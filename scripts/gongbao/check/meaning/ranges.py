"""The upper end of a range is not below its lower end."""

from collections.abc import Iterator

import numpy as np
import pyarrow.compute as pc

from gongbao.check.meaning import Stored
from gongbao.check.plain import mask
from gongbao.check.problems import Problem
from gongbao.check.store import flagged

__all__ = ["COLUMNS", "check"]

COLUMNS = {"figures": ("figure_id", "value", "value_max")}
_REMEDY = "Put the lower end in value and the upper in value_max."


def check(tables: Stored) -> Iterator[Problem]:
    """Yield each figure whose upper value is less than its value."""
    for first, batch in tables["figures"].batches(COLUMNS["figures"]):
        turned = np.flatnonzero(mask(pc.less(batch["value_max"], batch["value"])))
        for row, (key, value, upper) in flagged(batch, turned, first):
            message = f"the range goes from {value} to {upper}"
            yield Problem("figures", row, "ranges", "value_max", str(upper), message, _REMEDY, key)
