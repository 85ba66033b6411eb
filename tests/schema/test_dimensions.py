"""An indicator's amounts are stated in units of its dimension, and no others."""

import pytest

from gongbao.schema.codelists import rows
from gongbao.schema.dimensions import fits


@pytest.mark.parametrize(
    ("indicator", "unit"),
    [
        ("money", "money"),
        ("money", "money/count"),
        ("count", "number"),
        ("ratio", "count"),
        ("energy", "unspecified"),
    ],
)
def test_units_that_measure_an_indicator(indicator: str, unit: str) -> None:
    assert fits(indicator, unit)


@pytest.mark.parametrize(
    ("indicator", "unit"), [("money", "count"), ("mass", "money"), ("proportion", "count")]
)
def test_units_that_do_not(indicator: str, unit: str) -> None:
    assert not fits(indicator, unit)


def test_every_indicator_has_a_dimension_that_a_unit_has_or_that_is_made_of_such() -> None:
    known = {row["dimension"] for row in rows("units")} | {"count", "ratio"}
    for row in rows("indicators"):
        assert set(row["dimension"].replace("mass-distance", "mass/length").split("/")) <= known, row
