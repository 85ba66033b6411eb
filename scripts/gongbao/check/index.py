"""Keys of a whole table as sorted hashes: which are there, in which row, and which come twice.

8 bytes a key are kept, 12 where rows are asked for too; while a table is read and sorted, up to 28.
"""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from gongbao.check.hashing import NOTHING, Hashes

__all__ = ["KeyIndex", "Rows", "joined", "repeated_rows", "runs"]

Rows = npt.NDArray[np.int64]

_MANY = 1 << 31


class KeyIndex:
    """The hashes of one column; an empty cell is no key."""

    def __init__(self, hashes: Hashes, with_rows: bool = False) -> None:
        """Index the column ``hashes``, the first row being row 0."""
        self._rows: npt.NDArray[np.signedinteger] | None = None
        if with_rows:
            order = np.argsort(hashes, kind="stable")
            self._sorted = hashes[order]
            self._rows = order.astype(np.int32 if len(order) < _MANY else np.int64)
        else:
            self._sorted = np.sort(hashes)

    def holds(self, hashes: Hashes) -> npt.NDArray[np.bool_]:
        """Tell of each hash whether it is a key; ``NOTHING`` is told to be one."""
        distinct, back = runs(hashes)
        found = np.ones(len(distinct), bool)
        if len(self._sorted):
            places = np.searchsorted(self._sorted, distinct)
            places[places == len(self._sorted)] = 0
            found = self._sorted[places] == distinct
        else:
            found[:] = False
        found |= distinct == NOTHING
        return found[back]

    def rows(self, hashes: Hashes) -> Rows:
        """Return the last row that has each hash, -1 where there is none."""
        assert self._rows is not None, "the index was made without rows"
        distinct, back = runs(hashes)
        if not len(self._sorted):
            return np.full(len(hashes), -1, np.int64)
        places = np.searchsorted(self._sorted, distinct, side="right") - 1
        found = (places >= 0) & (self._sorted[places] == distinct) & (distinct != NOTHING)
        return np.where(found, self._rows[places], -1)[back].astype(np.int64)


def runs(hashes: Hashes) -> tuple[Hashes, npt.NDArray[np.int64]]:
    """Return ``hashes`` without those that equal the one before, and for each the place of its run.

    Tables are ordered by report and sentence, so that their keys come in runs.
    """
    if not len(hashes):
        return hashes, np.zeros(0, np.int64)
    starts = np.append(True, hashes[1:] != hashes[:-1])
    return hashes[starts], np.cumsum(starts) - 1


def repeated_rows(hashes: Hashes) -> Rows:
    """Return the rows whose hash another row has too, in order; empty cells do not count."""
    ordered = np.sort(hashes)
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    twice = np.unique(twice[twice != NOTHING])
    if not len(twice):
        return np.zeros(0, np.int64)
    return np.flatnonzero(KeyIndex(twice).holds(hashes) & (hashes != NOTHING))


def joined(chunks: Iterable[Hashes]) -> Hashes:
    """Return the chunks as one column."""
    found = list(chunks)
    return np.concatenate(found) if found else np.zeros(0, np.uint64)
