"""The tables as one SQLite database, with keys, checks, indexes and search."""

import errno
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Self

from gongbao.schema import TABLES, Field, Table, Value
from gongbao.schema.values import LARGEST_INTEGER
from gongbao.write.columns import Source, in_slices
from gongbao.write.pieces import Piece, measured
from gongbao.write.rows import CellError, Columns
from gongbao.write.search import add_search

__all__ = ["create_statements", "fill", "write_database"]

_PATH = "data/gongbao.db"
_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "date": "TEXT"}
_STORAGE = {"integer": "'integer', 'null'", "number": "'integer', 'real', 'null'"}
_CACHE_KB = 1 << 16
_REPORT_TEXTS = (
    'CREATE TABLE "report_texts" (\n'
    '  "report_id" TEXT PRIMARY KEY NOT NULL REFERENCES "reports" ("report_id"),\n'
    '  "text" TEXT NOT NULL\n)'
)


def write_database(source: Source, folder: Path) -> Piece:
    """Write all that ``source`` gives to ``data/gongbao.db`` below ``folder``.

    Raises:
        CellError: a key stands twice or refers to nothing.
        OSError: the file cannot be written.
    """
    with _explained(), _DatabaseFile(folder / _PATH) as database:
        for table in TABLES.values():
            database.begin(table)
            for batch in source.batches(table.name):
                for columns in in_slices(table, batch):
                    database.write(columns)
        database.complete(source.texts())
    return Piece("database", files=[measured(folder, _PATH, "sqlite")])


@contextmanager
def _explained() -> Iterator[None]:
    """Tell of a full disk as every other file does."""
    try:
        yield
    except sqlite3.OperationalError as error:
        number = errno.ENOSPC if error.sqlite_errorcode == sqlite3.SQLITE_FULL else errno.EIO
        raise OSError(number, f"{_PATH}: {error}") from error


class _DatabaseFile:
    """Writes all tables, the texts of the reports and the search indexes to a new file, as they come.

    A database that is not complete is thrown away, so nothing is kept for taking steps back.

    Raises:
        CellError: if a key stands twice or refers to nothing.
        sqlite3.OperationalError: if the file cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        self._indexes: list[str] = []
        self._database.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def begin(self, table: Table) -> None:
        """Make an empty table; its indexes come when all rows are there, which is sorted work and not random."""
        create, *indexes = create_statements(table)
        self._database.execute(create)
        self._indexes += indexes

    def write(self, columns: Columns) -> None:
        """Take rows of a table that was begun."""
        fill(self._database, columns)

    def complete(self, texts: Iterable[tuple[str, str]]) -> None:
        """Take the texts, in order of ``report_id``, check the keys and make the search indexes."""
        for statement in self._indexes:
            self._database.execute(statement)
        self._database.execute(_REPORT_TEXTS)
        self._database.executemany('INSERT INTO "report_texts" VALUES (?, ?)', texts)
        _require_whole_keys(self._database)
        self._database.execute("COMMIT")
        self._database.execute("ANALYZE")
        add_search(self._database)


def create_statements(table: Table) -> Iterator[str]:
    """Yield the statements that make an empty table and its indexes."""
    parts = [_column(field, table) for field in table.fields]
    parts += [
        f'FOREIGN KEY ("{key.field}") REFERENCES "{key.table}" ("{key.column}")' for key in table.foreign_keys
    ]
    body = ",\n  ".join(parts)
    yield f'CREATE TABLE "{table.name}" (\n  {body}\n)'
    for columns in _indexes(table):
        name = "_".join(("ix", table.name, *columns))
        yield f'CREATE INDEX "{name}" ON "{table.name}" ({", ".join(map(_quoted, columns))})'


def _stored(value: Value) -> str | int | float | None:
    """Return what SQLite holds for ``value``: a whole number as integer where 64 bits do, dates as ISO 8601."""
    if isinstance(value, Decimal):
        whole = abs(value) <= LARGEST_INTEGER and value == value.to_integral_value()
        return int(value) if whole else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def fill(database: sqlite3.Connection, columns: Columns) -> None:
    """Take rows into a table that is there.

    Raises:
        CellError: a key stands twice.
    """
    slots = ", ".join("?" * len(columns.values))
    cells = [
        [_stored(value) for value in columns.values[field.name]]
        if field.type in ("number", "date")
        else columns.values[field.name]
        for field in columns.table.fields
    ]
    rows = zip(*cells, strict=True)
    try:
        database.executemany(f'INSERT INTO "{columns.table.name}" VALUES ({slots})', rows)
    except sqlite3.IntegrityError as error:
        raise CellError(f"table {columns.table.name}: {error}") from error


def _require_whole_keys(database: sqlite3.Connection) -> None:
    broken = database.execute("PRAGMA foreign_key_check").fetchone()
    if broken is None:
        return
    table, row, target, _ = broken
    key = database.execute(f'SELECT * FROM "{table}" WHERE rowid = ?', (row,)).fetchone()
    raise CellError(f"table {table}, row {key}: refers to a row that {target} does not have")


def _column(field: Field, table: Table) -> str:
    name = _quoted(field.name)
    parts = [name, _TYPES[field.type]]
    if field.name == table.primary_key:
        parts.append("PRIMARY KEY NOT NULL")
    elif field.required:
        parts.append("NOT NULL")
    if field.unique and field.name != table.primary_key:
        parts.append("UNIQUE")
    parts += [f"CHECK ({check})" for check in _checks(field, name)]
    return " ".join(parts)


def _checks(field: Field, name: str) -> Iterator[str]:
    if field.categories:
        yield f"{name} IN ({', '.join(_literal(value) for value in field.enum)})"
    if field.type == "date":
        yield f"{name} IS date({name})"
    if field.type in _STORAGE:
        yield f"typeof({name}) IN ({_STORAGE[field.type]})"
    if field.minimum is not None:
        yield f"{name} >= {field.minimum}"


def _indexes(table: Table) -> list[tuple[str, ...]]:
    """Return the columns to index: what refers to other tables, what pages filter and sort by."""
    several: list[tuple[str, ...]] = []
    if table.has_spans:
        several.append(("report_id", "start"))
    singles = [key.field for key in table.foreign_keys]
    singles += [*table.display.facets, table.display.sort]
    if table.field(table.display.label).type == "string" and table.display.label != "text":
        singles.append(table.display.label)
    for name in dict.fromkeys(singles):
        field = table.field(name)
        led = any(columns[0] == name for columns in several)
        if name != table.primary_key and not field.unique and not led:
            several.append((name,))
    return several


def _quoted(name: str) -> str:
    return f'"{name}"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
