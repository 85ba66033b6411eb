"""Rows -> CSV, Parquet, SQLite, the descriptor, Datasette's metadata and the data dictionary."""

from gongbao.write.generation import PublishError, explained, recover
from gongbao.write.package import Each, Written, write_package, write_source
from gongbao.write.rows import CellError
from gongbao.write.tables import Layout

__all__ = [
    "CellError",
    "Each",
    "Layout",
    "PublishError",
    "Written",
    "explained",
    "recover",
    "write_package",
    "write_source",
]
