"""The structure of a report: sentences, paragraphs, sections, hard-wrapped lines and page furniture."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongbao.extract.document import UNNUMBERED, read_document

PIECES = [
    "云岭区",
    "增长5%",
    "。",
    "！",
    "？",
    "；",
    ",",
    "\n",
    "\r\n",
    " ",
    "　",
    "一、",
    "（二）",
    "“",
    "”",
    "(",
    ")",
    "下载",
    "来源：",
    "记者",
]
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=40).map("".join)


def sentences(text: str) -> list[str]:
    return [passage.text for passage in read_document(text).passages]


def furniture(text: str) -> list[str]:
    document = read_document(text)
    return [text[start:end] for start, end in document.furniture]


def test_a_paragraph_is_parted_at_full_stops_with_closing_quotes_kept() -> None:
    assert sentences("他说：“抓紧干。”大家鼓掌！随后散会") == ["他说：“抓紧干。”", "大家鼓掌！", "随后散会"]


def test_paragraphs_and_sentences_are_counted_from_one() -> None:
    document = read_document("第一段甲。第一段乙。\n\n第二段。")
    assert [(p.paragraph, p.sentence) for p in document.passages] == [(1, 1), (1, 2), (2, 1)]


def test_numbered_headings_nest_below_one_another() -> None:
    document = read_document(
        "第一部分 回顾\n一、工业\n（一）产值\n产值增长5%。\n1.机械\n二、农业\n粮食丰收。"
    )
    assert [heading.level for heading in document.headings] == [1, 2, 3, 4, 2]
    assert document.passages[-1].section == "二、农业"


def test_a_short_line_without_marks_is_a_heading_without_a_number() -> None:
    document = read_document("云岭区项目建设提速\n今年开工项目20个，竣工15个。")
    assert document.headings[0].level == UNNUMBERED
    assert document.passages[1].section == "云岭区项目建设提速"


def test_a_line_of_digits_alone_heads_no_section() -> None:
    assert not read_document("2.5\n亿元到账，进度过半。").headings


def test_buttons_and_data_about_the_page_belong_to_no_passage() -> None:
    text = "下载\n打印\n【字号：\n加大\n减小\n】\n云岭区工作报告\n来源：云岭日报\n时间：2024-02-03\n各位代表，现在报告工作。\n扫一扫在手机打开当前页"
    assert sentences(text) == ["云岭区工作报告", "各位代表，现在报告工作。"]
    assert {"下载", "来源：云岭日报", "时间：2024-02-03"} <= set(furniture(text))


def test_a_label_takes_the_short_line_below_it_along() -> None:
    text = "来源：\n云岭市人民政府\n全市经济运行平稳，开局良好。"
    assert sentences(text) == ["全市经济运行平稳，开局良好。"]


def test_the_path_to_a_page_is_furniture() -> None:
    assert sentences("首页\n>\n政务公开\n>\n政府工作报告\n各位代表，大家好。") == ["各位代表，大家好。"]


@pytest.mark.parametrize(
    "line",
    [
        "一、去年工作回顾……………………3",
        "二、主要指标 ...................... 12",
        "（三）项目建设 · · · · · · （15）",
    ],
)
def test_a_line_of_a_table_of_contents_is_furniture(line: str) -> None:
    text = f"云岭区工作报告\n目录\n{line}\n一、去年工作回顾\n产值增长5%。"
    assert line in furniture(text)


def test_an_omission_before_a_number_in_a_sentence_is_none() -> None:
    assert furniture("大家说……今年新增就业3万人……还要再增加5万人。") == []


def test_links_below_the_news_are_furniture() -> None:
    assert sentences("全区开工项目9个。\n相关报道\n·云岭大桥合龙\n·云岭新站开通") == ["全区开工项目9个。"]


@pytest.mark.parametrize(
    "byline", ["(记者 王小川)", "（编辑：李岭）", "(作者:赵青 钱禾)", "（记者周远、通讯员吴江）"]
)
def test_a_byline_in_brackets_at_the_end_is_furniture(byline: str) -> None:
    text = f"全区开工项目9个。{byline}"
    assert sentences(text) == ["全区开工项目9个。"]
    assert furniture(text) == [byline]


def test_a_bracket_that_names_no_one_stays_in_the_text() -> None:
    assert sentences("出口增长5%(按美元计)") == ["出口增长5%(按美元计)"]


def test_a_speech_of_a_reporter_is_no_byline() -> None:
    assert sentences("记者从会上了解到，全区开工项目9个。") == ["记者从会上了解到，全区开工项目9个。"]


def test_hard_wrapped_lines_make_one_sentence() -> None:
    line = "云岭区坚持项目为王不放松全力以赴抓招商促投产稳增长"
    text = "\n".join([line] * 7) + "取得实效。\n下一段另起一行。"
    assert len(sentences(text)) == 2


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = "\n".join(f"第{n}段讲的是云岭区今年以来的工业生产情况和下一步打算。" for n in range(1, 9))
    assert len(sentences(text)) == 8


def test_a_number_broken_from_its_unit_stays_in_one_sentence() -> None:
    assert len(sentences("全年完成产值74.4\n万亿元，增长6%。")) == 1


def test_passage_at_finds_the_sentence_around_an_offset() -> None:
    text = "甲地开工。乙地投产。"
    document = read_document(text)
    assert document.passages[document.passage_at(text.index("投产"))].text == "乙地投产。"


@pytest.mark.parametrize("text", ["", " \n\t　\n", "\x00", "。", "=1+1"])
def test_text_without_sentences_is_no_error(text: str) -> None:
    document = read_document(text)
    assert all(passage.text.strip() for passage in document.passages)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_passages_read_back_and_never_overlap(text: str) -> None:
    document = read_document(text)
    end = 0
    for passage in document.passages:
        assert text[passage.start : passage.end] == passage.text
        assert passage.start >= end
        end = passage.end


@settings(max_examples=200, deadline=None)
@given(texts)
def test_every_letter_and_digit_stands_in_a_passage_or_in_furniture(text: str) -> None:
    document = read_document(text)
    covered = [False] * len(text)
    for start, end in [(p.start, p.end) for p in document.passages] + list(document.furniture):
        covered[start:end] = [True] * (end - start)
    assert all(covered[i] for i, character in enumerate(text) if character.isalnum())


@settings(max_examples=100, deadline=None)
@given(texts)
def test_a_paragraph_before_changes_no_sentence_after_it(text: str) -> None:
    added = "另有一事相告，容后再禀。\n\n\n"
    assert sentences(text) == sentences(added + text)[1:]


def test_a_long_line_without_any_mark_is_cut_into_passages() -> None:
    document = read_document("字" * 3_000_000)
    assert max(len(passage.text) for passage in document.passages) <= 2000
