"""The date in a file's name is read where it is plain, and nothing is made of other numbers."""

import pytest

from gongbao.read.file_dates import date_in_name


@pytest.mark.parametrize(
    ("name", "stated"),
    [
        ("20311229 工作会议.txt", "2031-12-29"),
        ("2031-12-29_会议.docx", "2031-12-29"),
        ("news-2031.1.5-a.md", "2031-01-05"),
        ("2031年12月9日在全会上的讲话.pdf", "2031-12-09"),
        ("2031-06.txt", "2031-06"),
        ("2031年6月简报.html", "2031-06"),
        ("gzbg-2031-云岭.txt", "2031"),
        ("2031年政府工作报告.docx", "2031"),
        ("新闻/2030/2031.txt", "2031"),
    ],
)
def test_a_plain_date_is_read(name: str, stated: str) -> None:
    assert date_in_name(name) == stated


@pytest.mark.parametrize(
    "name",
    [
        "报告.txt",
        "2031/报告.txt",
        "规划2031-2035.txt",
        "20310101-20310107周报.txt",
        "20311301.txt",
        "2031-02-30.txt",
        "IMG2031.txt",
        "53c20310324f.txt",
        "120310324.txt",
        "13912345678.txt",
        "1812.txt",
    ],
)
def test_other_numbers_are_no_date(name: str) -> None:
    assert date_in_name(name) is None
