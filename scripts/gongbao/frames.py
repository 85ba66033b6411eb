"""Published tables as pandas data frames, with the schema's types."""

import os
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from gongbao.packages import NoPackage, find_package
from gongbao.schema import TABLES, Field
from gongbao.write import recover

__all__ = ["load"]


def load(table: str, package: str | os.PathLike[str] | None = None) -> pd.DataFrame:
    """Return a published table.

    Numbers are exact decimals, dates are dates, whole numbers may be missing, and enumerated columns are
    categorical with the schema's values; a missing cell is ``<NA>``.

    Args:
        table: its name, such as ``figures``.
        package: folder of the data package; by default the one that the working directory stands in, or
            else the checkout that this module stands in.

    Raises:
        KeyError: there is no table of that name.
        NoPackage: there is no package, or it lacks the table.
        PublishError: a build was killed while it published, and its files cannot be moved to their places.
    """
    if table not in TABLES:
        raise KeyError(f"there is no table {table!r}; the tables are {', '.join(TABLES)}")
    folder = find_package() if package is None else Path(package)
    recover(folder)
    path = folder / "data" / "tables" / f"{table}.parquet"
    if not path.is_file():
        raise NoPackage(f"{path}: there is no such file. Build the package first: gongbao build")
    columns = pq.read_table(path)
    return pd.DataFrame({field.name: _series(columns, field) for field in TABLES[table].fields})


def _series(columns: pa.Table, field: Field) -> "pd.Series[Any]":
    column = columns[field.name]
    if field.enum:
        return pd.Series(
            pd.Categorical(column.to_pylist(), categories=list(field.enum), ordered=field.ordered)
        )
    if field.type == "integer":
        return pd.Series(column.to_pylist(), dtype="Int64")
    if field.type == "string":
        return pd.Series(column.to_pylist(), dtype="string")
    return pd.Series(pd.arrays.ArrowExtensionArray(column))
