"""The records of a CSV file, one at a time, in memory bounded by the longest record that is let pass."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedIOBase

__all__ = ["Record", "split_records"]

_CHUNK = 2**20


@dataclass(frozen=True, slots=True)
class Record:
    """One record with its line ends.

    Attributes:
        offset: its first byte, counted from 0.
        length: bytes to the next record.
        line: the line that it begins on, counted from 1.
        number: its place in the file, counted from 1.
        data: its bytes; ``None`` where they are more than were let pass.
        closed: whether each quotation mark that opens has one that closes.
    """

    offset: int
    length: int
    line: int
    number: int
    data: bytes | None
    closed: bool = True


def split_records(file: BufferedIOBase, most: int) -> Iterator[Record]:
    """Yield the records of ``file``, open at its beginning: each ends at a line end outside of quotation marks.

    Of a record of more than ``most`` bytes nothing is kept.
    """
    offset, line, number = 0, 1, 1
    kept: list[bytes] | None = []
    length = lines = quotes = 0
    while piece := file.readline(_CHUNK):
        length += len(piece)
        quotes += piece.count(b'"')
        ends_line = piece.endswith(b"\n")
        lines += ends_line
        if length > most:
            kept = None
        elif kept is not None:
            kept.append(piece)
        if ends_line and quotes % 2 == 0:
            yield Record(offset, length, line, number, None if kept is None else b"".join(kept))
            offset, line, number = offset + length, line + lines, number + 1
            kept, length, lines, quotes = [], 0, 0, 0
    if length:
        data = None if kept is None else b"".join(kept)
        yield Record(offset, length, line, number, data, quotes % 2 == 0)
