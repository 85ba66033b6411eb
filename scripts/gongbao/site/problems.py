"""What a visitor gets when a request cannot be answered."""

import json
import sqlite3
import sys
import traceback

from gongbao.site._datasette import (
    Base400,
    Datasette,
    DatasetteError,
    QueryInterrupted,
    Request,
    Response,
)

__all__ = ["answer"]

# What Datasette's own pages raise when an argument of the address is wrong: a number that is none, JSON that is
# none, an unknown column, a parameter of SQL without a value. The site's own pages validate what they read.
_MISTAKES = (
    sqlite3.Error,
    sqlite3.Warning,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AssertionError,
    OverflowError,
)


async def answer(datasette: Datasette, request: Request, exception: Exception) -> Response:
    """Return the page, or for an address that ends in ``.json`` the object, that tells what is wrong."""
    status, message, title = _explained(datasette, request, exception)
    if status == 500:
        traceback.print_exception(exception, file=sys.stderr)
    headers = {"Cache-Control": "no-store"}
    if request.path.endswith(".json"):
        body = json.dumps({"ok": False, "error": message, "status": status, "title": title})
        headers["Access-Control-Allow-Origin"] = "*"
        return Response(body, status, headers, "application/json; charset=utf-8")
    context = {"status": status, "error": message, "title": title}
    html = await datasette.render_template("error.html", context, request=request)
    return Response.html(html, status=status, headers=headers)


def _explained(datasette: Datasette, request: Request, exception: Exception) -> tuple[int, str, str | None]:
    if isinstance(exception, DatasetteError):
        # A message in HTML tells of a query that ran too long, with a script that our policy would block.
        message = _TOO_LONG if exception.message_is_html else str(exception.message)
        # Where Datasette names no status, an argument was wrong: a column to sort by that is none.
        return 400 if exception.status == 500 else exception.status, message, exception.title
    if isinstance(exception, QueryInterrupted):
        return 503, _TOO_LONG, None
    if isinstance(exception, Base400):
        return exception.status, str(exception.args[0]) if exception.args else "", None
    if isinstance(exception, _MISTAKES) and _is_datasettes(datasette, request):
        return 400, f"{type(exception).__name__}: {exception}", None
    return 500, "", None


_TOO_LONG = "这条查询超过了时间限制。This query took longer than it may. LIMIT, WHERE …"


def _is_datasettes(datasette: Datasette, request: Request) -> bool:
    """Return whether the address is one of Datasette's pages of tables, rows and queries."""
    first = request.path.removeprefix(datasette.setting("base_url")).strip("/").split("/")[0].split(".")[0]
    return any(first in (database.route, database.name) for database in datasette.databases.values())
