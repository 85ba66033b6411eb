"""Static files by the hash of their content, so that a browser may keep them for ever."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from mimetypes import guess_type

from gongbao.site._datasette import Missing, Request, Response

__all__ = ["Asset", "asset_name", "serve_asset", "serve_icon"]


@dataclass(frozen=True, slots=True)
class Asset:
    """One static file. ``name`` holds the first digits of the SHA-256 of its content."""

    name: str
    content: str
    content_type: str


def asset_name(name: str) -> str:
    """Return the name under which the static file ``name`` is served.

    Raises:
        KeyError: if there is no such file.
    """
    return _assets()[name].name


def serve_asset(request: Request) -> Response:
    """Answer with the static file whose hashed name the address holds."""
    asset = _by_hashed_name().get(request.url_vars["name"])
    if asset is None:
        raise Missing("No such file")
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Access-Control-Allow-Origin": "*"}
    return Response(asset.content, headers=headers, content_type=asset.content_type)


def serve_icon() -> Response:
    """Answer with the icon, for who asks for it by its customary address."""
    asset = _assets()["seal.svg"]
    return Response(
        asset.content, headers={"Cache-Control": "public, max-age=86400"}, content_type=asset.content_type
    )


@cache
def _assets() -> dict[str, Asset]:
    folder = files("gongbao.site") / "static"
    return {entry.name: _read(entry.name, entry.read_text(encoding="utf-8")) for entry in folder.iterdir()}


@cache
def _by_hashed_name() -> dict[str, Asset]:
    return {asset.name: asset for asset in _assets().values()}


def _read(name: str, content: str) -> Asset:
    digest = hashlib.sha256(content.encode("utf-8")).hexdigest()[:12]
    stem, _, extension = name.rpartition(".")
    kind = guess_type(name)[0] or "text/plain"
    charset = "" if kind == "image/svg+xml" else "; charset=utf-8"
    return Asset(f"{stem}.{digest}.{extension}", content, kind + charset)
