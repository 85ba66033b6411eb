"""What a number is in the tables: exact, and the same from SQLite as from Parquet."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.schema.values import is_exact, plain


@pytest.mark.parametrize("text", ["0", "-0", "1E+18", "9223372036854775807", "0.000000000001", "123456789012.123", "3.50", "-12.5", "126058200000000", "1.036E+19", "1E+25"])  # fmt: skip
def test_numbers_that_every_format_holds(text: str) -> None:
    assert is_exact(Decimal(text))


@pytest.mark.parametrize("text", ["9223372036854775808", "1E+26", "1E+999999", "1E-13", "1234567890123.123", "NaN", "Infinity", "-sNaN"])  # fmt: skip
def test_numbers_that_some_format_would_change(text: str) -> None:
    assert not is_exact(Decimal(text))


@given(st.decimals(allow_nan=False, allow_infinity=False).filter(is_exact))
def test_a_plain_number_is_the_same_number_without_exponent(number: Decimal) -> None:
    assert Decimal(plain(number)) == number
    assert set(plain(number)) <= set("-0123456789.")
    assert plain(number) == plain(Decimal(plain(number)))


@given(st.decimals(allow_nan=False, allow_infinity=False).filter(is_exact))
def test_a_double_keeps_every_fraction_that_is_exact(number: Decimal) -> None:
    if number != number.to_integral_value():
        assert Decimal(repr(float(number))) == number
