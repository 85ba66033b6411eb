"""Serves a package: Datasette with its metadata, this plugin and the site's settings."""

import hashlib
import socket
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

__all__ = ["application", "datasette_for", "serve"]


def serve(
    package: Path, host: str = "127.0.0.1", port: int = 8001, listener: socket.socket | None = None
) -> None:
    """Serve the package tree ``package`` until interrupted; only this machine reaches it by default.

    Args:
        listener: a socket that listens already; ``host`` and ``port`` are then not used.

    Raises:
        FileNotFoundError: if the package has no database.
        OSError: if the port is taken or may not be used.
    """
    import uvicorn

    config = uvicorn.Config(
        application(package),
        host=host,
        port=port,
        log_level="critical",
        lifespan="on",
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=5,
    )
    uvicorn.Server(config).run(sockets=[listener] if listener else None)


def application(package: Path) -> Any:
    """Return the site of ``package`` as an ASGI application."""
    return datasette_for(package).app()


def datasette_for(package: Path) -> Any:
    """Return a Datasette that serves ``package``.

    Raises:
        FileNotFoundError: if the package has no database.
    """
    from datasette.app import Datasette

    from gongbao.site.settings import SETTINGS

    database = package / "data" / "gongbao.db"
    if not database.is_file():
        message = f"no database at {database}: build the package first (gongbao build)"
        raise FileNotFoundError(message)
    _register()
    stated = package / "metadata.yml"
    metadata = yaml.safe_load(stated.read_text(encoding="utf-8")) if stated.is_file() else {}
    return Datasette(
        [],
        immutables=[str(database)],
        metadata=metadata,
        settings=SETTINGS,
        cors=True,
        inspect_data=_inspected(database),
    )


def _inspected(database: Path) -> dict[str, Any]:
    """Return what Datasette would otherwise read the whole file for: a hash of it, and the rows of each table."""
    known = database.stat()
    stamp = hashlib.sha256(f"{known.st_size}-{known.st_mtime_ns}".encode()).hexdigest()
    with closing(sqlite3.connect(f"file:{quote(str(database))}?immutable=1", uri=True)) as connection:
        tables = {
            table: {"count": connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]}
            for (table,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"
            ).fetchall()
        }
    return {
        "gongbao": {"hash": stamp, "size": known.st_size, "file": str(database), "tables": tables},
    }


def _register() -> None:
    """Make the plugin known where its entry point is not, as in a checkout that was never installed."""
    from datasette.plugins import pm

    import gongbao.site

    if not pm.is_registered(gongbao.site):
        pm.register(gongbao.site, "gongbao")
