"""What a visitor of the other pages relies on."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gongbao.schema.queries import QUERIES
from tests.site.conftest import Get
from tests.site.sample import YUNXI, Sample
from tests.site.test_report_page import report_of


def entity_of(sample: Sample, name: str) -> str:
    """Return the key of the first entity of that name."""
    return next(row["entity_id"] for row in sample.tables["entities"] if row["name"] == name)


def figure_of(sample: Sample, text: str) -> str:
    """Return the key of the figure with that text."""
    return next(row["figure_id"] for row in sample.tables["figures"] if row["text"] == text)


def test_the_front_page_says_what_this_is_in_both_languages(get: Get) -> None:
    html = get("/").text
    assert (
        "公报把中国的工作报告变成开放数据" in html
        and "Gongbao turns Chinese work reports into open data" in html
    )


def test_the_front_page_shows_figures_reports_and_downloads(get: Get, sample: Sample) -> None:
    html = get("/").text
    assert "1,436亿元" in html and "云溪市2024年政府工作报告" in html
    assert f'href="/reports/{report_of(sample, "yunxi-2024.txt")}"' in html
    assert 'href="/downloads/gongbao.zip"' in html


def test_the_language_follows_the_browser_and_the_switch_stays_in_the_address(get: Get) -> None:
    assert '<html lang="en">' in get("/", accept_language="en-GB,zh;q=0.3").text
    assert '<html lang="zh-CN">' in get("/", accept_language="fr;q=0.1, zh-TW").text
    html = get("/?_lang=en", accept_language="zh").text
    assert '<html lang="en">' in html
    links = [link for link in re.findall(r'<a [^>]*href="(/[^"#]*)"', html) if "_lang=zh" not in link]
    assert links and all("_lang=en" in link for link in links)


def test_links_in_datasettes_tables_keep_the_language(get: Get) -> None:
    html = get("/gongbao/figures?_lang=en").text
    rows = html[html.index("<tbody>") : html.index("</tbody>")]
    links = re.findall(r'href="([^"]*)"', rows)
    assert links and all("_lang=en" in link for link in links)


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("figures", "figure_id"),
        ("rankings", "ranking_id"),
        ("positions", "position_id"),
        ("milestones", "milestone_id"),
        ("statements", "statement_id"),
    ],
)
def test_every_fact_has_a_page_with_its_sentence_and_its_citation(
    get: Get, sample: Sample, table: str, key: str
) -> None:
    for row in sample.tables[table]:
        path = f"/{table}/{row[key]}"
        html = get(path).text
        assert "<blockquote" in html and 'class="citation"' in html
        content = get(f"{path}.json").json()
        assert row["text"] in content["sentence"]["text"] and content["row"]["text"] == row["text"]
        assert content["citation"]["URL"].endswith(path)
        assert get(f"{path}.bib").text.startswith("@misc{gongbao-")


def test_an_identifier_that_is_not_published_says_so(get: Get) -> None:
    answer = get("/figures/aaaaaaaaaaaaaaaa")
    assert answer.status_code == 404 and "没有发布这样的一行" in answer.text


def test_a_retired_identifier_names_what_replaced_it(package: Path, sample: Sample, get: Get) -> None:
    kept = figure_of(sample, "1338亿元")
    curated = package / "data" / "curated"
    curated.mkdir(exist_ok=True)
    (curated / "retired.csv").write_text(
        f"row_id,replaced_by,reason\nbbbbbbbbbbbbbbbb,{kept},原文更正\n", encoding="utf-8"
    )
    answer = get("/figures/bbbbbbbbbbbbbbbb")
    assert (
        answer.status_code == 410 and f'href="/figures/{kept}"' in answer.text and "原文更正" in answer.text
    )


def test_an_indicator_is_drawn_with_targets_apart_from_actuals(page: Page) -> None:
    page.goto("/indicators/gdp")
    drawing = json.loads(page.locator("canvas[data-chart]").get_attribute("data-chart") or "")
    actual, target = drawing["series"][:2]
    assert not actual["target"] and target["target"] and target["name"] == "云溪市 目标"
    assert actual["values"] == [125000000000.0, 133800000000.0, 143600000000.0, None]
    expect(page.locator("canvas")).to_be_visible()
    painted = page.evaluate(
        "() => { const c = document.querySelector('canvas');"
        " return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v) => v) }"
    )
    assert painted
    expect(page.locator("canvas")).to_have_attribute("aria-label", re.compile("1,436亿元"))


def test_places_are_compared_and_the_data_is_there_as_csv(get: Get) -> None:
    html = get("/indicators/gdp?place=990100&place=990121").text
    assert "云溪市" in html and "白鹭县" in html
    one = get("/indicators/gdp.csv?place=990121").text
    assert "白鹭县" in one and "云溪市" not in one


def test_a_wording_without_a_code_has_a_page_too(get: Get) -> None:
    assert "33" in get("/wordings/新开工超亿元项目").text
    assert get("/wordings/没有这种说法").status_code == 404


def test_a_place_shows_its_latest_figures_rankings_and_projects(get: Get) -> None:
    html = get(f"/places/{YUNXI}").text
    for expected in ("1,436亿元", "全省第一", "KK-PARK智造园", "云溪市2022年政府工作报告", "白鹭县"):
        assert expected in html


def test_a_person_shows_posts_over_time(get: Get, sample: Sample) -> None:
    html = get(f"/people/{entity_of(sample, '宋知秋')}").headers["location"]
    text = get(html).text
    assert text.index("主任") < text.index("代市长")


def test_namesakes_are_shown_to_each_other(get: Get, sample: Sample) -> None:
    assert "另有同名者" in get(f"/entities/{entity_of(sample, '顾临川')}").text


def test_a_project_shows_its_stages_over_time(page: Page, sample: Sample) -> None:
    page.goto(f"/entities/{entity_of(sample, '云溪港二期')}")
    expect(page.locator(".stages .reached .stage")).to_have_text(["在建", "投运"])


def test_one_report_is_drawn_in_pictures(get: Get, sample: Sample) -> None:
    html = get(f"/reports/{report_of(sample, 'yunxi-2023.txt')}/pictures").text
    assert html.count("<circle") == 3
    for expected in ("≥10亿元", "KK-PARK智造园", "到账外资总量", "市发展和改革委员会"):
        assert expected in html


@pytest.mark.parametrize("query", [query.name for query in QUERIES])
def test_every_worked_question_is_answered_with_its_sql(get: Get, query: str) -> None:
    words = "?q=亩" if query == "sentences" else ""
    html = get(f"/questions/{query}{words}").text
    assert "<pre" in html and "SELECT" in html and 'class="problem"' not in html
    assert f"/gongbao/{query}.csv" in html
    assert "<tbody>" in html


def test_a_question_takes_parameters(get: Get) -> None:
    html = get("/questions/projects_by_stage?stage=started").text
    assert "KK-PARK智造园" in html and "青禾光伏产业园" not in html


def test_the_tables_are_drawn_from_the_schema(page: Page) -> None:
    page.goto("/schema")
    assert page.locator(".diagram .box").count() == 13
    page.locator(".diagram a", has_text="rankings").click()
    expect(page.locator("h1")).to_have_text("排名")
