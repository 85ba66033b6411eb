"""A date in the file's name is the last evidence of the year, and a finding says that it was used."""

from datetime import date

from gongbao.extract import extract
from gongbao.extract.facts import Facts
from gongbao.read import Report
from gongbao.read.report import Source


def _facts(text: str, date_in_name: str | None, published_on: date | None = None) -> Facts:
    source = Source(published_on=published_on, date_in_name=date_in_name)
    return extract(Report("a.txt", text, "0" * 64, source))


def _years(facts: Facts) -> list[int | None]:
    return [figure.period.first.year if figure.period else None for figure in facts.figures]


def _told(facts: Facts) -> bool:
    return any(finding.rule == "year_in_file_name" for finding in facts.findings)


def test_a_text_without_a_year_speaks_in_that_of_its_file() -> None:
    facts = _facts("今年上半年,全县新开工项目12个。", "2031-07-05")
    assert _years(facts) == [2031]
    assert _told(facts)


def test_last_year_is_counted_from_it() -> None:
    assert _years(_facts("去年,全县新开工项目12个。", "2031")) == [2030]


def test_without_it_the_year_stays_open() -> None:
    facts = _facts("今年上半年,全县新开工项目12个。", None)
    assert _years(facts) == [None]
    assert not _told(facts)


def test_what_the_text_states_comes_first() -> None:
    facts = _facts("2029年工作回顾\n全县新开工项目12个。", "2031")
    assert _years(facts) == [2029]
    assert not _told(facts)


def test_what_sources_csv_states_comes_first() -> None:
    facts = _facts("今年,全县新开工项目12个。", "2031", date(2028, 5, 6))
    assert _years(facts) == [2028]
    assert not _told(facts)
