"""Short names of bodies: what the text itself calls them, firms that are common words, departments inside them."""

import pytest

from gongbao.extract.document import read_document
from gongbao.extract.names import find_names


def organisations(text: str) -> list[tuple[str, str]]:
    """Return the organisations that ``text`` mentions, each as written and by its full name."""
    mentions = find_names(read_document(text)).mentions
    return [(m.text, m.name) for m in mentions if m.type == "organisation"]


def written(text: str) -> list[str]:
    return [text for text, _ in organisations(text)]


def test_latin_letters_in_brackets_after_a_body_are_its_short_name_from_there_on() -> None:
    found = organisations("北陆粮食交易所(BLCX)大豆期货下跌。其中BLCX七月合约收跌。")
    assert found[-1] == ("BLCX", "北陆粮食交易所")


def test_what_a_report_calls_a_body_for_short_does_not_take_the_word_that_says_so() -> None:
    found = organisations("青禾汽车工业协会（以下简称青汽协）发布数据。青汽协预计明年增长。")
    assert ("青汽协", "青禾汽车工业协会") in found
    assert not any(text.startswith("简称") for text, _ in found)


def test_a_title_in_brackets_is_no_short_name() -> None:
    assert "CEO" not in written("大众汽车集团（CEO）宣布在华投资。CEO表示看好市场。")


@pytest.mark.parametrize(
    "text",
    [
        "苹果宣布新的计划，市场看好苹果。",
        "苹果股价上涨，分析师看好苹果。",
        "苹果iPad热销，店里的苹果断货。",
        "HTC与苹果达成和解，苹果没有回应。",
        "对手起诉苹果，要求苹果赔偿。",
    ],
)
def test_a_common_word_is_a_firm_where_the_text_shows_that_it_acts(text: str) -> None:
    assert organisations(text)[-1] == ("苹果", "苹果公司")


@pytest.mark.parametrize(
    "text",
    [
        "全县苹果种植面积12万亩，苹果产量36万吨。",
        "苹果价格上涨8%，带动果农增收。",
        "大众创业、万众创新蓬勃发展。",
        "八达岭长城接待游客10万人次。",
    ],
)
def test_a_common_word_stays_one_where_nothing_shows_a_firm(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("国家发展改革委产业协调司负责人介绍了情况。", "国家发展改革委产业协调司"),
        ("工信部装备工业一司发布通知。", "工信部装备工业一司"),
        ("国家统计局江苏调查总队发布数据。", "国家统计局江苏调查总队"),
        ("中国人民银行南京分行召开会议。", "中国人民银行南京分行"),
        ("省政府国资委印发方案。", "省政府国资委"),
        ("自治区党委政法委召开会议。", "自治区党委政法委"),
        ("市发改委能源处负责落实。", "市发改委能源处"),
    ],
)
def test_a_department_belongs_to_the_name_of_its_body(text: str, name: str) -> None:
    assert written(text) == [name]


@pytest.mark.parametrize(
    "text", ["商务部处理了一批案件。", "教育部有关司局负责人出席。", "市财政局处于领先。"]
)
def test_what_follows_a_body_and_is_no_department_stays_outside(text: str) -> None:
    assert written(text)[0] in ("商务部", "教育部", "市财政局")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "鼎恒风电科技(集团)股份有限公司中标。业内认为鼎恒优势明显。",
            ["鼎恒风电科技(集团)股份有限公司", "鼎恒"],
        ),
        ("中国南车宣布扩产。去年南车盈利。", ["中国南车", "南车"]),
        ("沐恒鼎公司发布公告。对手表示，沐恒鼎落后了。", ["沐恒鼎公司", "沐恒鼎"]),
        ("鼎恒集团总经理到会。记者走访了鼎恒租车门店。", ["鼎恒集团", "鼎恒租车"]),
    ],
)
def test_a_firm_is_called_by_its_trade_name_alone(text: str, names: list[str]) -> None:
    assert [name for name in written(text) if "鼎" in name or "南" in name] == names


@pytest.mark.parametrize(
    "text",
    [
        "省文联召开会议，中国文联领导到会。作家加入文联。",
        "长江证券分析师看好后市。长江水位上涨。",
        "某市财政局统计了数据。财政局表示满意。",
    ],
)
def test_common_nouns_and_waters_are_no_trade_names(text: str) -> None:
    assert not {"文联", "长江"} & set(written(text))


def test_a_person_with_the_name_of_a_firm_stays_a_person() -> None:
    assert "鼎恒" not in written("鼎恒公司股价下跌。记者采访了鼎恒本人。")[1:]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("国内企业包括昂翎、联想和钜曼等品牌。", ["昂翎", "联想", "钜曼"]),
        ("苹果、HTC、WQX和诺基亚的份额上升。", ["苹果", "HTC", "WQX", "诺基亚"]),
        ("除华为、钜兴外，客户还有三星。", ["华为", "钜兴", "三星"]),
        ("今年钜翎、华为、中兴的订单增长。", ["华为", "中兴"]),
    ],
)
def test_a_name_of_no_common_word_beside_firms_is_one(text: str, names: list[str]) -> None:
    assert written(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "感谢解放军、武警官兵和公安干警。",
        "教育部、财政部和有关方面出席。",
        "华为、电池和充电桩是三个主题。",
        "中石化将纯苯、甲苯等产品降价。",
    ],
)
def test_what_is_no_firm_beside_a_body_stays_none(text: str) -> None:
    assert not {"武警官兵", "公安干警", "电池", "甲苯", "有关方面"} & set(written(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青螺县重点扶持华为公司。", "华为公司"),
        ("设备制造商华为公司计划扩产。", "华为公司"),
        ("外界知道大众汽车集团的期待。", "大众汽车集团"),
    ],
)
def test_what_tells_of_a_known_firm_is_no_part_of_its_name(text: str, name: str) -> None:
    assert written(text) == [name]


def test_a_common_word_beside_known_firms_is_a_firm() -> None:
    assert written("三星、苹果和诺基亚位居前三。") == ["三星", "苹果", "诺基亚"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("与浙江沐鼎新材签订协议。", ["浙江沐鼎新材"]),
        ("柳州翎源冷链：投资3亿元。", ["柳州翎源冷链"]),
        ("北京家房地产企业扩张。", []),
        ("新区管委会研究部署。", ["新区管委会"]),
    ],
)
def test_a_place_trade_name_and_trade_are_a_firm(text: str, names: list[str]) -> None:
    assert written(text) == names
