"""The page of an indicator: its figures across reports, places and years as chart, table and CSV."""

import csv
import io
from typing import Any

from gongbao.site._datasette import Datasette, Missing, Request, Response
from gongbao.site.charts import Chart, chart_of, kinds_of
from gongbao.site.visit import Visit

__all__ = ["indicator_csv", "indicator_data", "indicator_page", "indicators_page"]

Record = dict[str, Any]

_COLUMNS = [
    "figure_id",
    "place_id",
    "place",
    "indicator",
    "measure",
    "value",
    "value_max",
    "unit",
    "comparator",
    "status",
    "period_start",
    "period_end",
    "text",
    "report_id",
    "report",
]


async def indicators_page(datasette: Datasette, request: Request) -> Response:
    """Answer with the list of indicators, and of wordings that stand for none."""
    visit = Visit(datasette, request)
    return await visit.page(
        "indicators",
        indicators=await visit.rows("indicator", "indicators"),
        wordings=await visit.rows("indicator", "wordings"),
    )


async def indicator_page(datasette: Datasette, request: Request) -> Response:
    """Answer with the page of an indicator, or of a wording."""
    visit = Visit(datasette, request)
    indicator, rows = await _indicator(visit)
    chart, kinds, chosen = _chart(visit, rows)
    places = dict.fromkeys((row["place_id"], row["place"], row["place_en"]) for row in rows if row["place"])
    return await visit.page(
        "indicator",
        indicator=indicator,
        rows=[row for row in rows if _is_of(row, chart, chosen)],
        chart=chart,
        drawing=chart.drawing(visit.language) if chart else None,
        words=chart.in_words(visit.language) if chart and chart.series else "",
        kinds=kinds,
        units={row["unit"]: visit.say(row["unit_name"], row["unit_name_en"]) or row["unit"] for row in rows},
        places=sorted(places, key=lambda place: place[0]),
        chosen=chosen,
        here=_here(request),
        rankings=await visit.rows("indicator", "rankings", indicator_id=indicator["indicator_id"] or ""),
    )


async def indicator_csv(datasette: Datasette, request: Request) -> Response:
    """Answer with the figures that the chart is drawn from, as CSV."""
    visit = Visit(datasette, request)
    _, rows = await _indicator(visit)
    chart, _, chosen = _chart(visit, rows)
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(_COLUMNS)
    writer.writerows([row[name] for name in _COLUMNS] for row in rows if _is_of(row, chart, chosen))
    return Response(buffer.getvalue(), content_type="text/csv; charset=utf-8")


async def indicator_data(datasette: Datasette, request: Request) -> Response:
    """Answer with the indicator and all its figures as JSON."""
    visit = Visit(datasette, request)
    indicator, rows = await _indicator(visit)
    return visit.data({"indicator": indicator, "figures": rows})


async def _indicator(visit: Visit) -> tuple[Record, list[Record]]:
    """Return the indicator that the address names and its figures.

    Raises:
        Missing: if there is none of that code, or no figure of that wording.
    """
    name = visit.named("indicator_id")
    if visit.named("kind") == "indicators":
        indicator = await visit.row("indicator", "indicator", indicator_id=name)
        if indicator:
            return indicator, await visit.rows("indicator", "points", indicator_id=name)
    else:
        rows = await visit.rows("indicator", "points_of_wording", wording=name)
        if rows:
            unknown = {"indicator_id": None, "name": name, "name_en": None, "dimension": None, "source": None}
            return unknown, rows
    raise Missing(visit.say("没有这个指标", "There is no such indicator"))


def _chart(visit: Visit, rows: list[Record]) -> tuple[Chart | None, list[tuple[str, str]], list[str]]:
    """Return the chart of the measure and unit that the address asks for, the kinds there are, the places asked for."""
    kinds = kinds_of(rows)
    chosen = visit.arguments("place")
    if not kinds:
        return None, [], chosen
    asked = (visit.argument("measure"), visit.argument("unit"))
    measure, unit = asked if asked in kinds else kinds[0]
    return chart_of(visit.language, rows, measure, unit, chosen), kinds, chosen


def _is_of(row: Record, chart: Chart | None, chosen: list[str]) -> bool:
    if chart is None:
        return True
    return (row["measure"], row["unit"]) == (chart.measure, chart.unit) and (
        not chosen or row["place_id"] in chosen
    )


def _here(request: Request) -> str:
    return str(request.path)
