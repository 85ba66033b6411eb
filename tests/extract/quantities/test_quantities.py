"""What a quantity's words say: value, unit, comparator, range and sign."""

from decimal import Decimal

import pytest

from gongbao.extract.facts import Quantity
from gongbao.extract.quantities import find_quantities, read_numerals


def only(text: str) -> Quantity:
    quantities = find_quantities(text)
    assert len(quantities) == 1, quantities
    return quantities[0]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("实现产值3.5亿元", "350000000", "CNY"),
        ("存款余额1.34万亿元", "1340000000000", "CNY"),
        ("出口19922万美元", "199220000", "USD"),
        ("引资2.6亿欧元", "260000000", "EUR"),
        ("投资US$1.5亿", "150000000", "USD"),
        ("售价￥88", "88", "CNY"),
        ("十块五毛", "10.5", "CNY"),
        ("港币三千元", "3000", "HKD"),
        ("产煤30万吨", "300000", "t"),
        ("全长143.8公里", "143.8", "km"),
        ("面积6779平方公里", "6779", "km2"),
        ("建筑面积9.4万平方米", "94000", "m2"),
        ("流转土地1.8万亩", "18000", "[mu_cn]"),
        ("造林512公顷", "512", "ha"),
        ("发电10400亿千瓦时", "1040000000000", "kW.h"),
        ("装机1669万千瓦", "16690000", "kW"),
        ("储能100GWh", "100", "GW.h"),
        ("重300Kg", "300", "kg"),
        ("三千瓦电机", "3", "kW"),
        ("年产啤酒36万千升", "360000", "kL"),
        ("推力3万千牛", "30000", "kN"),
        ("由三千升至", "3000", "1"),
        ("撰文5千字", "5000", "{字}"),
        ("浓度35微克/立方米", "35", "ug/m3"),
        ("亩产值6000元/亩", "6000", "CNY/[mu_cn]"),
        ("人均4.2万元/人", "42000", "CNY/{人}"),
        ("日处理500吨/日", "500", "t/d"),
        ("能耗0.5吨/万元", "0.00005", "t/CNY"),
        ("时速100公里/小时", "100", "km/h"),
        ("算力3百亿亿次/秒", "3E+18", "{次}/s"),
        ("占比9.2%", "9.2", "%"),
        ("自然增长率3.1‰", "3.1", "[ppth]"),
        ("百分之十七", "17", "%"),
        ("千分之四", "4", "[ppth]"),
        ("达到八成", "80", "%"),
        ("打七五折", "75", "%"),
        ("提高0.8个百分点", "0.8", "{pp}"),
        ("增长一倍", "1", "{倍}"),
        ("产值翻一番", "100", "%"),
        ("收入翻两番", "300", "%"),
        ("占一半", "50", "%"),
        ("三分之二", "0.666666666666667", "1"),
        ("共383个", "383", "{个}"),
        ("支持5个展区建设", "5", "{个}"),
        ("走访7家电商企业", "7", "{家}"),
        ("生产面板30万块", "300000", "{块}"),
        ("三十块钱", "30", "CNY"),
        ("已满80周岁", "80", "a"),
        ("企业4.7万家", "47000", "{家}"),
        ("接待1.6亿人次", "160000000", "{人次}"),
        ("历时两年半", "2.5", "a"),
        ("提前三个半小时", "3.5", "h"),
        ("半个月", "0.5", "mo"),
        ("零下5℃", "5", "Cel"),
        ("增长19·5％", "19.5", "%"),
        ("打造千亿产业", "100000000000", "CNY"),
        ("参保1753万", "17530000", "1"),
    ],
)
def test_value_and_unit_are_read_exactly(text: str, value: str, unit: str) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "written", "comparator"),
    [
        ("已超过60家", "超过60家", "gt"),
        ("突破8万亿元", "突破8万亿元", "gt"),
        ("逾百家", "逾百家", "gt"),
        ("12万余人", "12万余人", "gt"),
        ("500多个", "500多个", "gt"),
        ("1个多月", "1个多月", "gt"),
        ("3年多", "3年多", "gt"),
        ("不低于90%", "不低于90%", "ge"),
        ("40万人以上", "40万人以上", "ge"),
        ("至少3次", "至少3次", "ge"),
        ("不到4%", "不到4%", "lt"),
        ("不足两成", "不足两成", "lt"),
        ("30天以内", "30天以内", "le"),
        ("不超过200千瓦时", "不超过200千瓦时", "le"),
        ("约14万元", "约14万元", "approx"),
        ("近千名", "近千名", "approx"),
        ("5.5%左右", "5.5%左右", "approx"),
        ("60岁上下", "60岁上下", "approx"),
        ("正好60家", "60家", "eq"),
    ],
)
def test_the_words_beside_a_number_give_its_comparator(text: str, written: str, comparator: str) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.comparator) == (written, comparator)


@pytest.mark.parametrize("text", ["附近3个村", "节约5万元", "预约20人", "赶超3家"])
def test_a_word_that_ends_like_a_comparator_is_none(text: str) -> None:
    assert only(text).comparator == "eq"


@pytest.mark.parametrize(
    ("text", "value", "value_max", "unit"),
    [
        ("增长5%—6%", "5", "6", "%"),
        ("增长5-6%", "5", "6", "%"),
        ("30至40个", "30", "40", "{个}"),
        ("3到5年", "3", "5", "a"),
        ("5—6亿元", "500000000", "600000000", "CNY"),
        ("300~500元", "300", "500", "CNY"),
        ("1万元至5万元", "10000", "50000", "CNY"),
        ("两到三万吨", "20000", "30000", "t"),
        ("8000到1万人", "8000", "10000", "{人}"),
        ("七八十家", "70", "80", "{家}"),
        ("百分之五到六", "5", "6", "%"),
    ],
)
def test_a_range_gives_both_ends(text: str, value: str, value_max: str, unit: str) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.value_max, quantity.unit) == (Decimal(value), Decimal(value_max), unit)


def test_a_number_ends_where_the_next_one_begins() -> None:
    quantities = find_quantities("跨越7万亿、8万亿三个台阶")
    assert [(str(q.value), q.unit) for q in quantities] == [
        ("7000000000000", "CNY"),
        ("8000000000000", "CNY"),
        ("3", "{个}"),
    ]


def test_two_quantities_of_different_units_are_no_range() -> None:
    assert [q.unit for q in find_quantities("3个月-2年")] == ["mo", "a"]


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("价格下降3.2%", "下降3.2%", "-3.2"),
        ("人口减少了1.2万人", "减少了1.2万人", "-12000"),
        ("降幅达10%", "降幅达10%", "-10"),
        ("增速回落0.7个百分点", "回落0.7个百分点", "-0.7"),
        ("负增长2%", "负增长2%", "-2"),
        ("编制精简1／4", "精简1／4", "-25"),
        ("增长-1.5%", "-1.5%", "-1.5"),
        ("零下负八度", "负八度", "-8"),
        ("下降约5%", "下降约5%", "-5"),
    ],
)
def test_a_fall_is_negative_and_its_word_belongs_to_the_quantity(text: str, written: str, value: str) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.value) == (written, Decimal(value))


def test_a_fall_governs_the_numbers_listed_after_it() -> None:
    values = [q.value for q in find_quantities("件数和吨数分别下降3%、4.5%和6%，价格上涨7%")]
    assert values == [Decimal(-3), Decimal("-4.5"), Decimal(-6), Decimal(7)]


@pytest.mark.parametrize("text", ["降至5%", "下降到5%", "减少至3家"])
def test_a_level_reached_by_falling_is_not_negative(text: str) -> None:
    value = only(text).value
    assert value is not None and value > 0


@pytest.mark.parametrize(("text", "unit"), [("数十家", "{家}"), ("几百万元", "CNY"), ("十几个", "{个}")])
def test_words_that_give_no_number_have_a_unit_and_no_value(text: str, unit: str) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.unit) == (None, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("投资 3.5 亿元", "350000000", "CNY"),
        ("完成12 .5%", "12.5", "%"),
        ("完成12.\n5%", "12.5", "%"),
        ("征收1 234.5万元", "12345000", "CNY"),
        ("产粮12\n万吨", "120000", "t"),
        ("增长 1 0 . 5 %", "10.5", "%"),
        ("一 百 二 十 人", "120", "{人}"),
    ],
)
def test_gaps_inside_a_number_do_not_part_it(text: str, value: str, unit: str) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)
    assert quantity.text == text[quantity.start : quantity.end]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一百二十三", "123"),
        ("负十五", "-15"),
        ("三十二点五", "32.5"),
        ("六", "6"),
        ("15k", "15000"),
        ("30w", "300000"),
        ("2e3", "2000"),
        (".5", "0.5"),
        ("一又四分之一", "1.25"),
        ("兩萬三千個", "23000"),
    ],
)
def test_everyday_numbers_stand_alone(text: str, value: str) -> None:
    assert only(text).value == Decimal(value)


def test_a_large_amount_that_words_precede_in_quotation_marks_is_no_name() -> None:
    (amount,) = find_quantities("围绕“做强百亿药业”目标")
    assert (amount.value, amount.unit) == (10_000_000_000, "CNY")
    assert [numeral.kind for numeral in read_numerals("实施“百亿提升”行动")] == ["name"]


def test_a_range_that_is_written_downwards_begins_at_its_lower_end() -> None:
    (amount,) = find_quantities("投资由7000亿到6000亿元不等")
    assert (amount.value, amount.value_max) == (600_000_000_000, 700_000_000_000)


@pytest.mark.parametrize(
    ("text", "quantity", "value"),
    [
        ("人口自然增长率为-0.85‰", "-0.85‰", "-0.85"),
        ("常住人口净增-0.4万人", "-0.4万人", "-4000"),
        ("平均气温为-6.3℃", "-6.3℃", "-6.3"),
        ("最低气温在-25℃以下", "-25℃以下", "-25"),
    ],
)
def test_a_minus_after_a_word_is_a_sign(text: str, quantity: str, value: str) -> None:
    found = find_quantities(text)
    assert [(q.text, q.value) for q in found] == [(quantity, Decimal(value))]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("票房破5亿元", "gt"),
        ("首破5亿元", "gt"),
        ("约有5家", "approx"),
        ("大致5%", "approx"),
        ("未达5%", "lt"),
        ("还不到5%", "lt"),
        ("尚不足5家", "lt"),
        ("翻了近一番", "approx"),
    ],
)
def test_words_before_a_number_bound_it(text: str, comparator: str) -> None:
    assert only(text).comparator == comparator
