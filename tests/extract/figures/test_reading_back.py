"""A figure's own words, read again, give its value."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gongbao.extract.facts import Figure
from gongbao.extract.quantities import find_quantities

FiguresOf = Callable[[str], list[Figure]]
CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "reports"
EVERY = 40  # one text in so many: all kinds are there, and the test takes seconds


def unread(figures: list[Figure]) -> list[tuple[str, object]]:
    """Return the figures whose words do not give their value again."""
    return [
        (figure.text, figure.value)
        for figure in figures
        if figure.value not in {quantity.value for quantity in find_quantities(figure.text)}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "能耗强度同比下降3.2%。",
        "居民消费价格降幅为0.4%。",
        "火灾起数和死亡人数分别下降12%、30%。",
        "税收收入比上年减少了约2亿元。",
        "利润约3.5亿元，同比萎缩一半。",
        "压减审批事项30%，削减收费项目60%以上。",
        "零售额分别比全国、全省低1.2个、0.6个百分点。",
        "小微企业、农户贷款增速分别高4.2和0.7个百分点。",
    ],
)
def test_the_words_of_a_figure_give_its_value(figures_of: FiguresOf, text: str) -> None:
    assert unread(figures_of(text)) == []


def test_so_it_is_in_real_reports(figures_of: FiguresOf) -> None:
    if not CORPUS.is_dir():
        pytest.skip(f"no corpus beside the repository at {CORPUS}")
    misread = {
        path.name: unread(figures_of(path.read_bytes().decode()))
        for path in sorted(CORPUS.iterdir())[::EVERY]
    }
    assert {name: figures for name, figures in misread.items() if figures} == {}
