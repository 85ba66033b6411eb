"""What tables of reports have in common: a row is a report, named by its id or by its number."""

import io
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from io import BufferedIOBase

from gongbao.read.containers.errors import MalformedRow, RepeatedName
from gongbao.read.errors import ReadError
from gongbao.read.storage import printable

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


class RowFile(ABC):
    """A row of a table, as a :class:`~gongbao.read.storage.StoredFile`: its bytes are its text in UTF-8."""

    __slots__ = ()

    @abstractmethod
    def row(self) -> Row:
        """Return what the row holds."""

    @abstractmethod
    def size(self) -> int:
        """Return how many bytes it takes, about."""

    @abstractmethod
    def stamp(self) -> str:
        """Return a word that is another one when it changes."""

    def read(self) -> bytes:
        """Return its text in UTF-8."""
        return self.row().text

    def read_part(self, offset: int, length: int) -> bytes:
        """Return a part of its text."""
        return self.read()[offset : offset + length]

    def open(self) -> BufferedIOBase:
        """Return its text as a file."""
        return io.BytesIO(self.read())


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
