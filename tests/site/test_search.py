"""What people who search rely on."""

import pytest
from markupsafe import Markup

from gongbao.site.search import Query, highlighted
from tests.site.conftest import Get


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("亩", "新增耕地"),
        ("光伏", "青禾光伏产业园年产能"),
        ("光伏產業", "青禾光伏产业园年产能"),
        ("GWh", "青禾光伏产业园年产能"),
        ("gwh", "青禾光伏产业园年产能"),
        ("500强", "全国500强企业"),
        ("地区生产总值", "地区生产总值"),
        ("ＧＷｈ", "青禾光伏产业园年产能"),
    ],
)
def test_figures_are_found_as_people_type(get: Get, typed: str, found: str) -> None:
    rows = get(f"/search.json?q={typed}").json()["figures"]["rows"]
    assert found in [row["indicator"] for row in rows]


def test_names_passages_and_figures_are_found_together(get: Get) -> None:
    found = get("/search.json?q=KK-PARK").json()
    assert found["entities"]["rows"][0]["name"] == "KK-PARK智造园"
    assert "passages" in found


def test_the_indicator_that_is_named_comes_before_the_sentence_that_names_it(get: Get) -> None:
    rows = get("/search.json?q=一般公共预算收入").json()["figures"]["rows"]
    assert rows[0]["indicator"] == "一般公共预算收入"


def test_a_year_beside_a_word_asks_for_that_period(get: Get) -> None:
    rows = get("/search.json?q=地区生产总值 2024年").json()["figures"]["rows"]
    assert {row["text"] for row in rows} >= {"1436亿元", "440亿元"}
    assert "1250亿元" not in {row["text"] for row in rows}


def test_what_was_not_typed_is_not_found(get: Get) -> None:
    for typed in ("水产", "00强", "光 伏业", "100GWh"):
        found = get(f"/search.json?q={typed}").json()
        assert "figures" not in found and "entities" not in found


def test_the_hit_is_marked(get: Get) -> None:
    html = get("/search?q=光伏產業").text
    assert "<mark>光伏产业</mark>" in html


def test_a_search_without_hits_helps_on(get: Get) -> None:
    html = get("/search?q=天外来客").text
    assert "没有找到" in html and 'href="/search?q=' in html


def test_a_hit_in_a_long_text_is_shown_with_what_stands_around_it() -> None:
    text = "前" * 200 + "光伏" + "后" * 200
    shown = highlighted(text, "光伏")
    assert "<mark>光伏</mark>" in shown and shown.startswith("…") and shown.endswith("…") and len(shown) < 130


def test_markup_around_a_hit_stays_text() -> None:
    assert highlighted("<b>光伏</b>", "光伏") == Markup("&lt;b&gt;<mark>光伏</mark>&lt;/b&gt;")


def test_a_year_alone_is_a_word() -> None:
    assert Query.read("2023") == Query("2023", "2023", "")
    assert Query.read("2023年 光伏") == Query("2023年 光伏", "光伏", "2023")
