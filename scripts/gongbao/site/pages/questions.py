"""Worked questions: each a canned query with its parameters, its SQL, and its answer as table, chart and data."""

import sqlite3
from typing import Any

from gongbao.schema import TABLES
from gongbao.schema.queries import QUERIES, Query
from gongbao.site._datasette import Datasette, Missing, QueryInterrupted, Request, Response
from gongbao.site.amounts import number
from gongbao.site.visit import Visit

__all__ = ["question_page", "questions_page"]

Record = dict[str, Any]

_MOST_ROWS = 200
_MOST_BARS = 30
# What can be typed into a parameter; a browser offers these.
_CHOICES = {
    "stage": [category.value for category in TABLES["milestones"].field("stage").categories],
    "status": [category.value for category in TABLES["figures"].field("status").categories],
    "type": [category.value for category in TABLES["entities"].field("type").categories],
}


async def questions_page(datasette: Datasette, request: Request) -> Response:
    """Answer with the list of questions."""
    visit = Visit(datasette, request)
    return await visit.page("questions", queries=[_described(visit, query) for query in QUERIES])


async def question_page(datasette: Datasette, request: Request) -> Response:
    """Answer with one question, its SQL and its answer."""
    visit = Visit(datasette, request)
    name = visit.named("name")
    query = next((query for query in QUERIES if query.name == name), None)
    if query is None:
        raise Missing(visit.say("没有这个问题", "There is no such question"))
    given = {parameter: visit.argument(parameter) for parameter in query.params}
    columns, rows, truncated, problem = await _answer(visit, query, given)
    return await visit.page(
        "question",
        query=query,
        described=_described(visit, query),
        given=given,
        choices={parameter: _CHOICES.get(parameter, []) for parameter in query.params},
        columns=columns,
        rows=rows,
        truncated=truncated,
        problem=problem,
        bars=_bars(visit, columns, rows),
    )


async def _answer(
    visit: Visit, query: Query, given: dict[str, str]
) -> tuple[list[str], list[Record], bool, str | None]:
    """Return columns, rows, whether there are more, and what went wrong if something did."""
    try:
        result = await visit.database.execute(query.sql, given, truncate=True, log_sql_errors=False)
    except (QueryInterrupted, sqlite3.Error) as error:
        return (
            [],
            [],
            False,
            visit.say("查询超时或有误：", "The query took too long or is wrong: ") + str(error.args[0]),
        )
    rows = [dict(row) for row in result.rows]
    return list(result.columns), rows[:_MOST_ROWS], bool(result.truncated or len(rows) > _MOST_ROWS), None


def _bars(visit: Visit, columns: list[str], rows: list[Record]) -> Record | None:
    """Return a bar chart of an answer whose rows have a name and a value in one unit; else ``None``."""
    named = next((name for name in ("indicator", "whole", "project") if name in columns), None)
    valued = next((name for name in ("percent", "value") if name in columns), None)
    if named is None or valued is None:
        return None
    drawn = [row for row in rows if number(row[valued]) is not None]
    unit = drawn[0].get("unit") if drawn and valued == "value" else None
    drawn = [row for row in drawn if valued != "value" or row.get("unit") == unit][:_MOST_BARS]
    if len(drawn) < 2:
        return None
    texts = [f"{row[valued]} {unit or '%'}" for row in drawn]
    labels = [" ".join(filter(None, (str(row[named]), _year(row)))) for row in drawn]
    return {
        "unit": unit or "%",
        "words": visit.say("、", "; ").join(
            f"{name} {text}" for name, text in zip(labels, texts, strict=True)
        ),
        "drawing": {
            "form": "bar",
            "sideways": True,
            "labels": labels,
            "series": [
                {
                    "name": visit.labels.column(None, valued),
                    "colour": 0,
                    "target": False,
                    "values": [float(row[valued]) for row in drawn],
                    "texts": texts,
                }
            ],
        },
    }


def _year(row: Record) -> str:
    return str(row.get("period_end") or "")[:4]


def _described(visit: Visit, query: Query) -> dict[str, str]:
    return {
        "name": query.name,
        "title": visit.say(query.title_zh, query.title),
        "description": visit.say(query.description_zh, query.description),
    }
