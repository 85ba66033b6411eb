"""Organisations, places and facilities: what is a name, where it begins and where it ends."""

import pytest

from gongbao.extract.document import read_document
from gongbao.extract.names.bodies import find_bodies


def found(text: str, *types: str) -> list[str]:
    """Return the texts of the mentions of ``types`` (all four kinds if none is given) in ``text``."""
    wanted = types or ("organisation", "place", "facility")
    return [mention.text for mention in find_bodies(read_document(text)) if mention.type in wanted]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("项目落户云南省昆明市呈贡区。", ["云南省昆明市呈贡区"]),
        ("产品销往山东、河南和安徽等地。", ["山东", "河南", "安徽"]),
        ("代表团访问了法国和肯尼亚。", ["法国", "肯尼亚"]),
        ("主动融入京津冀和长江经济带。", ["京津冀", "长江经济带"]),
        ("治理淮河、太湖污染。", ["淮河", "太湖"]),
        ("走进青螺镇，", ["青螺镇"]),
    ],
)
def test_places_are_found_by_their_full_and_short_names(text: str, names: list[str]) -> None:
    assert found(text, "place") == names


@pytest.mark.parametrize(
    "text",
    [
        "这是重大理论创新。",
        "确保定期检查。",
        "工作集中卫生领域。",
        "我国和全国各地、全市上下都要努力。",
        "人民幸福安康。",
    ],
)
def test_words_that_only_look_like_places_are_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("在市委、市政府领导下，", ["市委", "市政府"]),
        ("区党工委、管委会印发通知。", ["区党工委", "管委会"]),
        ("党中央、国务院作出部署。", ["党中央", "国务院"]),
        ("财政局、住建局、市行政审批服务局参加。", ["财政局", "住建局", "市行政审批服务局"]),
        ("贵州省委常委到会。", ["贵州省委"]),
        ("碧湖街道党工委书记发言，", ["碧湖街道党工委"]),
        ("软件产业园区管理办主任说，", ["软件产业园区管理办"]),
        ("记者从自然资源部获悉，", ["自然资源部"]),
        ("世界卫生组织发布公报。", ["世界卫生组织"]),
    ],
)
def test_bodies_of_party_and_state_are_found_where_they_act(text: str, names: list[str]) -> None:
    assert found(text, "organisation") == names


@pytest.mark.parametrize(
    "text", ["各部门要配合。", "发挥政府投资作用。", "委员会议讨论后，乡镇政府和企业都要参与。"]
)
def test_bodies_without_a_name_are_none(text: str) -> None:
    assert found(text, "organisation") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("青云至白沙高速公路项目开工。", ["青云至白沙高速公路"]),
        ("推动宁芜高铁建设。", ["宁芜高铁"]),
        ("加快第二污水处理厂建设。", ["第二污水处理厂"]),
        ("飞虹大桥顺利合龙。", ["飞虹大桥"]),
        ("地铁7号线一期通车。", ["地铁7号线一期"]),
        ("改造G215线。", ["G215线"]),
        ("中瑞(嘉兴)产业园挂牌。", ["中瑞(嘉兴)产业园"]),
        ("国家海洋药物技术创新中心揭牌。", ["国家海洋药物技术创新中心"]),
        ("云岭水库除险加固工程完工。", ["云岭水库除险加固工程"]),
    ],
)
def test_a_work_is_named_from_its_first_word_to_its_generic_term(text: str, names: list[str]) -> None:
    assert found(text, "facility", "organisation") == names


@pytest.mark.parametrize(
    "text",
    [
        "新建高速公路20公里。",
        "建设一批重大项目。",
        "新增国家现代农业产业园11个。",
        "全省水库蓄水。",
        "实施“育苗”工程。",
    ],
)
def test_a_generic_term_without_a_name_is_no_facility(text: str) -> None:
    assert found(text, "facility") == []


def test_what_is_done_to_a_building_is_not_its_name() -> None:
    assert found("青螺中学改扩建工程完工。", "facility") == ["青螺中学"]


def test_a_short_form_stands_for_the_full_name_of_the_report() -> None:
    mentions = find_bodies(read_document("青云至白沙高速公路全长80公里。青白高速公路预计明年通车。"))
    assert {mention.name for mention in mentions if mention.type == "facility"} == {"青云至白沙高速公路"}


def test_a_contracted_term_stands_for_the_full_one() -> None:
    mentions = find_bodies(read_document("湛江经济技术开发区成立于1984年。湛江经开区近年发展较快。"))
    assert {mention.name for mention in mentions if mention.type == "place"} == {"湛江经济技术开发区"}


def test_a_division_is_named_in_full() -> None:
    (mention,) = find_bodies(read_document("来到宁夏调研。"))
    assert (mention.text, mention.name) == ("宁夏", "宁夏回族自治区")


@pytest.mark.parametrize(
    ("text", "type_", "name"),
    [
        ("做强光伏产业，", "industry", "光伏产业"),
        ("区党工委工作会议召开。", "meeting", "区党工委工作会议"),
        ("开展“春雷”行动。", "policy", "“春雷”行动"),
        ("根据《关于加强河湖管理的意见》，", "policy", "《关于加强河湖管理的意见》"),
    ],
)
def test_industries_meetings_and_policies_are_named_too(text: str, type_: str, name: str) -> None:
    assert name in found(text, type_)


def test_full_width_text_is_read_and_kept_as_it_is() -> None:
    assert found("中瑞（嘉兴）产业园挂牌，Ｇ２１５线改造。", "facility") == [
        "中瑞（嘉兴）产业园",
        "Ｇ２１５线",
    ]
