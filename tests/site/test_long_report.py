"""A report of 60,000 characters and 3,000 marks opens whole; how fast is measured in benchmarks/site.py."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from playwright.sync_api import Browser

from gongbao.write import write_package
from tests.site import sample
from tests.site.conftest import opened_page, served

_LINE = "全年完成第{number}项工程投资1{number}亿元，同比增长5.2%，云溪港二期加速推进，坚持稳中求进工作总基调，完整准确全面贯彻新发展理念。"


@pytest.fixture(scope="module")
def long_report(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Address of a site with one long report, and the report's key."""
    folder = tmp_path_factory.mktemp("long")
    lines = [_LINE.format(number=number) + "\n" * (number % 3 == 0) for number in range(1000, 2000)]
    (folder / "long.txt").write_text("".join(lines), encoding="utf-8")
    content = sample.Sample(folder)
    sample.add_codelists(content)
    report_id = content.report("long.txt", title="一份很长的报告")
    port = content.entity("facility", "云溪港二期")
    position = 0
    for number, line in enumerate(lines, 1000):
        wording = f"第{number}项工程投资"
        for words, value, unit, measure in (
            (f"1{number}亿元", f"1{number}00000000", "CNY", "level"),
            ("增长5.2%", "5.2", "%", "growth_rate"),
        ):
            content.figure(
                report_id, words, wording, value, unit, measure=measure, at=position + line.index(words)
            )
        content.add(
            "mentions",
            entity_id=port,
            **content.span(report_id, "云溪港二期", at=position + line.index("云溪港")),
        )
        position += len(line)
    assert Decimal(position) > 60_000
    write_package(content.tables, content.texts, folder / "package")
    for address in served(folder / "package"):
        yield address, report_id


def test_a_long_report_opens_with_every_mark(browser: Browser, long_report: tuple[str, str]) -> None:
    address, report_id = long_report
    for page in opened_page(browser, address):
        page.goto(f"/reports/{report_id}")
        assert page.locator("#text a[data-facts]").count() >= 3000
        assert str(page.locator("#text").text_content()).count("云溪港二期") == 1000
