"""What the site takes from Datasette, in one place: a move to its next version is a change here.

Datasette has no type stubs, so that its own classes are ``Any`` to the type checker.
"""

import sqlite3
from typing import Any, TypeAlias

from datasette import NotFound, Response
from datasette.database import QueryInterrupted
from datasette.utils import path_with_replaced_args, sqlite_timelimit, tilde_decode, tilde_encode
from datasette.utils.asgi import AsgiFileDownload, Base400
from datasette.views.base import DatasetteError
from datasette.views.table import TableView

__all__ = [
    "AsgiFileDownload",
    "Base400",
    "Datasette",
    "DatasetteError",
    "Missing",
    "NotFound",
    "QueryInterrupted",
    "Request",
    "Response",
    "TableView",
    "package_database",
    "path_with_replaced_args",
    "run",
    "tilde_decode",
    "tilde_encode",
]

Datasette: TypeAlias = Any
Request: TypeAlias = Any


class Missing(Base400):  # type: ignore[misc]
    """What the address names is not there. Unlike Datasette's own, it is never taken for a misspelt address."""

    status = 404


def package_database(datasette: Datasette) -> Any:
    """Return the database that holds the package: the one named ``gongbao``, else the first of a file.

    Raises:
        NotFound: if no database file is served.
    """
    databases = [database for name, database in datasette.databases.items() if name != "_internal"]
    files = [database for database in databases if database.path]
    named = [database for database in files if database.name == "gongbao"]
    if not files:
        raise NotFound("No package is served")
    return (named or files)[0]


async def run(database: Any, sql: str, parameters: dict[str, object], limit: int) -> list[dict[str, Any]]:
    """Return the rows of ``sql``, a statement of ours.

    Args:
        limit: how long it may take, in milliseconds; visitors' own queries have a limit of Datasette's.

    Raises:
        QueryInterrupted: if it takes longer.
    """

    def select(connection: sqlite3.Connection) -> list[dict[str, Any]]:
        try:
            with sqlite_timelimit(connection, limit):
                return [dict(row) for row in connection.execute(sql, parameters)]
        except sqlite3.OperationalError as error:
            if error.args == ("interrupted",):
                raise QueryInterrupted(error, sql, parameters) from error
            raise

    rows: list[dict[str, Any]] = await database.execute_fn(select)
    return rows
