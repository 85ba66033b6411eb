"""Names that only an enumeration proves: by the noun that closes it, by a sibling, by their number."""

import pytest

from gongbao.extract.document import read_document
from gongbao.extract.names import find_names
from gongbao.extract.names.enumerations import find_listed


def found(text: str, kind: str) -> list[str]:
    """Return the texts of the mentions of ``kind`` in ``text``."""
    return [m.text for m in find_names(read_document(text)).mentions if m.type == kind]


def listed(text: str, *names: tuple[str, str]) -> list[tuple[str, str]]:
    """Return names and kinds that lists prove in ``text`` where ``names`` (text and kind, in order) were found before."""
    spans = [(text.index(name), text.index(name) + len(name), kind) for name, kind in names]
    return [(text[start:end], kind) for start, end, kind in find_listed(text, spans)]


def test_a_list_closed_by_projects_makes_each_item_a_facility() -> None:
    text = "推进青屿千万吨炼化、蓝湾大数据二期、沐川储能电站等重大项目。"
    assert found(text, "facility") == ["青屿千万吨炼化", "蓝湾大数据二期", "沐川储能电站"]


def test_a_list_closed_by_firms_makes_each_item_an_organisation() -> None:
    assert found("集聚了骐驭、沐禾科技、翊航等一批龙头企业。", "organisation") == ["骐驭", "沐禾科技", "翊航"]


def test_a_sibling_with_a_generic_term_proves_a_short_item() -> None:
    assert found("加快宜芜、康渝高铁建设。", "facility") == ["宜芜", "康渝高铁"]


def test_common_words_in_a_list_are_no_names() -> None:
    assert find_names(read_document("支持交通、水利、能源等重大项目。")).mentions == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("完成了东环路、青湖大道、经六路等12条道路建设。", ["东环路", "青湖大道", "经六路"]),
        (
            "总投资50亿元的华锐新能源电池项目、总投资20亿元的天诚半导体封测项目开工建设。",
            ["华锐新能源电池项目", "天诚半导体封测项目"],
        ),
        ("瑞丰食品、金鼎机械等15个项目竣工投产。", ["瑞丰食品", "金鼎机械"]),
        ("轨道交通4号线二期、市郊铁路青密线开通。", ["轨道交通4号线二期", "市郊铁路青密线"]),
        (
            "其中海纳光学镜头、宝德服务器、优派显示模组等5个项目投产。",
            ["海纳光学镜头", "宝德服务器", "优派显示模组"],
        ),
        ("华星光电8.5代线项目封顶。", ["华星光电8.5代线项目"]),
        ("道路硬化、绿化亮化、污水管网等5个项目完工。", []),
    ],
)
def test_works_of_lists_and_beside_them(text: str, names: list[str]) -> None:
    assert found(text, "facility") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "宏远医疗、华芯新材料、蓝鲸年产10万吨铜箔项目等12个项目开工建设。",
            ["宏远医疗", "华芯新材料", "蓝鲸年产10万吨铜箔项目"],
        ),
        ("加快推进鼎盛建材、鑫源新材料、泰和电子等项目建设。", ["鼎盛建材", "鑫源新材料", "泰和电子"]),
        ("嘉和装备制造项目、鑫源新材料项目签约。", ["嘉和装备制造项目", "鑫源新材料项目"]),
        ("实施污水处理、管网改造、高端装备等项目。", []),
    ],
)
def test_firms_named_by_rare_words_stand_beside_names(text: str, names: list[str]) -> None:
    assert found(text, "facility") == names


def test_a_list_without_a_noun_proves_nothing_unless_a_work_stands_in_it() -> None:
    text = "宜芜、康渝高铁提速。"
    assert listed(text) == []
    assert listed(text, ("康渝高铁", "facility")) == [("宜芜", "facility")]


def test_what_stands_between_the_list_and_its_noun_may_say_that_it_is_of_something_else() -> None:
    assert listed("骐驭、翊航、沐禾等企业。") == [(name, "organisation") for name in ("骐驭", "翊航", "沐禾")]
    assert listed("骐驭、翊航、沐禾等赛事企业。") == []


def test_as_many_items_as_the_noun_is_said_to_be_of_are_names_each() -> None:
    assert [name for name, _ in listed("建成平安、兴旺、团结三座水库。")] == ["平安", "兴旺", "团结"]


def test_a_body_in_a_list_of_projects_stands_for_what_it_builds_but_a_known_firm_does_not() -> None:
    text = "推进沐禾集团、比亚迪等项目。"
    named = (("沐禾集团", "organisation"), ("比亚迪", "organisation"))
    assert listed(text, *named) == [("沐禾集团", "facility")]
