"""Stated counts against listed: what the reader of the reports noticed is told again to the validator."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from gongbao.check.meaning import Stored
from gongbao.check.plain import mask
from gongbao.check.problems import Problem
from gongbao.check.store import flagged

__all__ = ["COLUMNS", "check"]

COLUMNS = {"findings": ("finding_id", "rule", "severity", "message")}
_TOLD = pa.array(["warning", "error"])
_REMEDY = "Read the row that the finding names; a correction goes into data/curated/corrections.yml."


def check(tables: Stored) -> Iterator[Problem]:
    """Yield each published finding that is more than information, with its own severity."""
    for first, batch in tables["findings"].batches(COLUMNS["findings"]):
        told = np.flatnonzero(mask(pc.is_in(batch["severity"], value_set=_TOLD)))
        for row, (key, rule, severity, message) in flagged(batch, told, first):
            yield Problem("findings", row, rule, "message", "", message, _REMEDY, key, severity)
