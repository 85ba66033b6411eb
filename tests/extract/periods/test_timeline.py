"""Which period a figure holds for: clause, sentence, heading, paragraph, date line."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongbao.extract.document import read_document
from gongbao.extract.facts import Period
from gongbao.extract.periods import Timeline, read_header
from gongbao.read.report import Source


def timeline(text: str, source: Source | None = None) -> Timeline:
    document = read_document(text)
    return Timeline(document, read_header(document, source or Source()))


def period(text: str, words: str) -> Period | None:
    return timeline(text).period_at(text.index(words))


def years(text: str, words: str) -> tuple[int, int] | None:
    found = period(text, words)
    return None if found is None else (found.first.year, found.last.year)


REPORT = (
    "2026年云岭省政府工作报告\n2026年1月20日在云岭省第十四届人民代表大会第四次会议上\n各位代表：\n"
    "我代表省人民政府，向大会报告工作，请予审议。\n一、2025年工作回顾\n"
    "过去一年，生产总值增长5%。全年新增企业300家。\n"
    "“十四五”以来，新建公路800公里。研发强度从2.1%提高到2.8%。\n"
    "二、2026年工作安排\n生产总值增长5.5%左右。到2030年，建成园区40个。\n三、加强自身建设\n精简会议20%。\n"
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("5%。全年", (2025, 2025)),
        ("300家", (2025, 2025)),
        ("800公里", (2021, 2025)),
        ("2.1%", (2020, 2020)),
        ("2.8%", (2025, 2025)),
        ("5.5%", (2026, 2026)),
        ("40个", (2030, 2030)),
        ("20%", (2026, 2026)),
    ],
)
def test_a_work_report_is_placed_in_time(words: str, expected: tuple[int, int]) -> None:
    assert years(REPORT, words) == expected


def test_a_time_in_the_clause_comes_before_the_heading() -> None:
    text = "一、2023年工作回顾\n新增企业20家，2024年1月又增8家。"
    assert years(text, "20家") == (2023, 2023)
    assert years(text, "8家") == (2024, 2024)


def test_a_comparison_does_not_set_the_period() -> None:
    text = "2023年，出口90亿元，比2022年增长5%，较上年末多8家。"
    assert years(text, "5%") == years(text, "8家") == (2023, 2023)


def test_the_base_of_a_comparison_has_the_year_of_the_base() -> None:
    text = "2023年，出口比2020年的60亿元多30亿元。"
    assert years(text, "60亿") == (2020, 2020)
    assert years(text, "30亿") == (2023, 2023)


def test_from_one_year_to_another_each_number_has_its_own() -> None:
    text = "人口由2015年的30万人增加到2023年的36万人。"
    assert years(text, "30万") == (2015, 2015)
    assert years(text, "36万") == (2023, 2023)


def test_a_list_of_years_gives_each_number_its_year() -> None:
    text = "2021年至2023年，分别完成产值10亿元、12亿元、15亿元。"
    assert [years(text, word) for word in ("10亿", "12亿", "15亿")] == [
        (2021, 2021),
        (2022, 2022),
        (2023, 2023),
    ]


def test_since_a_year_means_up_to_the_reports_year() -> None:
    text = "今年（2024年），园区提速。自2021年开工以来，累计投资8亿元。"
    assert years(text, "8亿") == (2021, 2024)


def test_months_narrow_the_year() -> None:
    found = period("2023年1—9月，完成投资8亿元。", "8亿")
    assert found is not None
    assert (found.first, found.last, found.text) == (date(2023, 1, 1), date(2023, 9, 30), "2023年1—9月")


def test_a_period_goes_on_through_its_paragraph() -> None:
    text = "2023年，开工项目9个。竣工项目7个。"
    assert years(text, "7个") == (2023, 2023)


def test_an_aside_does_not_outlast_its_sentence_in_a_report() -> None:
    text = REPORT.replace("全年新增", "始建于1998年的大桥拓宽8米。新增")
    assert years(text, "300家") == (2025, 2025)


def test_a_title_in_brackets_sets_no_period() -> None:
    text = "2023年，县里印发《产业规划（2024—2030年）》，开工项目9个。"
    assert years(text, "9个") == (2023, 2023)


def test_this_year_stays_open_where_no_year_is_given() -> None:
    text = "今年以来，园区完成投资8亿元，比去年增长5%。"
    assert years(text, "8亿") is None
    assert years(text, "5%") is None


def test_the_sources_day_of_publication_helps_where_the_text_is_silent() -> None:
    text = "今年以来，园区完成投资8亿元。"
    found = timeline(text, Source(published_on=date(2022, 9, 1))).period_at(text.index("8亿"))
    assert found is not None
    assert found.last.year == 2022


def test_a_jubilee_a_plan_and_a_session_tell_the_year() -> None:
    assert years("今年是新中国成立75周年。今年投资8亿元。", "8亿") == (2024, 2024)
    assert years("今年是“十四五”规划的收官之年，全年投资8亿元。", "8亿") == (2025, 2025)
    assert years("现在向第十三届全国人民代表大会第二次会议作报告。今年减税2万亿元。", "2万亿") == (2019, 2019)


def test_a_december_figure_told_in_january_is_of_the_year_before() -> None:
    text = "2024年1月9日 云岭港运行平稳\n记者获悉，12月份吞吐量8万吨。"
    assert years(text, "8万吨") == (2023, 2023)


def test_a_plan_named_without_its_time_sets_no_period() -> None:
    text = "2016年，全市上下奋战，实现“十三五”良好开局，投资8亿元。"
    assert years(text, "8亿") == (2016, 2016)


def test_five_years_to_come_begin_with_the_reports_year() -> None:
    assert years(REPORT.replace("到2030年，", "今后五年，"), "40个") == (2026, 2030)


def test_a_forecast_revised_stays_in_its_year() -> None:
    text = "报告把2025年增长预期从3.1%下调至2.8%。"
    assert years(text, "3.1%") == years(text, "2.8%") == (2025, 2025)


def test_a_record_since_years_is_no_period() -> None:
    text = "2023年，票价降至五年来最低，观众达8万人。"
    assert years(text, "8万人") == (2023, 2023)


PIECES = [
    "2023年",
    "今年",
    "去年",
    "1—6月",
    "“十四五”以来",
    "五年来",
    "从",
    "由",
    "比",
    "增长5%",
    "提高到8%",
    "分别",
    "3家、4家",
    "。",
    "，",
    "；",
    "\n",
    "一、",
    "工作回顾",
    "自",
    "以来",
    "目前",
    "《",
    "》",
    "(",
    ")",
    "12月31日",
]
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(texts, st.text(max_size=60)))
def test_every_place_of_any_text_has_a_sane_answer(text: str) -> None:
    asked = timeline(text)
    for offset in range(-1, len(text) + 2):
        found = asked.period_at(offset)
        assert found is None or found.first <= found.last
        assert asked.status_at(offset, found) in {"actual", "target"}


@settings(max_examples=150, deadline=None)
@given(texts)
def test_the_words_of_a_period_stand_in_the_text(text: str) -> None:
    asked = timeline(text)
    for offset in range(len(text)):
        found = asked.period_at(offset)
        assert found is None or found.text in text or found.text.isdigit()


def test_a_sentence_added_behind_leaves_the_periods_before_it_alone() -> None:
    more = REPORT + "各位代表！让我们团结奋斗，共创未来！"
    before, after = timeline(REPORT), timeline(more)
    assert [before.period_at(i) for i in range(len(REPORT))] == [
        after.period_at(i) for i in range(len(REPORT))
    ]


def test_money_carried_over_from_last_year_is_an_item_of_this_years_account() -> None:
    text = "2031年，全县收入90亿元，上年结转收入3亿元，收入总计93亿元。"
    assert years(text, "3亿元，") == years(text, "93亿元") == (2031, 2031)


def test_the_year_at_hand_is_the_one_that_the_sentence_is_about() -> None:
    text = "2031年预算收入90亿元。扣除2030年的一次性因素，本年收入增长6%。"
    assert years(text, "6%") == (2031, 2031)


def test_a_percentage_of_an_earlier_year_is_of_the_later_one_but_that_years_own_share_is_not() -> None:
    assert years("2031年，棉花产量5万吨，为2030年的98%。", "98%") == (2031, 2031)
    assert years("2031年，出口占比36.5%，较2030年的36.3%提高。", "36.3%") == (2030, 2030)


def test_from_a_month_to_another_is_one_period() -> None:
    text = "2011年8月3日 云岭\n从去年1月到今年8月，交易额共计38亿元。"
    assert period(text, "38亿元") == Period(date(2010, 1, 1), date(2011, 8, 31), "从去年1月到今年8月"[1:])


def test_a_month_soon_to_come_is_of_this_year() -> None:
    assert years("2023年1月31日 云岭\n2月2日，展会接待5万人。", "5万人") == (2023, 2023)
    assert years("2023年1月31日 云岭\n12月份，接待5万人。", "5万人") == (2022, 2022)


def test_since_a_year_may_be_said_with_begin() -> None:
    assert years("2011年3月1日 云岭\n从2000年开始，公司保持20%的增速。", "20%") == (2000, 2011)


@pytest.mark.parametrize("title", ["2026年云岭省政府工作报告", "2026年临江县人民政府工作报告(摘要)"])
def test_the_year_of_a_title_is_when_the_report_is_given_and_not_what_it_tells(title: str) -> None:
    text = f"{title}\n各位代表：\n过去一年，新增企业300家。生产总值增长5%。\n"
    assert years(text, "300家") == (2025, 2025)
    assert years(text, "5%") == (2025, 2025)


@pytest.mark.parametrize(
    "text",
    [
        "在文化领域，坚持以人为本，近三年，投入80亿元。新建图书馆26座。\n完成维修9处。",
        "基层体系不断健全，五年来，建成场所80个。新建图书馆26座。\n完成维修9处。",
    ],
)
def test_a_span_that_a_clause_mentions_ends_with_its_sentence(text: str) -> None:
    text = f"{REPORT.partition('过去一年')[0]}{text}\n"
    assert years(text, "80")[0] < 2025  # type: ignore[index]
    assert years(text, "26座") == (2025, 2025)
    assert years(text, "9处") == (2025, 2025)


def test_a_yearbook_says_the_year_once_after_its_first_label() -> None:
    text = (
        "云岭高新区\n【概况】2023年，云岭高新区辖2个镇。全年实现产值198亿元。\n"
        "【项目建设】实施重点项目34个。全年签约项目41个。\n"
    )
    assert years(text, "198亿元") == years(text, "34个") == years(text, "41个") == (2023, 2023)


def test_years_of_history_pass_by() -> None:
    text = (
        "青禾经济开发区\n青禾经济开发区始建于2006年，2012年升为省级开发区，规划面积42平方公里。"
        "2022年，实现产值167亿元。\n招商引资　全年接待客商230批。新引进项目29个。\n"
    )
    assert years(text, "167亿元") == years(text, "230批") == years(text, "29个") == (2022, 2022)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("云岭县2025年一季度工业运行简况\n一季度，产量12万吨。利润率9%。\n", "9%", (2025, 2025)),
        ("云岭县2024年1-12月工业运行情况\n全年产量12万吨。\n", "12万吨", (2024, 2024)),
        (
            "2024年，新城区完成产值41亿元。\n全年新签项目23个。二期6月开工。税收3亿元。\n2025年，力争产值45亿元。\n",
            "3亿元",
            (2024, 2024),
        ),
        ("粮食产量在上年增长6%的基础上，又增长7%。去年的事。\n" + REPORT, "7%", None),
    ],
)
def test_the_year_of_a_report_comes_from_its_title_or_its_own_words(
    text: str, words: str, expected: tuple[int, int] | None
) -> None:
    assert expected is None or years(text, words) == expected


def test_a_month_before_those_of_last_year_is_of_this_year() -> None:
    text = "2011年5月30日 云岭\n去年四季度，产量9万吨。4月份出口8万吨。\n"
    assert years(text, "9万吨") == (2010, 2010)
    assert years(text, "8万吨") == (2011, 2011)


def test_a_yearbook_named_for_a_year_tells_of_the_one_before() -> None:
    assert years("云岭年鉴（2023）\n工业\n概况 规模以上企业21家。\n", "21家") == (2022, 2022)


def test_the_line_of_an_issue_tells_the_year() -> None:
    text = "云岭县项目建设通报\n（2024年第9期）\n截至9月底，87个项目完成投资58亿元。\n"
    assert years(text, "58亿元") == (2024, 2024)


def test_a_second_change_began_when_the_first_did() -> None:
    text = (
        REPORT.partition("过去一年")[0] + "资本充足率从2020年底的8%提升到去年底的13%，不良率由6%下降到1%。\n"
    )
    assert [years(text, words) for words in ("8%", "13%", "6%", "1%。")] == [
        (2020, 2020),
        (2025, 2025),
        (2020, 2020),
        (2025, 2025),
    ]


def test_a_rank_that_rose_from_last_years_ends_with_its_clause() -> None:
    text = "2024年4月8日 云岭\n今年1—3月，产值58亿元，排名由去年底的第19位升至第12位；投资11亿元。\n"
    assert years(text, "11亿元") == (2024, 2024)


def test_a_month_in_brackets_under_the_title_tells_the_year() -> None:
    text = "云岭县十年成就综述\n（县委宣传部供稿　2022年10月）\n2012年以来，经济总量跨过50亿元关口。\n"
    assert years(text, "50亿元") == (2012, 2022)


def test_a_year_that_is_summed_up_is_what_follows() -> None:
    text = "云岭园区召开2023年工作会议\n会议2月6日举行。书记用两个词总结2022年。园区产值达到103亿元。\n"
    assert years(text, "103亿元") == (2022, 2022)
