"""Who holds a post is a person, where it is held is an organisation."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from gongbao.check.hashing import hash_cells
from gongbao.check.meaning import Stored
from gongbao.check.plain import Mask
from gongbao.check.problems import Problem
from gongbao.check.store import StoredTable, flagged

__all__ = ["COLUMNS", "LOOKED_UP", "check"]

COLUMNS = {
    "entities": ("entity_id", "type"),
    "positions": ("position_id", "person_id", "organisation_id"),
}
LOOKED_UP = ("entities",)
_WANTED = {"person_id": ("person",), "organisation_id": ("organisation", "facility", "place")}


def check(tables: Stored) -> Iterator[Problem]:
    """Yield each post whose holder or body is an entity of another type."""
    codes, names = _types(tables["entities"])
    for first, batch in tables["positions"].batches(COLUMNS["positions"]):
        for column, wanted in _WANTED.items():
            fine: Mask = np.array([name is None or name in wanted for name in names] + [True])
            rows = tables["entities"].index.rows(hash_cells(batch[column]))
            found = np.where(rows < 0, len(names), codes[rows] if len(codes) else len(names))
            for row, record in flagged(batch, np.flatnonzero(~fine[found]), first):
                key, entity = record[0], record[COLUMNS["positions"].index(column)]
                name = names[found[row - first - 2]]
                message = f"{entity} is a {name}, not a {wanted[0]}"
                remedy = f"Name an entity of type {wanted[0]}."
                yield Problem("positions", row, "roles", column, entity, message, remedy, key)


def _types(entities: StoredTable) -> tuple[npt.NDArray[np.int32], list[str | None]]:
    """Return the type of each entity as a number, and the types that the numbers stand for."""
    numbers: dict[str | None, int] = {}
    codes = []
    for _, batch in entities.batches(("type",)):
        encoded = batch["type"].dictionary_encode(null_encoding="encode")
        own = [numbers.setdefault(name, len(numbers)) for name in encoded.dictionary.to_pylist()]
        codes.append(np.array(own, np.int32)[encoded.indices.to_numpy()])
    return np.concatenate(codes) if codes else np.zeros(0, np.int32), list(numbers)
