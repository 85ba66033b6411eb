"""Tables as CSV: RFC 4180 with line feeds, UTF-8, dates in ISO 8601, numbers without exponent."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

from gongbao.schema import Value
from gongbao.schema.values import plain
from gongbao.write.rows import Columns

__all__ = ["cell_text", "write_csv"]

_NEEDS_QUOTES = re.compile('[",\r\n]')


def cell_text(value: Value) -> str:
    """Return what stands in a CSV file for ``value``, before quotes; an empty text for ``None``."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def write_csv(columns: Columns, path: Path) -> None:
    """Write a table to ``path``, one line a row after one of names."""
    # The csv module of Python before 3.13 leaves a lone carriage return without quotes.
    cells = [[_quoted(cell_text(value)) for value in values] for values in columns.values.values()]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(columns.values) + "\n")
        file.writelines(",".join(row) + "\n" for row in zip(*cells, strict=True))


def _quoted(text: str) -> str:
    if _NEEDS_QUOTES.search(text) is None:
        return text
    return '"' + text.replace('"', '""') + '"'
