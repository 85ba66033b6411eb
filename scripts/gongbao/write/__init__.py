"""Rows -> CSV, Parquet, SQLite, the descriptor, Datasette's metadata and the data dictionary."""

from gongbao.write.generation import PublishError, recover
from gongbao.write.package import Written, write_package
from gongbao.write.rows import CellError

__all__ = ["CellError", "PublishError", "Written", "recover", "write_package"]
