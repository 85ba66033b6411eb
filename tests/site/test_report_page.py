"""What a reader of a report's page relies on."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.site.conftest import Get
from tests.site.sample import Sample


def report_of(sample: Sample, file: str) -> str:
    """Return the key of the report in ``file``."""
    return next(row["report_id"] for row in sample.tables["reports"] if row["source_file"] == file)


def test_every_fact_is_marked_and_its_mark_leads_to_its_row(get: Get, sample: Sample) -> None:
    report_id = report_of(sample, "yunxi-2023.txt")
    html = get(f"/reports/{report_id}").text
    for table, key in (
        ("figures", "figure_id"),
        ("milestones", "milestone_id"),
        ("positions", "position_id"),
    ):
        for row in sample.tables[table]:
            if row["report_id"] == report_id:
                assert f'id="{row[key]}"' in html
                assert f'href="/{table}/{row[key]}"' in html


@pytest.mark.parametrize("prefix", ["/figures", "/gongbao/figures"])
def test_the_page_of_a_row_leads_back_to_its_mark(get: Get, sample: Sample, prefix: str) -> None:
    for row in sample.tables["figures"]:
        html = get(f"{prefix}/{row['figure_id']}").text
        assert f'href="/reports/{row["report_id"]}#{row["figure_id"]}"' in html


def test_the_text_of_the_page_is_the_text_of_the_report(page: Page, sample: Sample) -> None:
    for report_id, text in sample.texts.items():
        page.goto(f"/reports/{report_id}")
        shown = page.locator("#text > p").all_text_contents()
        assert shown == [line for line in text.splitlines() if line.strip()]


def test_markup_in_a_report_does_nothing(page: Page, sample: Sample) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.goto(f"/reports/{report_of(sample, 'inert.txt')}")
    assert dialogs == []
    assert page.locator("#text script, #text b, #text img").count() == 0
    assert "</script><script>alert(1)</script>" in page.locator("#text").inner_text()


def test_spans_that_nest_and_cross_keep_their_own_words(page: Page, sample: Sample) -> None:
    page.goto(f"/reports/{report_of(sample, 'inert.txt')}")
    for table, key in (("figures", "figure_id"), ("rankings", "ranking_id"), ("statements", "statement_id")):
        for row in sample.tables[table]:
            if row["report_id"] == report_of(sample, "inert.txt"):
                pieces = page.locator(f'#text [data-facts~="{row[key]}"]').all_text_contents()
                assert "".join(pieces) == row["text"]


def test_the_panel_shows_the_fact_under_the_pointer(page: Page, sample: Sample) -> None:
    page.goto(f"/reports/{report_of(sample, 'yunxi-2023.txt')}")
    page.get_by_role("link", name="1338亿元").first.hover()
    expect(page.locator("#panel")).to_contain_text("133,800,000,000")
    expect(page.locator("#panel")).to_contain_text("地区生产总值")


def test_the_panel_follows_the_keyboard(page: Page, sample: Sample) -> None:
    page.goto(f"/reports/{report_of(sample, 'yunxi-2023.txt')}")
    page.locator('#text a[data-facts]:has-text("57个")').first.focus()
    expect(page.locator("#panel")).to_contain_text("新签约超亿元项目")


def test_a_kind_of_mark_can_be_hidden(page: Page, sample: Sample) -> None:
    page.goto(f"/reports/{report_of(sample, 'yunxi-2023.txt')}")
    target = page.locator("#text .k-target").first
    expect(target).to_be_visible()
    page.locator("#show-target").uncheck()
    expect(page.locator("#text .k-target")).to_have_count(0)


def test_the_list_of_figures_sorts_by_value(page: Page, sample: Sample) -> None:
    page.goto(f"/reports/{report_of(sample, 'yunxi-2023.txt')}")
    page.locator("#figures thead").get_by_role("button", name="数值").click()
    values = page.locator("#figures tbody td.number").evaluate_all(
        "cells => cells.map(c => +c.dataset.value)"
    )
    assert values == sorted(values) and len(values) > 5


def test_the_sections_make_a_table_of_contents(page: Page, sample: Sample) -> None:
    page.goto(f"/reports/{report_of(sample, 'yunxi-2023.txt')}")
    page.get_by_role("navigation", name="目录").get_by_role("link", name="2024年目标任务").click()
    assert re.search(r"#section-2$", page.url)
    expect(page.locator("#section-2")).to_be_in_viewport()
