"""Towns, villages, quarters and waters are known by what stands beside them."""

import pytest

from gongbao.extract.document import read_document
from gongbao.extract.names import find_names


def places(text: str) -> list[str]:
    return [mention.text for mention in find_names(read_document(text)).mentions if mention.type == "place"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("走进位于仓芷镇茂屿村的车间,机械臂正忙。", ["仓芷镇茂屿村"]),
        ("归沅镇的园区二期开工。", ["归沅镇"]),
        ("葛岙村入选名单。", ["葛岙村"]),
        ("自来水铺到车坨村,卫生院翻修。", ["车坨村"]),
        ("沿线经过碛坨、军岙两镇。", ["碛坨", "军岙"]),
        ("园区位于石门县二都街道,距机场60公里。", ["石门县二都街道"]),
        ("节目走进歙县沣岙村与外地。", ["歙县沣岙村"]),
        ("项目选址沙岙镇荆坨村北,占地320亩。", ["沙岙镇荆坨村"]),
        ("托管女澧湖镇旧县村。", ["女澧湖镇旧县村"]),
        ("上湖乡的油茶林达到3万亩。", ["上湖乡"]),
        ("滨江组团和老城组团同步推进。", ["滨江组团", "老城组团"]),
        ("东站片区正在招商。", ["东站片区"]),
        ("桐山湖水质保持稳定。", ["桐山湖"]),
        ("清溪河、白马河沿线12个排污口完成整治。", ["清溪河", "白马河"]),
        ("园区西至梅溪河,北至莲花山。", ["梅溪河", "莲花山"]),
        ("企业退城入园,迁至城南工业新区。", ["城南工业新区"]),
    ],
)
def test_a_small_place_is_read_from_what_stands_beside_it(text: str, named: list[str]) -> None:
    assert places(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "各镇村要加快进度。",
        "城中村的改造、重点镇的建设进展顺利。",
        "今年全村的收入增长,三个村的党员带头。",
        "支持边境村组团式发展,各片区组团推进。",
        "深化河湖长制,保护母亲河。",
        "建设开源社区、创业社区等空间。",
        "小小山村的变迁。",
        "由县和乡做出规划。",
    ],
)
def test_a_kind_of_settlement_is_no_place(text: str) -> None:
    assert places(text) == []


def test_the_government_of_a_town_has_the_name_of_the_town() -> None:
    found = find_names(
        read_document("常岙镇人民政府工作报告\n大营镇人民政府、马店镇党委签订责任书。")
    ).mentions
    assert [mention.text for mention in found] == ["常岙镇人民政府", "大营镇人民政府", "马店镇党委"]
