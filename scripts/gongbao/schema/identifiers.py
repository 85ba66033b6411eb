"""Identifiers: short hashes of what a row says, never running numbers."""

import base64
import hashlib

__all__ = ["identifier"]


def identifier(*parts: str) -> str:
    """Return 16 lowercase base32 characters (80 bits) that depend on ``parts`` alone.

    Two lists of parts give one identifier only when they are equal: the parts are hashed with
    their lengths, so that ``("ab", "c")`` and ``("a", "bc")`` differ.
    """
    digest = hashlib.sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(f"{len(encoded)}:".encode())
        digest.update(encoded)
    return base64.b32encode(digest.digest()[:10]).decode("ascii").lower()
