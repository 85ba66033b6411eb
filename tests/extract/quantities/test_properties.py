"""What holds for any text and any number."""

import re
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongbao.extract.quantities import find_quantities, read_numerals
from gongbao.extract.quantities.numerals import read_decimal
from gongbao.extract.text import fold
from gongbao.schema.codelists import rows

MAGNITUDES = {"": 0, "百": 2, "千": 3, "万": 4, "亿": 8, "万亿": 12}
# 千米 and 百帕 are units of their own, so that only 万 and 亿 stand before every unit.
UNITS = {
    row["word"]: row
    for row in rows("unit_words")
    if not re.search("[A-Za-z0-9分角毛成折年日天级块]", row["word"])
}
DIGITS = "零一二三四五六七八九"
ALPHABET = "0123456789０５一二三十百千万亿两半几数零点.,:%-—~、，。“”《》()（）〔〕元吨个家年月日第约超下降减少增长至到多余以上GPMkg/ \n公里成倍番翻号期①"


def chinese(number: int) -> str:
    """Write a number below 10**16 the way it is said."""
    if number == 0:
        return "零"
    written = ""
    for scale, name in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, scale)
        if scale == 10**8 and written.endswith("万亿") and section:
            written = written.removesuffix("亿") + ("零" if section < 1000 else "")
        elif written and section and section < 1000:
            written += "零"
        written += section_of(section) + name if section else ""
    return written


def section_of(number: int) -> str:
    written, gap = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return written


@given(
    st.decimals(min_value=0, max_value=10**12, allow_nan=False, places=3), st.sampled_from(sorted(MAGNITUDES))
)
def test_any_arabic_number_reads_back_with_any_magnitude(number: Decimal, magnitude: str) -> None:
    assert read_decimal(f"{number:f}{magnitude}") == number.scaleb(MAGNITUDES[magnitude])
    assert read_decimal(f"{number:,f}{magnitude}") == number.scaleb(MAGNITUDES[magnitude])


@given(st.integers(min_value=0, max_value=10**16 - 1))
def test_any_number_said_in_chinese_reads_back(number: int) -> None:
    assert read_decimal(chinese(number)) == number


@given(st.integers(min_value=0, max_value=9999), st.text(DIGITS, min_size=1, max_size=8))
def test_any_chinese_decimal_reads_back(whole: int, digits: str) -> None:
    fraction = "".join(str(DIGITS.index(digit)) for digit in digits)
    assert read_decimal(f"{chinese(whole)}点{digits}") == Decimal(f"{whole}.{fraction}")


@given(
    st.decimals(min_value=1, max_value=10**6, allow_nan=False, places=2),
    st.sampled_from(["万", "亿"]),
    st.sampled_from(sorted(UNITS)),
)
def test_any_number_with_any_unit_reads_back(number: Decimal, magnitude: str, unit: str) -> None:
    text = f"{number:f}{magnitude}{unit}"
    (quantity,) = find_quantities(text)
    row = UNITS[unit]
    assert quantity.text == text
    # 度 by the ten thousand is of electricity, and of nothing else
    assert quantity.unit == ("kW.h" if unit == "度" else row["unit"])
    assert quantity.value == number.scaleb(MAGNITUDES[magnitude]) * Decimal(row["factor"])


@settings(max_examples=400)
@given(st.text(ALPHABET, max_size=60))
def test_spans_read_back_and_never_overlap(text: str) -> None:
    for numerals in (read_numerals(fold(text)), find_quantities(text)):
        last = 0
        for numeral in numerals:
            assert last <= numeral.start < numeral.end <= len(text)
            last = numeral.end
    for quantity in find_quantities(text):
        assert quantity.text == text[quantity.start : quantity.end]
    for numeral in read_numerals(fold(text)):
        assert numeral.text == fold(text)[numeral.start : numeral.end]
        assert (numeral.quantity is not None) == (numeral.kind == "quantity")


@settings(max_examples=400)
@given(st.text(ALPHABET, max_size=60))
def test_every_digit_is_covered_exactly_once(text: str) -> None:
    folded = fold(text)
    covered = [0] * len(folded)
    for numeral in read_numerals(folded):
        for offset in range(numeral.start, numeral.end):
            covered[offset] += 1
    assert all(covered[offset] == 1 for offset, character in enumerate(folded) if character in "0123456789")


@given(st.text(max_size=80))
def test_no_text_is_refused(text: str) -> None:
    find_quantities(text)
    read_numerals(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "下降3.2%",
        "约12万余人",
        "5%—6%",
        "一个半小时",
        "近千家",
        "六角七分",
        "翻两番",
        "三分之一",
        "1亿3000万元",
        "US$3.5亿",
        "不超过200千瓦时",
        "-4.5%",
        "百亿级",
        "半年",
        "七成六",
        "35微克/立方米",
    ],
)
def test_a_quantity_read_again_from_its_own_text_says_the_same(text: str) -> None:
    first = find_quantities(f"据统计，{text}。")[0]
    again = find_quantities(first.text)[0]
    assert (again.value, again.value_max, again.unit, again.comparator) == (
        first.value,
        first.value_max,
        first.unit,
        first.comparator,
    )


@pytest.mark.parametrize(
    "unit",
    [
        "一",
        "1",
        "1,",
        "1.",
        "一点",
        "万",
        "“",
        "《",
        "1-",
        "第",
        "十五",
        "1 ",
        "1、",
        "A1",
        "超近约",
        "1/",
        "(",
        "半",
        "1月",
        "几百",
        "1个",
        "元/",
    ],
)
def test_the_time_to_read_grows_with_the_length_of_the_text_only(unit: str) -> None:
    started = time.process_time()
    read_numerals(unit * (50_000 // len(unit)))
    find_quantities(unit * (50_000 // len(unit)))
    assert time.process_time() - started < 5
