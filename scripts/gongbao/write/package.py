"""Publishes one generation of a data package: every file of it, or none."""

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gongbao.schema import TABLES, Tables
from gongbao.write.columns import InMemory, Source
from gongbao.write.database import DatabaseFile
from gongbao.write.datasette_metadata import render_metadata
from gongbao.write.descriptor import render_descriptor
from gongbao.write.dictionary import render_dictionary
from gongbao.write.generation import publish, staging
from gongbao.write.rows import in_order
from gongbao.write.statistics import Size
from gongbao.write.tables import Layout, write_tables
from gongbao.write.texts import write_texts

__all__ = ["Written", "write_package", "write_source"]


@dataclass(frozen=True, slots=True)
class Written:
    """What was published: the package's folder, its files (paths below it) and the rows of each table."""

    folder: Path
    files: tuple[str, ...]
    rows: dict[str, int]


def write_package(tables: Tables, texts: Mapping[str, str], out: Path) -> Written:
    """Publish ``tables`` as the data package in the folder ``out``, made where it is missing.

    Written are ``datapackage.json``, ``metadata.yml``, ``docs/data-dictionary.md``, ``data/tables/<table>.csv``
    and ``.parquet``, ``data/text/<report_id>.txt``, and ``data/gongbao.db``: SQLite with every table, its search indexes and a table
    ``report_texts(report_id, text)`` that is no part of the data package.

    Everything is first written to ``out/.gongbao``; then it takes the place of what was published before. A
    process that dies leaves the old generation or, once the exchange began, one that :func:`recover` (called
    here first, and by whoever reads a package) completes.

    Args:
        tables: what :func:`gongbao.link.link` returns; rows in any order, every column named.
        texts: the text of each report as published, by ``report_id`` (:func:`gongbao.link.report_id`).

    Raises:
        PublishError: the files could not be written (no space, no permission, another build at work); what was
            published before still is. The text says what to do.
        CellError: a row has a value that its field cannot hold; names table, row, column and value.
    """
    columns = {name: in_order(table, tables.get(name, ())) for name, table in TABLES.items()}
    return write_source(InMemory(columns, texts), out)


def write_source(source: Source, out: Path, layout: Layout | None = None) -> Written:
    """Publish what ``source`` gives, a batch of rows at a time, as :func:`write_package` does.

    Raises:
        PublishError, CellError: as :func:`write_package`.
    """
    layout = layout or Layout()
    with staging(out) as folder:
        (folder / "data").mkdir()
        sizes = _write_data(source, folder, layout)
        write_texts(source.texts(), folder)
        (folder / "datapackage.json").write_text(render_descriptor(sizes), encoding="utf-8")
        (folder / "metadata.yml").write_text(render_metadata(), encoding="utf-8")
        (folder / "docs").mkdir()
        (folder / "docs/data-dictionary.md").write_text(render_dictionary(sizes), encoding="utf-8")
        files = tuple(sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()))
        publish(out)
    return Written(out, files, {name: size.rows for name, size in sizes.items()})


def _write_data(source: Source, folder: Path, layout: Layout) -> dict[str, Size]:
    if not layout.database:
        return write_tables(source, folder, layout, None)
    with _explained(), DatabaseFile(folder / "data/gongbao.db") as database:
        sizes = write_tables(source, folder, layout, database)
        database.complete(source.texts())
    return sizes


@contextmanager
def _explained() -> Iterator[None]:
    """Tell of a full disk as every other file does."""
    try:
        yield
    except sqlite3.OperationalError as error:
        number = errno.ENOSPC if error.sqlite_errorcode == sqlite3.SQLITE_FULL else errno.EIO
        raise OSError(number, f"data/gongbao.db: {error}") from error
