"""Web pages, as saved from a site."""

from gongbao.read.content import Content

__all__ = ["MEDIA_TYPE", "SUFFIXES", "read"]

SUFFIXES = (".html", ".htm")
MEDIA_TYPE = "text/html"


def read(data: bytes, name: str) -> Content:
    """Return the document on a page: title, date line and body, a line a paragraph or row of a table.

    Raises:
        ReadError: its encoding is not known, or it has no text, or nests without end.
    """
    from gongbao.read.webpage.page import read_page

    return read_page(data, name)
