"""What the tables are: the single source of every format, the documentation and the checks."""

from gongbao.schema._loading import read_package, read_tables
from gongbao.schema.model import (
    Category,
    Display,
    Field,
    FieldType,
    ForeignKey,
    Package,
    Row,
    Table,
    Tables,
    Value,
    Weakness,
)

__all__ = [
    "PACKAGE",
    "TABLES",
    "Category",
    "Display",
    "Field",
    "FieldType",
    "ForeignKey",
    "Package",
    "Row",
    "Table",
    "Tables",
    "Value",
    "Weakness",
]

PACKAGE: Package = read_package()
TABLES: dict[str, Table] = read_tables()
