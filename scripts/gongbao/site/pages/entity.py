"""The pages of people, projects, organisations and whatever else has a name."""

from typing import Any

from markupsafe import Markup

from gongbao.schema import TABLES
from gongbao.site._datasette import Datasette, Missing, Request, Response
from gongbao.site.marking import Span, mark
from gongbao.site.pages.fact import one_citation
from gongbao.site.retired import gone
from gongbao.site.visit import Visit

__all__ = ["entity_bibtex", "entity_data", "entity_page", "people_page", "projects_page", "to_entity"]

Record = dict[str, Any]

STAGES = TABLES["milestones"].field("stage").enum
_PARTS = ("positions", "holders", "milestones", "statements", "figures", "parts")


async def entity_page(datasette: Datasette, request: Request) -> Response:
    """Answer with the page of the entity that the address names."""
    visit = Visit(datasette, request)
    entity_id = visit.named("row_id")
    entity = await visit.row("entity", "entity", entity_id=entity_id)
    if entity is None:
        return await gone(visit, "entities", entity_id)
    parts: Record = {name: await visit.rows("entity", name, entity_id=entity_id) for name in _PARTS}
    mentions = await visit.rows("entity", "mentions", entity_id=entity_id)
    counts = await visit.row("entity", "mention_count", entity_id=entity_id)
    same = {"name": entity["name"], "type": entity["type"], "entity_id": entity_id}
    return await visit.page(
        "entity",
        entity=entity,
        counts=counts,
        mentions=[{**row, "marked": _marked(row)} for row in mentions],
        namesakes=await visit.rows("entity", "namesakes", **same),
        stages=[(stage, [row for row in parts["milestones"] if row["stage"] == stage]) for stage in STAGES],
        citation=one_citation(visit, "entities", entity_id, entity["name"]),
        **parts,
    )


async def entity_data(datasette: Datasette, request: Request) -> Response:
    """Answer with the entity, its citation and the rows that are about it as JSON."""
    visit = Visit(datasette, request)
    entity_id = visit.named("row_id")
    entity = await visit.row("entity", "entity", entity_id=entity_id)
    if entity is None:
        raise Missing(visit.say("没有这个实体", "There is no such entity"))
    content: Record = {"entity": entity}
    for name in (*_PARTS, "mentions"):
        content[name] = await visit.rows("entity", name, entity_id=entity_id)
    content["citation"] = one_citation(visit, "entities", entity_id, entity["name"]).csl()
    return visit.data(content)


async def entity_bibtex(datasette: Datasette, request: Request) -> Response:
    """Answer with the citation of the entity's page as BibTeX."""
    visit = Visit(datasette, request)
    entity_id = visit.named("row_id")
    entity = await visit.row("entity", "entity", entity_id=entity_id)
    if entity is None:
        raise Missing(visit.say("没有这个实体", "There is no such entity"))
    text = one_citation(visit, "entities", entity_id, entity["name"]).bibtex()
    return Response(text, content_type="application/x-bibtex; charset=utf-8")


async def people_page(datasette: Datasette, request: Request) -> Response:
    """Answer with the list of people and their posts."""
    visit = Visit(datasette, request)
    return await visit.page("people", people=await visit.rows("entity", "people"))


async def projects_page(datasette: Datasette, request: Request) -> Response:
    """Answer with the list of projects by stage."""
    visit = Visit(datasette, request)
    rows = await visit.rows("entity", "projects")
    stages = [(stage, [row for row in rows if row["stage"] == stage]) for stage in reversed(STAGES)]
    return await visit.page("projects", stages=stages)


async def to_entity(datasette: Datasette, request: Request) -> Response:
    """Send on from ``/people/ID`` and ``/projects/ID`` to the one page that an entity has."""
    visit = Visit(datasette, request)
    return Response.redirect(visit.addresses.permalink("entities", visit.named("row_id")), status=301)


def _marked(row: Record) -> Markup:
    """Return the sentence of a mention with the name marked; offsets count in the sentence."""
    start = row["start"] - row["sentence_start"]
    return mark(row["sentence"], [Span(start, start + len(row["text"]), row["mention_id"], "name")])
