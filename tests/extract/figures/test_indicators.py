"""What a number measures, however the sentence names it. Places and projects are invented."""

from collections.abc import Callable

import pytest

from gongbao.extract.facts import Figure

Said = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("全年粮食总产量达到42.5万吨。", ["粮食总产量 425000 t level"]),
        ("截至12月末，青禾县本外币存款余额为318.6亿元。", ["青禾县本外币存款余额 31860000000 CNY level"]),
        ("全市完成一般公共预算收入56.2亿元。", ["一般公共预算收入 5620000000 CNY level"]),
        ("柳溪区去年前7个月外贸进出口值首次突破9亿元。", ["柳溪区外贸进出口值 900000000 CNY level"]),
        ("研发投入强度提高到3.1%。", ["研发投入强度 3.1 % share"]),
        ("注册资金总额8亿元。", ["注册资金总额 800000000 CNY level"]),
        ("消费券发放带动住宿餐饮业营业额超6亿元。", ["住宿餐饮业营业额 600000000 CNY level"]),
    ],
)
def test_the_noun_before_the_number_names_it(said: Said, text: str, figures: list[str]) -> None:
    assert said(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("新建乡村道路20公里。", ["新建乡村道路 20 km level"]),
        ("新建20公里乡村道路。", ["乡村道路 20 km level"]),
        ("实施了60个技改项目。", ["实施技改项目 60 {个} level"]),
        ("20家企业上市。", ["企业上市 20 {家} level"]),
        ("113项居民服务事项实现“一窗通办”。", ["居民服务事项 113 {项} level"]),
        ("下达12亿元专项资金。", ["下达专项资金 1200000000 CNY level"]),
        ("加快建设30万吨污水处理厂。", ["污水处理厂 300000 t level"]),
        ("云岭大学和5所高校入选。", ["高校入选 5 {所} level"]),
    ],
)
def test_the_noun_after_the_number_names_it(said: Said, text: str, figures: list[str]) -> None:
    assert said(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "工业用电量35亿千瓦时，同比增长6.1%，占全社会用电量的62%。",
            [
                "工业用电量 3500000000 kW.h level",
                "工业用电量 6.1 % growth_rate",
                "工业用电量占全社会用电量比重 62 % share",
            ],
        ),
        ("上市公司由3家增加到8家。", ["上市公司 3 {家} level", "上市公司 8 {家} level"]),
        (
            "空气优良天数比例从83%提升至88%。",
            ["空气优良天数比例 83 % share", "空气优良天数比例 88 % share"],
        ),
        (
            "民间投资增长明显加快，全年增长9.5%。",
            ["民间投资 9.5 % growth_rate"],
        ),
        (
            "人均可支配收入31000元(按平均汇率折算为4400美元)，增长5.2%。",
            [
                "人均可支配收入 31000 CNY level",
                "人均可支配收入 4400 USD level",
                "人均可支配收入 5.2 % growth_rate",
            ],
        ),
        ("隧道6座共4100米。", ["隧道 6 {座} level", "隧道 4100 m level"]),
    ],
)
def test_a_number_without_a_name_takes_the_one_named_before(
    said: Said, text: str, figures: list[str]
) -> None:
    assert said(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "城镇和农村居民人均可支配收入分别增长4.8%、6.3%。",
            [
                "城镇居民人均可支配收入 4.8 % growth_rate",
                "农村居民人均可支配收入 6.3 % growth_rate",
            ],
        ),
        (
            "三次产业结构比为8.2:45.1:46.7。",
            ["第一产业占比 8.2 % share", "第二产业占比 45.1 % share", "第三产业占比 46.7 % share"],
        ),
        (
            "财政总收入15亿元，一般公共预算收入9亿元，分别比上年增长7.3%和5%。",
            [
                "财政总收入 1500000000 CNY level",
                "一般公共预算收入 900000000 CNY level",
                "财政总收入 7.3 % growth_rate",
                "一般公共预算收入 5 % growth_rate",
            ],
        ),
        (
            "火灾起数和死亡人数分别下降12%、30%。",
            ["火灾起数 -12 % growth_rate", "死亡人数 -30 % growth_rate"],
        ),
    ],
)
def test_a_list_shares_one_predicate(said: Said, text: str, figures: list[str]) -> None:
    assert said(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "规上工业增加值增长8%，高于全国2.1个百分点。",
            ["规上工业增加值 8 % growth_rate", "规上工业增加值 2.1 {pp} change"],
        ),
        ("居民消费价格下降0.3%。", ["居民消费价格 -0.3 % growth_rate"]),
        ("行政审批时限压缩了一半。", ["行政审批时限 -50 % growth_rate"]),
        ("失业率比上年下降0.2个百分点。", ["失业率 -0.2 {pp} change"]),
        ("森林覆盖率68.5%。", ["森林覆盖率 68.5 % share"]),
        ("考核排名前进3位。", ["考核排名 3 {位} change"]),
        ("农村贫困人口减少12万人。", ["农村贫困人口 -120000 {人} change"]),
        ("年均增长7.2%的出口额。", ["出口额 7.2 % growth_rate"]),
    ],
)
def test_the_predicate_gives_the_measure_and_the_sign(said: Said, text: str, figures: list[str]) -> None:
    assert said(text) == figures


def test_a_threshold_belongs_to_what_it_bounds(figures_of: Callable[[str], list[object]]) -> None:
    (figure,) = figures_of("新签约超亿元项目60个。")
    assert (figure.indicator, figure.value, figure.threshold, figure.threshold_unit) == (
        "新签约超亿元项目",
        60,
        100_000_000,
        "CNY",
    )


@pytest.mark.parametrize(
    "text",
    [
        "连续5年获评优秀。",
        "开展三年行动。",
        "重点做好10个方面工作。",
        "办好10件大事。",
        "时隔7年再度增长。",
    ],
)
def test_streaks_scopes_and_lists_are_no_figures(said: Said, text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "预算收入完成23.5亿元，为预算的102.3%，同口径增长6.1%。",
            [
                "预算收入 2350000000 CNY level",
                "预算收入占预算比重 102.3 % share",
                "预算收入 6.1 % growth_rate",
            ],
        ),
        (
            "研发经费3亿元，占生产总值比重从1.2%提高到1.5%，提高0.3个百分点。",
            [
                "研发经费 300000000 CNY level",
                "研发经费占生产总值比重 1.2 % share",
                "研发经费占生产总值比重 1.5 % share",
                "研发经费占生产总值比重 0.3 {pp} change",
            ],
        ),
        ("全国已建成驿站18万个。", ["建成驿站 180000 {个} level"]),
        (
            "消费价格环比由上月下降0.4%转为上涨0.1%。",
            ["消费价格 -0.4 % growth_rate", "消费价格 0.1 % growth_rate"],
        ),
        ("每百户居民拥有汽车32辆。", ["每百户居民拥有汽车 32 {辆} level"]),
        ("8万人稳定脱贫。", ["稳定脱贫 80000 {人} level"]),
        (
            "等外公路里程7200公里，其中新增320公里。",
            ["等外公路里程 7200 km level", "新增等外公路里程 320 km level"],
        ),
        (
            "家电类、服装类商品零售额分别增长11.9%和9.7%。",
            ["家电类商品零售额 11.9 % growth_rate", "服装类商品零售额 9.7 % growth_rate"],
        ),
        ("小学生，一九五二年有五百万人。", ["小学生 5000000 {人} level"]),
        ("电动机：从六十万千瓦增加到一百万千瓦。", ["电动机 600000 kW level", "电动机 1000000 kW level"]),
        (
            "消费资料产值在工业总产值中所占的比重为百分之四十。",
            ["消费资料产值占工业总产值比重 40 % share"],
        ),
        ("营业收入稳步回升，上半年基本实现10%左右的增长目标。", ["营业收入 10 % growth_rate"]),
    ],
)
def test_other_ways_to_name_it(said: Said, text: str, figures: list[str]) -> None:
    assert said(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("出货量80万部，环比下降高达52%。", ["出货量 800000 {部} level", "出货量 -52 % growth_rate"]),
        ("经营利润为-31万元，利润率是-7.6%。", ["经营利润 -310000 CNY level", "利润率 -7.6 % share"]),
        (
            "眼镜、手环销售额分别增长3.2倍、12.3%。",
            ["眼镜销售额 3.2 {倍} growth_rate", "手环销售额 12.3 % growth_rate"],
        ),
        ("云岭酒业60%的股权归青禾公司。", ["云岭酒业股权 60 % share"]),
        ("云岭市拟安排6亿元的技改资金。", ["安排技改资金 600000000 CNY level"]),
        ("超过2000万居民将从中受益。", ["居民 20000000 1 level"]),
        ("铁路客流量连续6天突破百万人次。", ["铁路客流量 1000000 {人次} level"]),
        (
            "6个县区开工率超过50%。",
            ["县区 6 {个} level", "开工率 50 % share"],
        ),
        (
            "基金从一季度末的67只增加到二季度末的126只。",
            ["基金 67 {只} level", "基金 126 {只} level"],
        ),
        ("公司在云岭县拥有40万亩茶叶基地。", ["茶叶基地 400000 [mu_cn] level"]),
        ("员工人数也从并购前的200人扩充到1500人。", ["员工人数 200 {人} level", "员工人数 1500 {人} level"]),
        ("引导12亿元低成本贷款投向粮食生产。", ["低成本贷款 1200000000 CNY level"]),
        ("外贸进出口首超万亿元。", ["外贸进出口 1000000000000 CNY level"]),
        ("云岭女队以85比71战胜青禾女队。", []),
        (
            "一九五八年，总产值一千一百亿元，比一九五七年的七百亿元增长百分之六十。",
            ["总产值 110000000000 CNY level", "总产值 70000000000 CNY level", "总产值 60 % growth_rate"],
        ),
        ("机床（不包括简易机床，下同）增加了四百台。", ["机床 400 {台} change"]),
        ("改善20万农村居民的出行条件。", ["农村居民 200000 1 level"]),
        ("增速由原定百分之六调高到百分之八。", ["增速 6 % growth_rate", "增速 8 % growth_rate"]),
        ("今年的200万元贷款将用于扩产。", ["贷款 2000000 CNY level"]),
    ],
)
def test_looser_wordings_of_news_are_read(said: Said, text: str, figures: list[str]) -> None:
    assert said(text) == figures


def test_a_share_said_with_about_is_about_that(figures_of: Callable[[str], list[Figure]]) -> None:
    bracketed, share = figures_of("募资总额约占公司目前市值(655亿元)的16%。")
    assert (bracketed.indicator, bracketed.comparator) == ("市值", "eq")
    assert (share.indicator, share.comparator) == ("募资总额占公司市值", "approx")


def test_places_in_an_order_that_share_a_counter_are_no_figures(said: Said) -> None:
    assert said("工业产值、投资增速分别居全市第1、2、5位。") == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "全县工业总产值突破百亿元大关，在前五年平均每年递增8%的基础上，又增长11%。",
            ["工业总产值 8 % growth_rate", "工业总产值 11 % growth_rate"],
        ),
        (
            "在连续三年增长9%的基础上，社会消费品零售总额再增长7%。",
            ["社会消费品零售总额 9 % growth_rate", "社会消费品零售总额 7 % growth_rate"],
        ),
        (
            "牧民人均收入达到2100元，扣除物价上涨因素，实际增长6.5%。",
            ["牧民人均收入 2100 CNY level", "牧民人均收入 6.5 % growth_rate"],
        ),
        ("牧民的现金收入，全国平均每户达到900元。", ["牧民的现金收入 900 CNY level"]),
    ],
)
def test_a_clause_that_only_says_on_what_basis_names_nothing(
    said: Said, text: str, figures: list[str]
) -> None:
    assert [line for line in said(text) if not line.startswith("工业总产值 10000000000")] == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("去年平均每人占有棉花12斤。", ["平均每人占有棉花 12 [jin_cn] level"]),
        (
            "柳溪区居民家庭平均每户用于教育的支出800元。",
            ["柳溪区居民家庭平均每户用于教育的支出 800 CNY level"],
        ),
        ("贷款平均利率3.6%，平均寿命79岁。", ["贷款平均利率 3.6 % share", "平均寿命 79 a level"]),
    ],
)
def test_what_is_so_much_a_head_keeps_its_words(said: Said, text: str, figures: list[str]) -> None:
    assert said(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "经济总量连跨6千亿元、7千亿元两个台阶。",
            ["经济总量 600000000000 CNY level", "经济总量 700000000000 CNY level"],
        ),
        ("我市选手在全国技能大赛上斩获奖牌17枚。", ["奖牌 17 {枚} level"]),
        ("8组33名学生前往留学。", ["学生前往留学 8 {组} level", "学生前往留学 33 {名} level"]),
        ("30家商场的销售额达到7亿元。", ["商场 30 {家} level", "销售额 700000000 CNY level"]),
        (
            "近30位两院院士和甲国、乙国等20个国家的专家到会。",
            ["两院院士 30 {位} level", "国家 20 {个} level"],
        ),
        ("来自26个国家和地区的选手参赛。", ["国家和地区 26 {个} level"]),
        ("全省15个县中已有6个县脱贫。", ["县 15 {个} level", "县脱贫 6 {个} level"]),
        ("推出售价59元的套餐。", ["售价 59 CNY level"]),
        ("调拨毛毯300条、棉被500床。", ["调拨毛毯 300 {条} level", "棉被 500 {床} level"]),
        (
            "氧化锌价格由5月初的900元/吨下滑至6月底的850元/吨。",
            ["氧化锌价格 900 CNY/t level", "氧化锌价格 850 CNY/t level"],
        ),
    ],
)
def test_what_is_counted_is_read_up_to_what_is_said_of_it(said: Said, text: str, figures: list[str]) -> None:
    assert said(text) == figures


def test_those_that_something_is_ranked_among_are_not_what_goes_on(said: Said) -> None:
    lines = said("滨江新区进出口总值达91亿元，在全省12个新区中排第4位，比上年进2位；增幅15%。")
    assert lines == [
        "滨江新区进出口总值 9100000000 CNY level",
        "新区 12 {个} level",
        "排名 2 {位} change",
        "滨江新区进出口总值增幅 15 % growth_rate",
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("接待游客、实现门票收入分别增长8%和9%。", ["接待游客 8 % growth_rate", "门票收入 9 % growth_rate"]),
        (
            "纺织、造纸两大产业产值分别为7亿元、5亿元。",
            ["纺织产业产值 700000000 CNY level", "造纸产业产值 500000000 CNY level"],
        ),
        (
            "甲公司和乙公司的营业收入分别增长3%、4%。",
            ["甲公司营业收入 3 % growth_rate", "乙公司营业收入 4 % growth_rate"],
        ),
        (
            "新增学校12所、医院5所，总数分别达到90所、31所。",
            [
                "新增学校 12 {所} level",
                "医院 5 {所} level",
                "学校总数 90 {所} level",
                "医院总数 31 {所} level",
            ],
        ),
    ],
)
def test_each_number_of_a_list_has_the_words_of_its_own_item(
    said: Said, text: str, figures: list[str]
) -> None:
    assert said(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "规上工业增加值增长13%，高于全国、全省平均增速4个、2个百分点。",
            [
                "规上工业增加值 13 % growth_rate",
                "规上工业增加值 4 {pp} change",
                "规上工业增加值 2 {pp} change",
            ],
        ),
        (
            "工业投资完成4亿元，为年度目标16亿元的25%，同比下降11%。",
            [
                "工业投资 400000000 CNY level",
                "年度目标 1600000000 CNY level",
                "工业投资 25 % share",
                "工业投资 -11 % growth_rate",
            ],
        ),
        ("产值7亿元，两年平均增长9%。", ["产值 700000000 CNY level", "产值 9 % growth_rate"]),
        ("青禾园区完成规上工业产值4亿元。", ["规上工业产值 400000000 CNY level"]),
        ("重点项目完成投资3亿元。", ["重点项目完成投资 300000000 CNY level"]),
        ("工厂具有年产机床5万台能力。", ["年产机床 50000 {台} level"]),
        ("消费扩大，拉动经济增长2个百分点。", ["拉动经济增长 2 {pp} change"]),
        (
            "原煤产量9万吨、原油产量5万吨，同比分别增长12%、-7%。",
            [
                "原煤产量 90000 t level",
                "原油产量 50000 t level",
                "原煤产量 12 % growth_rate",
                "原油产量 -7 % growth_rate",
            ],
        ),
    ],
)
def test_what_is_compared_planned_or_done_stays_the_same_thing(
    said: Said, text: str, figures: list[str]
) -> None:
    assert said(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "工业增加值1—2月增长2.1%，一季度回到4%，上半年收于7%。",
            [
                "工业增加值 2.1 % growth_rate",
                "工业增加值 4 % growth_rate",
                "工业增加值 7 % growth_rate",
            ],
        ),
        (
            "生产总值47亿元，按可比价格计算增长8%，低于全省0.3个百分点。",
            ["生产总值 4700000000 CNY level", "生产总值 8 % growth_rate", "生产总值 -0.3 {pp} change"],
        ),
        (
            "原油、烧碱产量分别为9万吨、7万吨，增速依次为3%、-6%。",
            [
                "原油产量 90000 t level",
                "烧碱产量 70000 t level",
                "原油产量增速 3 % growth_rate",
                "烧碱产量增速 -6 % growth_rate",
            ],
        ),
        ("回收期58天，缩短3天。", ["回收期 58 d level", "回收期 -3 d change"]),
        ("在考核中排第5，进了4个位次。", ["排名 4 {位} change"]),
        ("省考27项指标中，19项进入全市前三。", ["指标 27 {项} level", "进入全市前三 19 {项} level"]),
    ],
)
def test_growth_and_lists_go_on_through_a_sentence(said: Said, text: str, figures: list[str]) -> None:
    assert said(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "铁路发送旅客8万人次，明天预计发送9万人次。",
            ["铁路发送旅客 80000 {人次} level", "铁路发送旅客 90000 {人次} level"],
        ),
        ("货运量完成计划104%，增长6%。", ["货运量完成计划 104 % share", "货运量 6 % growth_rate"]),
        ("医保局表示，已有8万人次享受直接结算。", ["享受直接结算 80000 {人次} level"]),
        ("21个行业中，有8个保持增长。", ["行业 21 {个} level", "行业 8 {个} level"]),
        ("这家企业产值7亿元。", ["企业产值 700000000 CNY level"]),
    ],
)
def test_verbs_and_plans_are_read_with_what_was_said_before(
    said: Said, text: str, figures: list[str]
) -> None:
    assert said(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "工业总产值9亿元，增长4%。分季度看，一季度下降5%。",
            [
                "工业总产值 900000000 CNY level",
                "工业总产值 4 % growth_rate",
                "工业总产值 -5 % growth_rate",
            ],
        ),
        ("棉花产量，就全国来说，比上年增长3%。", ["棉花产量 3 % growth_rate"]),
        (
            "利润增长5%。经营主体持续壮大。总量达8万户。",
            ["利润 5 % growth_rate", "经营主体总量 80000 {户} level"],
        ),
        (
            "每万人口专利拥有量11件，是全区平均水平的2倍。",
            ["每万人口专利拥有量 11 {件} level", "每万人口专利拥有量 2 {倍} ratio"],
        ),
        (
            "过海车辆8万辆次，单日最高2万辆次，货物3万标箱。",
            ["过海车辆 80000 {辆次} level", "单日最高 20000 {辆次} level", "货物 30000 {标箱} level"],
        ),
        ("总算力突破2万PF。", ["总算力 20000 P[FLOPS] level"]),
    ],
)
def test_what_only_leads_to_a_number_is_passed_over(said: Said, text: str, figures: list[str]) -> None:
    assert said(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("高考二本上线率从38%提高到62%。", ["高考二本上线率 38 % share", "高考二本上线率 62 % share"]),
        ("城乡收入比缩小到1.9∶1。", ["城乡收入比 1.9 1 ratio"]),
        (
            "全国12个省（区、市）货物贸易进出口4万亿元。",
            ["省(区、市) 12 {个} level", "货物贸易进出口 4000000000000 CNY level"],
        ),
        ("外送24个省份、规模居前。", ["外送省份 24 {个} level"]),
        (
            "年度计划投资6亿元，实际完成7亿元。",
            ["年度计划投资 600000000 CNY level", "完成投资 700000000 CNY level"],
        ),
        ("在考核中列第六，比上年后退2位。", ["排名 -2 {位} change"]),
        ("甲市布局实验室45个。", ["实验室 45 {个} level"]),
        ("高新区承担重点项目19个。", ["承担重点项目 19 {个} level"]),
    ],
)
def test_places_ratios_and_ranks_keep_to_themselves(said: Said, text: str, figures: list[str]) -> None:
    assert said(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "处理交易153亿笔，金额7万亿元，同比分别增长15%和10%。",
            [
                "处理交易 15300000000 {笔} level",
                "处理交易金额 7000000000000 CNY level",
                "处理交易 15 % growth_rate",
                "处理交易金额 10 % growth_rate",
            ],
        ),
        (
            "水泥单月和累计产量增速为5%、4%。",
            ["水泥单月产量增速 5 % growth_rate", "产量增速 4 % growth_rate"],
        ),
        ("以0.8元/千瓦时的低价胜出。", ["低价 0.8 CNY/kW.h level"]),
        (
            "旅客运输量3977万人次，恢复至2019年同期的74%。",
            ["旅客运输量 39770000 {人次} level", "旅客运输量 74 % share"],
        ),
    ],
)
def test_amounts_prices_and_recoveries_are_of_what_was_named(
    said: Said, text: str, figures: list[str]
) -> None:
    assert said(text) == figures


@pytest.mark.parametrize(
    "reached",
    [
        "拓展至",
        "维持于",
        "迈过",
        "站稳",
        "锁定在",
        "录得",
        "触及",
        "核定为",
        "停留在",
        "或达",
        "连续三年站稳",
        "攀至",
    ],
)
def test_any_verb_of_reaching_stands_between_a_measure_and_its_number(said: Said, reached: str) -> None:
    assert said(f"粮食产量{reached}50万吨。") == ["粮食产量 500000 t level"]


@pytest.mark.parametrize("grows", ["可比增长", "逆势增长", "恢复性增长", "由负转正增长"])
def test_how_something_grows_is_not_part_of_its_name(said: Said, grows: str) -> None:
    assert said(f"产值9亿元，{grows}5%。")[1] == "产值 5 % growth_rate"


@pytest.mark.parametrize("falls", ["减产", "负增长", "缩水", "下行"])
def test_words_of_loss_make_a_number_negative(said: Said, falls: str) -> None:
    assert said(f"产值9亿元，{falls}5%。")[1] == "产值 -5 % growth_rate"


@pytest.mark.parametrize("won", ["包揽", "拿下", "勇夺", "狂揽", "摘下", "捧走", "喜获"])
def test_what_is_won_is_counted_without_who_won_it(said: Said, won: str) -> None:
    assert said(f"甲队选手在全国大赛{won}奖牌50枚。") == ["奖牌 50 {枚} level"]


def test_the_place_before_a_deed_is_not_part_of_what_is_counted(said: Said) -> None:
    assert said("云岭县签约项目50个。") == ["签约项目 50 {个} level"]
    assert said("地区生产总值50亿元。") == ["地区生产总值 5000000000 CNY level"]
