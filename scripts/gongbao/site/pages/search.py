"""The page of search."""

from gongbao.site._datasette import Datasette, Request, Response
from gongbao.site.search import highlighted, search
from gongbao.site.visit import Visit

__all__ = ["search_data", "search_page"]

_LONGEST = 200  # characters of what is typed


async def search_page(datasette: Datasette, request: Request) -> Response:
    """Answer with what is found, by table."""
    visit = Visit(datasette, request)
    typed = visit.argument("q")[:_LONGEST]
    found = await search(visit, typed)
    return await visit.page(
        "search",
        typed=typed,
        top_query=typed,
        found=found,
        hit=lambda text, window=90: highlighted(text, typed, window),
        examples=["光伏", "外资", "GWh", "500强", "第一 2023", "书记"] if not found else [],
    )


async def search_data(datasette: Datasette, request: Request) -> Response:
    """Answer with what is found, as JSON."""
    visit = Visit(datasette, request)
    found = await search(visit, visit.argument("q")[:_LONGEST])
    return visit.data({each.table: {"count": each.count, "rows": each.rows} for each in found})
