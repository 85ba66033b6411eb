"""What the schema says, as plain values: packages, tables, fields, keys and known weaknesses."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

__all__ = [
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

FieldType: TypeAlias = Literal["string", "integer", "number", "date"]

Value: TypeAlias = str | int | Decimal | date | None
Row: TypeAlias = dict[str, Value]
Tables: TypeAlias = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Category:
    """One value that an enumerated field may have, with its labels in English and Chinese."""

    value: str
    label: str
    label_zh: str


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table.

    Attributes:
        type: the Table Schema type; a ``number`` is an exact decimal.
        unit: unit of the column's values, where they have one.
        pattern: regular expression that the whole text must match.
        categories: the values that may stand here; empty where the field is not enumerated.
        enum: the values of the categories, in the schema's order.
        ordered: whether the categories stand in an order that means something, the least first.
    """

    name: str
    type: FieldType
    title: str
    title_zh: str
    description: str
    description_zh: str
    unit: str | None = None
    required: bool = False
    unique: bool = False
    pattern: str | None = None
    minimum: int | None = None
    categories: tuple[Category, ...] = ()
    ordered: bool = False
    enum: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "enum", tuple(category.value for category in self.categories))


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """``field`` holds the primary key of a row of ``table``, or nothing."""

    field: str
    table: str
    column: str


@dataclass(frozen=True, slots=True)
class Weakness:
    """What a user of a table should beware of."""

    code: str
    title: str
    title_zh: str
    description: str
    description_zh: str


@dataclass(frozen=True, slots=True)
class Display:
    """How a site shows a table: the column that names a row, columns to filter by, column to sort by."""

    label: str
    facets: tuple[str, ...]
    sort: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        order: the columns that its rows are sorted by, empty cells first.
        columns: names of the fields, in order.
    """

    name: str
    title: str
    title_zh: str
    description: str
    description_zh: str
    fields: tuple[Field, ...]
    primary_key: str
    order: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    weaknesses: tuple[Weakness, ...]
    display: Display
    columns: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", tuple(each.name for each in self.fields))

    @property
    def has_spans(self) -> bool:
        """Whether a row quotes its report: ``text`` from ``start`` to ``end``."""
        return {"report_id", "start", "end", "text"} <= set(self.columns)

    def field(self, name: str) -> Field:
        """Return the field of that name.

        Raises:
            KeyError: if the table has none.
        """
        for each in self.fields:
            if each.name == name:
                return each
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Package:
    """What is true of every data package that is built."""

    name: str
    title: str
    title_zh: str
    description: str
    description_zh: str
    version: str
    licenses: tuple[dict[str, str], ...]
    contributors: tuple[dict[str, str | list[str]], ...]
    keywords: tuple[str, ...]
