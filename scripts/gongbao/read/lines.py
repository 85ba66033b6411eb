"""Collects the lines of a document that is not plain text, one a paragraph, and makes its text of them."""

import re
from dataclasses import dataclass, field

from gongbao.read.content import Content
from gongbao.read.errors import BlankText

__all__ = ["Lines", "closed_up"]

# What no published format can hold, what stands for a glyph of one font only, and surrogates without a partner.
_NO_CHARACTER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufffe\uffff]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACES = re.compile("[ \t\u00a0\u2002-\u200a]+")
_HAN = "\u2e80-\u303f\u31c0-\u31ef\u3400-\u9fff\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
# Where a line of the source ends between two of these, nothing stands between them.
_BROKEN = re.compile(rf"(?<=[{_HAN}“”‘’…—]) *\n *(?=[{_HAN}“”‘’…—])")
_EDGES = " \t\n\u3000"


def closed_up(text: str) -> str:
    """Return ``text`` without the line ends of its source: a space for each, and none between Han characters."""
    return _BROKEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).replace("\n", " ")


@dataclass(slots=True)
class Lines:
    """The lines so far; ``headings`` and ``pages`` hold the offsets where those begin."""

    _lines: list[str] = field(default_factory=list)
    _headings: list[int] = field(default_factory=list)
    _pages: list[int] = field(default_factory=list)
    _length: int = 0

    def __bool__(self) -> bool:
        return bool(self._lines)

    def add(self, text: str, *, heading: bool = False) -> None:
        """Add one paragraph; one that is blank is none."""
        line = _SPACES.sub(" ", _INVISIBLE.sub("", _NO_CHARACTER.sub("", text.replace("\n", " "))))
        line = line.strip(_EDGES)
        if not line:
            return
        if heading:
            self._headings.append(self._length)
        self._lines.append(line)
        self._length += len(line) + 1

    def begin_page(self, inside: int | None = None) -> None:
        """Say that a page begins with the next line, or ``inside`` code points into it."""
        self._pages.append(self._length + (inside or 0))

    def content(self, name: str, encoding: str = "utf-8") -> Content:
        """Return the text of the lines, each ended by a line feed.

        Raises:
            BlankText: there are none.
        """
        if not self._lines:
            raise BlankText(name)
        text = "\n".join(self._lines) + "\n"
        pages = tuple(min(start, len(text)) for start in self._pages)
        return Content(text, encoding, pages, tuple(self._headings))
