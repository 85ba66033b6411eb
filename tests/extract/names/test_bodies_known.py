"""Names known beforehand or shown by what stands beside them: waters, joint names of provinces, firms, works and what is added to them."""

import pytest

from gongbao.extract.document import read_document
from gongbao.extract.names.bodies import find_bodies


def found(text: str, type_: str) -> list[str]:
    """Return the texts of the mentions of ``type_`` in ``text``."""
    return [mention.text for mention in find_bodies(read_document(text)) if mention.type == type_]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("加强与川渝毗邻地区合作。", ["川渝"]),
        ("深化鲁豫皖三省协作。", ["鲁豫皖"]),
        ("走访辽宁和江苏。", ["辽宁", "江苏"]),
        ("这台新设备投产。", []),
    ],
)
def test_abbreviations_of_provinces_side_by_side_name_a_place(text: str, names: list[str]) -> None:
    assert found(text, "place") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("治理滹沱河污染。", ["滹沱河"]),
        ("会议在肯尼亚内罗毕举行。", ["肯尼亚内罗毕"]),
        ("支持深圳前海扩大开放。", ["深圳前海"]),
        ("中国与冰岛自贸区启动谈判。", ["中国", "冰岛"]),
        ("抓好山水林田湖治理。", []),
    ],
)
def test_waters_cities_abroad_and_quarters_are_places(text: str, names: list[str]) -> None:
    assert found(text, "place") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("青螺水库除险加固二期开工建设。", ["青螺水库除险加固二期"]),
        ("青螺核电站3号机组并网。", ["青螺核电站3号机组"]),
        ("完成青螺水库主体工程。", ["青螺水库"]),
        ("青螺湖蓄滞洪区启用。", ["青螺湖蓄滞洪区"]),
        ("国道219线青螺至白石段通车。", ["国道219线青螺至白石段"]),
        ("增加普通高中学位供给。", []),
    ],
)
def test_a_work_keeps_what_is_added_to_it(text: str, names: list[str]) -> None:
    assert found(text, "facility") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("青螺股份(600999)股价上涨，青螺股份表示满意。", ["青螺股份", "青螺股份"]),
        ("青螺科技26日晚间公告称，业绩增长。", ["青螺科技"]),
        ("公司发布公告称，业绩增长。", []),
    ],
)
def test_a_listed_firm_is_shown_by_its_code_or_its_announcement(text: str, names: list[str]) -> None:
    assert found(text, "organisation") == names
