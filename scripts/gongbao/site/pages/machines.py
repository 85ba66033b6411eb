"""Pages that machines read: whether the site is well."""

from gongbao.site._datasette import Datasette, Request, Response
from gongbao.site.visit import Visit

__all__ = ["health"]


async def health(datasette: Datasette, request: Request) -> Response:
    """Answer 200 when the database answers."""
    visit = Visit(datasette, request)
    await visit.select("SELECT 1 FROM reports LIMIT 1")
    response = visit.data({"ok": True})
    response.headers["Cache-Control"] = "no-store"
    return response
