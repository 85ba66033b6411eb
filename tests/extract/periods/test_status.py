"""Whether a figure is so already or is aimed at."""

import pytest

from gongbao.extract.document import read_document
from gongbao.extract.periods import Timeline, read_header
from gongbao.read.report import Source


def status(text: str, words: str) -> str:
    document = read_document(text)
    timeline = Timeline(document, read_header(document, Source()))
    offset = text.index(words)
    return timeline.status_at(offset, timeline.period_at(offset))


@pytest.mark.parametrize(
    "text",
    [
        "力争全年完成投资8亿元。",
        "园区将新建厂房8万平方米。",
        "预计增长8%。",
        "确保就业8万人以上。",
        "要新增企业8家。",
        "主要预期目标是：生产总值增长5%；就业8万人。",
        "围绕“打造8百亿园区”目标，全力以赴。",
        "增速略低于8%的预定目标。",
        "完成年任务8亿元的30%。",
        "建成后，年产8万吨。",
        "公司计划未来投资8亿元。",
        "集团决定未来三年投入8亿元。",
        "会议要求，努力使出口增长8%。",
        "会议明确，今年新增企业40家；竣工项目8个。",
        "局长在调度会上要求，三季度完成投资不低于8亿元。",
        "方案提出，三年内培训8万人。",
    ],
)
def test_what_is_still_to_come_is_a_target(text: str) -> None:
    assert status(text, "8") == "target"


@pytest.mark.parametrize(
    "text",
    [
        "全年完成投资8亿元。",
        "主要产品产量8万吨。",
        "人均预期寿命8岁。",
        "完成投资计划的8%。",
        "已建成厂房8万平方米。",
        "将军路改造8公里。",
        "“行动计划”惠及8万人。",
        "要求严格，查处8起。",
        "项目计划总投资同比增长8%。",
        "2011年6月1日 云岭\n2008年公司将8%的股权转让。",
        "预计今年增长5%；去年增长8%。",
    ],
)
def test_what_is_done_is_actual(text: str) -> None:
    assert status(text, "8") == "actual"


def test_what_has_already_been_taken_in_hand_is_actual() -> None:
    assert status("云岭省已将门窗等6大类产品纳入目录。", "6大类") == "actual"
    assert status("云岭省将门窗等6大类产品纳入目录。", "6大类") == "target"


def test_a_verb_holds_over_commas_and_an_aim_over_semicolons() -> None:
    assert status("将新建学校3所，改造医院8家。", "8家") == "target"
    assert status("主要目标是：新建学校3所；改造医院8家。", "8家") == "target"
    assert status("将新建学校3所；去年改造医院8家。", "8家") == "actual"


def test_headings_say_whether_a_section_looks_back_or_ahead() -> None:
    text = "一、2023年工作回顾\n新建学校3所，确保8万人受益。\n二、2024年重点工作\n新建医院9家。\n三、提升能力\n培训6万人。"
    assert status(text, "8万") == "actual"
    assert status(text, "9家") == "target"
    assert status(text, "6万") == "target"


def test_a_forecast_inside_a_review_is_a_target_and_ends_with_its_clause() -> None:
    text = "一、2023年工作回顾\n预计出口增长8%，进口增长6%。"
    assert status(text, "8%") == "target"
    assert status(text, "6%") == "actual"


def test_a_year_after_the_reports_own_is_a_target() -> None:
    assert status("今年（2024年）开局良好。2030年人口达到8万人。", "8万") == "target"


@pytest.mark.parametrize(
    "text",
    [
        "云岭园区2023年工作总结及2024年工作打算\n2023年，产值增长5%。\n2024年，计划产值增长8%以上。\n",
        "云岭园区2023年工作总结\n一、运行平稳。全年产值增长5%。\n2024年主要目标：产值增长8%。\n",
        "下季度打算：产值增长8%；新增企业3家。",
    ],
)
def test_what_a_review_says_of_the_year_after_is_a_target(text: str) -> None:
    assert status(text, "8%") == "target"


def test_the_report_of_a_year_on_its_work_tells_what_was_done() -> None:
    text = "云岭综合保税区2024年度工作报告\n2024年，进出口达8亿元。\n一年来，签约项目26个。\n"
    assert status(text, "8亿元") == status(text, "26个") == "actual"


def test_a_tense_word_in_the_clause_of_a_figure_says_more_than_the_year_in_force() -> None:
    text = "2011年5月3日 云岭\n2005年汽车销量590万辆，未来市场还将保持15%的增长。建成后车程将从4小时缩短至2小时。\n"
    assert status(text, "590万辆") == "actual"
    assert status(text, "15%") == "target"
    assert status(text, "4小时") == "actual"


@pytest.mark.parametrize("plans", ["打算", "希望", "筹划", "有意", "力求", "准备投入", "公司计划", "还计划"])
def test_any_word_of_intent_makes_a_target(plans: str) -> None:
    assert status(f"集团{plans}投资8亿元。", "8") == "target"
    assert status("希望小学新增学生8名，有力保障8条线路。", "8") == "actual"
