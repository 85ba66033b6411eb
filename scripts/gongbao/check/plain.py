"""Columns at once: which cells are empty, which are surely of their type, which surely keep the constraints.

What is not sure is read cell by cell by :mod:`gongbao.check.cells`, which decides.
"""

import re
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from gongbao.check.cells import read_cell
from gongbao.check.descriptor import Column
from gongbao.check.hashing import text_bytes, text_offsets

__all__ = ["Mask", "Plain", "examine", "kept", "mask", "typed"]

Mask = npt.NDArray[np.bool_]

_NUMBER = r"^-?[0-9]{1,30}(\.[0-9]{1,8})?$"
_YEAR = r"([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"  # 0000 is none
_LEAP_YEAR = r"[0-9]{2}(0[48]|[2468][048]|[13579][26])"  # 2000 is one too, and read by itself
_DAY = r"((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)"
_DATE = f"^({_YEAR}-{_DAY}|{_LEAP_YEAR}-02-29)$"
_DIGITS = 18  # so many fit 64 bits
_ONE_CLASS = re.compile(r"\[((?:[A-Za-z0-9]-[A-Za-z0-9]|[A-Za-z0-9])+)\]\{([0-9]+)\}")
_ARROW_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.decimal128(38, 8),
    "date": pa.date32(),
}


@dataclass(frozen=True, slots=True)
class Plain:
    """What is known of the cells of a column: ``empty`` ones, and ``sure`` ones that have the column's type."""

    empty: Mask
    sure: Mask


def mask(found: pa.Array) -> Mask:
    """Return Arrow's booleans as numpy's, null being false."""
    plain: Mask = pc.fill_null(found, False).to_numpy(zero_copy_only=False)
    return plain


def examine(column: Column, cells: pa.Array) -> Plain:
    """Tell which cells are empty and which are of the column's type, in its plain writing."""
    if pa.types.is_dictionary(cells.type):
        distinct = examine(column, cells.dictionary)
        codes = _codes(cells)
        return Plain(np.append(distinct.empty, True)[codes], np.append(distinct.sure, False)[codes])
    if not pa.types.is_string(cells.type):
        empty = mask(pc.is_null(cells))
        return Plain(empty, ~empty if _fits(column, cells.type) else np.zeros(len(cells), bool))
    lengths = np.diff(text_offsets(cells))
    empty = lengths == 0
    if cells.null_count:
        empty |= mask(pc.is_null(cells))
    return Plain(empty, _sure_text(column, cells, lengths) & ~empty)


def kept(column: Column, cells: pa.Array, plain: Plain) -> Mask:
    """Tell which of the sure cells surely keep the enumeration, pattern and minimum of the column."""
    if pa.types.is_dictionary(cells.type):
        distinct = kept(column, cells.dictionary, examine(column, cells.dictionary))
        return np.append(distinct, False)[_codes(cells)]
    fine = plain.sure
    if column.enum:
        fine = fine & mask(pc.is_in(cells, value_set=pa.array(list(column.enum), cells.type)))
    if column.pattern is not None:
        fine = fine & _matches(column.pattern, cells)
    if column.minimum is not None:
        fine = fine & mask(pc.greater_equal(_cast(column, cells, plain), column.minimum))
    return fine


def typed(column: Column, cells: pa.Array, plain: Plain) -> pa.Array:
    """Return ``cells`` as an Arrow array of the column's type; null where one is empty or not of that type."""
    if pa.types.is_dictionary(cells.type):
        cells = cells.dictionary_decode()
    right = _cast(column, cells, plain)
    doubtful = ~(plain.sure | plain.empty)
    if not doubtful.any():
        return right
    values = [read_cell(column, cell)[0] for cell in cells.filter(pa.array(doubtful)).to_pylist()]
    try:
        return pc.replace_with_mask(right, pa.array(doubtful), pa.array(values, right.type))
    except (pa.ArrowInvalid, OverflowError):
        return right


def _cast(column: Column, cells: pa.Array, plain: Plain) -> pa.Array:
    """Return the sure cells in the column's Arrow type, null elsewhere."""
    wanted = _ARROW_TYPES[column.type]
    if plain.sure.all():
        return cells if cells.type == wanted else cells.cast(wanted)
    if pa.types.is_string(cells.type):
        bits = pa.py_buffer(np.packbits(plain.sure, bitorder="little"))
        offsets = pa.py_buffer(np.ascontiguousarray(text_offsets(cells)))
        cells = pa.StringArray.from_buffers(len(cells), offsets, cells.buffers()[2], bits)
    else:
        cells = pc.if_else(pa.array(plain.sure), cells, None)
    return cells if cells.type == wanted else cells.cast(wanted)


def _codes(cells: pa.Array) -> npt.NDArray[np.int64]:
    codes: npt.NDArray[np.int64] = pc.fill_null(cells.indices.cast(pa.int64()), -1).to_numpy(
        zero_copy_only=False
    )
    return codes


def _fits(column: Column, kind: pa.DataType) -> bool:
    fits: dict[str, bool] = {
        "string": False,
        "integer": pa.types.is_integer(kind),
        "number": pa.types.is_decimal(kind) or pa.types.is_integer(kind),
        "date": pa.types.is_date(kind),
    }
    return fits[column.type]


def _sure_text(column: Column, cells: pa.Array, lengths: npt.NDArray[np.int32]) -> Mask:
    if column.type == "string":
        return np.ones(len(cells), bool)
    if column.type == "integer":
        return _of_class("0-9", cells) & (lengths <= _DIGITS)
    distinct = cells.dictionary_encode()
    pattern = _NUMBER if column.type == "number" else _DATE
    right = mask(pc.match_substring_regex(distinct.dictionary, pattern))
    return np.append(right, False)[_codes(distinct)]


def _matches(pattern: str, cells: pa.Array) -> Mask:
    one_class = _ONE_CLASS.fullmatch(pattern)
    if one_class is not None:
        long: Mask = np.diff(text_offsets(cells)) == int(one_class[2])
        return long & _of_class(one_class[1], cells)
    distinct = cells.dictionary_encode()
    right = mask(pc.match_substring_regex(distinct.dictionary, f"^(?:{pattern})$"))
    return np.append(right, False)[_codes(distinct)]


def _of_class(letters: str, cells: pa.Array) -> Mask:
    """Tell which texts consist of ``letters`` (the inside of a class of a regular expression, all ASCII)."""
    offsets = text_offsets(cells)
    wrong = ~_table(letters)[text_bytes(cells)[offsets[0] : offsets[-1]]]
    if not wrong.any():
        return np.ones(len(cells), bool)
    before = np.concatenate([[0], np.cumsum(wrong)])
    begins, ends = offsets[:-1] - offsets[0], offsets[1:] - offsets[0]
    none: Mask = before[ends] == before[begins]
    return none


@cache
def _table(letters: str) -> Mask:
    inside = re.compile(f"[{letters}]")
    return np.array([byte < 128 and inside.fullmatch(chr(byte)) is not None for byte in range(256)])
