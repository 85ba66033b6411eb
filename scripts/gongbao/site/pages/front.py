"""The front page: what this is, a search, the latest reports, some figures, what can be downloaded."""

from typing import Any

from gongbao.schema import PACKAGE
from gongbao.site._datasette import Datasette, Request, Response
from gongbao.site.linked_data import package_as_dataset
from gongbao.site.visit import Visit

__all__ = ["front_page"]

_CARDS = 8
_COUNTED = ("reports", "figures", "rankings", "positions", "milestones")


async def front_page(datasette: Datasette, request: Request) -> Response:
    """Answer with the front page."""
    visit = Visit(datasette, request)
    return await visit.page(
        "front",
        counts={table: await visit.count(table) for table in _COUNTED},
        reports=await visit.rows("front", "reports"),
        headlines=_different(await visit.rows("front", "headlines")),
        rankings=await visit.rows("front", "rankings"),
        package=PACKAGE,
        dataset=package_as_dataset(visit),
    )


def _different(figures: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the first figure of each indicator, as many as there are cards."""
    first: dict[str, dict[str, Any]] = {}
    for row in figures:
        first.setdefault(row["indicator_id"] or row["indicator"], row)
    return list(first.values())[:_CARDS]
