"""The codelists of units are whole: each code that a text can yield has a row, and each word one meaning."""

from collections import Counter

import pytest

from gongbao.extract.quantities.units import code_and_factor
from gongbao.schema.codelists import rows

UNITS = {row["unit"] for row in rows("units")}
CLASSIFIERS = {f"{{{row['word']}}}" for row in rows("classifiers")}


def test_every_unit_of_the_words_has_a_row_or_is_a_classifier() -> None:
    codes = {row["unit"] for name in ("unit_words", "currency_marks") for row in rows(name)}
    assert codes <= UNITS | CLASSIFIERS


def test_no_word_has_two_units() -> None:
    words = Counter(row["word"] for name in ("unit_words", "classifiers") for row in rows(name))
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize(
    "codelist",
    [
        "units",
        "unit_words",
        "classifiers",
        "comparators",
        "signs",
        "currency_marks",
        "numeral_characters",
        "numeral_contexts",
        "numeral_words",
        "character_variants",
    ],
)
def test_every_row_names_its_source(codelist: str) -> None:
    assert all(row["source"] for row in rows(codelist))
    assert list(rows(codelist)[0])[-1] == "source"


def test_a_quotient_is_made_of_its_parts() -> None:
    assert code_and_factor("元/平方米")[0] == "CNY/m2"


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(KeyError):
        code_and_factor("无此单位")
