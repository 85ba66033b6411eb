"""No cell is a formula to a spreadsheet, and every span still reads back."""

import pytest

from gongbao.read.report import Source
from gongbao.schema import TABLES
from gongbao.schema.values import FORMULA_STARTS
from tests.link.telling import Told, tables_of

HOSTILE = "=cmd|' /C calc'!A0"


def hostile() -> Told:
    """Return a report in which everything that can begin like a formula does."""
    source = Source(title=HOSTILE, publisher="@sum", source_url="+http://example.org", rights="-none")
    report = Told(f"会议\t@何远山讲话：{HOSTILE}，利润=-0.3%。\n+{HOSTILE}", "=cmd.txt", source)
    report.figure("=-0.3%", "=利润", "-0.3", "%")
    report.ranking("+=cmd", "-利润", 1, "@全市")
    person = report.mention("@何远山", "person")
    body = report.mention("\t", "organisation", "=局")
    report.position("\t@何远山", person, body, "=局长")
    report.milestone("=cmd", body, "planned")
    report.statement(HOSTILE, person, "said")
    report.finding("odd", HOSTILE)
    return report


def test_no_text_of_any_table_begins_like_a_formula() -> None:
    tables = tables_of(hostile())
    for name, table in TABLES.items():
        for row in tables[name]:
            for field in table.fields:
                cell = row[field.name]
                assert not (isinstance(cell, str) and cell[0] in FORMULA_STARTS), (name, field.name, cell)


def test_every_span_reads_back() -> None:
    report = hostile()
    rows = [row for name, table in TABLES.items() if table.has_spans for row in tables_of(report)[name]]
    assert len(rows) == 9
    for row in rows:
        start, end = row["start"], row["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert row["text"] == report.text[start:end]


def test_a_signed_number_keeps_its_sign_and_takes_in_the_character_before_it() -> None:
    report = Told("全年利润率-0.3%。")
    report.figure("-0.3%", "利润率", "-0.3", "%")
    assert tables_of(report)["figures"][0]["text"] == "率-0.3%"


@pytest.mark.parametrize(
    ("path", "published"), [("=a.txt", "./=a.txt"), ("a.txt", "a.txt"), ("b/=a.txt", "b/=a.txt")]
)
def test_a_path_is_written_so_that_it_still_names_the_file(path: str, published: str) -> None:
    assert tables_of(Told("一句话。", path))["reports"][0]["source_file"] == published


def test_what_is_written_elsewhere_is_left_alone() -> None:
    report = Told("甲=乙，a@b，1+1。")
    report.figure("1+1", "甲=乙", "2", "1")
    row = tables_of(report)["figures"][0]
    assert (row["text"], row["indicator"]) == ("1+1", "甲=乙")
