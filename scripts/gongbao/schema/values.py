"""What a cell can hold in every format alike: CSV, Parquet, SQLite and a spreadsheet that opens the CSV."""

from datetime import date
from decimal import Decimal

from gongbao.schema.model import Field, Value

__all__ = [
    "DECIMAL_DIGITS",
    "DECIMAL_PLACES",
    "FORMULA_STARTS",
    "LARGEST_INT32",
    "LARGEST_INTEGER",
    "TYPES",
    "fault",
    "is_exact",
    "plain",
]

# Parquet's type of a number is decimal128 with these digits, of which so many after the point.
DECIMAL_DIGITS = 38
DECIMAL_PLACES = 12
# What SQLite gives back unchanged: a 64-bit integer, or the 15 digits that a double is sure to keep.
LARGEST_INTEGER = 2**63 - 1
_DIGITS_OF_A_DOUBLE = 15
LARGEST_INT32 = 2**31 - 1
# The Python type of a cell by the type of its field; a boolean is no integer, nor a time a date.
TYPES: dict[str, type] = {"string": str, "integer": int, "number": Decimal, "date": date}

# A cell that begins with one of these is a formula to a spreadsheet (OWASP, "CSV Injection").
FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")


def is_exact(value: Decimal) -> bool:
    """Return whether every format holds ``value`` exactly.

    So it is for integers of 64 bits, and for other numbers of at most 15 significant digits, at most 26 before
    the point and 12 after it.
    """
    if not value.is_finite():
        return False
    if value == 0:
        return True
    _, digits, exponent = value.as_tuple()
    if len(digits) <= _DIGITS_OF_A_DOUBLE and -DECIMAL_PLACES <= int(exponent) <= 0:
        return True  # as nearly all are
    written = "".join(map(str, digits)).lstrip("0")
    significant = len(written.rstrip("0"))
    places = -int(exponent) - (len(written) - significant)
    if value.adjusted() >= DECIMAL_DIGITS - DECIMAL_PLACES or places > DECIMAL_PLACES:
        return False
    return significant <= _DIGITS_OF_A_DOUBLE or (places <= 0 and abs(value) <= LARGEST_INTEGER)


def plain(value: Decimal) -> str:
    """Return ``value`` without exponent, without zeros at the end of its fraction, and zero without a sign."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def fault(field: Field, value: Value) -> str | None:
    """Return why ``field`` cannot hold ``value``, or ``None`` where it can."""
    if value is None:
        return "is empty and must not be" if field.required else None
    if type(value) is not TYPES[field.type]:
        return f"is a {type(value).__name__}, not a {field.type}"
    if isinstance(value, str):
        return _fault_of_text(field, value)
    if isinstance(value, int) and abs(value) > LARGEST_INT32:
        return "is larger than 32 bits"
    if isinstance(value, Decimal) and not is_exact(value):
        return "has more digits than every format holds"
    if field.minimum is not None and isinstance(value, int | Decimal) and value < field.minimum:
        return f"is less than {field.minimum}"
    return None


def _fault_of_text(field: Field, value: str) -> str | None:
    if not value:
        return "is a text without characters; an empty cell is None"
    if value[0] in FORMULA_STARTS:
        return "begins with a character that makes a spreadsheet run it"
    if field.categories and value not in field.enum:
        return f"is none of {', '.join(field.enum)}"
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return "has half a surrogate pair, which UTF-8 cannot hold"
    return None
