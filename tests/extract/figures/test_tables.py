"""Tables inside a report: each number is of its row and column, in the unit that the header gives."""

from collections.abc import Callable
from datetime import date

import pytest

from gongbao.extract.facts import Figure

Said = Callable[[str], list[str]]
FiguresOf = Callable[[str], list[Figure]]


def test_a_table_that_stands_in_one_line_is_read(said: Said) -> None:
    text = "人口稳步增长。 表3 人口构成 指 标 | 年末数(万人) | 比重(%) | 户籍人口 | 60.5 | | 其中:城镇 | 20.5 | 33.9 | 乡村 | 40 | 66.1 |"
    assert said(text) == [
        "户籍人口 605000 {人} level",
        "城镇 205000 {人} level",
        "城镇比重 33.9 % share",
        "乡村 400000 {人} level",
        "乡村比重 66.1 % share",
    ]


@pytest.mark.parametrize("mark", ["\t", " | ", "    "])
def test_the_cells_of_a_line_may_be_parted_in_several_ways(said: Said, mark: str) -> None:
    lines = [
        ["产品", "单位", "产量", "比上年增长(%)"],
        ["水泥", "万吨", "35.2", "-4.1"],
        ["白酒", "千升", "812", "6"],
    ]
    text = "\n".join(
        mark.join(["产品名称", *line[1:]] if not row else line) for row, line in enumerate(lines)
    )
    assert said(text) == [
        "水泥产量 352000 t level",
        "水泥产量 -4.1 % growth_rate",
        "白酒产量 812 kL level",
        "白酒产量 6 % growth_rate",
    ]


def test_one_cell_a_line_makes_a_table_too(said: Said) -> None:
    text = "表4 财政(单位:亿元)\n指标\n绝对数\n增长(%)\n一般预算收入\n12.5\n3.4\n一般预算支出\n20.1\n-2.5\n"
    assert said(text) == [
        "一般预算收入 1250000000 CNY level",
        "一般预算收入 3.4 % growth_rate",
        "一般预算支出 2010000000 CNY level",
        "一般预算支出 -2.5 % growth_rate",
    ]


def test_a_column_headed_by_a_year_is_of_that_year(figures_of: FiguresOf) -> None:
    text = "指标 | 单位 | 2017年 | 2018年 |\n播种面积 | 万亩 | 31 | 32 |\n总产量 | 万吨 | 9.1 | 9.4 |\n"
    periods = [figure.period and (figure.period.first, figure.period.last) for figure in figures_of(text)]
    years = [(date(year, 1, 1), date(year, 12, 31)) for year in (2017, 2018)]
    assert periods == years * 2


def test_rows_under_a_part_mark_have_the_row_before_as_their_whole(figures_of: FiguresOf) -> None:
    text = "指标 | 产值(亿元) |\n农业总产值 | 50 |\n其中:种植业 | 30 |\n畜牧业 | 20 |\n工业总产值 | 40 |\n建筑业总产值 | 8 |\n"
    assert [figure.parent for figure in figures_of(text)] == [None, 0, 0, None, None]


def test_numbers_in_columns_without_a_header_are_no_table(figures_of: FiguresOf) -> None:
    assert figures_of("甲 12 34\n乙 56 78\n丙 90 12\n") == []


def test_a_unit_in_the_header_is_no_figure(figures_of: FiguresOf) -> None:
    assert figures_of("表5 投资情况(单位:亿元)\n") == []


def test_a_number_beside_its_unit_in_a_cell_is_of_its_row_and_column(said: Said) -> None:
    text = (
        "2023年，白塘区加快建设。\n| 项目 | 投资 | 面积 |\n| 龙门大桥 | 12.5亿元 | 3公顷 |\n"
        "| 白塘水库 | 3.5亿元 | 30亩 |\n| 机场快线 | 30亿元 | 5号线 |\n"
    )
    assert said(text) == [
        "龙门大桥投资 1250000000 CNY level",
        "龙门大桥面积 3 ha level",
        "白塘水库投资 350000000 CNY level",
        "白塘水库面积 30 [mu_cn] level",
        "机场快线投资 3000000000 CNY level",
    ]
