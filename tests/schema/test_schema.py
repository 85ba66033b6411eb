"""The schema describes every column in two languages, once, and nothing that no table uses."""

import re

import pytest

from gongbao.schema import PACKAGE, TABLES
from gongbao.schema._loading import read_shared_fields, read_weaknesses, read_yaml
from gongbao.schema.queries import QUERIES

HAN = re.compile(r"[一-鿿]")


def test_every_shared_column_is_used_by_a_table() -> None:
    used = {field.name for table in TABLES.values() for field in table.fields}
    assert set(read_shared_fields()) <= used


def test_every_shared_column_is_used_by_two_tables_or_more() -> None:
    for name in read_shared_fields():
        assert sum(name in table.columns for table in TABLES.values()) > 1, name


def test_every_weakness_is_shown_with_a_table() -> None:
    assert set(read_weaknesses()) == {
        weakness.code for table in TABLES.values() for weakness in table.weaknesses
    }


@pytest.mark.parametrize("name", TABLES)
def test_a_table_and_its_columns_are_described_in_two_languages(name: str) -> None:
    table = TABLES[name]
    described = [table, *table.fields, *table.weaknesses]
    for thing in described:
        assert thing.title and not HAN.search(thing.title.replace("其中", ""))
        assert thing.description
        assert HAN.search(thing.title_zh) or thing.title_zh.isascii()
        assert HAN.search(thing.description_zh)
        assert thing.description.endswith(".")
    for category in (category for field in table.fields for category in field.categories):
        assert category.label
        assert HAN.search(category.label_zh)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_refers_to_columns_that_exist(name: str) -> None:
    table = TABLES[name]
    for column in (
        table.primary_key,
        *table.order,
        table.display.label,
        *table.display.facets,
        table.display.sort,
    ):
        assert column in table.columns
    assert table.field(table.primary_key).required
    for key in table.foreign_keys:
        assert key.field in table.columns
        assert TABLES[key.table].primary_key == key.column


def test_no_table_refers_to_a_later_one() -> None:
    before: set[str] = set()
    for name, table in TABLES.items():
        assert {key.table for key in table.foreign_keys} - {name} <= before
        before.add(name)


def test_the_order_of_rows_leaves_no_choice() -> None:
    for table in TABLES.values():
        assert table.primary_key in table.order


def test_a_table_that_quotes_says_where_and_has_the_columns_for_it() -> None:
    quoting = {name for name, table in TABLES.items() if "text" in table.columns}
    assert quoting == {name for name, table in TABLES.items() if table.has_spans}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_s_file_says_nothing_that_is_not_read(name: str) -> None:
    stated = read_yaml(f"tables/{name}.yml")
    assert set(stated) == {
        "name", "title", "title_zh", "description", "description_zh", "primaryKey", "order", "foreignKeys",
        "warnings", "display", "fields",
    }  # fmt: skip
    known = {"name", "type", "title", "title_zh", "description", "description_zh", "unit", "constraints",
             "categories", "categoriesOrdered"}  # fmt: skip
    for field in (*stated["fields"], *read_shared_fields().values()):
        assert set(field) <= known
        assert set(field.get("constraints", ())) <= {"required", "unique", "pattern", "minimum"}


def test_patterns_are_regular_expressions() -> None:
    for field in (field for table in TABLES.values() for field in table.fields):
        if field.pattern is not None:
            re.compile(field.pattern)


def test_questions_are_worded_in_two_languages() -> None:
    for query in QUERIES:
        assert HAN.search(query.title_zh)
        assert not HAN.search(query.title)
        assert query.title.endswith(("?", "parts", "target", "word"))


def test_the_package_names_licence_version_and_contributors() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", PACKAGE.version)
    assert PACKAGE.licenses
    assert PACKAGE.contributors
    assert HAN.search(PACKAGE.title_zh)
