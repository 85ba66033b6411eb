"""``datapackage.json``: Data Package v2, as far as frictionless 5 reads it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongbao.schema import PACKAGE, Field, Table
from gongbao.write.rows import Columns

__all__ = ["FORMATS", "Format", "render_descriptor", "table_schema"]

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
# A package of more reports than this names the table of reports as its source, not each of them.
_MOST_SOURCES = 1000


@dataclass(frozen=True, slots=True)
class Format:
    """A format of the tables.

    Attributes:
        suffix: what stands after the table's name in the name of the resource: two resources may not share one.
        size: the property that holds the size of the file. frictionless 5.21 reads Parquet through pandas, counts
            no bytes and calls every ``bytes`` wrong, so that there it is DCAT's ``byteSize``.
    """

    name: str
    suffix: str
    mediatype: str
    size: str


FORMATS = (
    Format("csv", "", "text/csv", "bytes"),
    Format("parquet", "-parquet", "application/vnd.apache.parquet", "byteSize"),
)


def render_descriptor(tables: Mapping[str, Columns], folder: Path) -> str:
    """Return the descriptor of a package whose tables stand in ``folder / "data/tables"``."""
    descriptor = {
        "$schema": _PROFILE,
        "name": PACKAGE.name,
        "title": PACKAGE.title,
        "title_zh": PACKAGE.title_zh,
        "description": PACKAGE.description,
        "description_zh": PACKAGE.description_zh,
        "version": PACKAGE.version,
        "keywords": PACKAGE.keywords,
        "licenses": PACKAGE.licenses,
        "contributors": PACKAGE.contributors,
        "sources": _sources(tables["reports"]),
        "resources": [
            _resource(columns, written, folder) for written in FORMATS for columns in tables.values()
        ],
    }
    return json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"


def table_schema(table: Table, suffix: str = "") -> dict[str, Any]:
    """Return the Table Schema of ``table``; ``suffix`` ends the names of the resources that it refers to."""
    return {
        "fields": [_field(field) for field in table.fields],
        "primaryKey": [table.primary_key],
        "foreignKeys": [
            {
                "fields": [key.field],
                "reference": {
                    # An empty name is how Table Schema refers to the same table.
                    "resource": "" if key.table == table.name else key.table + suffix,
                    "fields": [key.column],
                },
            }
            for key in table.foreign_keys
        ],
        "missingValues": [""],
    }


def _resource(columns: Columns, written: Format, folder: Path) -> dict[str, Any]:
    table = columns.table
    path = f"data/tables/{table.name}.{written.name}"
    content = (folder / path).read_bytes()
    return {
        "name": table.name + written.suffix,
        "type": "table",
        "path": path,
        "format": written.name,
        "mediatype": written.mediatype,
        "encoding": "utf-8",
        "title": table.title,
        "title_zh": table.title_zh,
        "description": table.description,
        "description_zh": table.description_zh,
        written.size: len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "rows": columns.count,
        "warnings": [
            {"code": w.code, "description": w.description, "description_zh": w.description_zh}
            for w in table.weaknesses
        ],
        "schema": table_schema(table, written.suffix),
    }


def _field(field: Field) -> dict[str, Any]:
    stated: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        "title": field.title,
        "title_zh": field.title_zh,
        "description": field.description,
        "description_zh": field.description_zh,
    }
    if field.unit is not None:
        stated["unit"] = field.unit
    constraints: dict[str, Any] = {
        "required": field.required or None,
        "unique": field.unique or None,
        "pattern": field.pattern,
        "minimum": field.minimum,
        "enum": field.enum or None,
    }
    constraints = {name: value for name, value in constraints.items() if value is not None}
    if constraints:
        stated["constraints"] = constraints
    if field.categories:
        stated["categories"] = [
            {"value": category.value, "label": category.label, "label_zh": category.label_zh}
            for category in field.categories
        ]
        stated["categoriesOrdered"] = field.ordered
    return stated


def _sources(reports: Columns) -> list[dict[str, str]]:
    if reports.count > _MOST_SOURCES:
        title = f"{reports.count} reports, each a row of the table reports"
        return [{"title": title, "path": "data/tables/reports.csv"}]
    columns = ("title", "source_file", "source_url", "publisher", "rights")
    sources = []
    for cells in zip(*(reports.values[name] for name in columns), strict=True):
        title, file, url, publisher, rights = cells
        source = {"title": title or file, "path": url, "publisher": publisher, "rights": rights}
        sources.append({name: str(value) for name, value in source.items() if value is not None})
    return sources
