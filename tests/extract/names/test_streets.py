"""Streets named by a place, or shown by what stands beside them."""

import pytest

from gongbao.extract.document import read_document
from gongbao.extract.names import find_names


def found(text: str, type_: str) -> list[str]:
    return [m.text for m in find_names(read_document(text)).mentions if m.type == type_]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("绥芬河路以南的地块挂牌。", ["绥芬河路"]),
        ("地块位于青年路与滨河路交叉口。", ["青年路", "滨河路"]),
        ("沿文昌大街布局，改造解放西路两侧。", ["文昌大街", "解放西路"]),
        ("商场开在建设路128号。", ["建设路"]),
    ],
)
def test_streets_are_works(text: str, names: list[str]) -> None:
    assert found(text, "facility") == names


@pytest.mark.parametrize(
    "text",
    ["沿铁路两侧绿化。", "公路以东是农田。", "走在改革开放的道路上。", "沿丝绸之路合作。"],
)
def test_kinds_of_ways_are_no_streets(text: str) -> None:
    assert found(text, "facility") == []


def test_a_place_before_a_word_that_begins_with_the_sign_of_a_street_stays() -> None:
    assert found("北京路演活动举行，上海路过的游客很多。", "place") == ["北京", "上海"]
