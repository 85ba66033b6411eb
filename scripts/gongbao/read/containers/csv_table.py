"""CSV files with one report a row."""

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from gongbao.read.containers.columns import Columns, find_columns
from gongbao.read.containers.errors import ChangedContainer, MalformedRow, NoTextColumn, TooMuch
from gongbao.read.containers.records import Record, split_records
from gongbao.read.containers.rows import Names, Row, RowFile
from gongbao.read.decoding import decode_markup
from gongbao.read.errors import EmptyFile, NotText, ReadError, UnknownEncoding
from gongbao.read.limits import Limits
from gongbao.read.storage import StoredFile

__all__ = ["SUFFIXES", "CsvRow", "list_csv"]

SUFFIXES = (".csv",)
_MEDIA_TYPE = "text/csv"
_DELIMITERS = (",", "\t", ";")
_LONGEST_HEADER = 2**20
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_QUOTES = "Save the table again as CSV, with quotation marks around each text."
csv.field_size_limit(2**31 - 1)  # records are measured before they are parsed


@dataclass(frozen=True, slots=True)
class Layout:
    """What all rows of one file share."""

    columns: Columns
    delimiter: str
    width: int


@dataclass(frozen=True, slots=True)
class CsvRow(RowFile):
    """A row of a CSV file; ``digest`` is of its bytes."""

    table: StoredFile
    name: str
    layout: Layout = field(repr=False)
    offset: int
    length: int
    line: int
    digest: str

    def row(self) -> Row:
        """Return what the row holds.

        Raises:
            ReadError: it is no row of the table, or no longer the one that was listed.
        """
        data = self.table.read_part(self.offset, self.length)
        if _digest(data) != self.digest:
            raise ChangedContainer(self.name)
        cells, encoding = _cells(data, self.layout.delimiter, self.name, self.line)
        columns = self.layout.columns
        if len(cells) != self.layout.width:
            reason = f"the row has {len(cells)} cells, and the first line {self.layout.width}"
            raise MalformedRow(self.name, self.line, reason, _QUOTES)
        text = cells[columns.text].encode()
        return Row(text, columns.source_cells(cells), self.line, encoding, _MEDIA_TYPE)

    def size(self) -> int:
        """Return how many bytes the row takes."""
        return self.length

    def stamp(self) -> str:
        """Return the digest of the row and of what its cells are: other rows of the table may change."""
        return f"{self.digest}-{self.layout}"


def list_csv(file: StoredFile, name: str, limits: Limits) -> Iterator[tuple[str, CsvRow | ReadError]]:
    """Yield the reports of the table ``file``, each by the name of its row, or what keeps it from being read.

    Raises:
        NoTextColumn: it is a table of something else.
        ReadError: it is no table.
        OSError: it cannot be opened.
    """
    most = limits.text_bytes + _LONGEST_HEADER
    with file.open() as opened:
        records = split_records(opened, most)
        header = next(records, None)
        if header is None:
            raise EmptyFile(name)
        layout = _layout(header, name)
        names = Names(name)
        for record in records:
            if record.number > limits.members:
                raise TooMuch(
                    name, f"it has more than {limits.members:,} rows", f"{limits.members:,}", "Split it."
                )
            if record.data is not None and not record.data.strip():
                continue
            yield _listed(file, record, layout, names, limits)


def _listed(
    file: StoredFile, record: Record, layout: Layout, names: Names, limits: Limits
) -> tuple[str, CsvRow | ReadError]:
    number, key = names.numbered(record.number), layout.columns.key
    if not record.closed:
        reason = "a quotation mark that opens on this line or after it does not close"
        return number, MalformedRow(number, record.line, reason, _QUOTES)
    if record.data is None:
        what = f"the row that begins on line {record.line:,} has {record.length:,} bytes"
        advice = (
            "Look whether a quotation mark is missing; a report as long as that is split by its chapters."
        )
        return number, TooMuch(number, what, f"{limits.text_bytes:,}", advice)
    full = number
    if key is not None:
        try:
            cells, _ = _cells(record.data, layout.delimiter, number, record.line)
        except ReadError as error:
            return number, error
        full, error_of_name = names.keyed(cells[key] if key < len(cells) else "", record.number)
        if error_of_name:
            return full, error_of_name
    row = CsvRow(file, full, layout, record.offset, record.length, record.line, _digest(record.data))
    return full, row


def _layout(header: Record, name: str) -> Layout:
    """Return the layout that the first line tells of.

    Raises:
        ReadError: the first line names no columns, or none of texts.
    """
    data = header.data
    if data is not None and data.startswith(_WIDE):
        raise UnknownEncoding(name, "UTF-8 or GB18030, as a table must be", 0, data[:2])
    if data is None or len(data) > _LONGEST_HEADER or not header.closed:
        raise MalformedRow(
            name, 1, "the first line does not name columns", "Begin the table with their names."
        )
    error: NoTextColumn | None = None
    for delimiter in _DELIMITERS:
        cells, _ = _cells(data, delimiter, name, 1)
        try:
            return Layout(find_columns(cells, name), delimiter, len(cells))
        except NoTextColumn as missing:
            error = error if error and len(error.columns) >= len(missing.columns) else missing
    assert error is not None
    raise error


def _cells(data: bytes, delimiter: str, name: str, line: int) -> tuple[list[str], str]:
    """Return the cells of one record and the encoding they are in; each record may have one of its own.

    Raises:
        ReadError: it is no text, or no single record.
    """
    try:
        text, encoding = decode_markup(data, name)
    except EmptyFile:
        return [], "utf-8"
    except NotText as error:
        raise MalformedRow(name, line, f"this is not text: {error.format}", _QUOTES) from error
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise MalformedRow(name, line, str(error), _QUOTES) from error
    if len(records) != 1:
        raise MalformedRow(name, line, "quotation marks do not pair", _QUOTES)
    return records[0], encoding


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
