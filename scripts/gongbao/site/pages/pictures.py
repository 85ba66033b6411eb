"""A report in pictures: its projects by size and stage, its growth rates, its rankings, its posts."""

import math
from itertools import groupby
from typing import Any

from gongbao.schema import TABLES
from gongbao.site._datasette import Datasette, Missing, Request, Response
from gongbao.site.amounts import amount, number
from gongbao.site.visit import Visit

__all__ = ["pictures_page"]

Record = dict[str, Any]

_STAGES = TABLES["milestones"].field("stage").enum
_LARGEST_RADIUS = 38.0
_SMALLEST_RADIUS = 5.0
_MOST_BARS = 24


async def pictures_page(datasette: Datasette, request: Request) -> Response:
    """Answer with the pictures of the report whose key the address holds."""
    visit = Visit(datasette, request)
    report_id = visit.named("report_id")
    report = await visit.row("report", "report", report_id=report_id)
    if report is None:
        raise Missing(visit.say("没有这份报告", "There is no such report"))
    figures = await visit.rows("report", "figures", report_id=report_id)
    milestones = await visit.rows("report", "milestones", report_id=report_id)
    return await visit.page(
        "pictures",
        report=report,
        title=report["report"],
        sizes=_sizes(visit, figures),
        stages=[
            (stage, rows)
            for stage in _STAGES
            if (rows := [row for row in milestones if row["stage"] == stage])
        ],
        growth=_growth(visit, figures),
        ranks=_ranks(await visit.rows("report", "rankings", report_id=report_id)),
        posts=_posts(await visit.rows("report", "positions", report_id=report_id)),
    )


def _sizes(visit: Visit, figures: list[Record]) -> Record:
    """Return the counts that have a threshold: a row for each whole, a column for each threshold."""
    counted = [row for row in figures if row["threshold"] is not None and number(row["value"]) is not None]
    wholes = {row["figure_id"]: row for row in counted if row["parent_id"] is None}
    thresholds = sorted({(float(row["threshold"]), row["threshold_unit"]) for row in counted})
    largest = max((abs(float(row["value"])) for row in counted), default=1.0) or 1.0
    rows = []
    for whole in wholes.values():
        cells: list[Record | None] = [None] * len(thresholds)
        parts = [row for row in counted if row["parent_id"] == whole["figure_id"]]
        for row in (whole, *parts):
            column = thresholds.index((float(row["threshold"]), row["threshold_unit"]))
            share = math.sqrt(abs(float(row["value"])) / largest)
            cells[column] = {"row": row, "radius": round(max(_LARGEST_RADIUS * share, _SMALLEST_RADIUS), 1)}
        rows.append((whole["indicator"], cells))
    names = {row["threshold_unit"]: row["threshold_unit_name"] for row in counted}
    columns = [
        (value, amount(visit.language, value, unit, names.get(unit), None, "ge"))
        for value, unit in thresholds
    ]
    return {"columns": columns, "rows": rows}


def _growth(visit: Visit, figures: list[Record]) -> Record | None:
    """Return the actual growth rates in per cent as bars, the fastest first; ``None`` for fewer than two."""
    rows = [
        row
        for row in figures
        if row["measure"] == "growth_rate"
        and row["unit"] == "%"
        and row["status"] == "actual"
        and number(row["value"]) is not None
    ]
    if len(rows) < 2:
        return None
    rows = sorted(rows, key=lambda row: (-float(row["value"]), row["start"]))[:_MOST_BARS]
    texts = [amount(visit.language, row["value"], "%") for row in rows]
    pairs = [f"{row['indicator']} {text}" for row, text in zip(rows, texts, strict=True)]
    name = visit.labels.value("figures", "measure", "growth_rate")
    series = {"name": name, "colour": 0, "target": False, "values": [float(row["value"]) for row in rows]}
    return {
        "rows": rows,
        "words": visit.say("、", "; ").join(pairs),
        "drawing": {
            "form": "bar",
            "sideways": True,
            "labels": [row["indicator"] for row in rows],
            "series": [{**series, "texts": texts}],
        },
    }


def _ranks(rankings: list[Record]) -> list[tuple[tuple[str, int], list[Record]]]:
    """Return the rankings by scope and rank, the first ranks first, bands such as 前列 last."""

    def place(row: Record) -> tuple[str, int]:
        return (row["scope"] or "", row["rank"] or 0)

    ordered = sorted(
        rankings, key=lambda row: (row["rank"] is None, row["rank"] or 0, row["scope"] or "", row["start"])
    )
    return [(key, list(rows)) for key, rows in groupby(ordered, key=place)]


def _posts(positions: list[Record]) -> list[tuple[str, list[Record]]]:
    """Return the posts by organisation in the order of the text, posts without one last."""
    grouped: dict[str, list[Record]] = {}
    for row in positions:
        grouped.setdefault(row["organisation"] or "", []).append(row)
    return sorted(grouped.items(), key=lambda item: not item[0])
