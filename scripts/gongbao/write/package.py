"""Publishes one generation of a data package: every file of it, or none."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gongbao.schema import Tables

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
    and ``.parquet``, and ``data/gongbao.db``: SQLite with every table, its search indexes and a table
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
    raise NotImplementedError
