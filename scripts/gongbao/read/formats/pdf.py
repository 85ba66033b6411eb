"""PDF files with text in them; scanned ones are told and refused."""

from gongbao.read.content import Content

__all__ = ["MEDIA_TYPE", "SUFFIXES", "read"]

SUFFIXES = (".pdf",)
MEDIA_TYPE = "application/pdf"


def read(data: bytes, name: str) -> Content:
    """Return the text, a line a paragraph or row of a table, without running heads and page numbers.

    Raises:
        ReadError: it is no PDF, damaged, closed by a password, or its pages are pictures.
    """
    from gongbao.read.pdf.document import read_pdf

    return read_pdf(data, name)
