"""Works of a county or a zone that its reports name by a generic term alone."""

import pytest

from gongbao.extract.document import read_document
from gongbao.extract.names.bodies import find_bodies

_COUNTY = "县委、县政府高度重视。全县经济平稳运行。"
_ZONE = "园区管委会加强服务。园区企业增多。"


def facilities(text: str) -> list[str]:
    return [mention.text for mention in find_bodies(read_document(text)) if mention.type == "facility"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_ZONE + "园区污水处理厂进水浓度偏低。", ["园区污水处理厂"]),
        (_ZONE + "一行来到产业园职工医院看望职工。", ["产业园职工医院"]),
        (_ZONE + "腾出的原市亚麻纺织厂另作他用。", ["市亚麻纺织厂"]),
        (_COUNTY + "县中医院门诊量增长，镇卫生院门诊楼翻修。", ["县中医院", "镇卫生院门诊楼"]),
    ],
)
def test_a_county_or_zone_names_its_own_works(text: str, expected: list[str]) -> None:
    assert facilities(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        _COUNTY + "全县各乡镇卫生院达标，县级医院2家。",
        "全省经济平稳，我省园区污水处理厂120座，全国领先。",
    ],
)
def test_many_of_a_kind_or_those_of_a_province_are_no_names(text: str) -> None:
    assert facilities(text) == []
