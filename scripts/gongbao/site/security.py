"""What every answer carries so that nothing in a report can run, and what no request may exceed."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

__all__ = ["CONTENT_SECURITY_POLICY", "protect"]

Scope: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Any]]
Send: TypeAlias = Callable[[Any], Awaitable[None]]
Application: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]

# Everything from this host; no inline script or style, no frame, no plug-in.
_SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
CONTENT_SECURITY_POLICY = "; ".join(f"{name} {source}" for name, source in _SOURCES.items())
_HEADERS = {
    b"access-control-allow-origin": b"*",
    b"content-security-policy": CONTENT_SECURITY_POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"no-referrer",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
    b"cross-origin-opener-policy": b"same-origin",
}

_LONGEST_QUERY = 16_384  # bytes; SQL is asked for in the query of an address
_LARGEST_BODY = 65_536  # bytes; nothing on the site takes a body
_METHODS = {"GET", "HEAD", "OPTIONS"}


def protect(application: Application) -> Application:
    """Return ``application`` with these headers on every answer, read-only and with its requests bounded."""

    async def protected(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return

        async def send_with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                kept = [
                    (name, value) for name, value in message["headers"] if bytes(name).lower() not in _HEADERS
                ]
                message = {**message, "headers": [*kept, *_HEADERS.items()]}
            await send(message)

        refused = _refusal(scope)
        if scope["method"] == "OPTIONS":
            await _preflight(send_with_headers)
        elif refused:
            await _refuse(send_with_headers, *refused)
        else:
            await application(scope, receive, send_with_headers)

    return protected


def _refusal(scope: Scope) -> tuple[int, str] | None:
    """Return status and reason if a request is not to be answered."""
    if scope["method"] not in _METHODS and not scope["path"].startswith("/-/"):
        return 405, "This site is read-only. 本站只读。"
    if len(scope.get("query_string") or b"") > _LONGEST_QUERY:
        return 414, "The address is too long. 网址过长。"
    length = next((value for name, value in scope["headers"] if name.lower() == b"content-length"), b"0")
    if not length.isdigit() or int(length) > _LARGEST_BODY:
        return 413, "The request is too large. 请求过大。"
    return None


async def _refuse(send: Send, status: int, reason: str) -> None:
    body = reason.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    if status == 405:
        headers.append((b"allow", b"GET, HEAD, OPTIONS"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _preflight(send: Send) -> None:
    """Tell scripts of other sites that they may read everything here."""
    headers = [
        (b"access-control-allow-methods", b"GET, HEAD, OPTIONS"),
        (b"access-control-allow-headers", b"Range, If-None-Match"),
        (b"access-control-max-age", b"86400"),
    ]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
