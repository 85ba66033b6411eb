"""Files as answers: whole or in part, by their hash."""

import asyncio
import hashlib
import re
from functools import lru_cache
from pathlib import Path

from gongbao.site._datasette import Request
from gongbao.site.security import Send

__all__ = ["FileAnswer", "sha256"]

_CHUNK = 2**18
_RANGE = re.compile(r"bytes=(\d*)-(\d*)\Z")


class FileAnswer:
    """Answers with the file ``path``, or the range of it that ``request`` asks for.

    Args:
        before: bytes that are sent before the file's own, such as a byte order mark.
    """

    def __init__(
        self, request: Request, path: Path, name: str, content_type: str, before: bytes = b""
    ) -> None:
        self.request, self.path, self.name = request, path, name
        self.content_type, self.before = content_type, before

    async def asgi_send(self, send: Send) -> None:
        """Send the answer: 200, 206 for a range, 304 for a copy that is still good, 416 for a wrong range."""
        known = self.path.stat()
        size = known.st_size + len(self.before)
        etag = f'"{known.st_size:x}-{known.st_mtime_ns:x}{"-m" if self.before else ""}"'
        headers = {
            "etag": etag,
            "accept-ranges": "bytes",
            "cache-control": "public, max-age=300",
            "access-control-allow-origin": "*",
            "access-control-expose-headers": "content-length, content-range, etag",
        }
        if self.request.headers.get("if-none-match") == etag:
            await _start(send, 304, headers)
            await send({"type": "http.response.body", "body": b""})
            return
        headers |= {
            "content-type": self.content_type,
            "content-disposition": f'attachment; filename="{self.name}"',
        }
        asked = self.request.headers.get("range")
        first, last = _range(asked, size) if asked else (0, size - 1)
        if asked and (first is None or last is None):
            await _start(send, 416, {"content-range": f"bytes */{size}"})
            await send({"type": "http.response.body", "body": b""})
            return
        assert first is not None and last is not None
        if asked:
            headers["content-range"] = f"bytes {first}-{last}/{size}"
        headers["content-length"] = str(last - first + 1)
        await _start(send, 206 if asked else 200, headers)
        await self._send_bytes(send, first, last + 1)

    async def _send_bytes(self, send: Send, first: int, end: int) -> None:
        if self.request.method == "HEAD":
            await send({"type": "http.response.body", "body": b""})
            return
        head = self.before[first:end]
        if head:
            await send({"type": "http.response.body", "body": head, "more_body": True})
        position = max(first - len(self.before), 0)
        left = end - max(first, len(self.before))
        with self.path.open("rb") as file:
            file.seek(position)
            while left > 0:
                chunk = await asyncio.to_thread(file.read, min(_CHUNK, left))
                if not chunk:
                    break
                left -= len(chunk)
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


def sha256(path: Path, before: bytes = b"") -> str:
    """Return the SHA-256 of a file, ``before`` put before it, in hexadecimal."""
    known = path.stat()
    return _sha256(path, before, known.st_size, known.st_mtime_ns)


@lru_cache(maxsize=1024)
def _sha256(path: Path, before: bytes, size: int, modified: int) -> str:
    digest = hashlib.sha256(before)
    with path.open("rb") as file:
        while chunk := file.read(2**20):
            digest.update(chunk)
    return digest.hexdigest()


def _range(header: str, size: int) -> tuple[int, int] | tuple[None, None]:
    """Return first and last byte of a single range (RFC 9110); ``None`` twice if it cannot be had."""
    match = _RANGE.match(header.replace(" ", ""))
    if not match or match.groups() == ("", ""):
        return None, None
    first, last = match.groups()
    if not first:
        length = min(int(last), size)
        return (size - length, size - 1) if length else (None, None)
    start, end = int(first), min(int(last), size - 1) if last else size - 1
    return (start, end) if start <= end else (None, None)


async def _start(send: Send, status: int, headers: dict[str, str]) -> None:
    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
