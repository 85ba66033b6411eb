"""Writes each table in every format that is asked for, in one pass over its rows."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pyarrow as pa

from gongbao.schema import TABLES, Table
from gongbao.write.columns import Source, as_columns
from gongbao.write.csv_tables import CsvFile
from gongbao.write.database import DatabaseFile
from gongbao.write.descriptor import MOST_SOURCES
from gongbao.write.parquet_tables import ParquetFiles
from gongbao.write.statistics import Size, measured

__all__ = ["Layout", "write_tables"]

_TABLES = "data/tables"
_GROUPS_A_PART = 8
# Rows that are Python values at a time.
_SLICE = 1 << 12


@dataclass(frozen=True, slots=True)
class Layout:
    """Which files a package has.

    Attributes:
        partitioned: whether tables of facts are folders of Parquet files with about a million rows each.
        csv: whether there is a CSV file a table.
        database: whether there is ``data/gongbao.db``, which the site serves.
    """

    partitioned: bool = False
    csv: bool = True
    database: bool = True


def write_tables(
    source: Source, folder: Path, layout: Layout, database: DatabaseFile | None
) -> dict[str, Size]:
    """Write the tables of ``source`` below ``folder``, and return what was written.

    Raises:
        CellError: a key stands twice in a table.
    """
    (folder / _TABLES).mkdir(parents=True)
    return {name: _write(source, table, folder, layout, database) for name, table in TABLES.items()}


def _write(source: Source, table: Table, folder: Path, layout: Layout, database: DatabaseFile | None) -> Size:
    size = Size(table)
    csv_path = folder / _TABLES / f"{table.name}.csv"
    with ExitStack() as open_files:
        groups = _GROUPS_A_PART if layout.partitioned else None
        parquet = open_files.enter_context(ParquetFiles(table, _paths(table, folder, layout), groups))
        csv = open_files.enter_context(CsvFile(table, csv_path)) if layout.csv else None
        if database is not None:
            database.begin(table)
        for batch in source.batches(table.name):
            parquet.write(batch)
            size.rows += batch.num_rows
            if table.name == "reports" and len(size.first) < MOST_SOURCES:
                size.first += batch.slice(0, MOST_SOURCES - len(size.first)).to_pylist()
            if csv is not None or database is not None:
                _write_values(table, batch, csv, database)
    if layout.csv:
        size.files.append(measured(folder, csv_path, "csv", size.rows))
    size.files += [measured(folder, path, "parquet", rows) for path, rows in parquet.files]
    return size


def _write_values(table: Table, batch: pa.Table, csv: CsvFile | None, database: DatabaseFile | None) -> None:
    for first in range(0, batch.num_rows, _SLICE):
        columns = as_columns(table, batch.slice(first, _SLICE))
        if csv is not None:
            csv.write(columns)
        if database is not None:
            database.write(columns)


def _paths(table: Table, folder: Path, layout: Layout) -> Iterator[Path]:
    if not layout.partitioned:
        yield folder / _TABLES / f"{table.name}.parquet"
        return
    below = folder / _TABLES / table.name
    below.mkdir()
    yield from (below / f"part-{number:05}.parquet" for number in count())
