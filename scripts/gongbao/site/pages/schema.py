"""The tables: drawn, and each with its columns and its known weaknesses."""

from gongbao.schema import TABLES
from gongbao.site._datasette import Datasette, Request, Response
from gongbao.site.diagram import diagram
from gongbao.site.visit import Visit

__all__ = ["schema_page"]


async def schema_page(datasette: Datasette, request: Request) -> Response:
    """Answer with the schema."""
    visit = Visit(datasette, request)
    return await visit.page("schema", tables=TABLES.values(), drawn=diagram(visit.labels, visit.addresses))
