"""Publishes one generation of a data package: every file of it, or none."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from gongbao.schema import TABLES, Tables
from gongbao.write.columns import InMemory, Source
from gongbao.write.database import write_database
from gongbao.write.datasette_metadata import render_metadata
from gongbao.write.descriptor import render_descriptor
from gongbao.write.dictionary import render_dictionary
from gongbao.write.generation import publish, staging
from gongbao.write.pieces import Piece, written
from gongbao.write.rows import in_order
from gongbao.write.tables import TABLES_FOLDER, Layout, write_table
from gongbao.write.texts import write_texts

__all__ = ["Each", "Written", "write_package", "write_source"]

_Told = TypeVar("_Told")


class Each(Protocol):
    """Does something for each of several names, as ``map`` does, or on several processes."""

    def __call__(self, function: Callable[[str], _Told], names: Iterable[str], /) -> Iterable[_Told]:
        """Yield what ``function`` returns for each name, in their order."""
        ...


@dataclass(frozen=True, slots=True)
class Written:
    """What was published: the package's folder, the SHA-256 of its files by path, and the rows of each table."""

    folder: Path
    files: dict[str, str]
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
        tables: rows by table, in any order, every column named.
        texts: the text of each report as published, by ``report_id`` (:func:`gongbao.link.report_id`).

    Raises:
        PublishError: the files could not be written (no space, no permission, another build at work); what was
            published before still is. The text says what to do.
        CellError: a row has a value that its field cannot hold; names table, row, column and value.
    """
    columns = {name: in_order(table, tables.get(name, ())) for name, table in TABLES.items()}
    return write_source(InMemory(columns, texts), out)


def write_source(source: Source, out: Path, layout: Layout | None = None, each: Each = map) -> Written:
    """Publish what ``source`` gives, a batch of rows at a time, as :func:`write_package` does.

    Args:
        each: has the pieces of the package written: one after another, or at a time on several processes.

    Raises:
        PublishError, CellError: as :func:`write_package`.
    """
    layout = layout or Layout()
    with staging(out) as folder:
        (folder / TABLES_FOLDER).mkdir(parents=True)
        names = ["database"] if layout.database else []  # what takes longest begins first
        names += ["texts", *TABLES]
        pieces = {piece.name: piece for piece in each(partial(_write, source, folder, layout), names)}
        tables = {name: pieces[name] for name in TABLES}
        files = [file for piece in pieces.values() for file in piece.files]
        (folder / "docs").mkdir()
        files += [
            written(folder, "datapackage.json", "json", render_descriptor(tables)),
            written(folder, "metadata.yml", "yaml", render_metadata()),
            written(folder, "docs/data-dictionary.md", "markdown", render_dictionary(tables)),
        ]
        digests = {file.path: file.sha256 for file in files}
        publish(out, digests)
    return Written(out, digests, {name: piece.rows for name, piece in tables.items()})


def _write(source: Source, folder: Path, layout: Layout, name: str) -> Piece:
    """Write the piece ``name`` of a package below ``folder``."""
    if name == "database":
        return write_database(source, folder)
    if name == "texts":
        return write_texts(source.texts(), folder)
    return write_table(source, TABLES[name], folder, layout)
