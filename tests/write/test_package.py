"""A published package: one content in every format, described, valid without our code, the same bytes each time."""

import csv
import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import yaml

from gongbao.schema import TABLES, Value
from gongbao.schema.queries import QUERIES
from gongbao.write import CellError, write_package
from gongbao.write.csv_tables import cell_text
from tests.write.sample import publish, published, sample, spring, summer


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of two reports."""
    out = tmp_path_factory.mktemp("package")
    publish(out, spring(), summer())
    return out


@pytest.fixture(scope="module")
def descriptor(package: Path) -> dict[str, Any]:
    stated: dict[str, Any] = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    return stated


def in_csv(package: Path, table: str) -> list[dict[str, str]]:
    with (package / f"data/tables/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", TABLES)
def test_csv_parquet_and_sqlite_hold_the_same_cells(package: Path, name: str) -> None:
    table = TABLES[name]
    from_csv = in_csv(package, name)
    from_parquet = pq.read_table(package / f"data/tables/{name}.parquet").to_pylist()
    with closing(sqlite3.connect(package / "data/gongbao.db")) as database:
        database.row_factory = sqlite3.Row
        from_sqlite = database.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall()
    assert from_csv
    assert len(from_csv) == len(from_parquet) == len(from_sqlite)
    for text, typed, stored in zip(from_csv, from_parquet, from_sqlite, strict=True):
        for field in table.fields:
            value: Value = typed[field.name]
            assert text[field.name] == cell_text(value), (name, field.name)
            assert stored[field.name] == (str(value) if field.type == "date" and value else value)
            if field.type == "number" and value is not None:
                assert Decimal(str(stored[field.name])) == value


def test_rows_stand_in_the_table_s_order(package: Path) -> None:
    for name, table in TABLES.items():
        typed = pq.read_table(package / f"data/tables/{name}.parquet").to_pylist()
        keys = [[(row[column] is not None, row[column]) for column in table.order] for row in typed]
        assert keys == sorted(keys), name


def test_frictionless_finds_every_table_valid_without_our_code(package: Path, tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['gongbao'] = None; sys.argv[0] = 'frictionless';"
        "from frictionless.__main__ import console; console()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "validate", "--json", "datapackage.json"],
        cwd=package,
        env={**os.environ, "PYTHONPATH": "", "PYTHONNOUSERSITE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(done.stdout)
    assert report["valid"], report
    assert report["stats"] == {"tasks": 2 * len(TABLES), "errors": 0, "warnings": 0} | {
        key: report["stats"][key] for key in report["stats"] if key == "seconds"
    }


def test_frictionless_finds_a_planted_error_in_either_format(tmp_path: Path) -> None:
    publish(tmp_path)
    path = tmp_path / "data/tables/figures.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",approx,", ",about,"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "enum" in done.stdout


def test_the_descriptor_gives_size_hash_and_rows_of_every_file(
    package: Path, descriptor: dict[str, Any]
) -> None:
    assert len(descriptor["resources"]) == 2 * len(TABLES)
    for resource in descriptor["resources"]:
        content = (package / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["bytes" if resource["format"] == "csv" else "byteSize"] == len(content)
        assert resource["rows"] == len(in_csv(package, Path(resource["path"]).stem))


def test_the_descriptor_says_everything_that_the_schema_says(descriptor: dict[str, Any]) -> None:
    for resource in descriptor["resources"]:
        table = TABLES[Path(resource["path"]).stem]
        assert (resource["title"], resource["title_zh"]) == (table.title, table.title_zh)
        assert resource["schema"]["primaryKey"] == [table.primary_key]
        assert len(resource["schema"]["foreignKeys"]) == len(table.foreign_keys)
        for stated, field in zip(resource["schema"]["fields"], table.fields, strict=True):
            constraints = stated.get("constraints", {})
            assert (stated["name"], stated["type"]) == (field.name, field.type)
            assert (stated["description"], stated["description_zh"]) == (
                field.description,
                field.description_zh,
            )
            assert constraints.get("required", False) == field.required
            assert tuple(constraints.get("enum", ())) == field.enum
            assert constraints.get("pattern") == field.pattern
            assert constraints.get("minimum") == field.minimum


def test_references_stay_within_one_format(descriptor: dict[str, Any]) -> None:
    formats = {resource["name"]: resource["format"] for resource in descriptor["resources"]}
    for resource in descriptor["resources"]:
        for key in resource["schema"]["foreignKeys"]:
            assert formats[key["reference"]["resource"] or resource["name"]] == resource["format"]


def test_licence_sources_and_rights_are_told_apart(descriptor: dict[str, Any]) -> None:
    assert [licence["name"] for licence in descriptor["licenses"]] == ["CC-BY-4.0"]
    assert [source["title"] for source in descriptor["sources"]] == ["云川大会", "云川/2024.txt"]
    assert all("outside the licence" in source["rights"] for source in descriptor["sources"])
    assert descriptor["contributors"]
    assert descriptor["version"]


def test_the_database_holds_the_texts_and_refuses_what_breaks_the_schema(package: Path) -> None:
    with closing(sqlite3.connect(package / "data/gongbao.db")) as database:
        database.execute("PRAGMA foreign_keys = ON")
        texts = dict(
            database.execute("SELECT source_file, text FROM reports JOIN report_texts USING (report_id)")
        )
        assert texts == {"云川/2023.txt": spring().text, "云川/2024.txt": summer().text}
        for change in (
            "measure = 'size'",
            "passage_id = 'none'",
            "start = -1",
            "unit = NULL",
            "period_end = 'soon'",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                database.execute(f"UPDATE figures SET {change}")


def test_search_finds_one_character_in_the_database(package: Path) -> None:
    with closing(sqlite3.connect(package / "data/gongbao.db")) as database:
        found = database.execute("SELECT rowid FROM passages_fts WHERE passages_fts MATCH '桥'").fetchall()
    assert len(found) == 1


def test_the_metadata_describes_every_column_and_asks_every_question(package: Path) -> None:
    stated = yaml.safe_load((package / "metadata.yml").read_text(encoding="utf-8"))["databases"]["gongbao"]
    for name, table in TABLES.items():
        assert list(stated["tables"][name]["columns"]) == list(table.columns)
        assert stated["tables"][name]["label_column"] == table.display.label
        for field in table.fields:
            description = stated["tables"][name]["columns"][field.name]
            assert field.description in description
            assert field.description_zh in description
            assert field.unit is None or field.unit in description
    assert {name: query["sql"] for name, query in stated["queries"].items()} == {
        q.name: q.sql for q in QUERIES
    }


def test_every_question_can_be_asked_of_the_database(package: Path) -> None:
    with closing(sqlite3.connect(package / "data/gongbao.db")) as database:
        database.create_function("escape_fts", 1, lambda words: '"桥"')
        for query in QUERIES:
            database.execute(query.sql, dict.fromkeys(query.params, "")).fetchall()


def test_the_dictionary_names_every_table_column_and_weakness_with_its_extent(package: Path) -> None:
    text = (package / "docs/data-dictionary.md").read_text(encoding="utf-8")
    for name, table in TABLES.items():
        assert f"## {name}\n" in text
        assert f"[`{name}`](#{name}) | {len(in_csv(package, name))} |" in text
        for field in table.fields:
            assert f"| `{field.name}` |" in text
        assert all(weakness.description_zh in text for weakness in table.weaknesses)


def test_the_same_rows_give_the_same_bytes_under_any_hash_seed_locale_zone_folder_and_order(
    package: Path, tmp_path: Path, repository: Path
) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.write.sample import *;"
        "from gongbao.write import write_package;"
        "tables, texts = sample(summer(), spring());"
        "write_package({n: r[::-1] for n, r in reversed(tables.items())}, dict(reversed(texts.items())), Path(sys.argv[1]))"
    )
    for number, surroundings in enumerate(
        (
            {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Shanghai"},
            {"PYTHONHASHSEED": "7", "LC_ALL": "C.UTF-8"},
        )
    ):
        out = tmp_path / f"a folder {number}"
        path = os.pathsep.join([str(repository), str(repository / "scripts")])
        subprocess.run(
            [sys.executable, "-c", code, str(out)],
            env={**os.environ, **surroundings, "PYTHONPATH": path},
            check=True,
        )
        assert published(out) == published(package)


def test_a_package_of_nothing_is_valid(tmp_path: Path) -> None:
    written = write_package({}, {}, tmp_path)
    assert set(written.rows.values()) == {0}
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_a_row_that_refers_to_nothing_is_refused_and_the_old_package_stays(tmp_path: Path) -> None:
    publish(tmp_path)
    before = published(tmp_path)
    tables, texts = sample()
    tables["mentions"][0]["entity_id"] = "a" * 16
    with pytest.raises(CellError, match="table mentions"):
        write_package(tables, texts, tmp_path)
    assert published(tmp_path) == before
