"""How long an archive's list of members is, found before the list is read into memory."""

import io
import struct
from io import BufferedIOBase

__all__ = ["directory_bytes"]

_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x06"
_END_BYTES = 22
_LONGEST_COMMENT = 0xFFFF
_LOCATOR_AND_END_64 = 20 + 56
_SEE_64 = 0xFFFFFFFF


def directory_bytes(file: BufferedIOBase) -> int:
    """Return the length in bytes that the end of the archive states for its central directory; 0 without an end."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _END_BYTES - _LONGEST_COMMENT - _LOCATOR_AND_END_64))
    tail = file.read()
    file.seek(0)
    end = tail.rfind(_END)
    if end < 0 or len(tail) - end < _END_BYTES:
        return 0
    (length,) = struct.unpack_from("<I", tail, end + 12)
    end_64 = tail.rfind(_END_64, 0, end)
    if length == _SEE_64 and end_64 >= 0 and len(tail) - end_64 >= 48:
        (length,) = struct.unpack_from("<Q", tail, end_64 + 40)
    return int(length)
