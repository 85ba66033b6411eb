"""The page of one figure, ranking, milestone, position or statement: its words, its cells, its citation."""

from typing import Any

from gongbao.schema import TABLES
from gongbao.site._datasette import Datasette, Missing, Request, Response
from gongbao.site.citation import Citation
from gongbao.site.marking import Span, mark
from gongbao.site.retired import gone
from gongbao.site.visit import Visit

__all__ = ["FACT_TABLES", "bibtex", "fact_data", "fact_page", "one_citation"]

FACT_TABLES = ("figures", "rankings", "milestones", "positions", "statements")

# Columns that the page shows in another way than as a cell.
_SHOWN_ELSEWHERE = {"report_id", "passage_id", "start", "end", "text"}
_NAMES = {
    "unit": ("unit_name", "unit_name_en"),
    "threshold_unit": ("threshold_unit_name", "threshold_unit_name_en"),
    "place_id": ("place", "place_en"),
    "indicator_id": ("indicator_name", "indicator_name_en"),
    "entity_id": ("entity", "entity"),
    "person_id": ("person", "person"),
    "organisation_id": ("organisation", "organisation"),
    "speaker_id": ("speaker", "speaker"),
    "parent_id": ("whole", "whole"),
}


async def fact_page(datasette: Datasette, request: Request) -> Response:
    """Answer with the page of the row that the address names."""
    visit = Visit(datasette, request)
    table, row_id = visit.named("table"), visit.named("row_id")
    row = await visit.row("fact", table, row_id=row_id)
    if row is None:
        return await gone(visit, table, row_id)
    report = await visit.row("fact", "report", report_id=row["report_id"])
    sentence = await visit.row("fact", "sentence", passage_id=row["passage_id"])
    if report is None or sentence is None:
        raise Missing(visit.say("这一行的报告不在库中", "The report of this row is not published"))
    kind = _kind(table, row)
    return await visit.page(
        "fact",
        table=table,
        row_id=row_id,
        row=row,
        kind=kind,
        report=report,
        title=report["report"],
        sentence=_marked(sentence, row, kind),
        section=sentence["section"],
        page=sentence["page"],
        cells=_cells(visit, table, row),
        parts=await visit.rows("fact", "parts", row_id=row_id) if table == "figures" else [],
        findings=await visit.rows("fact", "findings", row_id=row_id),
        citation=_citation(visit, table, row_id, row, report),
    )


async def fact_data(datasette: Datasette, request: Request) -> Response:
    """Answer with the row, its sentence and its citation as JSON."""
    visit = Visit(datasette, request)
    table, row_id = visit.named("table"), visit.named("row_id")
    row, report = await _row_and_report(visit, table, row_id)
    sentence = await visit.row("fact", "sentence", passage_id=row["passage_id"]) or {}
    start, end = sentence.get("start", 0), sentence.get("end", 0)
    return visit.data(
        {
            "table": table,
            "row": {column: row[column] for column in TABLES[table].columns if column in row},
            "sentence": {"start": start, "end": end, "text": sentence.get("text", "")[start:end]},
            "report": report,
            "citation": _citation(visit, table, row_id, row, report).csl(),
        }
    )


async def bibtex(datasette: Datasette, request: Request) -> Response:
    """Answer with the row's citation as BibTeX."""
    visit = Visit(datasette, request)
    table, row_id = visit.named("table"), visit.named("row_id")
    row, report = await _row_and_report(visit, table, row_id)
    text = _citation(visit, table, row_id, row, report).bibtex()
    return Response(text, content_type="application/x-bibtex; charset=utf-8")


async def _row_and_report(visit: Visit, table: str, row_id: str) -> tuple[dict[str, Any], dict[str, Any]]:
    row = await visit.row("fact", table, row_id=row_id)
    report = row and await visit.row("fact", "report", report_id=row["report_id"])
    if not row or not report:
        raise Missing(visit.say("没有这一行", "There is no such row"))
    return row, report


def _kind(table: str, row: dict[str, Any]) -> str:
    if table == "figures":
        return "target" if row["status"] == "target" else "figure"
    return table.removesuffix("s")


def _marked(sentence: dict[str, Any], row: dict[str, Any], kind: str) -> object:
    """Return the sentence with the row's words marked; a row that runs over it is shown whole."""
    start, end = min(sentence["start"], row["start"]), max(sentence["end"], row["end"])
    return mark(sentence["text"], [Span(row["start"], row["end"], "words", kind)], start, end)


def _cells(visit: Visit, table: str, row: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the filled cells in the schema's order, each with its label, its text and where it leads."""
    references = {key.field: key.table for key in TABLES[table].foreign_keys}
    cells = []
    for field in TABLES[table].fields:
        value = row.get(field.name)
        if field.name in _SHOWN_ELSEWHERE or field.name == TABLES[table].primary_key or value in (None, ""):
            continue
        chinese, english = _NAMES.get(field.name, ("", ""))
        name = row.get(english if visit.language == "en" else chinese) or row.get(chinese)
        href = None
        if references.get(field.name) in ("entities", "figures", "indicators", "places"):
            href = visit.addresses.permalink(references[field.name], value)
        text = name or visit.labels.value(table, field.name, value)
        cells.append({"name": field.name, "text": text, "value": value, "href": href})
    return cells


def _citation(visit: Visit, table: str, row_id: str, row: dict[str, Any], report: dict[str, Any]) -> Citation:
    return Citation(
        key=row_id,
        quote=row["text"],
        title=report["report"],
        publisher=report["publisher"] or "",
        published=report["published_on"] or report["held_on"] or "",
        address=visit.absolute(f"{visit.addresses.base}{table}/{row_id}"),
        source=report["source_url"] or "",
    )


def one_citation(visit: Visit, table: str, row_id: str, name: str) -> Citation:
    """Return the citation of a row that stands in no one report."""
    address = visit.absolute(f"{visit.addresses.base}{table}/{row_id}")
    return Citation(key=row_id, quote="", title=name, address=address)
