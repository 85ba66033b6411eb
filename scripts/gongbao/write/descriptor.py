"""``datapackage.json``: Data Package v2, as far as frictionless 5 reads it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gongbao.schema import PACKAGE, TABLES, Field, Table
from gongbao.write.pieces import PackageFile, Piece

__all__ = ["FORMATS", "MOST_SOURCES", "Format", "render_descriptor", "table_schema"]

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
# A package of more reports than this names the table of reports as its source, not each of them.
MOST_SOURCES = 1000


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


def render_descriptor(tables: Mapping[str, Piece]) -> str:
    """Return the descriptor of a package with these tables and files."""
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
            _resource(written, tables, piece, number)
            for written in FORMATS
            for piece in tables.values()
            for number in range(len(_files(piece, written)))
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


def _files(piece: Piece, written: Format) -> list[PackageFile]:
    return [file for file in piece.files if file.format == written.name]


def _resource(written: Format, tables: Mapping[str, Piece], piece: Piece, number: int) -> dict[str, Any]:
    """Return what the descriptor says of one file, a whole table or a part of one.

    frictionless 5 reads no Parquet in several paths, so that each part is a resource of its own; a reference to a
    table in parts cannot be stated in Table Schema, and stands under ``references`` alone.
    """
    table = TABLES[piece.name]
    files = _files(piece, written)
    file = files[number]
    parts = len(files) > 1
    stated: dict[str, Any] = {
        "name": table.name + written.suffix + (f"-{number:05}" if parts else ""),
        "type": "table",
        "path": file.path,
        "format": written.name,
        "mediatype": written.mediatype,
        "encoding": "utf-8",
        "title": table.title,
        "title_zh": table.title_zh,
        "description": table.description,
        "description_zh": table.description_zh,
        written.size: file.bytes,
        "hash": f"sha256:{file.sha256}",
        "rows": file.rows,
        "warnings": [
            {"code": w.code, "description": w.description, "description_zh": w.description_zh}
            for w in table.weaknesses
        ],
        "schema": table_schema(table, written.suffix),
    }
    broken = {name for name, each in tables.items() if len(_files(each, written)) > 1}
    if broken:
        keys = stated["schema"]["foreignKeys"]
        whole = [key for key, told in zip(keys, table.foreign_keys, strict=True) if told.table not in broken]
        stated["schema"]["foreignKeys"] = whole
        stated |= {"table": table.name, "part": number, "parts": len(files)}
        stated["references"] = [
            {"field": key.field, "table": key.table, "column": key.column} for key in table.foreign_keys
        ]
    return stated


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


def _sources(reports: Piece) -> list[dict[str, str]]:
    if reports.rows > MOST_SOURCES:
        title = f"{reports.rows} reports, each a row of the table reports"
        return [{"title": title, "path": reports.files[0].path}]
    sources = []
    for row in reports.first:
        source = {
            "title": row["title"] or row["source_file"],
            "path": row["source_url"],
            "publisher": row["publisher"],
            "rights": row["rights"],
        }
        sources.append({name: str(value) for name, value in source.items() if value is not None})
    return sources
