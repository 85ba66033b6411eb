"""The page of a report: its text with every fact marked, and the facts as lists."""

from bisect import bisect_right
from collections import Counter
from typing import Any

from markupsafe import Markup

from gongbao.site._datasette import Datasette, Missing, Request, Response
from gongbao.site.amounts import amount
from gongbao.site.labels import KINDS
from gongbao.site.marking import Span, mark
from gongbao.site.visit import Visit

__all__ = ["listing", "report_data", "report_page"]

Record = dict[str, Any]

_LONG = 2000  # marks and sentences; above, a browser lays out only what is in view


async def report_page(datasette: Datasette, request: Request) -> Response:
    """Answer with the page of the report whose key the address holds."""
    visit = Visit(datasette, request)
    report_id = visit.named("report_id")
    report = await visit.row("report", "report", report_id=report_id)
    if report is None:
        raise Missing(visit.say("没有这份报告", "There is no such report"))
    facts: Record = {
        name: await visit.rows("report", name, report_id=report_id)
        for name in ("figures", "rankings", "milestones", "positions", "statements", "mentions", "findings")
    }
    passages = await visit.rows("report", "passages", report_id=report_id)
    spans = [*_spans(visit, facts), *_sections(passages), *_anchors(passages)]
    kinds = Counter(span.kind for span in spans if span.href)
    return await visit.page(
        "report",
        report=report,
        title=report["report"],
        paragraphs=_paragraphs(report["text"], spans, report["title"], {row["section"] for row in passages}),
        sections=_contents(passages),
        kinds=[(kind, kinds[kind]) for kind in KINDS if kinds[kind]],
        names=_names(facts["mentions"]),
        long=len(spans) > _LONG,
        **facts,
    )


async def report_data(datasette: Datasette, request: Request) -> Response:
    """Answer with the report's rows of every table, its text among them, as JSON."""
    visit = Visit(datasette, request)
    report_id = visit.named("report_id")
    report = await visit.row("report", "report", report_id=report_id)
    if report is None:
        raise Missing(visit.say("没有这份报告", "There is no such report"))
    tables = ("figures", "rankings", "milestones", "positions", "statements", "mentions", "findings")
    content = {"report": report}
    for table in tables:
        sql = f'SELECT * FROM "{table}" WHERE report_id = :report_id ORDER BY rowid'
        content[table] = await visit.select(sql, report_id=report_id)  # type: ignore[assignment]
    return visit.data(content)


async def listing(datasette: Datasette, request: Request) -> Response:
    """Answer with the list of reports."""
    visit = Visit(datasette, request)
    return await visit.page("reports", reports=await visit.rows("reports", "reports"))


def _spans(visit: Visit, facts: dict[str, list[Record]]) -> list[Span]:
    """Return one span for each fact, linked to the fact's own page."""
    to, labels = visit.addresses, visit.labels

    def span(table: str, key: str, row: Record, kind: str, title: str) -> Span:
        href = to.permalink(table, row[key])
        return Span(row["start"], row["end"], row[key], kind, href, f"{labels.kind(kind)} {title}")

    spans = []
    for row in facts["figures"]:
        kind = "target" if row["status"] == "target" else "figure"
        name = row["unit_name_en"] if visit.language == "en" else row["unit_name"]
        value = amount(visit.language, row["value"], row["unit"], name, row["value_max"], row["comparator"])
        spans.append(span("figures", "figure_id", row, kind, f"{row['indicator']} {value}"))
    for row in facts["rankings"]:
        spans.append(span("rankings", "ranking_id", row, "ranking", f"{row['indicator']} {row['text']}"))
    for row in facts["milestones"]:
        stage = labels.value("milestones", "stage", row["stage"])
        spans.append(span("milestones", "milestone_id", row, "milestone", f"{row['project']} {stage}"))
    for row in facts["positions"]:
        title = f"{row['person']} {row['organisation'] or ''}{row['title']}"
        spans.append(span("positions", "position_id", row, "position", title))
    for row in facts["statements"]:
        kind = labels.value("statements", "kind", row["kind"])
        spans.append(span("statements", "statement_id", row, "statement", f"{row['speaker']} {kind}"))
    for row in facts["mentions"]:
        href = to.permalink("entities", row["entity_id"])
        title = f"{labels.kind(row['type'])} {row['name']}"
        spans.append(Span(row["start"], row["end"], row["mention_id"], row["type"], href, title))
    return spans


def _anchors(passages: list[Record]) -> list[Span]:
    return [Span(row["start"], row["end"], row["passage_id"], "passage") for row in passages]


def _sections(passages: list[Record]) -> list[Span]:
    """Return an anchor at the first sentence of each section."""
    return [
        Span(row["start"], row["start"], f"section-{number}", "section")
        for number, row in _section_starts(passages)
    ]


def _contents(passages: list[Record]) -> list[tuple[str, str]]:
    """Return the sections in order, each with its anchor."""
    return [(f"section-{number}", row["section"]) for number, row in _section_starts(passages)]


def _section_starts(passages: list[Record]) -> list[tuple[int, Record]]:
    starts: list[Record] = []
    previous = None
    for row in passages:
        if row["section"] and row["section"] != previous:
            starts.append(row)
        previous = row["section"]
    return list(enumerate(starts, 1))


def _paragraphs(
    text: str, spans: list[Span], title: str | None, sections: set[str | None]
) -> list[tuple[str, Markup]]:
    """Return the lines of ``text``, each marked with the spans that touch it; blank lines are left out.

    Before each stands what it is: ``title``, ``heading`` or nothing for a paragraph.
    """
    ends = [position for position, character in enumerate(text) if character == "\n"] + [len(text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    touching: list[list[Span]] = [[] for _ in starts]
    for span in spans:
        first = max(bisect_right(starts, span.start) - 1, 0)
        last = max(bisect_right(starts, max(span.end - 1, span.start)) - 1, first)
        for line in range(first, last + 1):
            touching[line].append(span)
    paragraphs = []
    for start, end, over in zip(starts, ends, touching, strict=True):
        line_text = text[start:end].strip()
        if line_text:
            kind = "title" if line_text == title else "heading" if line_text in sections else ""
            paragraphs.append((kind, mark(text, over, start, end)))
    return paragraphs


def _names(mentions: list[Record]) -> list[Record]:
    """Return the entities that are mentioned, by kind, the most often mentioned first."""
    named: dict[str, Record] = {}
    for row in mentions:
        entity = named.setdefault(row["entity_id"], {**row, "mentions": []})
        entity["mentions"].append(row["mention_id"])
    return sorted(
        named.values(), key=lambda row: (KINDS.index(row["type"]), -len(row["mentions"]), row["name"])
    )
