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


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "累计完成投资3亿元，序时进度欠1.4个百分点。",
            ["完成投资 300000000 CNY level", "序时进度 -1.4 {pp} change"],
        ),
        ("征地完成率80%，滞后序时进度11个百分点。", ["征地完成率 80 % share", "征地完成率 -11 {pp} change"]),
        (
            "工业增加值增长6%，跑输全省平均水平2个百分点。",
            ["工业增加值 6 % growth_rate", "工业增加值 -2 {pp} change"],
        ),
        ("居民水价每吨降了四角。", ["居民水价 -0.4 CNY change"]),
        ("投资增速列第三，比上月退了一名。", ["投资增速排名 -1 {名} change"]),
        ("营商环境考核成绩前进一位。", ["营商环境考核成绩 1 {位} change"]),
        ("水塔山庄园年产咖啡1500至1800吨。", ["水塔山庄园年产咖啡 1500 t level"]),
        (
            "一般公共预算收入3亿元，剔除退税因素同口径增长8%。",
            ["一般公共预算收入 300000000 CNY level", "一般公共预算收入 8 % growth_rate"],
        ),
        ("工业投资在两位数增长的基础上再增13%。", ["工业投资 13 % growth_rate"]),
        ("三是总投资12亿元的能源站。", ["总投资 1200000000 CNY level"]),
        (
            "工业总产值目标480亿元，增长12%。",
            ["工业总产值目标 48000000000 CNY level", "工业总产值 12 % growth_rate"],
        ),
        ("因总包单位变更停工46天。", ["停工 46 d level"]),
        ("征地尚余37亩未完成。", ["征地 37 [mu_cn] level"]),
    ],
)
def test_notices_of_progress_are_read(said: Said, text: str, figures: list[str]) -> None:
    assert said(text) == figures


@pytest.mark.parametrize("text", ["会员总数过350家。", "冬小麦收获已过四成。", "经济总量跨过500亿元。"])
def test_what_is_passed_is_a_bound(figures_of: FiguresOf, text: str) -> None:
    assert [figure.comparator for figure in figures_of(text)] == ["gt"]


def test_what_was_once_done_is_no_bound(figures_of: FiguresOf) -> None:
    assert [figure.comparator for figure in figures_of("这类采购进行过120万部。")] == ["eq"]


@pytest.mark.parametrize(
    "text",
    [
        "园区面积58平方公里，其中工业用地1240公顷。",
        "耕地1200公顷，其中水田9000亩。",
        "投资完成率88%，其中水利资金完成率96%。",
        "毕业生就业率95%，其中区外就业占12%。",
    ],
)
def test_a_part_may_be_in_another_unit_of_area_and_a_rate_above_its_whole(
    figures_of: FiguresOf, text: str
) -> None:
    assert [figure.parent for figure in figures_of(text)] == [None, 0]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "公用经费补助标准，由每生每年6000元提高至7000元。",
            ["公用经费补助标准 6000 CNY level", "公用经费补助标准 7000 CNY level"],
        ),
        ("营收占全省的3%，占全国的1%。", ["营收占全省 3 % share", "营收占全国比重 1 % share"]),
        ("船上满载车辆，其中九成以上为新能源汽车。", ["新能源汽车 90 % share"]),
        ("销量前十的企业中，有一半以上来自邻省。", ["来自邻省 50 % share"]),
        (
            "重点项目46个，投产6个，另有2个已终止。",
            ["重点项目 46 {个} level", "投产 6 {个} level", "已终止 2 {个} level"],
        ),
        ("在建项目57个，已有22个实现投产。", ["在建项目 57 {个} level", "在建项目实现投产 22 {个} level"]),
        ("全县乡镇由九个合并为六个。", ["乡镇 9 {个} level", "乡镇 6 {个} level"]),
        ("约95万亿元！这是前三季度全国经济总量。", ["全国经济总量 95000000000000 CNY level"]),
        ("云岭集团宣布投资100亿元。", ["云岭集团投资 10000000000 CNY level"]),
        ("地表水Ⅰ—Ⅲ类断面比例为91%。", ["地表水Ⅰ—Ⅲ类断面比例 91 % share"]),
        (
            "生产总值86亿元，第二产业增加值40亿元。三次产业结构为1:5:4。年均增长8.8%。",
            [
                "生产总值 8600000000 CNY level",
                "第二产业增加值 4000000000 CNY level",
                "第一产业占比 1 % share",
                "第二产业占比 5 % share",
                "第三产业占比 4 % share",
                "生产总值 8.8 % growth_rate",
            ],
        ),
    ],
)
def test_what_is_said_elsewhere_names_a_number(said: Said, text: str, figures: list[str]) -> None:
    assert said(text) == figures


@pytest.mark.parametrize("text", ["从三个方面推进，分为两个阶段。", "由两个部分组成。", "8%的增长是可能的。"])
def test_articles_are_no_counts_for_all_that(figures_of: FiguresOf, text: str) -> None:
    assert not [figure for figure in figures_of(text) if figure.unit != "%"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "工业增加值增长8%，增速分别比全国、全省、邻市快4.3个、0.7个和0.2个百分点。",
            [
                "工业增加值 8 % growth_rate",
                "工业增加值增速 4.3 {pp} change",
                "工业增加值增速 0.7 {pp} change",
                "工业增加值增速 0.2 {pp} change",
            ],
        ),
        (
            "商品零售额增长5%，分别比全国、全省低1.2个、0.6个百分点。",
            ["商品零售额 5 % growth_rate", "商品零售额 -1.2 {pp} change", "商品零售额 -0.6 {pp} change"],
        ),
        (
            "财政总收入31亿元，税收24亿元，分别比上年增长10%、下降4%。",
            [
                "财政总收入 3100000000 CNY level",
                "税收 2400000000 CNY level",
                "财政总收入 10 % growth_rate",
                "税收 -4 % growth_rate",
            ],
        ),
        (
            "工业用电2亿度，同比多用900万度。",
            ["工业用电 200000000 kW.h level", "工业用电 9000000 kW.h change"],
        ),
        ("灌溉用水300万吨，比上年少用20万吨。", ["灌溉用水 3000000 t level", "灌溉用水 -200000 t change"]),
        ("出口增速居全市第1，比一季度前进3位。", ["出口增速排名 3 {位} change"]),
        (
            "实到外资2亿美元，完成年度目标的56%。",
            ["实到外资 200000000 USD level", "实到外资完成年度目标 56 % share"],
        ),
        ("水厂扩建惠及4个乡镇5.8万人。", ["惠及乡镇 4 {个} level", "惠及 58000 {人} level"]),
        ("在全国166个参评综保区中名次前移。", ["参评综保区 166 {个} level"]),
        ("累计开复工61个。", ["开复工 61 {个} level"]),
    ],
)
def test_comparisons_and_rates_of_plans_are_of_what_is_compared(
    said: Said, text: str, figures: list[str]
) -> None:
    assert said(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "甲品牌出货量同比增幅仅为10%，而乙品牌高达65%。",
            ["甲品牌出货量同比增幅 10 % growth_rate", "乙品牌 65 % growth_rate"],
        ),
        ("工业增长5%，而服务业占比为60%。", ["工业 5 % growth_rate", "服务业占比 60 % share"]),
        (
            "交易额增长10%，餐饮、住宿等场景尤其受到青睐，增长20%。",
            ["交易额 10 % growth_rate", "餐饮、住宿等场景 20 % growth_rate"],
        ),
        ("锂电池走俏海外，增长8%。", ["锂电池 8 % growth_rate"]),
        ("制造业物流需求增长势头强劲，同比增长10%。", ["制造业物流需求 10 % growth_rate"]),
        ("财政部发行5亿元人民币国债。", ["发行人民币国债 500000000 CNY level"]),
        ("12个盟市空气质量全部达标。", ["盟市 12 {个} level"]),
        ("全国2200万城市居民受益。", ["城市居民 22000000 1 level"]),
    ],
)
def test_how_a_thing_fares_tells_what_grows(said: Said, text: str, figures: list[str]) -> None:
    assert said(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("数据中心80%的用电需求由绿电满足。", ["数据中心用电需求 80 % share"]),
        ("车间九成的产品销往海外。", ["车间产品 90 % share"]),
        ("利润率超过15%的企业减税。", ["利润率 15 % share"]),
        ("入围数量较上一年度新增1家。", ["入围数量 1 {家} level"]),
        ("首批疏解4所高校——云岭大学、青川大学。", ["疏解高校 4 {所} level"]),
        (
            "我国对甲国、乙国和丙国分别进出口4.7万亿元、4.2万亿元和3.8万亿元。",
            [
                "甲国进出口 4700000000000 CNY level",
                "乙国进出口 4200000000000 CNY level",
                "丙国进出口 3800000000000 CNY level",
            ],
        ),
    ],
)
def test_whose_share_it_is_stands_before_it(said: Said, text: str, figures: list[str]) -> None:
    assert said(text) == figures


def test_a_year_before_a_place_is_no_count(figures_of: FiguresOf) -> None:
    assert figures_of("2025河北工业设计周开幕。") == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "压减审批事项30%，压缩办理时限约60%。",
            ["压减审批事项 -30 % growth_rate", "压缩办理时限 -60 % growth_rate"],
        ),
        ("降低物流成本20%以上。", ["降低物流成本 -20 % growth_rate"]),
        ("提高最低工资标准10%。", ["提高最低工资标准 10 % growth_rate"]),
        ("降低企业负债率5%。", ["降低企业负债率 5 % share"]),
        ("物流成本占比30%。", ["物流成本占比 30 % share"]),
    ],
)
def test_a_verb_says_by_what_share_its_object_was_cut(said: Said, text: str, figures: list[str]) -> None:
    assert said(text) == figures


def test_a_rate_of_a_part_may_follow_the_place_of_the_whole(figures_of: FiguresOf) -> None:
    figures = figures_of("投资完成率88%，位列全省13个市（地）第3位，其中水利资金完成率96%。")
    assert figures[-1].parent == 0
