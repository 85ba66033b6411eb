"""Values read back: the number that a figure's text writes is the figure's value."""

from collections.abc import Iterator
from decimal import Decimal

import numpy as np
import pyarrow.compute as pc

from gongbao.check.meaning import Stored
from gongbao.check.plain import mask
from gongbao.check.problems import Problem
from gongbao.check.store import flagged
from gongbao.extract.quantities import find_quantities

__all__ = ["COLUMNS", "check"]

COLUMNS = {"figures": ("figure_id", "text", "value", "method")}
_REMEMBERED = 1 << 17  # texts whose values are kept, since the same words come again
_REMEDY = "Correct the value in data/curated/corrections.yml, with the reason, and build again."


def check(tables: Stored) -> Iterator[Problem]:
    """Yield each figure made by a rule whose text does not state its value."""
    stated: dict[str, frozenset[Decimal | None]] = {}
    for first, batch in tables["figures"].batches(COLUMNS["figures"]):
        texts = batch["text"].dictionary_encode()
        values = batch["value"].dictionary_encode()
        asked = mask(pc.equal(batch["method"], "rule"))
        asked &= mask(pc.is_valid(batch["text"])) & mask(pc.is_valid(batch["value"]))
        rows = np.flatnonzero(asked)
        count = max(1, len(values.dictionary))
        pairs = pc.fill_null(texts.indices, 0).to_numpy().astype(np.int64) * count
        pairs += pc.fill_null(values.indices, 0).to_numpy()
        distinct, back = np.unique(pairs[rows], return_inverse=True)
        wrong = np.zeros(len(distinct), bool)
        for place, (text, value) in enumerate(
            zip(
                texts.dictionary.take(distinct // count).to_pylist(),
                values.dictionary.take(distinct % count).to_pylist(),
                strict=True,
            )
        ):
            if text not in stated:
                if len(stated) >= _REMEMBERED:
                    stated.clear()
                stated[text] = frozenset(quantity.value for quantity in find_quantities(text))
            wrong[place] = value not in stated[text]
        for row, (key, text, value, _) in flagged(batch, rows[wrong[back]], first):
            message = f"{text[:40]!r} does not state {value.normalize():f}"
            yield Problem("figures", row, "values", "value", str(value), message, _REMEDY, key)
