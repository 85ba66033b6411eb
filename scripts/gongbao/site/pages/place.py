"""The page of a place: its reports, its indicators at a glance, its rankings, projects and posts."""

from typing import Any

from gongbao.site._datasette import Datasette, Missing, Request, Response
from gongbao.site.charts import Chart, chart_of
from gongbao.site.visit import Visit

__all__ = ["place_data", "place_page", "places_page"]

Record = dict[str, Any]

_PARTS = ("parts", "reports", "figures", "rankings", "milestones", "positions")


async def places_page(datasette: Datasette, request: Request) -> Response:
    """Answer with the list of places."""
    visit = Visit(datasette, request)
    return await visit.page("places", places=await visit.rows("place", "places"))


async def place_page(datasette: Datasette, request: Request) -> Response:
    """Answer with the page of the place whose code the address holds."""
    visit = Visit(datasette, request)
    place, parts = await _place(visit)
    cards = _latest(parts["figures"])
    chart = _budget_of_charts(visit, parts["figures"])
    return await visit.page(
        "place",
        place=place,
        cards=cards,
        chart=chart,
        drawing=chart.drawing(visit.language) if chart else None,
        words=chart.in_words(visit.language) if chart else "",
        **parts,
    )


async def place_data(datasette: Datasette, request: Request) -> Response:
    """Answer with the place and the rows about it as JSON."""
    visit = Visit(datasette, request)
    place, parts = await _place(visit)
    return visit.data({"place": place, **parts})


async def _place(visit: Visit) -> tuple[Record, Record]:
    place_id = visit.named("place_id")
    place = await visit.row("place", "place", place_id=place_id)
    if place is None:
        raise Missing(visit.say("没有这个地区", "There is no such place"))
    return place, {name: await visit.rows("place", name, place_id=place_id) for name in _PARTS}


def _latest(figures: list[Record]) -> list[Record]:
    """Return the latest actual level of each indicator, with its growth of the same period where it is stated."""
    latest: dict[str, Record] = {}
    for row in figures:
        if row["status"] == "actual" and row["measure"] == "level":
            latest.setdefault(row["indicator_id"], dict(row))
    for row in figures:
        card = latest.get(row["indicator_id"])
        if card and row["measure"] == "growth_rate" and row["period_end"] == card["period_end"]:
            card.setdefault("growth", row)
    return list(latest.values())


def _budget_of_charts(visit: Visit, figures: list[Record]) -> Chart | None:
    """Return one chart: growth of the indicators that have one over several periods, a line an indicator."""
    rows = [
        {
            **row,
            "place_id": row["indicator_id"],
            "place": row["name"],
            "place_en": row["name_en"],
            "report": "",
            "published_on": row["period_end"],
            "held_on": None,
        }
        for row in figures
        if row["measure"] == "growth_rate" and row["unit"] == "%"
    ]
    chart = chart_of(visit.language, rows, "growth_rate", "%")
    return chart if chart.series else None
