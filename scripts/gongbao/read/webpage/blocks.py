"""The tree of a page -> its blocks: one a paragraph, heading, list item or row of a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from gongbao.read.grids import GridCell, grid_lines, is_grid
from gongbao.read.lines import closed_up

__all__ = ["Block", "blocks_of"]

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "address",
        "blockquote",
        "figure",
        "figcaption",
        "center",
        "form",
        "fieldset",
        "details",
        "summary",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "pre",
        "hr",
        "body",
    ]
)
_RAISED = {"2": "²", "3": "³"}
_LARGEST_NUMBER = 10**6


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its text, how many of its characters are links, and whether it stands inside ``main``."""

    text: str
    links: int = 0
    heading: bool = False
    inside: bool = True
    row: bool = False


def blocks_of(body: Any, main: Any) -> list[Block]:
    """Return the blocks of ``body`` in order; those below ``main`` are inside."""
    return list(_Walk(main).blocks(body))


class _Walk:
    """One walk over the tree; without recursion, since pages nest as deep as they like."""

    def __init__(self, main: Any) -> None:
        self._main = main
        self._parts: list[str] = []
        self._links = 0
        self._in_links = self._in_main = self._in_heading = self._in_pre = 0
        self._numbers: list[int | None] = []

    def blocks(self, body: Any) -> Iterator[Block]:
        """Yield the blocks below ``body``."""
        walk = etree.iterwalk(body, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                grid = _grid(element) if tag == "table" else None
                if grid is not None:
                    yield from self._flush()
                    inside = bool(self._in_main) or element is self._main
                    yield from (Block(line, inside=inside, row=True) for line in grid_lines(grid))
                    walk.skip_subtree()
                    continue
                yield from self._start(element, tag)
            else:
                yield from self._end(element, tag)
                if element is not body and element.tail:
                    yield from self._text(element.tail)
        yield from self._flush()

    def _start(self, element: Any, tag: str) -> Iterator[Block]:
        if tag in _BLOCKS:
            yield from self._flush()
        if tag == "br":
            if self._in_heading:
                self._parts.append("\n")
            else:
                yield from self._flush()
        self._in_main += element is self._main
        self._count(tag, 1)
        if tag in ("ol", "ul"):
            self._numbers.append(_first_number(element) if tag == "ol" else None)
        elif tag == "li" and self._numbers and self._numbers[-1] is not None:
            self._parts.append(f"{self._numbers[-1]}. ")
            self._numbers[-1] += 1
        text = element.text or ""
        if tag == "sup" and text.strip() in _RAISED and self._parts and self._parts[-1][-1:].isalpha():
            text = _RAISED[text.strip()]
        if text:
            yield from self._text(text)

    def _end(self, element: Any, tag: str) -> Iterator[Block]:
        if element.tag == "table" and _grid(element) is not None:
            return
        if tag in _BLOCKS:
            yield from self._flush()
        self._in_main -= element is self._main
        self._count(tag, -1)
        if tag in ("ol", "ul") and self._numbers:
            self._numbers.pop()

    def _count(self, tag: str, by: int) -> None:
        if tag == "a":
            self._in_links += by
        elif tag == "pre":
            self._in_pre += by
        elif tag in _HEADINGS:
            self._in_heading += by

    def _text(self, text: str) -> Iterator[Block]:
        if self._in_links:
            self._links += len(text.strip())
        if not self._in_pre:
            self._parts.append(text)
            return
        first, *others = text.replace("\r\n", "\n").split("\n")
        self._parts.append(first)
        for line in others:
            yield from self._flush()
            self._parts.append(line)

    def _flush(self) -> Iterator[Block]:
        if self._parts:
            text = closed_up("".join(self._parts)).strip()
            self._parts.clear()
            if text:
                yield Block(text, self._links, bool(self._in_heading), bool(self._in_main))
            self._links = 0


def _first_number(element: Any) -> int:
    try:
        return max(-_LARGEST_NUMBER, min(int(element.get("start", "1")), _LARGEST_NUMBER))
    except ValueError:
        return 1


def _grid(table: Any) -> list[list[GridCell]] | None:
    """Return the cells of a table of data; ``None`` for one that lays out a page."""
    if table.find(".//table") is not None:
        return None
    rows = []
    for row in table.iter("tr"):
        cells = [_cell(cell) for cell in row.iterchildren("td", "th")]
        if cells:
            rows.append(cells)
    caption = table.find("caption")
    if not is_grid(rows):
        return None
    if caption is not None and (words := _words(caption)):
        rows.insert(0, [GridCell(words, max(len(row) for row in rows))])
    return rows


def _cell(cell: Any) -> GridCell:
    return GridCell(_words(cell), _span(cell.get("colspan")), _span(cell.get("rowspan")))


def _words(element: Any) -> str:
    return " ".join(closed_up("".join(element.itertext())).split())


def _span(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 6 else 1
