"""A web page -> the text of the document on it: title, date line, body."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from gongbao.read.content import Content
from gongbao.read.lines import Lines
from gongbao.read.webpage.blocks import Block, blocks_of
from gongbao.read.webpage.main import main_part
from gongbao.read.webpage.metadata import day_in, labelled_day, stated
from gongbao.read.webpage.tree import decode_page, parse

__all__ = ["content_of", "read_page"]

_SENTENCE = re.compile("[。，；！？]")
_STEPS = re.compile("[>»›＞]")
_LONGEST_DATE_LINE = 150
_SHORTEST_TITLE, _SHORTEST_PART = 4, 6  # of a title's beginning, and of what stands inside one
_FEWEST_LINKS = 3


def read_page(data: bytes, name: str) -> Content:
    """Return the document on a page, without the site's own furniture.

    Raises:
        ReadError: the page cannot be read, or there is no text on it.
    """
    markup, encoding = decode_page(data, name)
    head, body = parse(markup, name)
    main = main_part(body)
    title, day = stated(head)
    blocks = blocks_of(body, main)
    chosen = _above(blocks, _titles(head, title)) + _without_links(
        [block for block in blocks if block.inside]
    )
    day = day or labelled_day(block.text for block in chosen[:20])
    return content_of(chosen, name, encoding, title, day)


def content_of(
    blocks: Sequence[Block], name: str, encoding: str, title: str | None = None, day: Any = None
) -> Content:
    """Return ``blocks`` as a text, a line each.

    Raises:
        BlankText: there are none.
    """
    lines = Lines()
    for block in blocks:
        lines.add(block.text, heading=block.heading)
    found = lines.content(name, encoding)
    return replace(found, title=title, published_on=day)


def _titles(head: Any, title: str | None) -> list[str]:
    """Return what the page calls its document, without spaces."""
    element = None if head is None else head.find("title")
    named = [title or "", "".join(element.itertext()) if element is not None else ""]
    return ["".join(text.split()) for text in named]


def _above(blocks: Sequence[Block], titles: Sequence[str]) -> list[Block]:
    """Return the title and the lines with a date, of what stands before the document itself."""
    first = next((number for number, block in enumerate(blocks) if block.inside), len(blocks))
    before = [block for block in blocks[:first] if not _is_path(block)]
    titled = [_is_title(block, titles) for block in before]
    end = max((number + 1 for number, is_title in enumerate(titled) if is_title), default=0)
    start = end
    while start and titled[start - 1]:  # a title may take several lines
        start -= 1
    dated = [block for block in before[end:] if len(block.text) <= _LONGEST_DATE_LINE and day_in(block.text)]
    return before[start:end] + dated[-2:]


def _is_title(block: Block, titles: Sequence[str]) -> bool:
    bare = "".join(block.text.split())
    named = len(bare) >= _SHORTEST_TITLE and any(title.startswith(bare) for title in titles)
    inside = len(bare) >= _SHORTEST_PART and not block.links and any(bare in title for title in titles)
    return named or inside or (block.heading and not block.links and len(bare) >= _SHORTEST_TITLE)


def _is_path(block: Block) -> bool:
    """Tell whether a block is a path of links (首页 > 政务公开)."""
    return block.links * 2 >= len(block.text) and _STEPS.search(block.text) is not None


def _without_links(blocks: Sequence[Block]) -> list[Block]:
    """Return ``blocks`` without paths and without lists of links, such as those to other pages below."""
    linked = [
        not block.row
        and not _SENTENCE.search(block.text)
        and block.links >= 0.8 * len(block.text.replace(" ", ""))
        for block in blocks
    ]
    kept: list[Block] = []
    number = 0
    while number < len(blocks):
        end = number
        while end < len(blocks) and linked[end]:
            end += 1
        if end - number < _FEWEST_LINKS:
            end = max(end, number + 1)
            kept += [block for block in blocks[number:end] if not _is_path(block)]
        number = end
    return kept
