"""What tables of reports have in common: a row is a report, named by its id or by its number."""

from dataclasses import dataclass, field
from typing import Protocol

from gongbao.read.containers.errors import MalformedRow, RepeatedName
from gongbao.read.errors import ReadError
from gongbao.read.storage import StoredFile, printable

__all__ = ["Names", "Row", "RowFile"]

_LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class Row:
    """What a row holds.

    Attributes:
        text: the report's text, encoded in UTF-8.
        stated: what the row states of its source, by column of ``sources.csv``.
        line: the line of the file that it begins on, or the row's number.
        encoding: Python's name of the encoding that the file has it in.
        media_type: the IANA name of the table's format.
    """

    text: bytes
    stated: dict[str, str]
    line: int
    encoding: str
    media_type: str


class RowFile(StoredFile, Protocol):
    """A row of a table: its bytes are its text in UTF-8."""

    def row(self) -> Row:
        """Return what the row holds."""
        ...


@dataclass(slots=True)
class Names:
    """Gives the rows of one table their names: ``reports.csv#<id>``, or ``reports.csv#row=7`` (RFC 7111)."""

    table: str
    _seen: set[str] = field(default_factory=set)

    def numbered(self, number: int) -> str:
        """Return the name of a row without an id."""
        return f"{self.table}#row={number}"

    def keyed(self, key: str, number: int) -> tuple[str, ReadError | None]:
        """Return the name of a row with the id ``key``, and what is wrong with it."""
        key, numbered = " ".join(key.split()), self.numbered(number)
        if not key or len(key) > _LONGEST_KEY or printable(key) != key:
            reason = "the row has no id that could name its report, and others of the table have one"
            return numbered, MalformedRow(numbered, 0, reason, "Fill in the column of ids.")
        if key in self._seen:
            return numbered, RepeatedName(f"{self.table}#{key}")
        self._seen.add(key)
        return f"{self.table}#{key}", None
