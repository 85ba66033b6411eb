"""The codelists of indicators and of ethnic groups: codes that last, words that stand for one thing."""

import re
from importlib.resources import files

import pytest

from gongbao.schema.codelists import rows

CODELISTS = sorted(
    path.name.removesuffix(".csv")
    for path in files("gongbao.schema.codelists").iterdir()
    if path.name.endswith(".csv")
)


@pytest.mark.parametrize("name", CODELISTS)
def test_every_row_of_a_codelist_has_every_column_and_no_more(name: str) -> None:
    for row in rows(name):
        assert all(isinstance(column, str) and isinstance(cell, str) for column, cell in row.items()), row


def test_the_codelist_of_indicators_is_complete_in_every_column() -> None:
    listed = rows("indicators")
    assert len(listed) >= 150
    for row in listed:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", row["indicator_id"]), row
        for column in ("name", "name_en", "dimension", "source"):
            assert row[column].strip(), row
        assert row["name_en"][0].isupper() or row["name_en"][0].isdigit()


def test_codes_are_sorted_and_stand_once() -> None:
    codes = [row["indicator_id"] for row in rows("indicators")]
    assert codes == sorted(set(codes))


def test_no_wording_stands_for_two_indicators() -> None:
    wordings = [w for row in rows("indicators") for w in (row["name"], *row["synonyms"].split(";")) if w]
    assert len(wordings) == len(set(wordings))


def test_there_are_56_ethnic_groups() -> None:
    names = [row["name"] for row in rows("ethnic_groups")]
    assert len(set(names)) == len(names) == 56
    assert all(name.endswith("族") for name in names)


def test_an_affix_has_one_role() -> None:
    words = [row["word"] for row in rows("indicator_affixes")]
    assert len(words) == len(set(words))
    assert {row["role"] for row in rows("indicator_affixes")} == {"leading", "growth", "trailing"}
