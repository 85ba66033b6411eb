"""Writes a table in every format that is asked for, in one pass over its rows."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from gongbao.schema import Table
from gongbao.write.columns import Source, in_slices
from gongbao.write.csv_tables import CsvFile
from gongbao.write.descriptor import MOST_SOURCES
from gongbao.write.parquet_tables import ParquetFiles
from gongbao.write.pieces import Piece, measured

__all__ = ["TABLES_FOLDER", "Layout", "write_table"]

TABLES_FOLDER = "data/tables"
_GROUPS_A_PART = 8


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


def write_table(source: Source, table: Table, folder: Path, layout: Layout) -> Piece:
    """Write a table of ``source`` below ``folder``, where the folder of tables stands.

    Raises:
        OSError: a file cannot be written.
    """
    piece = Piece(table.name)
    csv_path = f"{TABLES_FOLDER}/{table.name}.csv"
    with ExitStack() as open_files:
        groups = _GROUPS_A_PART if layout.partitioned else None
        parquet = open_files.enter_context(ParquetFiles(table, _paths(table, folder, layout), groups))
        csv = open_files.enter_context(CsvFile(table, folder / csv_path)) if layout.csv else None
        for batch in source.batches(table.name):
            parquet.write(batch)
            piece.rows += batch.num_rows
            if table.name == "reports" and len(piece.first) < MOST_SOURCES:
                piece.first += batch.slice(0, MOST_SOURCES - len(piece.first)).to_pylist()
            if csv is not None:
                for columns in in_slices(table, batch):
                    csv.write(columns)
    if layout.csv:
        piece.files.append(measured(folder, csv_path, "csv", piece.rows))
    for path, rows in parquet.files:
        piece.files.append(measured(folder, path.relative_to(folder).as_posix(), "parquet", rows))
    return piece


def _paths(table: Table, folder: Path, layout: Layout) -> Iterator[Path]:
    if not layout.partitioned:
        yield folder / TABLES_FOLDER / f"{table.name}.parquet"
        return
    below = folder / TABLES_FOLDER / table.name
    below.mkdir()
    yield from (below / f"part-{number:05}.parquet" for number in count())
