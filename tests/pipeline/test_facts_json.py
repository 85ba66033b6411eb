"""Facts come back from the cache as they went in."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.extract.facts import Facts, Figure, Finding, Header, Mention, Milestone, Period, Position
from gongbao.pipeline.facts_json import facts_from_json, facts_to_json

PERIOD = Period(date(2024, 1, 1), date(2024, 6, 30), "上半年")


def test_every_kind_of_value_comes_back_equal() -> None:
    facts = Facts(
        header=Header(title="报告", held_on=date(2024, 1, 31)),
        figures=[
            Figure(0, 5, "3.5亿元", 0, "投资", "level", Decimal("3.5E+8"), "CNY", "eq", period=PERIOD),
            Figure(6, 8, "数十", 0, "项目", "level", None, "{个}", "approx", parent=0, subject=0),
        ],
        mentions=[Mention(9, 12, "柳泉县", 0, "place", "柳泉县")],
        positions=[Position(13, 15, "县长", 0, 0, None, "县长")],
        milestones=[Milestone(0, 1, "一", 0, 0, "planned", "target", PERIOD)],
        findings=[Finding("rule", "info", 'a "quoted"\n message', "figures", 1)],
    )
    assert facts_from_json(facts_to_json(facts)) == facts


@given(st.decimals(allow_nan=False, allow_infinity=False), st.text())
def test_any_number_comes_back_with_its_exact_digits(value: Decimal, text: str) -> None:
    facts = Facts(figures=[Figure(0, 1, text, 0, text, "level", value, "1", "eq")])
    (figure,) = facts_from_json(facts_to_json(facts)).figures
    assert figure.value is not None
    assert figure.value.as_tuple() == value.as_tuple()
    assert figure.text == text


@pytest.mark.parametrize("text", ["", "{", "[]", "[1,2]", "null"])
def test_anything_else_is_an_error(text: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        facts_from_json(text)
