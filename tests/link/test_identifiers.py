"""Keys say what a row says: a report that grows keeps the keys of all it said before."""

import pytest

from gongbao.link import report_id
from gongbao.schema import TABLES, Tables
from tests.link.telling import Told, tables_of

FIRST = "全市新签约项目60个。市长何远山说：“要抓好云川大桥建设。”云川大桥建成通车。地区生产总值居全省第3位。"


def told(text: str) -> Told:
    """Return a report that states one fact of each kind, whatever else stands in ``text``."""
    report = Told(text)
    report.figure("60个", "新签约项目", "60", "{个}")
    person = report.mention("何远山", "person")
    report.position("市长何远山", person, None, "市长")
    bridge = report.mention("云川大桥", "facility")
    report.mention("云川大桥", "facility", nth=2)
    report.milestone("建成通车", bridge, "operating")
    report.statement("要抓好云川大桥建设。", person, "said")
    report.ranking("居全省第3位", "地区生产总值", 3, "全省")
    report.finding("stated_count", "说了3项，列了2项", "rankings", 0)
    return report


def keys(tables: Tables) -> dict[str, set[object]]:
    return {name: {row[table.primary_key] for row in tables[name]} for name, table in TABLES.items()}


@pytest.mark.parametrize(
    "grown",
    [
        "开场白一句。" + FIRST,
        FIRST + "全市新开工项目37个。",
        FIRST.replace("云川大桥建成通车。", "新的一段。\n云川大桥建成通车。"),
        "会议开幕。\n\n" + FIRST,
    ],
    ids=["before", "after", "between", "a paragraph before"],
)
def test_one_more_sentence_changes_no_other_key(grown: str) -> None:
    before, after = keys(tables_of(told(FIRST))), keys(tables_of(told(grown)))
    for table, known in before.items():
        assert known <= after[table], table
    assert len(after["passages"]) == len(before["passages"]) + 1


def test_one_more_fact_changes_no_other_key() -> None:
    more = told(FIRST + "全市新签约项目9个。副市长何远山调研。")
    more.figure("9个", "新签约项目", "9", "{个}")
    second = more.mention("何远山", "person", nth=2)
    more.position("副市长何远山", second, None, "副市长")
    for table, known in keys(tables_of(told(FIRST))).items():
        assert known <= keys(tables_of(more))[table], table


def test_rows_that_say_the_same_have_keys_of_their_own() -> None:
    report = Told("新建学校3所。新建学校3所。")
    for nth in (1, 2):
        report.figure("3所", "新建学校", "3", "{所}", nth=nth)
    report.figure("3所", "新建学校", "3", "{所}")
    tables = tables_of(report)
    assert len(keys(tables)["figures"]) == 3
    assert len(keys(tables)["passages"]) == 2


def test_a_report_keeps_its_key_when_its_text_changes_and_not_when_it_moves() -> None:
    one = Told("甲。", "a.txt").report
    assert report_id(one) == report_id(Told("乙。", "a.txt").report)
    assert report_id(one) != report_id(Told("甲。", "b.txt").report)


def test_keys_of_other_rows_are_filled_in() -> None:
    report = Told("新签约项目60个，其中百亿级5个。")
    whole = report.figure("60个", "新签约项目", "60", "{个}")
    report.figure("5个", "百亿级新签约项目", "5", "{个}", parent=whole)
    report.finding("part_of_whole", "5 of 60", "figures", 1)
    first, second = sorted(tables_of(report)["figures"], key=lambda row: str(row["start"]).zfill(9))
    assert second["parent_id"] == first["figure_id"]
    assert tables_of(report)["findings"][0]["row_id"] == second["figure_id"]
