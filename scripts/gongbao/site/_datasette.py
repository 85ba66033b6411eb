"""What the site takes from Datasette, in one place: a move to its next version is a change here.

Datasette has no type stubs, so that its own classes are ``Any`` to the type checker.
"""

from typing import Any, TypeAlias

from datasette import NotFound, Response
from datasette.database import QueryInterrupted
from datasette.utils import path_with_replaced_args, tilde_decode, tilde_encode
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
