"""Markdown (CommonMark with tables)."""

from gongbao.read.content import Content

__all__ = ["MEDIA_TYPE", "SUFFIXES", "read"]

SUFFIXES = (".md", ".markdown")
MEDIA_TYPE = "text/markdown"


def read(data: bytes, name: str) -> Content:
    """Return the text without its marks: a line as it is written, a row of a table between bars.

    Raises:
        ReadError: as :func:`gongbao.read.decoding.decode`.
    """
    from gongbao.read.marked_text import read_markdown

    return read_markdown(data, name)
