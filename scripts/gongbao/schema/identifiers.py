"""Identifiers: short hashes of what a row says, never running numbers; and checksums of files."""

import hashlib
from pathlib import Path

__all__ = ["file_sha256", "identifier"]

_BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = tuple(first + second for first in _BASE32 for second in _BASE32)
_SHORT = 1024
_LENGTHS = tuple(b"%d:" % length for length in range(_SHORT))


def identifier(*parts: str) -> str:
    """Return 16 lowercase base32 characters (80 bits) that depend on ``parts`` alone.

    Two lists of parts give one identifier only when they are equal: the parts are hashed with
    their lengths, so that ``("ab", "c")`` and ``("a", "bc")`` differ.
    """
    written: list[bytes] = []
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        length = len(encoded)
        written += (_LENGTHS[length] if length < _SHORT else b"%d:" % length, encoded)
    digest = hashlib.sha256(b"".join(written)).digest()
    bits = int.from_bytes(digest[:10], "big")
    # Ten bits at a time: the base64 module's base32 is written in Python and took half the time of linking.
    high, low = bits >> 40, bits & 0xFFFFFFFFFF
    return (
        _PAIRS[high >> 30]
        + _PAIRS[high >> 20 & 1023]
        + _PAIRS[high >> 10 & 1023]
        + _PAIRS[high & 1023]
        + _PAIRS[low >> 30]
        + _PAIRS[low >> 20 & 1023]
        + _PAIRS[low >> 10 & 1023]
        + _PAIRS[low & 1023]
    )


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of the bytes of a file, in hexadecimal digits.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
