"""Markdown: the words without the marks, line by line."""

from datetime import date

from gongbao.extract import extract
from gongbao.read import read_bytes


def _lines(text: str) -> list[str]:
    return read_bytes(text.encode(), "a.md").text.splitlines()


def test_marks_go_and_words_stay() -> None:
    text = "# 工作报告\n\n全区完成**投资35亿元**，*增长*[8%](http://x)。\n> 新增`就业`1.2万人。\n\n![图](a.png)\n"
    assert _lines(text) == ["工作报告", "全区完成投资35亿元，增长8%。", "新增就业1.2万人。"]


def test_emphasis_beside_chinese_marks_leaves_none_behind() -> None:
    assert _lines("增长**8%**以上，**“十四五”**期间。") == ["增长8%以上，“十四五”期间。"]


def test_lines_and_indents_are_as_in_a_plain_text() -> None:
    assert _lines("一、去年工作\n    全区完成投资35亿元。\n　　新增就业1.2万人。\n") == [
        "一、去年工作", "全区完成投资35亿元。", "新增就业1.2万人。",
    ]  # fmt: skip


def test_numbers_of_lists_are_kept() -> None:
    assert _lines("3. 第一项。\n4. 第二项。\n\n- 另一项。\n") == ["3. 第一项。", "4. 第二项。", "另一项。"]


def test_front_matter_tells_title_and_day() -> None:
    report = read_bytes(
        "---\ntitle: 白塘区报告\ndate: 2024-02-03\n---\n全区完成投资35亿元。\n".encode(), "a.md"
    )
    assert (report.source.title, report.source.published_on) == ("白塘区报告", date(2024, 2, 3))
    assert report.text == "全区完成投资35亿元。\n"


def test_headings_become_sections() -> None:
    report = read_bytes("## 过去五年，我们这样走来\n\n新建道路20公里。\n".encode(), "a.md")
    assert [passage.section for passage in extract(report).passages] == ["过去五年，我们这样走来"] * 2
