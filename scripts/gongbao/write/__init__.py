"""Rows -> CSV, Parquet, SQLite, the descriptor, Datasette's metadata and the data dictionary."""

from gongbao.write.package import Written, write_package

__all__ = ["Written", "write_package"]
