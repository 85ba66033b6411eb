"""Compares texts with parts of other texts, counted in code points, for many rows at once."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from gongbao.check.hashing import text_bytes, text_offsets
from gongbao.check.plain import Mask

__all__ = ["Characters", "lengths"]

_Places = npt.NDArray[np.int64]

_AT_ONCE = 4 << 20  # bytes that are compared in one step


def lengths(texts: pa.Array) -> _Places:
    """Return the number of code points of each text; of a null any number."""
    begins = _leading(texts)
    offsets = text_offsets(texts).astype(np.int64) - int(text_offsets(texts)[0])
    return np.diff(np.searchsorted(begins, offsets))


class Characters:
    """An array of texts in which each code point can be found."""

    def __init__(self, texts: pa.Array) -> None:
        offsets = text_offsets(texts)
        self._data = text_bytes(texts)[offsets[0] : offsets[-1]]
        self._begins = _leading(texts)
        self._firsts = np.searchsorted(self._begins, offsets.astype(np.int64) - int(offsets[0]))

    def hold(self, places: _Places, first: _Places, texts: pa.Array) -> Mask:
        """Tell of each row whether its text stands in the text at ``places`` from code point ``first``."""
        size = lengths(texts)
        begin = self._firsts[places] + first
        inside = (first >= 0) & (begin + size <= self._firsts[places + 1])
        found = inside.copy()
        offsets = text_offsets(texts).astype(np.int64)
        rows = np.flatnonzero(inside & (size > 0))
        cuts = np.cumsum(np.diff(offsets)[rows]) // _AT_ONCE
        for part in np.split(rows, np.flatnonzero(np.diff(cuts)) + 1) if len(rows) else ():
            start = self._begins[begin[part]]
            found[part] = self._equal(start, text_bytes(texts), offsets[part], offsets[part + 1])
        return found

    def _equal(self, start: _Places, data: npt.NDArray[np.uint8], begins: _Places, ends: _Places) -> Mask:
        """Tell whether the bytes of each text are those that lie from ``start``."""
        size = ends - begins
        fits = start + size <= len(self._data)
        size = np.where(fits, size, 0)
        before = np.cumsum(size) - size
        step = np.arange(int(size.sum())) - np.repeat(before, size)
        wrong = self._data[np.repeat(start, size) + step] != data[np.repeat(begins, size) + step]
        sums = np.concatenate([[0], np.cumsum(wrong)])
        equal: Mask = fits & (sums[before + size] == sums[before])
        return equal


def _leading(texts: pa.Array) -> _Places:
    """Return where each code point begins, in bytes from the first text's beginning."""
    offsets = text_offsets(texts)
    data = text_bytes(texts)[offsets[0] : offsets[-1]]
    return np.flatnonzero((data & 0xC0) != 0x80)
