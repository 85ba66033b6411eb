"""Answers from a package that cannot change under us: named by ETags, kept in memory, sent compressed.

``gongbao serve`` opens the database as immutable, so that an answer depends on the address, the language and
the code alone. A database that may change (plain ``datasette``) is served without any of this but compression.
"""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from asgi_gzip import GZipMiddleware

from gongbao.schema import PACKAGE
from gongbao.site._datasette import Datasette
from gongbao.site.language import chosen, negotiated
from gongbao.site.security import Application, Receive, Scope, Send

__all__ = ["keep"]

_MOST_BYTES = 64 * 2**20
_LARGEST_ANSWER = 2**20
_COMPRESSION = 5  # levels above make pages 2% smaller and take twice the time
_FRESH = b"public, max-age=60, stale-while-revalidate=600"


@dataclass(slots=True)
class _Answer:
    start: dict[str, Any]
    body: bytes


@dataclass(slots=True)
class _Memory:
    """Answers, the least recently used forgotten first."""

    answers: OrderedDict[str, _Answer] = field(default_factory=OrderedDict)
    size: int = 0

    def get(self, key: str) -> _Answer | None:
        answer = self.answers.get(key)
        if answer:
            self.answers.move_to_end(key)
        return answer

    def put(self, key: str, answer: _Answer) -> None:
        if key in self.answers:
            return
        self.answers[key] = answer
        self.size += len(answer.body)
        while self.size > _MOST_BYTES:
            _, forgotten = self.answers.popitem(last=False)
            self.size -= len(forgotten.body)


def keep(application: Application, datasette: Datasette) -> Application:
    """Return ``application`` with its answers compressed and, where nothing can change them, kept."""
    compressed: Application = GZipMiddleware(application, minimum_size=500, compresslevel=_COMPRESSION)
    memory = _Memory()
    code = _version_of_code()

    async def kept(scope: Scope, receive: Receive, send: Send) -> None:
        version = _version_of_data(datasette) if _may_be_kept(scope) else None
        if version is None:
            await compressed(scope, receive, send)
            return
        key = hashlib.sha256("\n".join((code, version, *_wished(scope))).encode()).hexdigest()
        etag = f'W/"{key[:24]}"'.encode()
        if etag in [part.strip() for part in _header(scope, b"if-none-match").split(b",")]:
            headers = [(b"etag", etag), (b"cache-control", _FRESH), (b"vary", b"Accept-Language")]
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        answer = memory.get(key)
        if answer:
            await send(answer.start)
            await send({"type": "http.response.body", "body": answer.body})
            return
        await compressed(scope, receive, _recorder(send, memory, key, etag))

    return kept


def _recorder(send: Send, memory: _Memory, key: str, etag: bytes) -> Send:
    """Return a ``send`` that passes an answer on and keeps it when it is whole, small and right."""
    start: dict[str, Any] = {}
    body = bytearray()
    wanted = False

    async def record(message: Any) -> None:
        nonlocal start, wanted
        if message["type"] == "http.response.start":
            names = {bytes(name).lower() for name, _ in message["headers"]}
            wanted = message["status"] == 200 and not names & {b"set-cookie", b"etag", b"content-range"}
            if wanted:
                headers = [
                    (name, value)
                    for name, value in message["headers"]
                    if bytes(name).lower() != b"cache-control"
                ]
                extra = [(b"etag", etag), (b"cache-control", _FRESH), (b"vary", b"Accept-Language")]
                message = {**message, "headers": [*headers, *extra]}
            start = message
        elif wanted:
            body.extend(message.get("body", b""))
            wanted = len(body) <= _LARGEST_ANSWER
            if wanted and not message.get("more_body"):
                memory.put(key, _Answer(start, bytes(body)))
        await send(message)

    return record


def _may_be_kept(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and not scope["path"].startswith("/-/")
        and not {b"cookie", b"authorization", b"range"} & {name.lower() for name, _ in scope["headers"]}
    )


def _wished(scope: Scope) -> tuple[str, ...]:
    """Return what of a request its answer depends on."""
    query = scope.get("query_string", b"").decode("latin-1")
    explicit = chosen((parse_qs(query).get("_lang") or [None])[0])
    language = explicit or negotiated(_header(scope, b"accept-language").decode("latin-1"))
    path = scope.get("raw_path") or scope["path"].encode()
    encoding = "gzip" if b"gzip" in _header(scope, b"accept-encoding") else ""
    host = _header(scope, b"host").decode("latin-1")
    return (path.decode("latin-1"), query, language, encoding, host, scope.get("scheme", "http"))


def _header(scope: Scope, wanted: bytes) -> bytes:
    return next((value for name, value in scope["headers"] if name.lower() == wanted), b"")


def _version_of_data(datasette: Datasette) -> str | None:
    """Return what tells this generation of the data from others; ``None`` if it may change."""
    databases = [database for name, database in datasette.databases.items() if name != "_internal"]
    if not databases or any(database.is_mutable or not database.path for database in databases):
        return None
    stamps = []
    for database in databases:
        if not hasattr(database, "gongbao_stamp"):
            known = Path(database.path).stat()
            database.gongbao_stamp = f"{known.st_size}-{known.st_mtime_ns}"
        stamps.append(database.gongbao_stamp)
    return " ".join(stamps)


def _version_of_code() -> str:
    """Return a hash of the site's own files, and the package's version."""
    digest = hashlib.sha256(PACKAGE.version.encode())
    for folder in ("", "pages", "templates", "static"):
        place = files("gongbao.site") / folder if folder else files("gongbao.site")
        for entry in sorted(place.iterdir(), key=lambda entry: entry.name):
            if entry.is_file() and entry.name.endswith((".py", ".html", ".sql", ".css", ".js", ".svg")):
                digest.update(entry.read_bytes())
    return digest.hexdigest()
