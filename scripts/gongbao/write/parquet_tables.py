"""Tables as Parquet, with the Arrow type of every column stated."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from gongbao.schema import Field, Table
from gongbao.schema.values import DECIMAL_DIGITS, DECIMAL_PLACES
from gongbao.write.rows import Columns

__all__ = ["arrow_schema", "write_parquet"]

_TYPES = {
    "string": pa.string(),
    "integer": pa.int32(),
    "number": pa.decimal128(DECIMAL_DIGITS, DECIMAL_PLACES),
    "date": pa.date32(),
}
_ROWS_A_GROUP = 1 << 17


def arrow_schema(table: Table) -> pa.Schema:
    """Return the Arrow schema of ``table``: dictionaries for enumerations, nulls where not required."""
    fields = [pa.field(field.name, _arrow_type(field), nullable=not field.required) for field in table.fields]
    return pa.schema(fields, metadata={b"pandas": _pandas_metadata(table)})


def write_parquet(columns: Columns, path: Path) -> None:
    """Write a table to ``path``."""
    schema = arrow_schema(columns.table)
    arrays = [pa.array(columns.values[field.name], field.type) for field in schema]
    table = pa.Table.from_arrays(arrays, schema=schema)
    pq.write_table(table, path, compression="zstd", row_group_size=_ROWS_A_GROUP)


def _arrow_type(field: Field) -> pa.DataType:
    if field.categories:
        return pa.dictionary(pa.int8(), pa.string(), ordered=field.ordered)
    return _TYPES[field.type]


def _pandas_metadata(table: Table) -> bytes:
    """Return what makes pandas read integers with nulls as integers and not as floats."""
    integers = [
        {
            "name": f.name,
            "field_name": f.name,
            "pandas_type": "int32",
            "numpy_type": "Int32",
            "metadata": None,
        }
        for f in table.fields
        if f.type == "integer"
    ]
    metadata = {"index_columns": [], "column_indexes": [], "columns": integers, "pandas_version": "2.2.0"}
    return json.dumps(metadata).encode()
