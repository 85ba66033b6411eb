"""The site as a Datasette plugin: the hooks, each of which hands on to a module of its own.

Datasette loads its plugins in the middle of its own import, so that what imports Datasette is imported only
when a hook is called.
"""

import logging
import sqlite3
from collections.abc import Callable
from typing import Any, TypeVar

from datasette import hookimpl

__all__ = [
    "asgi_wrapper",
    "extra_template_vars",
    "get_metadata",
    "handle_exception",
    "prepare_connection",
    "register_routes",
    "render_cell",
    "startup",
]

_Function = TypeVar("_Function", bound=Callable[..., Any])


def _hook(function: _Function) -> _Function:
    return hookimpl(function)  # type: ignore[no-any-return]


@_hook
def startup() -> None:
    """Let this plugin alone answer errors: Datasette's own handler prints local variables to the terminal."""
    from datasette.plugins import pm

    if pm.has_plugin("datasette.handle_exception"):
        pm.unregister(name="datasette.handle_exception")


@_hook
def register_routes() -> list[tuple[str, Any]]:
    from gongbao.site.routes import ROUTES

    return list(ROUTES)


@_hook
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Make Datasette's search box and the canned queries search as the index was built."""
    from gongbao.write.search import match_expression

    conn.create_function("escape_fts", 1, match_expression, deterministic=True)


@_hook
def get_metadata(datasette: Any) -> dict[str, Any]:
    from gongbao.site.settings import metadata

    return metadata(datasette)


@_hook
def extra_template_vars(datasette: Any, request: Any) -> dict[str, Any]:
    from gongbao.site.visit import Visit, template_variables

    return template_variables(Visit(datasette, request))


@_hook
def render_cell(row: Any, value: Any, column: str, table: str | None, datasette: Any) -> Any:
    from gongbao.site.cells import render

    return render(row, value, column, table, datasette)


@_hook
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    from gongbao.site.problems import answer

    return answer(datasette, request, exception)


@_hook
def asgi_wrapper(datasette: Any) -> Any:
    from gongbao.site.caching import keep
    from gongbao.site.security import Application, protect

    for chatty in ("httpx", "mcp"):  # datasette-mcp has them tell of each request
        logging.getLogger(chatty).setLevel(logging.WARNING)

    def wrap(application: Application) -> Application:
        return protect(keep(application, datasette))

    return wrap
