"""Word files as written since 2007 (.docx)."""

from gongbao.read.content import Content

__all__ = ["MEDIA_TYPE", "SUFFIXES", "read"]

SUFFIXES = (".docx",)
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(data: bytes, name: str) -> Content:
    """Return the text of a Word file: a line a paragraph, a row of a table between bars, footnotes last.

    Raises:
        ReadError: it is another kind of file, damaged, closed by a password, or far too large.
    """
    from gongbao.read.word.body import read_word

    return read_word(data, name)
