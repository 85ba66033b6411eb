"""The same report gives the same facts, whatever the format it comes in; and every span reads back."""

from collections.abc import Callable

import pytest

from gongbao.extract import extract
from gongbao.extract.facts import Facts
from gongbao.read import Report, Source, read_bytes
from read.formats.making import PARAGRAPHS, TABLE, as_markdown, as_page, as_pdf, as_text, as_word

_MAKERS: dict[str, Callable[..., bytes]] = {
    "a.md": as_markdown,
    "a.html": as_page,
    "a.docx": as_word,
    "a.pdf": as_pdf,
}


def _facts(report: Report) -> Facts:
    """Return the facts of the text alone: what a page says of itself may tell more than a text can."""
    return extract(Report(report.source_file, report.text, report.sha256, Source(), pages=report.pages))


def _figures(facts: Facts) -> list[tuple[object, ...]]:
    return [
        (
            figure.indicator,
            figure.measure,
            figure.value,
            figure.unit,
            figure.comparator,
            figure.period and (figure.period.first, figure.period.last),
            figure.status,
            figure.basis,
            None if figure.parent is None else facts.figures[figure.parent].text,
        )
        for figure in facts.figures
    ]


def _rankings(facts: Facts) -> list[tuple[object, ...]]:
    return [(ranking.indicator, ranking.rank, ranking.scope) for ranking in facts.rankings]


@pytest.mark.parametrize("table", [(), TABLE], ids=["prose", "with a table"])
@pytest.mark.parametrize("name", _MAKERS)
def test_each_format_gives_the_facts_of_the_plain_text(name: str, table: tuple[tuple[str, ...], ...]) -> None:
    wanted = _facts(read_bytes(as_text(PARAGRAPHS, table), "a.txt"))
    found = _facts(read_bytes(_MAKERS[name](PARAGRAPHS, table), name))
    assert len(wanted.figures) >= 20 + 2 * len(table[1:])
    assert _figures(found) == _figures(wanted)
    assert _rankings(found) == _rankings(wanted)
    assert [passage.text for passage in found.passages if "发布时间" not in passage.text] == [
        passage.text for passage in wanted.passages
    ]


@pytest.mark.parametrize("name", _MAKERS)
def test_every_span_reads_back_in_the_text_as_published(name: str) -> None:
    report = read_bytes(_MAKERS[name](PARAGRAPHS, TABLE), name)
    facts = extract(report)
    rows = [
        *facts.passages,
        *facts.figures,
        *facts.rankings,
        *facts.mentions,
        *facts.positions,
        *facts.milestones,
        *facts.statements,
    ]
    assert len(rows) > 40
    assert [row for row in rows if report.text[row.start : row.end] != row.text] == []


@pytest.mark.parametrize("name", _MAKERS)
def test_cells_of_a_table_are_figures_of_their_row_and_column(name: str) -> None:
    facts = _facts(read_bytes(_MAKERS[name](PARAGRAPHS, TABLE), name))
    cells = [
        (figure.indicator, figure.measure, str(figure.value), figure.unit)
        for figure in facts.figures
        if figure.method == "table"
    ]
    assert ("粮食产量", "level", "305000", "t") in cells
    assert ("常住人口", "growth_rate", "-0.3", "%") in cells
    assert ("社会消费品零售总额", "level", "41020000000", "CNY") in cells


@pytest.mark.parametrize("name", _MAKERS)
def test_the_same_bytes_give_the_same_report(name: str) -> None:
    data = _MAKERS[name](PARAGRAPHS, TABLE)
    assert read_bytes(data, name) == read_bytes(data, name)
