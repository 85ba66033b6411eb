"""An indicator is measured in units of its own dimension."""

from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from gongbao.check.meaning import Stored
from gongbao.check.plain import Mask, mask
from gongbao.check.problems import Problem
from gongbao.check.store import StoredTable, flagged
from gongbao.schema.dimensions import fits

__all__ = ["COLUMNS", "check"]

COLUMNS = {
    "figures": ("figure_id", "indicator_id", "measure", "unit", "threshold", "threshold_unit"),
    "indicators": ("indicator_id", "dimension"),
    "units": ("unit", "dimension"),
}


def check(tables: Stored) -> Iterator[Problem]:
    """Yield each level in a unit of another dimension than its indicator's, and each threshold without a unit."""
    wanted = _dimensions(tables["indicators"], COLUMNS["indicators"])
    given = _dimensions(tables["units"], COLUMNS["units"])
    for first, batch in tables["figures"].batches(COLUMNS["figures"]):
        unfit = mask(pc.equal(batch["measure"], "level"))
        unfit &= _unfit(batch["indicator_id"], batch["unit"], wanted, given)
        for row, (key, indicator, _, unit, *_) in flagged(batch, np.flatnonzero(unfit), first):
            message = f"{indicator} is a {wanted[indicator]}, {unit} measures {given[unit]}"
            remedy = "Correct the unit or the indicator in data/curated/corrections.yml."
            yield Problem("figures", row, "units", "unit", unit, message, remedy, key)
        lonely = mask(pc.xor(pc.is_null(batch["threshold"]), pc.is_null(batch["threshold_unit"])))
        for row, (key, *_) in flagged(batch, np.flatnonzero(lonely), first):
            message, remedy = "a threshold needs its unit, and a unit its threshold", "Fill or empty both."
            yield Problem("figures", row, "units", "threshold_unit", "", message, remedy, key)


def _dimensions(table: StoredTable, names: tuple[str, ...]) -> dict[str | None, str | None]:
    """Return the dimension of each entry of a codelist."""
    found: dict[str | None, str | None] = {}
    for _, batch in table.batches(names):
        found.update(zip(*(column.to_pylist() for column in batch.columns), strict=True))
    return found


def _unfit(
    indicators: pa.Array,
    units: pa.Array,
    wanted: Mapping[str | None, str | None],
    given: Mapping[str | None, str | None],
) -> Mask:
    """Tell which pairs are of two dimensions; each pair of values is looked at once."""
    ones = indicators.dictionary_encode(null_encoding="encode")
    others = units.dictionary_encode(null_encoding="encode")
    count = max(1, len(others.dictionary))
    pairs = ones.indices.to_numpy().astype(np.int64) * count + others.indices.to_numpy()
    distinct, back = np.unique(pairs, return_inverse=True)
    one_of, other_of = ones.dictionary.to_pylist(), others.dictionary.to_pylist()
    unfit = np.zeros(len(distinct), bool)
    for place, pair in enumerate(distinct.tolist()):
        one, other = wanted.get(one_of[pair // count]), given.get(other_of[pair % count])
        unfit[place] = one is not None and other is not None and not fits(one, other)
    found: Mask = unfit[back]
    return found
