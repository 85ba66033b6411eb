"""Names as industry and broadcast news write them: brands, papers, sections, ports, foreign bodies."""

import pytest

from gongbao.extract.document import read_document
from gongbao.extract.facts import Mention
from gongbao.extract.names import find_names


def mentions(text: str) -> list[Mention]:
    return [m for m in find_names(read_document(text)).mentions if m.type != "policy"]


def found(text: str, kind: str) -> list[str]:
    """Return the texts of the mentions of ``kind`` in ``text``."""
    return [mention.text for mention in mentions(text) if mention.type == kind]


def posts(text: str) -> list[tuple[str, str, str | None]]:
    names = find_names(read_document(text))
    return [
        (
            names.mentions[post.person].text,
            post.title,
            None if post.organisation is None else names.mentions[post.organisation].text,
        )
        for post in names.positions
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("WAVECOM宣布，WAVECOM的新厂明年动工。", ["WAVECOM", "WAVECOM"]),
        ("一芯旗下两家工厂停产。", []),
        ("锦睿方面表示，订单充足。", ["锦睿"]),
        ("据睿芯电子官方网站介绍，产品已经量产。", ["睿芯电子"]),
        ("睿芯电子26日公告称，产品与事故无关。此后睿芯电子股价回升。", ["睿芯电子", "睿芯电子"]),
        ("睿芯股份(600999)涨停。", ["睿芯股份"]),
        ("报告(2023)发布。", []),
        ("奥的斯电梯公司回应，美的集团也回应。", ["奥的斯电梯公司", "美的集团"]),
        ("贵州茅台集团与华为公司签约。", ["贵州茅台集团", "华为公司"]),
        ("公司发布PMI预测。", []),
    ],
)
def test_firms_that_go_by_a_name_alone(text: str, names: list[str]) -> None:
    assert found(text, "organisation") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("国际标准化组织通过提案，发改委和质检总局联合发文。", ["国际标准化组织", "发改委", "质检总局"]),
        ("《青螺晚报》报道，《中国渔业发展公报》已经发布。", ["青螺晚报"]),
        ("据青州出入境边防检查总站统计。", ["青州出入境边防检查总站"]),
        ("中国渔业和水产流通协会秘书长介绍。", ["中国渔业和水产流通协会"]),
        ("商品品类SKU很多。", []),
        ("光明日报社记者在腾讯平台看到。", ["光明日报社", "腾讯"]),
    ],
)
def test_bodies_and_media_by_their_short_names(text: str, names: list[str]) -> None:
    assert found(text, "organisation") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("企业在福建厦门投资。", ["福建厦门"]),
        ("《上海海洋发展报告》发布。", []),
        ("盾构机“永兴号”始发。", []),
        ("自贸区扩大到福建自贸区厦门片区。", ["福建自贸区厦门片区"]),
        ("晋北和澳洲的企业到六枝、德国汉堡考察。", ["晋北", "澳洲", "六枝", "德国汉堡"]),
        ("中国最大的港口。", ["中国"]),
    ],
)
def test_places_of_news(text: str, names: list[str]) -> None:
    assert found(text, "place") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("班列从重庆青果港发车。", ["重庆青果港"]),
        ("粮食出口港很多，中国军港开放。", []),
        ("国道351线白鹭山隧道通车。", ["国道351线白鹭山隧道"]),
        ("青藏铁路西宁至格尔木段投入运营。", ["青藏铁路西宁至格尔木段"]),
        ("客机从成都天府国际机场起飞。", ["成都天府国际机场"]),
        ("巢青城际铁路控制性工程——青螺特大桥合龙。", ["巢青城际铁路", "青螺特大桥"]),
        ("汉江最大船闸——青螺枢纽工程完工。", ["青螺枢纽工程"]),
        ("青螺核电站“海龙一号”3号机组并网。", ["青螺核电站“海龙一号”3号机组"]),
        ("1—6号机组已经投产。", ["1—6号机组"]),
        ("建设国家物流枢纽和国家文化公园。", []),
        ("青螺油田的新井投产，绿岛公路通车。", ["青螺油田", "绿岛公路"]),
        ("日本工厂停产，福清加工厂复工，花都第二工厂投产。", ["花都第二工厂"]),
        ("实施人才兴省工程和质量赋能工程。", []),
    ],
)
def test_works_of_news(text: str, names: list[str]) -> None:
    assert found(text, "facility") == names


def test_an_organisation_that_a_title_proves_is_found_wherever_it_stands() -> None:
    text = "东江日产副总经理任勇说，市场很好。东江日产今年扩产。"
    assert found(text, "organisation") == ["东江日产", "东江日产"]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("招商证券机械行业研究员彭民认可这种说法。", ("彭民", "研究员", "招商证券")),
        ("力拓 CEO李博年说。", ("李博年", "CEO", "力拓")),
        ("联合国妇女署亚太区域主任马晓明说。", ("马晓明", "主任", "联合国妇女署")),
        ("阿特斯阳光电力董事长王晓明告诉记者。", ("王晓明", "董事长", "阿特斯")),
    ],
)
def test_a_trade_or_a_region_parts_a_body_from_a_title(text: str, post: tuple[str, str, str]) -> None:
    assert posts(text) == [post]


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("浙江吉利控股集团落户。", "organisation", ["浙江吉利控股集团"]),
        ("重庆两江新区扩区。", "place", ["重庆两江新区"]),
        ("社会事业局要配合，公安分局负责治安。", "organisation", ["社会事业局", "公安分局"]),
    ],
)
def test_groups_of_firms_and_bodies_of_zones(text: str, kind: str, names: list[str]) -> None:
    assert found(text, kind) == names
