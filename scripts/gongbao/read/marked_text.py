"""Markdown -> the text that it shows."""

import re
from dataclasses import replace
from datetime import date

from markdown_it import MarkdownIt

from gongbao.read.content import Content
from gongbao.read.decoding import decode
from gongbao.read.webpage.blocks import blocks_of
from gongbao.read.webpage.metadata import day_in
from gongbao.read.webpage.page import content_of
from gongbao.read.webpage.tree import parse

__all__ = ["read_markdown"]

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n((?:[^\n]{0,500}\n){1,100}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_STATED = re.compile(r"^(title|date|published_on)[ \t]*:[ \t]*(.*?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
# CommonMark leaves marks of emphasis that stand between a Han character and a punctuation mark.
_LEFT_OVER = re.compile(r"\*\*+")
_DEEPEST = 100
# Four spaces make no code here: they indent a paragraph. A line ends where it is written to end.
_MARKDOWN = MarkdownIt("commonmark", {"html": True, "breaks": True, "maxNesting": _DEEPEST})
_MARKDOWN.enable("table").disable("code")


def read_markdown(data: bytes, name: str) -> Content:
    """Return the text of a Markdown file; what its front matter states of title and date comes beside it.

    Raises:
        ReadError: as :func:`gongbao.read.decoding.decode`.
    """
    written, encoding = decode(data, name)
    written = written.replace("\r\n", "\n").replace("\r", "\n")
    title, day = None, None
    if front := _FRONT_MATTER.match(written):
        title, day = _stated(front[1])
        written = written[front.end() :]
    _, body = parse(f"<body>{_MARKDOWN.render(written)}</body>", name)
    blocks = [replace(block, text=_LEFT_OVER.sub("", block.text)) for block in blocks_of(body, body)]
    return content_of(blocks, name, encoding, title, day)


def _stated(front: str) -> tuple[str | None, date | None]:
    title, day = None, None
    for match in _STATED.finditer(front):
        value = match[2].strip("\"'")
        if match[1].lower() == "title":
            title = value[:200] or None
        else:
            day = day or day_in(value)
    return title, day
