"""What 其中 governs. Places and projects are invented."""

from collections.abc import Callable

import pytest

from gongbao.extract.facts import Figure

FiguresOf = Callable[[str], list[Figure]]


def parents(figures: list[Figure]) -> list[int | None]:
    return [figure.parent for figure in figures]


def test_a_part_points_at_its_whole_and_its_growth_at_nothing(figures_of: FiguresOf) -> None:
    text = "地区生产总值500亿元，增长6%。其中，第一产业增加值40亿元，增长3%；第二产业增加值210亿元，增长7%。"
    assert parents(figures_of(text)) == [None, None, 0, None, 0, None]


def test_a_list_ends_where_the_whole_is_full(figures_of: FiguresOf) -> None:
    text = "粮食产量80万吨，其中夏粮产量15万吨，秋粮产量65万吨。小麦产量12万吨。"
    assert parents(figures_of(text)) == [None, 0, 0, None]


def test_each_unit_has_its_own_whole(figures_of: FiguresOf) -> None:
    text = "桥梁75座共18000米，其中特大桥3座共4500米。"
    assert parents(figures_of(text)) == [None, None, 0, 1]


def test_parts_named_only_by_growth_point_at_the_growth_of_the_whole(figures_of: FiguresOf) -> None:
    text = "居民消费价格上涨2%，其中食品价格上涨4%，衣着价格上涨1%。商品零售价格上涨1.5%。"
    assert parents(figures_of(text)) == [None, 0, 0, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("引进人才500人，其中博士30人、硕士200人。", [None, 0, 0]),
        ("新签约项目60个，其中百亿级项目5个；新开工项目37个，其中外资项目4个。", [None, 0, None, 2]),
        ("全市有企业90家，有3家上市。", [None, None]),
        ("进出口总额30亿元。其中，出口16亿元，增长7%；进口14亿元。贸易顺差2亿元。", [None, 0, None, 0, None]),
        ("居民消费价格上涨2%。其中，食品类上涨1%，衣着类上涨3%。", [None, 0, 0]),
        (
            "财政收入50亿元，其中税收收入30亿元。财政支出90亿元，其中教育支出20亿元，卫生支出9亿元。",
            [None, 0, None, 2, 2],
        ),
        ("签约项目86个，总投资320亿元，其中外资项目42个，总投资280亿元。", [None, None, 0, 1]),
    ],
)
def test_lists_of_parts(figures_of: FiguresOf, text: str, expected: list[int | None]) -> None:
    assert parents(figures_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "油料产量90万吨，增长3%；其中豆油30万吨，增长1%；菜油40万吨，增长2%。",
        "招引亿元以上项目30个，其中10亿元以上6个、20亿元以上2个。",
    ],
)
def test_a_list_of_parts_goes_on_where_both_are_of_one_kind(
    figures_of: Callable[[str], list[Figure]], text: str
) -> None:
    levels = [figure for figure in figures_of(text) if figure.measure == "level"]
    assert [figure.parent for figure in levels] == [None, 0, 0] or [
        figure.parent is not None for figure in levels
    ] == [False, True, True]


def test_the_parts_of_more_than_so_many_may_make_more(figures_of: FiguresOf) -> None:
    figures = figures_of("申请合计突破500万份，其中，报废超246万份，置换超263万份。")
    assert parents(figures) == [None, 0, 0]
