"""The value of a written number, whatever its script."""

from decimal import Decimal

import pytest

from gongbao.extract.quantities.numerals import read_decimal, read_integer


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", 7),
        ("２０２４", 2024),
        ("12,345", 12345),
        ("１２，３４５", 12345),
        ("十", 10),
        ("二十五", 25),
        ("廿三", 23),
        ("一百零八", 108),
        ("三千", 3000),
        ("两万三千", 23000),
        ("二〇一九", 2019),
        ("壹仟贰佰", 1200),
        ("六百二", 620),
        ("四万五", 45000),
        ("9亿", 900_000_000),
        ("百亿", 10_000_000_000),
        ("千万亿", 10**15),
        ("十三億五千萬", 1_350_000_000),
        ("3万多", 30000),
        ("两个亿", 200_000_000),
    ],
)
def test_an_integer_reads_the_same_in_every_script(written: str, value: int) -> None:
    assert read_integer(written) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.34万亿", "1340000000000"),
        ("1亿3000万", "130000000"),
        ("5万6千", "56000"),
        ("四十二点七", "42.7"),
        ("零点零三", "0.03"),
        ("一点二五万亿", "1250000000000"),
        ("10.36百亿亿", "10360000000000000000"),
        ("8·5", "8.5"),
        ("0.10", "0.10"),
    ],
)
def test_a_decimal_is_exact(written: str, value: str) -> None:
    assert read_decimal(written) == Decimal(value)


@pytest.mark.parametrize(
    "written", ["", "数十", "几百", "十几", "公里", "1.2.3", "百点", "点", ".", "-", "1" * 500]
)
def test_what_gives_no_number_is_none(written: str) -> None:
    assert read_decimal(written) is None
    assert read_integer(written) is None


def test_an_integer_is_not_made_of_a_fraction() -> None:
    assert read_integer("2.5") is None
