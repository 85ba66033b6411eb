"""``metadata.yml``: what Datasette says of the tables, their columns and the canned queries."""

from typing import Any

import yaml

from gongbao.schema import PACKAGE, TABLES, Field, Table
from gongbao.schema.queries import QUERIES, Query
from gongbao.write.search import INDEXES

__all__ = ["render_metadata"]

_DATABASE = "gongbao"  # Datasette names a database after its file, data/gongbao.db
_HEAD = "# Made from scripts/gongbao/schema by `gongbao build`; edit the schema, not this file.\n"
_SEARCHED = frozenset(index.table for index in INDEXES)
_ROWS_A_PAGE = 20


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, so that SQL reads as SQL."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def render_metadata() -> str:
    """Return ``metadata.yml``; it depends on the schema alone."""
    licence = PACKAGE.licenses[0]
    metadata = {
        "title": _both(PACKAGE.title_zh, PACKAGE.title),
        "description": f"{PACKAGE.description_zh} {PACKAGE.description}",
        "license": licence["title"],
        "license_url": licence["path"],
        "databases": {
            _DATABASE: {
                "title": _both(PACKAGE.title_zh, PACKAGE.title),
                "tables": {name: _table(table) for name, table in TABLES.items()}
                | {"report_texts": {"hidden": True}},
                "queries": {query.name: _query(query) for query in QUERIES},
            }
        },
    }
    return _HEAD + yaml.dump(metadata, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


def _table(table: Table) -> dict[str, Any]:
    beware = "".join(
        f" {w.title_zh}：{w.description_zh} {w.title}: {w.description}" for w in table.weaknesses
    )
    stated: dict[str, Any] = {
        "title": _both(table.title_zh, table.title),
        "description": f"{table.description_zh} {table.description}{beware}",
        "columns": {field.name: _column(field) for field in table.fields},
        "label_column": table.display.label,
        "facets": list(table.display.facets),
        "sort": table.display.sort,
        "size": _ROWS_A_PAGE,
    }
    if table.name in _SEARCHED:
        # The indexes hold no copy of the texts, so that Datasette does not find them by itself.
        stated |= {"fts_table": f"{table.name}_fts", "fts_pk": "rowid"}
    return stated


def _column(field: Field) -> str:
    description = f"{field.title_zh} {field.title}. {field.description_zh} {field.description}"
    return description if field.unit is None else f"{description} 单位 Unit: {field.unit}."


def _query(query: Query) -> dict[str, Any]:
    stated: dict[str, Any] = {
        "title": _both(query.title_zh, query.title),
        "description": f"{query.description_zh} {query.description}",
        "sql": query.sql,
    }
    if query.params:
        stated["params"] = list(query.params)
    return stated


def _both(chinese: str, english: str) -> str:
    return f"{chinese} · {english}"
