"""Wordings of times, before anything says which year they are."""

import pytest

from gongbao.extract.periods.expressions import Expression, find_expressions, plan_years
from gongbao.extract.text import fold


def only(text: str) -> Expression:
    (expression,) = find_expressions(fold(text))
    return expression


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024年", 2024, 2024),
        ("２０２４年", 2024, 2024),
        ("2 0 2 4 年", 2024, 2024),
        ("二〇二四年", 2024, 2024),
        ("一九五八年", 1958, 1958),
        ("2021年至2023年", 2021, 2023),
        ("2021—2025年", 2021, 2025),
        ("“十四五”时期", 2021, 2025),
        ("“十四五”末", 2025, 2025),
        ("十三五期间", 2016, 2020),
        ("第十五个五年规划", 2026, 2030),
        ("“十五”期间", 2001, 2005),
    ],
)
def test_years_are_read(text: str, first: int, last: int) -> None:
    expression = only(text)
    assert (expression.first, expression.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("1—6月", (1, 6)),
        ("1至9月份", (1, 9)),
        ("上半年", (1, 6)),
        ("下半年", (7, 12)),
        ("一季度", (1, 3)),
        ("第三季度", (7, 9)),
        ("前三季度", (1, 9)),
        ("前11个月", (1, 11)),
        ("9月末", (9, 9)),
        ("2024年10月底", (10, 10)),
        ("今年7月份", (7, 7)),
        ("2024年1-5月", (1, 5)),
        ("十二月", (12, 12)),
    ],
)
def test_months_are_read(text: str, months: tuple[int, int]) -> None:
    assert only(text).months == months


@pytest.mark.parametrize("text", ["2024年3月18日", "2024-03-18", "2024/3/18", "二〇二四年三月十八日"])
def test_days_are_read(text: str) -> None:
    expression = only(text)
    assert (expression.first, expression.months, expression.day) == (2024, (3, 3), 18)


@pytest.mark.parametrize("text", ["连续5年", "用时三年", "十五家企业", "第2024号", "13月", "20个月"])
def test_lengths_of_time_and_numbers_are_no_times(text: str) -> None:
    assert not find_expressions(fold(text))


def test_plans_follow_one_another_from_the_third_on() -> None:
    assert [plan_years(n) for n in (1, 2, 3, 10, 14)] == [
        (1953, 1957),
        (1958, 1962),
        (1966, 1970),
        (2001, 2005),
        (2021, 2025),
    ]
