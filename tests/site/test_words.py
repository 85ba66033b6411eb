"""How numbers, periods and citations are put into words."""

from decimal import Decimal

import pytest

from gongbao.site.amounts import amount, grouped, period
from gongbao.site.citation import Citation
from gongbao.site.language import negotiated


@pytest.mark.parametrize(
    ("value", "unit", "name", "chinese", "english"),
    [
        (350000000, "CNY", "yuan", "3.5亿元", "CNY 350 million"),
        (Decimal(12000), "[mu_cn]", "亩", "1.2万亩", "12,000 亩"),
        (Decimal("-1.3"), "%", None, "-1.3%", "-1.3%"),
        (60, "{个}", "个", "60个", "60 个"),
        (2, "1", None, "2", "2"),
        (None, "CNY", None, "", ""),
    ],
)
def test_an_amount_reads_as_people_say_it(
    value: object, unit: str, name: str | None, chinese: str, english: str
) -> None:
    assert amount("zh", value, unit, name) == chinese
    assert amount("en", value, unit, name) == english


def test_a_range_and_a_comparison_are_shown() -> None:
    assert amount("zh", 5, "%", None, 6) == "5–6%"
    assert amount("zh", 150000000000, "CNY", None, None, "gt") == ">1,500亿元"


def test_a_number_in_full_loses_nothing() -> None:
    assert grouped(Decimal("1234567.8900")) == "1,234,567.89"
    assert grouped("1000") == "1,000"


@pytest.mark.parametrize(
    ("start", "end", "chinese"),
    [
        ("2023-01-01", "2023-12-31", "2023"),
        ("2021-01-01", "2025-12-31", "2021–2025"),
        ("2023-01-01", "2023-03-31", "2023年第1季度"),
        ("2023-01-01", "2023-11-30", "2023年1—11月"),
        ("2023-02-01", "2023-02-28", "2023年2月"),
        ("2023-12-29", "2023-12-29", "2023-12-29"),
        (None, "2025-12-31", "至2025-12-31"),
        ("2025-01-01", None, "2025-01-01起"),
        (None, None, ""),
    ],
)
def test_a_period_is_named_as_briefly_as_it_can_be(start: str | None, end: str | None, chinese: str) -> None:
    assert period("zh", start, end) == chinese


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "zh"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-GB,en;q=0.9,zh;q=0.5", "en"),
        ("fr", "en"),
        ("fr, zh;q=0.2", "zh"),
        ("*", "zh"),
        ("en;q=x, ;q=1,,zh", "zh"),
    ],
)
def test_the_language_is_the_one_that_the_browser_wishes_for(header: str, language: str) -> None:
    assert negotiated(header) == language


def test_a_citation_holds_what_is_known_and_invents_nothing() -> None:
    bare = Citation(key="k", quote="60个", title="简报", address="https://example.org/figures/k")
    assert "author" not in bare.bibtex() and "year" not in bare.bibtex() and "issued" not in bare.csl()
    full = Citation("k", "60个", "报告", "云溪市人民政府", "2024-01-09", "https://example.org/figures/k")
    assert "year = {2024}" in full.bibtex() and full.csl()["issued"] == {"date-parts": [[2024, 1, 9]]}
    assert "《报告》（2024-01-09）：“60个”" in full.plain()


def test_bibtex_cannot_be_broken_by_a_title() -> None:
    entry = Citation("k", "}\n@evil{x", "100% {a} \\b & c_d").bibtex()
    assert entry.count("{") == entry.count("}") and "\\%" in entry
