"""Reads ``sources.csv``: what is known of each report's origin, and the checksum of its file."""

import csv
import difflib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path

from gongbao.read.decoding import decode
from gongbao.read.errors import (
    BadSourceValue,
    EmptyFile,
    MalformedSources,
    ReadError,
    UnopenableFile,
    WrongChecksum,
)
from gongbao.read.report import Source
from gongbao.read.storage import Storage, open_storage
from gongbao.schema import TABLES

__all__ = [
    "COLUMNS",
    "FILE_NAME",
    "SourceRow",
    "Sources",
    "check_checksum",
    "check_values",
    "read_sources",
]

FILE_NAME = "sources.csv"
_DESCRIBING = tuple(field.name for field in fields(Source) if field.name != "date_in_name")
COLUMNS = (*_DESCRIBING, "sha256", "file")
_FILE_COLUMNS = ("file", "source_file")  # the second is what the published table calls it


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row: ``error`` is set where a cell of it is not what its column holds. ``line`` counts from 1."""

    line: int
    source: Source
    sha256: str | None
    error: ReadError | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """The rows by file, and the columns that mean nothing here, each with what may have been meant."""

    rows: dict[str, SourceRow] = field(default_factory=dict)
    unknown_columns: dict[str, str | None] = field(default_factory=dict)


def read_sources(folder: Path | Storage) -> Sources:
    """Return what ``sources.csv`` in ``folder`` states; nothing where there is no such file.

    Raises:
        ReadError: if the file cannot be used as a whole: not text, no column ``file``, two rows for one
            file, or no CSV.
    """
    try:
        storage = open_storage(folder) if isinstance(folder, Path) else folder
        data = storage.file(FILE_NAME).read()
    except FileNotFoundError:
        return Sources()
    except OSError as error:
        raise UnopenableFile(FILE_NAME, error.strerror or str(error)) from error
    try:
        text, _ = decode(data, FILE_NAME)
    except EmptyFile:
        return Sources()
    return _read_rows(text)


def _read_rows(text: str) -> Sources:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    rows: dict[str, SourceRow] = {}
    try:
        header = [name.strip() for name in reader.fieldnames or ()]
        reader.fieldnames = header
        file_column = _file_column(header)
        for cells in reader:
            file, row = _read_row(cells, file_column, reader.line_num)
            if file in rows:
                raise _repeated(file, reader.line_num, rows[file].line)
            rows[file] = row
    except csv.Error as error:
        advice = "Save the table again as CSV, with quotes around cells that hold commas."
        raise MalformedSources(FILE_NAME, reader.line_num + 1, str(error), advice) from error
    return Sources(rows, dict(_unknown_columns(header)))


def _file_column(header: list[str]) -> str:
    for name in _FILE_COLUMNS:
        if name in header:
            return name
    advice = f"Name the columns in the first line, with any of: {', '.join(COLUMNS)}."
    raise MalformedSources(FILE_NAME, 1, "there is no column 'file'", advice)


def _repeated(file: str, line: int, first: int) -> MalformedSources:
    return MalformedSources(FILE_NAME, line, f"{file} stands on line {first} already", "Keep one row a file.")


def _unknown_columns(header: list[str]) -> Iterator[tuple[str, str | None]]:
    for name in header:
        if name and name not in (*COLUMNS, *_FILE_COLUMNS):
            yield name, next(iter(difflib.get_close_matches(name, COLUMNS, 1)), None)


def _read_row(cells: dict[str, str], file_column: str, line: int) -> tuple[str, SourceRow]:
    if None in cells:
        advice = "Put quotes around cells that hold commas."
        raise MalformedSources(FILE_NAME, line, "there are more cells than columns", advice)
    stated = {name: cell.strip() for name, cell in cells.items() if cell and cell.strip()}
    file = stated.get(file_column)
    if file is None:
        raise MalformedSources(FILE_NAME, line, "the row names no file", "Fill in the column 'file'.")
    try:
        source = check_values(file, stated, line)
        sha256 = _value(file, line, "sha256", stated["sha256"]) if "sha256" in stated else None
    except BadSourceValue as error:
        return file, SourceRow(line, Source(), None, error)
    return file, SourceRow(line, source, str(sha256) if sha256 else None)


def check_values(file: str, stated: Mapping[str, str], line: int = 0, table: str = FILE_NAME) -> Source:
    """Return what the cells ``stated``, by column, say of ``file``; they stand on ``line`` of ``table``.

    Raises:
        BadSourceValue: if one is not what its column holds.
    """
    values = {name: _value(file, line, name, stated[name], table) for name in _DESCRIBING if name in stated}
    return Source(**values)  # type: ignore[arg-type]


def check_checksum(file: str, stated: str, actual: str, line: int, table: str) -> None:
    """Compare the SHA-256 that ``line`` of ``table`` states of ``file`` with that of its bytes.

    Raises:
        ReadError: it is another, or no SHA-256.
    """
    stated = str(_value(file, line, "sha256", stated, table))
    if stated != actual:
        raise WrongChecksum(file, table, line, stated, actual)


def _value(file: str, line: int, name: str, cell: str, table: str = FILE_NAME) -> str | date:
    column = TABLES["reports"].field(name)

    def bad(expected: str) -> BadSourceValue:
        return BadSourceValue(file, table, line, name, cell, expected)

    if column.type == "date":
        try:
            return date.fromisoformat(cell)
        except ValueError:
            raise bad("a day such as 2024-01-31") from None
    if name == "sha256":
        cell = cell.lower()
    if column.enum and cell not in column.enum:
        raise bad(f"one of {', '.join(column.enum)}")
    if column.pattern and not re.fullmatch(column.pattern, cell):
        raise bad(f"of the form {column.pattern}")
    return cell
