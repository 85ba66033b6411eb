"""Tables as CSV: RFC 4180 with line feeds, UTF-8, dates in ISO 8601, numbers without exponent."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Self

from gongbao.schema import Table, Value
from gongbao.schema.values import plain
from gongbao.write.rows import Columns

__all__ = ["CsvFile", "cell_text"]

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


class CsvFile:
    """Writes a table as it comes, one line a row after one of names."""

    def __init__(self, table: Table, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._file.write(",".join(table.columns) + "\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def write(self, columns: Columns) -> None:
        """Take rows."""
        # The csv module of Python before 3.13 leaves a lone carriage return without quotes.
        cells = [_cells(values) for values in columns.values.values()]
        self._file.writelines(",".join(row) + "\n" for row in zip(*cells, strict=True))


def _cells(values: list[Value]) -> list[str]:
    texts = [value if isinstance(value, str) else cell_text(value) for value in values]
    return texts if _NEEDS_QUOTES.search("".join(texts)) is None else [_quoted(text) for text in texts]


def _quoted(text: str) -> str:
    if _NEEDS_QUOTES.search(text) is None:
        return text
    return '"' + text.replace('"', '""') + '"'
