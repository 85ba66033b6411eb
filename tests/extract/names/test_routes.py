"""Lines and works named by whence and whither, by a section, a phase or what they can carry."""

import pytest

from gongbao.extract.document import read_document
from gongbao.extract.names import find_names


def works(text: str) -> list[str]:
    return [m.text for m in find_names(read_document(text)).mentions if m.type == "facility"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "南气北送二线管道工程开工，桂气东输管道一期工程完成焊接。",
            ["南气北送二线管道工程", "桂气东输管道一期工程"],
        ),
        ("青沙气田接入西气东输管道系统。", ["青沙气田", "西气东输管道系统"]),
        ("引螺济湖二期工程通水，引沙入白工程加快建设。", ["引螺济湖二期工程", "引沙入白工程"]),
        ("西气东输六线白沙—青螺支干线贯通。", ["西气东输六线白沙—青螺支干线"]),
        ("坚持引资入园、引企入市，统筹西电东送、北煤南运。", []),
        ("青螺绕城高速公路东线通车。", ["青螺绕城高速公路东线"]),
        ("改建川藏公路云南段。", ["川藏公路云南段"]),
        ("青螺机场第三跑道校飞，白鹭水库大坝浇筑到顶。", ["青螺机场第三跑道", "白鹭水库大坝"]),
        ("500千伏青螺输变电工程投运。", ["500千伏青螺输变电工程"]),
        ("±800千伏青沙—白洲特高压直流输电工程开工。", ["±800千伏青沙—白洲特高压直流输电工程"]),
        ("华为研发大楼封顶，青螺大楼启用。", ["华为研发大楼", "青螺大楼"]),
        ("(一)青螺医疗产业园。占地百亩。2.白鹭生物医药产业园。", ["青螺医疗产业园", "白鹭生物医药产业园"]),
    ],
)
def test_works_named_by_routes_sections_and_ratings(text: str, names: list[str]) -> None:
    assert works(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("3.星河电子年产2000万片触摸屏项目。总投资5亿元。", ["星河电子年产2000万片触摸屏项目"]),
        ("(二)鼎盛建材项目：占地百亩。", ["鼎盛建材项目"]),
        ("2.加快重点产业项目。总投资5亿元。", []),
        ("青螺县民生项目开工，沙洲圈重大项目完成投资。", []),
        ("鑫源股份中标青螺30万千瓦项目。", ["青螺30万千瓦项目"]),
    ],
)
def test_projects_named_by_firms_or_by_no_one(text: str, names: list[str]) -> None:
    assert works(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("神驹速运(中国)有限公司落户，神驹速运投资10亿元。", ["神驹速运(中国)有限公司", "神驹速运"]),
        ("上海汽车有限公司投产。上海汽车销量上升。", ["上海汽车有限公司"]),
    ],
)
def test_what_a_firm_is_called_by_is_the_firm(text: str, names: list[str]) -> None:
    found = [m for m in find_names(read_document(text)).mentions if m.type == "organisation"]
    assert [m.text for m in found] == names
    assert {m.name for m in found} == {names[0]}


def test_what_two_provinces_build_together_is_a_work() -> None:
    assert works("川渝共建青螺天然气项目开工。") == ["川渝共建青螺天然气项目"]
