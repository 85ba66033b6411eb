"""Plain text: the characters as they stand, nothing stripped but a byte order mark."""

from gongbao.read.content import Content
from gongbao.read.decoding import decode

__all__ = ["MEDIA_TYPE", "SUFFIXES", "read"]

SUFFIXES = (".txt",)
MEDIA_TYPE = "text/plain"


def read(data: bytes, name: str) -> Content:
    """Return the text of ``data``, decoded.

    Raises:
        ReadError: as :func:`gongbao.read.decoding.decode`.
    """
    text, encoding = decode(data, name)
    return Content(text, encoding)
