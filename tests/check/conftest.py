"""Small packages of two tables that a test breaks as it likes."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PLACES = {
    "fields": [
        {"name": "place_id", "type": "string", "constraints": {"required": True, "pattern": "[0-9]{6}"}},
        {"name": "name", "type": "string", "constraints": {"required": True, "unique": True}},
    ],
    "primaryKey": ["place_id"],
    "foreignKeys": [],
}
COUNTS = {
    "fields": [
        {"name": "count_id", "type": "string", "constraints": {"required": True, "pattern": "[a-z2-7]{4}"}},
        {"name": "place_id", "type": "string"},
        {"name": "rank", "type": "integer", "constraints": {"minimum": 1}},
        {"name": "value", "type": "number", "constraints": {"required": True}},
        {"name": "day", "type": "date"},
        {"name": "status", "type": "string", "constraints": {"enum": ["actual", "target"]}},
        {"name": "whole", "type": "string"},
    ],
    "primaryKey": ["count_id"],
    "foreignKeys": [
        {"fields": ["place_id"], "reference": {"resource": "places", "fields": ["place_id"]}},
        {"fields": ["whole"], "reference": {"fields": ["count_id"], "resource": ""}},
    ],
}
GOOD_PLACES = [["990100", "东川市"], ["990200", "西陵市"]]
GOOD_COUNTS = [
    ["aaaa", "990100", "1", "12.50", "2031-03-01", "actual", ""],
    ["aaab", "990200", "", "-3", "", "target", "aaaa"],
    ["aaac", "", "7", "120000000000", "2031-12-31", "", ""],
]

Writer = Callable[[list[list[str]], list[list[str]]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Writer:
    """Return a function that writes a package of the two tables, whatever is in their cells."""

    def _write(places: list[list[str]], counts: list[list[str]]) -> Path:
        resources = []
        for name, schema, rows in (("places", PLACES, places), ("counts", COUNTS, counts)):
            write_csv(tmp_path / f"{name}.csv", schema, rows)
            resources.append(
                {
                    "name": name,
                    "type": "table",
                    "path": f"{name}.csv",
                    "format": "csv",
                    "dialect": {"header": True},
                    "schema": schema,
                }
            )
        (tmp_path / "datapackage.json").write_text(
            json.dumps({"name": "small", "resources": resources}), encoding="utf-8"
        )
        return tmp_path

    return _write


def write_csv(path: Path, schema: dict[str, Any], rows: list[list[str]]) -> None:
    """Write ``rows`` under the header of ``schema``, quoted as the csv module does."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([field["name"] for field in schema["fields"]])
        writer.writerows(rows)
