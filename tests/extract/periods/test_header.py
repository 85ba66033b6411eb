"""What a report says of itself: title, kind, day of the meeting, and the period it looks back on."""

from datetime import date

import pytest

from gongbao.extract.document import read_document
from gongbao.extract.facts import Header
from gongbao.extract.periods import read_header
from gongbao.read.report import Source


def header(text: str, source: Source | None = None) -> Header:
    return read_header(read_document(text), source or Source())


REPORT = (
    "打印\n2024年云岭省政府工作报告\n——2024年1月25日在云岭省第十四届人民代表大会第二次会议上\n来源：云岭日报\n"
    "各位代表：\n现在，我代表省人民政府，向大会报告工作，请予审议。\n一、2023年工作回顾\n地区生产总值增长6%。"
)


def test_a_work_report_gives_title_day_and_period() -> None:
    assert header(REPORT) == Header(
        title="2024年云岭省政府工作报告", kind="work_report", held_on=date(2024, 1, 25), period="2023"
    )


def test_the_day_of_publication_is_not_the_day_of_the_meeting() -> None:
    text = REPORT.replace("来源：云岭日报", "时间：2024-02-11")
    assert header(text).held_on == date(2024, 1, 25)


def test_a_meeting_takes_its_year_from_the_review_that_its_account_gives() -> None:
    text = (
        "12月27日,云岭区委工作会议召开。回顾2023年,全区新增企业60家。会议强调,要再接再厉。会议指出,形势喜人。"
    )
    assert header(text).held_on == date(2023, 12, 27)


def test_a_review_told_in_january_is_of_the_year_before() -> None:
    text = (
        "1月6日,云岭区委工作会议召开。回顾2023年,全区新增企业60家。会议强调,要再接再厉。会议指出,形势喜人。"
    )
    assert header(text).held_on == date(2024, 1, 6)


def test_a_day_stays_open_where_the_text_gives_no_year() -> None:
    text = "7月10日,云岭区召开项目推进会。会议指出,今年开工项目8个。会议强调,要抓落实。"
    assert header(text).held_on is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2023年云岭县国民经济和社会发展统计公报\n全年生产总值增长5%。", "communique"),
        ("2023年，全县上下拼搏。\n一、综合\n初步核算，全年生产总值90亿元，比上年增长5%。", "communique"),
        ("云岭县数字经济发展规划\n到2030年建成示范县。", "plan"),
        ("本报讯 记者从县商务局获悉，全县外贸增长5%。", "news"),
        ("各位代表：\n我代表市人民政府，向大会作政府工作报告，请予审议。", "work_report"),
        ("云岭山有三座峰。", None),
    ],
)
def test_the_kind_shows_in_the_title_or_in_set_phrases(text: str, kind: str | None) -> None:
    assert header(text).kind == kind


def test_a_communique_reports_on_the_year_it_opens_with() -> None:
    text = "2022年，全县经济稳中有进。\n一、综合\n全县生产总值90亿元，比上年增长5%。"
    assert header(text).period == "2022"


def test_a_review_of_five_years_gives_an_interval() -> None:
    assert header(REPORT.replace("2023年工作回顾", "“十三五”时期工作回顾")).period == "2016/2020"


def test_what_the_source_states_comes_first() -> None:
    source = Source(title="报告", kind="other", held_on=date(2020, 5, 1), period="2019", place_id="110000")
    assert header(REPORT, source) == Header("报告", "other", date(2020, 5, 1), "2019", "110000")


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("2023年浙江省政府工作报告", "330000"),
        ("2023年平凉市崆峒区国民经济和社会发展统计公报", "620802"),
        ("2023年南京市鼓楼区国民经济和社会发展统计公报", "320106"),
        ("2023年鼓楼区国民经济和社会发展统计公报", None),
        ("2023年云岭县国民经济和社会发展统计公报", None),
    ],
)
def test_a_place_is_given_only_where_its_name_determines_it(title: str, code: str | None) -> None:
    assert header(f"{title}\n全年生产总值增长5%。").place_id == code


def test_a_report_of_the_state_council_is_about_the_country() -> None:
    assert header("各位代表：\n现在，我代表国务院，向大会作政府工作报告。").place_id == "100000"


@pytest.mark.parametrize("text", ["", "\n\n", "2024年13月45日在会议上", "2023年2月30日在云岭区大会上讲话"])
def test_odd_text_gives_an_empty_header(text: str) -> None:
    assert header(text).held_on is None
