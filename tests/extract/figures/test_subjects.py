"""What a number is of where words stand between the two, or an earlier clause says it. Places and projects are invented."""

from collections.abc import Callable

import pytest

from gongbao.extract.facts import Figure

Said = Callable[[str], list[str]]
FiguresOf = Callable[[str], list[Figure]]


def indicators(figures: list[Figure]) -> list[str]:
    return [figure.indicator for figure in figures]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("丙国钢产量是丁国的2倍。", "丙国钢产量"),
        ("乙省光伏装机已是五年前总量的三倍。", "乙省光伏装机"),
        ("苹果酒销量大体相当于上季总量的1.4倍。", "苹果酒销量"),
        ("北岭集团利润总额为“十三五”时期的2.2倍。", "北岭集团利润总额"),
    ],
)
def test_a_multiple_is_of_what_is_compared_and_not_of_its_standard(
    figures_of: FiguresOf, text: str, indicator: str
) -> None:
    assert indicators(figures_of(text)) == [indicator]


@pytest.mark.parametrize(
    "text",
    [
        "每万人发明专利拥有量8.3件，是全市平均水平的1.7倍。",
        "利用外资30亿美元，相当于前五年总和的1.5倍。",
        "人均存款5万元，达到全省平均水平的1.3倍。",
        "总认购金额60亿元，为发行金额的6倍。",
    ],
)
def test_a_multiple_of_a_standard_is_of_the_number_before(figures_of: FiguresOf, text: str) -> None:
    first, second = figures_of(text)
    assert second.indicator == first.indicator
    assert second.measure == "ratio"


def test_a_clause_that_says_how_to_look_at_it_is_no_subject(said: Said) -> None:
    assert said("规上企业利润总额18亿元，增长6%。分季度看，一季度增长3%，前三季度增速转正为0.6%。") == [
        "规上企业利润总额 1800000000 CNY level",
        "规上企业利润总额 6 % growth_rate",
        "规上企业利润总额 3 % growth_rate",
        "规上企业利润总额增速 0.6 % growth_rate",
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "新签项目40个，距全年60个的目标还差20个。",
            ["新签项目 40 {个} level", "新签项目 60 {个} level", "新签项目 20 {个} level"],
        ),
        (
            "技改投资12亿元，离15亿元的年度目标尚有差距。",
            ["技改投资 1200000000 CNY level", "技改投资 1500000000 CNY level"],
        ),
        (
            "全年工业投资保35亿元争40亿元，增速不低于10%。",
            [
                "工业投资 3500000000 CNY level",
                "工业投资 4000000000 CNY level",
                "工业投资增速 10 % growth_rate",
            ],
        ),
        (
            "财政赤字率按2.8%安排，物价涨幅按3%左右把握。",
            ["财政赤字率 2.8 % share", "物价涨幅 3 % growth_rate"],
        ),
        (
            "工业增加值增速是先行指标，预期目标为6%以上。",
            ["工业增加值增速 6 % growth_rate"],
        ),
    ],
)
def test_aims_are_of_what_they_are_set_for(said: Said, text: str, figures: list[str]) -> None:
    assert said(text) == figures


def test_an_aim_still_to_be_reached_is_a_target(figures_of: FiguresOf) -> None:
    assert [figure.status for figure in figures_of("新签项目40个，距全年60个的目标还差20个。")][1] == "target"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("日处理能力由2万立方米扩至5万立方米。", ["日处理能力 20000 m3 level", "日处理能力 50000 m3 level"]),
        ("审批时间由9天压至4天。", ["审批时间 9 d level", "审批时间 4 d level"]),
        ("工业投资降幅收窄至3.5%。", ["工业投资 -3.5 % growth_rate"]),
        ("用水大户吨水成本可省3元。", ["用水大户吨水成本 -3 CNY change"]),
        (
            "产量达30万吨，比上年增产2万吨，即7.1%。",
            ["产量 300000 t level", "产量 20000 t change", "产量 7.1 % growth_rate"],
        ),
        ("全省经济总量退了两位。", ["经济总量 -2 {位} change"]),
        (
            "石化产业增长9%，拉动全区规上工业增长1.4个百分点。",
            ["石化产业 9 % growth_rate", "拉动全区规上工业增长 1.4 {pp} change"],
        ),
        ("资金到位3.2亿元，完成2.8亿元。", ["资金到位 320000000 CNY level", "资金 280000000 CNY level"]),
        ("工业投资保持扩张，同比增长8.9%。", ["工业投资 8.9 % growth_rate"]),
        ("前者总投资3亿元，后者占地50亩。", ["总投资 300000000 CNY level", "占地 50 [mu_cn] level"]),
    ],
)
def test_words_of_change_stand_between_the_two(said: Said, text: str, figures: list[str]) -> None:
    assert said(text) == figures


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("在全省88个开发区高质量发展综合评价中，我区列第9位。", "开发区"),
        ("在全市15个园区年度考核里，总分靠前。", "园区"),
        ("以数字基建、智能制造等8项行动为抓手。", "行动"),
        ("我国12个省（区、市）粮食增产。", "省(区、市)"),
        ("签订年产3万吨锂盐项目投资协议。", "锂盐项目"),
        ("组建规模50亿元的产业基金。", "规模"),
        ("组建总规模50亿元的产业基金。", "产业基金总规模"),
        ("企业每百元资产实现的营业收入为85元。", "企业每百元资产实现的营业收入"),
    ],
)
def test_a_noun_ends_before_what_is_said_of_it(figures_of: FiguresOf, text: str, indicator: str) -> None:
    assert indicators(figures_of(text)) == [indicator]


def test_counts_of_items_end_before_what_they_lack_or_plan(figures_of: FiguresOf) -> None:
    assert indicators(figures_of("以上12个项目计划总投资30亿元。"))[0] == "项目"


def test_a_peak_is_named_as_one(said: Said) -> None:
    assert said("过江车辆120万辆次，单日最高1.2万辆次。") == [
        "过江车辆 1200000 {辆次} level",
        "单日最高 12000 {辆次} level",
    ]


@pytest.mark.parametrize("text", ["本地工人约占六成。", "出口额约占全市的三成。"])
def test_about_holds_for_tenths_too(figures_of: FiguresOf, text: str) -> None:
    assert [figure.comparator for figure in figures_of(text)] == ["approx"]
