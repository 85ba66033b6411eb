"""Publishes one generation of a data package: every file of it, or none."""

import errno
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gongbao.schema import TABLES, Tables
from gongbao.write.csv_tables import write_csv
from gongbao.write.database import write_database
from gongbao.write.datasette_metadata import render_metadata
from gongbao.write.descriptor import render_descriptor
from gongbao.write.dictionary import render_dictionary
from gongbao.write.generation import publish, staging
from gongbao.write.parquet_tables import write_parquet
from gongbao.write.rows import Columns, in_order
from gongbao.write.texts import write_texts

__all__ = ["Written", "write_package"]


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
    with staging(out) as folder:
        _write_tables(columns, texts, folder)
        write_texts(texts.items(), folder)
        (folder / "datapackage.json").write_text(render_descriptor(columns, folder), encoding="utf-8")
        (folder / "metadata.yml").write_text(render_metadata(), encoding="utf-8")
        (folder / "docs").mkdir()
        (folder / "docs/data-dictionary.md").write_text(render_dictionary(columns), encoding="utf-8")
        files = tuple(sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()))
        publish(out)
    return Written(out, files, {name: each.count for name, each in columns.items()})


def _write_tables(columns: Mapping[str, Columns], texts: Mapping[str, str], folder: Path) -> None:
    (folder / "data/tables").mkdir(parents=True)
    for name, each in columns.items():
        write_csv(each, folder / f"data/tables/{name}.csv")
        write_parquet(each, folder / f"data/tables/{name}.parquet")
    try:
        write_database(columns, texts, folder / "data/gongbao.db")
    except sqlite3.OperationalError as error:
        number = errno.ENOSPC if error.sqlite_errorcode == sqlite3.SQLITE_FULL else errno.EIO
        raise OSError(number, f"data/gongbao.db: {error}") from error
