"""Hashes of cells, 8 bytes each, so that keys of any length take the same small place."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["NOTHING", "Hashes", "hash_cells", "text_bytes", "text_offsets"]

Hashes = npt.NDArray[np.uint64]

NOTHING = np.uint64(0)  # the hash of a null and of an empty text; no other cell has it

_WORD = 8
_START, _FIRST, _SECOND = (
    np.uint64(number) for number in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
)


def hash_cells(cells: pa.Array) -> Hashes:
    """Return a hash of each cell of an array of texts, numbers or dates; equal values have equal hashes.

    Texts of up to 8 bytes and whole numbers have hashes of their own among those of their length; two other texts
    share one with a probability of 2 to the power of -64.
    """
    if pa.types.is_dictionary(cells.type):
        codes = pc.fill_null(cells.indices, -1).to_numpy(zero_copy_only=False).astype(np.int64)
        of_codes: Hashes = np.append(hash_cells(cells.dictionary), NOTHING)
        found: Hashes = of_codes[codes]
        return found
    if pa.types.is_string(cells.type):
        hashes = _of_texts(cells)
    elif pa.types.is_integer(cells.type) or pa.types.is_date32(cells.type):
        numbers = cells.cast(pa.int32()) if pa.types.is_date32(cells.type) else cells
        values = pc.fill_null(numbers.cast(pa.int64()), 0).to_numpy(zero_copy_only=False)
        hashes = _mixed(values.view(np.uint64) + _START)
        hashes[hashes == NOTHING] = 1
    else:
        return hash_cells(cells.cast(pa.string()))
    if cells.null_count:
        hashes[pc.is_null(cells).to_numpy(zero_copy_only=False)] = NOTHING
    return hashes


def text_offsets(cells: pa.Array) -> npt.NDArray[np.int32]:
    """Return where each text begins in :func:`text_bytes`, and where the last one ends."""
    if not len(cells):
        return np.zeros(1, np.int32)
    offsets: npt.NDArray[np.int32] = np.frombuffer(cells.buffers()[1], np.int32)
    return offsets[cells.offset : cells.offset + len(cells) + 1]


def text_bytes(cells: pa.Array) -> npt.NDArray[np.uint8]:
    """Return the UTF-8 bytes that an array of texts lies in."""
    data = cells.buffers()[2]
    return np.frombuffer(data, np.uint8) if data is not None else np.zeros(0, np.uint8)


def _of_texts(cells: pa.Array) -> Hashes:
    offsets, data = text_offsets(cells), text_bytes(cells)
    lengths = np.diff(offsets)
    hashes = np.zeros(len(cells), np.uint64)
    if not len(cells):
        return hashes
    shortest, longest = int(lengths.min()), int(lengths.max())
    if shortest == longest:
        if longest:
            block = data[offsets[0] : offsets[-1]].reshape(len(cells), longest)
            hashes = _of_block(block)
        return hashes
    order = np.argsort(lengths, kind="stable")
    bounds = np.flatnonzero(np.diff(lengths[order])) + 1
    for rows in np.split(order, bounds):
        length = int(lengths[rows[0]])
        if length:
            hashes[rows] = _of_block(data[offsets[rows][:, None] + np.arange(length, dtype=np.int32)])
    return hashes


def _of_block(block: npt.NDArray[np.uint8]) -> Hashes:
    """Return the hash of each row of bytes."""
    rows, length = block.shape
    lacking = -length % _WORD
    if lacking:
        block = np.concatenate([block, np.zeros((rows, lacking), np.uint8)], axis=1)
    words = np.ascontiguousarray(block).view(np.uint64)
    hashes = np.full(rows, length, np.uint64) * _START
    for column in range(words.shape[1]):
        hashes = _mixed((hashes ^ words[:, column]) + _START)
    hashes[hashes == NOTHING] = 1
    return hashes


def _mixed(numbers: Hashes) -> Hashes:
    """Return the numbers with their bits spread (the finalizer of SplitMix64, which loses none)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * _FIRST
    numbers = (numbers ^ (numbers >> np.uint64(27))) * _SECOND
    return numbers ^ (numbers >> np.uint64(31))
