"""A small package about places and people that do not exist, for the tests of the site."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import yaml

from gongbao.schema.identifiers import identifier
from gongbao.write.search import add_search

Row = dict[str, Any]

# Columns of each table, as the design names them; `*` marks the primary key, `>table` a foreign key.
TABLES = {
    "places": "place_id* name name_en level part_of source",
    "units": "unit* name name_en dimension source",
    "indicators": "indicator_id* name name_en dimension source",
    "reports": "report_id* title kind publisher place_id>places held_on published_on period language source_file"
    " source_url sha256 characters:INTEGER encoding rights",
    "passages": "passage_id* report_id>reports paragraph:INTEGER sentence:INTEGER section start:INTEGER end:INTEGER text",
    "entities": "entity_id* type name name_en identifier part_of>entities",
    "figures": "figure_id* report_id>reports passage_id>passages start:INTEGER end:INTEGER text indicator"
    " indicator_id>indicators measure value:NUMERIC unit>units comparator value_max:NUMERIC period_start period_end"
    " period_text status basis parent_id>figures place_id>places entity_id>entities threshold:NUMERIC"
    " threshold_unit>units method review",
    "rankings": "ranking_id* report_id>reports passage_id>passages start:INTEGER end:INTEGER text indicator"
    " indicator_id>indicators rank:INTEGER scope place_id>places period_start period_end",
    "mentions": "mention_id* entity_id>entities report_id>reports passage_id>passages start:INTEGER end:INTEGER text",
    "positions": "position_id* person_id>entities organisation_id>entities title report_id>reports"
    " passage_id>passages start:INTEGER end:INTEGER text",
    "milestones": "milestone_id* entity_id>entities stage status period_start period_end report_id>reports"
    " passage_id>passages start:INTEGER end:INTEGER text",
    "statements": "statement_id* speaker_id>entities kind report_id>reports passage_id>passages start:INTEGER"
    " end:INTEGER text",
    "findings": "finding_id* rule severity report_id>reports table row_id message",
}


def columns(table: str) -> list[str]:
    """Return the names of a table's columns."""
    return [word.rstrip("*").split(":")[0].split(">")[0] for word in TABLES[table].split()]


def write_package(package: Path, tables: dict[str, list[Row]], texts: dict[str, str]) -> None:
    """Write a package tree with these rows; what a row does not name is null."""
    (package / "data" / "tables").mkdir(parents=True)
    database = sqlite3.connect(package / "data" / "gongbao.db")
    for table, definition in TABLES.items():
        database.execute(f'CREATE TABLE "{table}" ({", ".join(map(_ddl, definition.split()))})')
        names = columns(table)
        rows = [tuple(row.get(name) for name in names) for row in tables.get(table, [])]
        database.executemany(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(names))})', rows)
        csv = "".join(",".join(str(cell or "") for cell in row) + "\n" for row in [tuple(names), *rows])
        (package / "data" / "tables" / f"{table}.csv").write_text(csv, encoding="utf-8")
    database.execute("CREATE TABLE report_texts (report_id TEXT PRIMARY KEY, text TEXT)")
    database.executemany("INSERT INTO report_texts VALUES (?, ?)", texts.items())
    add_search(database)
    database.close()
    (package / "datapackage.json").write_text(json.dumps(_descriptor(), ensure_ascii=False), encoding="utf-8")
    (package / "metadata.yml").write_text(yaml.safe_dump(_metadata(), allow_unicode=True), encoding="utf-8")


def _ddl(word: str) -> str:
    name, _, table = word.partition(">")
    name, _, kind = name.partition(":")
    key = " PRIMARY KEY" if name.endswith("*") else ""
    reference = f' REFERENCES "{table}"' if table else ""
    return f'"{name.rstrip("*")}" {kind or "TEXT"}{key}{reference}'


def _descriptor() -> Row:
    return {
        "name": "sample",
        "resources": [
            {"name": table, "path": f"data/tables/{table}.csv", "title": table.title()} for table in TABLES
        ],
    }


def _metadata() -> Row:
    path = Path(__file__).parents[2] / "scripts/gongbao/schema/queries.yml"
    queries = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        "title": "Gongbao",
        "databases": {
            "gongbao": {
                "queries": {
                    name: {
                        "title": f"{query['title_zh']} · {query['title']}",
                        "description": f"{query['description_zh']} {query['description']}",
                        "sql": query["sql"],
                        **({"params": query["params"]} if "params" in query else {}),
                    }
                    for name, query in queries.items()
                },
                "tables": {"report_texts": {"hidden": True}},
            }
        },
    }


def row_id(*parts: object) -> str:
    """Return an identifier for a row of the sample."""
    return identifier(*map(str, parts))
