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
        ("贵港人罗少恩在园区办厂十年。", ["罗少恩"]),
        ("执行总裁Peter Wu表示,二期明年投产。", ["Peter Wu"]),
        ("厂长爨志强介绍,订单排到了明年。", ["爨志强"]),
        ("管委会副主任倪大为。", ["倪大为"]),
        ("联系人:字文昌,市工信局科长", ["字文昌"]),
    ],
)
def test_people_are_read_by_where_they_are_from_and_what_they_are(text: str, people: list[str]) -> None:
    assert named(text, "person") == people
