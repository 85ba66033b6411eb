"""A name in a byline lies in no sentence, and the same byline under two reports gives two rows."""

from gongbao.extract import extract
from gongbao.link import rows_of_report
from gongbao.read import Report

_BYLINE = "责任编辑:李明月\n"


def test_the_same_byline_in_two_reports_gives_rows_with_keys_of_their_own() -> None:
    texts = [f"全县签约项目{count}个。\n{_BYLINE}" for count in (12, 15)]
    reports = [Report(f"{number}.txt", text, f"{number}" * 64) for number, text in enumerate(texts)]
    mentions = [row for report in reports for row in rows_of_report(report, extract(report))["mentions"]]
    editors = [row for row in mentions if row["text"] == "李明月"]
    assert len(editors) == 2
    assert {row["passage_id"] for row in editors} == {None}
    assert len({row["mention_id"] for row in mentions}) == len(mentions)
