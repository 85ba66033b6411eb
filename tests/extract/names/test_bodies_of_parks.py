"""Bodies and people as parks and counties write of them: joined bureaux and fields, short firms, who comes from where."""

import pytest

from gongbao.extract.document import read_document
from gongbao.extract.names import find_names


def named(text: str, type_: str) -> list[str]:
    return [mention.text for mention in find_names(read_document(text)).mentions if mention.type == type_]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("市商务与口岸局、区住房和城乡建设与交通局到会。", ["市商务与口岸局", "区住房和城乡建设与交通局"]),
        ("机械装备与智能制造产业联盟成立。", ["机械装备与智能制造产业联盟"]),
        ("省中小企业与民营经济发展促进会授牌。", ["省中小企业与民营经济发展促进会"]),
        ("县重点项目建设事务中心和市盐业发展中心分别发言。", ["县重点项目建设事务中心", "市盐业发展中心"]),
        ("宏澧、瑞沣、天垣三家企业完成技改。", ["宏澧", "瑞沣", "天垣"]),
        ("德沣环保承接了污水处理站的运营。", ["德沣环保"]),
        ("沣澧电池签下2亿元订单。", ["沣澧电池"]),
        ("应城市经信局2024年上半年工作小结", ["应城市经信局"]),
        ("全国茶酒商会负责人致辞。", ["全国茶酒商会"]),
        ("聘任南澧大学教授为首席专家。", ["南澧大学"]),
        ("4月10日前到项目办说明情况。", ["项目办"]),
        ("叮嘱中铁港航局抓好安全。", ["中铁港航局"]),
        ("旗委常委包联的3个项目已全部开工。", ["旗委"]),
        ("园区与鼎力科技签订了合作协议。", ["鼎力科技"]),
    ],
)
def test_a_body_is_read_from_its_own_words_and_what_it_does(text: str, bodies: list[str]) -> None:
    assert named(text, "organisation") == bodies


@pytest.mark.parametrize(
    "text",
    [
        "铅酸蓄电池产量增长,煤机装备销售收入翻番。",
        "加强对企业、个体工商户和行业协会的服务。",
        "设置技术装备、工程机械、健康食品等六大展区。",
        "规上电子信息制造业增加值增长9%。",
    ],
)
def test_goods_and_kinds_are_no_bodies(text: str) -> None:
    found = find_names(read_document(text)).mentions
    assert not [m for m in found if m.type in ("organisation", "place")]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("贵港人罗世恩在园区办厂十年。", ["罗世恩"]),
        ("6.贵港人罗世恩、覃美莲合资办厂。", ["罗世恩", "覃美莲"]),
        ("来自黑龙江鹤岗的张美芹在车间干了三年。", ["张美芹"]),
        ("执行总裁Peter Wu表示,二期明年投产。", ["Peter Wu"]),
        ("厂长爨志强介绍,订单排到了明年。", ["爨志强"]),
        ("管委会副主任倪大为。", ["倪大为"]),
        ("联系人:字文昌,市工信局科长", ["字文昌"]),
    ],
)
def test_people_are_read_by_where_they_are_from_and_what_they_are(text: str, people: list[str]) -> None:
    assert named(text, "person") == people
