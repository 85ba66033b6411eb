"""What a user of Datasette's own pages relies on."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gongbao.site.serving import datasette_for
from tests.site.conftest import Get


@pytest.mark.parametrize(
    ("table", "typed", "found"),
    [
        ("figures", "亩", "1.2万亩"),
        ("figures", "外资", "57个"),
        ("figures", "水资", None),
        ("rankings", "外资", "到账外资总量"),
        ("figures", "光伏", "12GWh"),
        ("passages", "亩", "新增耕地1.2万亩"),
        ("passages", "光伏", "青禾光伏产业园"),
        ("entities", "KK-PARK", "KK-PARK智造园"),
        ("passages", "500强", "全国500强企业"),
    ],
)
def test_the_search_box_finds_words_of_one_character_and_more(
    get: Get, table: str, typed: str, found: str | None
) -> None:
    answer = get(f"/gongbao/{table}.json?_shape=array&_search={typed}")
    assert answer.status_code == 200
    assert found in str(answer.json()) if found else answer.json() == []


def test_the_search_box_stands_on_the_page_of_a_table(get: Get) -> None:
    html = get("/gongbao/figures?_search=亩").text
    assert 'name="_search" value="亩"' in html and "1.2万亩" in html and "1250亿元" not in html


def test_columns_are_described_in_the_language_of_the_reader(get: Get) -> None:
    assert "观察时期的第一天" in get("/gongbao/figures", accept_language="zh-CN").text
    assert "First day of the observation period" in get("/gongbao/figures", accept_language="en").text


def test_facets_and_labels_of_keys_are_shown(get: Get) -> None:
    html = get("/gongbao/figures").text
    assert 'id="facet-unit' in html and 'id="facet-status"' in html
    assert ">人民币元</a>" in html


def test_a_table_of_few_columns_still_gives_every_column_as_data(get: Get) -> None:
    assert "passage_id" in get("/gongbao/figures.json").json()["columns"]
    assert get("/gongbao/figures.csv").text.startswith("figure_id,report_id,passage_id,start,end,text")
    assert "col-passage_id" not in get("/gongbao/figures").text
    assert "col-passage_id" in get("/gongbao/figures?_all=1").text


@pytest.mark.parametrize(
    "query", ["first_places", "projects_by_stage", "projects_by_size", "posts", "targets"]
)
def test_canned_queries_answer_with_rows_that_lead_to_the_words(get: Get, query: str) -> None:
    answer = get(f"/gongbao/{query}.json?_shape=array")
    rows = answer.json()
    assert rows and all(row["permalink"].startswith("/reports/") for row in rows)
    assert f'href="{rows[0]["permalink"]}"' in get(f"/gongbao/{query}").text


def test_the_second_page_of_a_table_is_reached(get: Get) -> None:
    html = get("/gongbao/figures").text
    start = html.index("_next=")
    following = html[start : html.index('"', start)].replace("&amp;", "&")
    assert get(f"/gongbao/figures?{following}").status_code == 200


def test_a_large_table_is_counted_by_a_column_when_that_is_asked_for(package: Path) -> None:
    site = datasette_for(package)
    site.inspect_data["gongbao"]["tables"]["figures"]["count"] = 1_000_000

    async def ask() -> tuple[str, str]:
        await site.invoke_startup()
        first, asked = [await site.client.get(f"/gongbao/figures{part}") for part in ("", "?_facet=unit")]
        return first.text, asked.text

    with ThreadPoolExecutor() as pool:  # a thread without the browser's event loop
        first, asked = pool.submit(asyncio.run, ask()).result()
    assert 'class="facet-results"' not in first and "_facet=unit" in first
    assert 'id="facet-unit' in asked
