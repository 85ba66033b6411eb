"""The pages as people of all kinds meet them: by axe-core, by keyboard, on a phone, in the dark, on paper."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.site.conftest import opened_page
from tests.site.sample import Sample
from tests.site.test_report_page import report_of

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


def pages_of(sample: Sample) -> list[str]:
    """Return one address of each kind of page."""
    report = report_of(sample, "yunxi-2023.txt")
    figure = next(row["figure_id"] for row in sample.tables["figures"] if row["text"] == "1338亿元")
    person = next(row["entity_id"] for row in sample.tables["entities"] if row["name"] == "宋知秋")
    project = next(row["entity_id"] for row in sample.tables["entities"] if row["name"] == "云溪港二期")
    return [
        "/",
        "/reports",
        f"/reports/{report}",
        f"/reports/{report}/pictures",
        f"/figures/{figure}",
        f"/gongbao/figures/{figure}",
        f"/entities/{person}",
        f"/entities/{project}",
        "/figures/aaaaaaaaaaaaaaaa",
        "/indicators",
        "/indicators/gdp",
        "/places/990100",
        "/people",
        "/projects",
        "/search?q=光伏",
        "/search?q=不在其中",
        "/questions",
        "/questions/growth_rates",
        "/questions/projects_by_stage",
        "/schema",
        "/downloads",
        "/gongbao",
        "/gongbao/figures",
        "/gongbao/figures?_search=亩",
        "/gongbao/posts",
        "/gongbao?sql=select+1",
        "/no/such/page/at/all",
    ]


@pytest.mark.parametrize(
    ("scheme", "step", "options"),
    [
        ("light", 1, {"type": "tag", "values": [*WCAG, "best-practice"]}),
        ("dark", 3, {"type": "rule", "values": ["color-contrast"]}),
    ],
)
def test_no_page_has_a_barrier_that_axe_knows(
    browser: Browser, address: str, sample: Sample, scheme: str, step: int, options: dict[str, Any]
) -> None:
    axe = Axe()
    context = browser.new_context(base_url=address, locale="zh-CN", color_scheme=scheme)
    page = context.new_page()
    found = {}
    for path in pages_of(sample)[::step]:
        page.goto(path)
        result = axe.run(page, options={"runOnly": options, "resultTypes": ["violations"]})
        if result.violations_count:
            found[path] = [
                (rule["id"], [node["html"][:160] for node in rule["nodes"]][:3])
                for rule in result.response["violations"]
            ]
    context.close()
    assert found == {}


def test_no_page_scrolls_sideways_on_a_small_phone(browser: Browser, address: str, sample: Sample) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 360, "height": 740}, is_mobile=True)
    page = context.new_page()
    wide = []
    for path in pages_of(sample):
        page.goto(path)
        if page.evaluate("document.documentElement.scrollWidth > 360"):
            wide.append(path)
    context.close()
    assert wide == []


def test_a_report_reads_without_scripts(browser: Browser, address: str, sample: Sample) -> None:
    for page in opened_page(browser, address, java_script_enabled=False):
        page.goto(f"/reports/{report_of(sample, 'yunxi-2023.txt')}")
        page.locator('#text a[data-facts]:has-text("1338亿元")').click()
        expect(page.locator("h1")).to_have_text("地区生产总值")
        page.get_by_role("link", name="在报告中看这一处").click()
        expect(page.locator("#text")).to_contain_text("1338亿元")


def test_a_reader_gets_from_a_question_to_a_citation_in_three_clicks(
    browser: Browser, address: str, sample: Sample
) -> None:
    for page in opened_page(browser, address):
        page.goto("/")
        page.locator("#q").fill("地区生产总值 2023")
        page.locator("main").get_by_role("button", name="搜索").click()
        page.locator("#figures a.result-head").first.click()
        expect(page.locator(".citation")).to_contain_text("亿元")
        expect(page.locator("blockquote")).to_contain_text("地区生产总值")


def test_the_first_stop_of_the_keyboard_skips_to_the_content(browser: Browser, address: str) -> None:
    for page in opened_page(browser, address):
        page.goto("/")
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text("跳到正文")
        page.keyboard.press("Enter")
        expect(page.locator(":focus")).to_have_attribute("id", "content")


def test_a_touch_on_a_mark_shows_its_row_first(browser: Browser, address: str, sample: Sample) -> None:
    phone = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
    for page in opened_page(browser, address, **phone):
        page.goto(f"/reports/{report_of(sample, 'yunxi-2023.txt')}")
        page.locator('#text a[data-facts]:has-text("1338亿元")').tap()
        expect(page.locator("#panel")).to_be_visible()
        page.locator("#panel").get_by_role("link").first.click()
        expect(page.locator("h1")).to_have_text("地区生产总值")


def test_paper_has_the_text_and_no_controls(browser: Browser, address: str, sample: Sample) -> None:
    for page in opened_page(browser, address):
        page.goto(f"/reports/{report_of(sample, 'yunxi-2023.txt')}")
        page.emulate_media(media="print")
        expect(page.locator("#text")).to_be_visible()
        expect(page.locator("header.top")).to_be_hidden()
        expect(page.locator(".filters")).to_be_hidden()
