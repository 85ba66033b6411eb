"""Which part of a page is the document: the one with the prose, without what the site puts around it."""

import re
from functools import cache
from typing import Any

from lxml import etree

from gongbao.read.webpage.tree import drop_all
from gongbao.schema.codelists import rows

__all__ = ["main_part"]

_PROSE = re.compile("[。；！？]")
_NUMBER = re.compile(r"[+-]?[\d,.]+%?")
_TOKEN = re.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_UNSHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FURNITURE_TAGS = frozenset({"nav", "footer", "aside"})
_CONTAINERS = frozenset({"div", "td", "article", "section", "main", "body", "form", "center"})
_MOST_OF_FURNITURE = 0.3  # of the page's prose; what has more is no furniture, whatever it is called
_LEAST_OF_MAIN = 0.97
_LEAST_OF_NAMED_MAIN = 0.7
_PARAGRAPHS = frozenset(
    {"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre", "blockquote", "span", "strong", "b", "font"}
)


@cache
def _tokens(role: str) -> frozenset[str]:
    return frozenset(row["token"] for row in rows("page_parts") if row["role"] == role)


def main_part(body: Any) -> Any:
    """Take the furniture out of ``body`` and return the element that holds the document."""
    prose = _prose_of(body)
    whole = prose[body]
    titled = _around(body, "h1")
    drop_all(
        [
            element
            for element, count in prose.items()
            if element not in titled and count <= _MOST_OF_FURNITURE * whole and _is_furniture(element)
        ]
    )
    if not whole:
        return body
    left = _prose_of(body)
    return _deepest(body, left)


def _deepest(body: Any, prose: dict[Any, int]) -> Any:
    """Return the smallest container that has nearly all of the prose, or most and the name of one.

    Where paragraphs stand beside what would be chosen, they are of the document too.
    """
    whole = max(prose[body], 1)
    main = element = body
    while len(element):
        child = max(element, key=lambda each: prose.get(each, 0))
        share = prose.get(child, 0) / whole
        if share < _LEAST_OF_NAMED_MAIN or _has_paragraphs_beside(element, child, prose):
            break
        element = child
        if element.tag in _CONTAINERS and (
            share >= _LEAST_OF_MAIN or not _tokens("content").isdisjoint(_names(element))
        ):
            main = element
    return main


def _has_paragraphs_beside(element: Any, child: Any, prose: dict[Any, int]) -> bool:
    """Tell whether prose stands in ``element`` outside ``child``: bare, in paragraphs, or in parts of its class."""
    name = child.get("class")
    return _weight(element.text, 0) > 0 or any(
        _weight(other.tail, 0) > 0
        or (
            other is not child
            and prose.get(other, 0) > 0
            and (other.tag in _PARAGRAPHS or (name is not None and other.get("class") == name))
        )
        for other in element
    )


def _prose_of(body: Any) -> dict[Any, int]:
    """Return, for each element, the characters of prose and of numbers in tables in it, links left out."""
    counts: dict[Any, int] = {}
    open_: list[int] = []
    links = cells = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        step = 1 if event == "start" else -1
        links += step * (element.tag == "a")
        cells += step * (element.tag in ("td", "th"))
        if event == "start":
            open_.append(0 if links else _weight(element.text, cells))
            continue
        counts[element] = open_.pop()
        if open_:
            open_[-1] += counts[element] + (0 if links else _weight(element.tail, cells))
    return counts


def _weight(text: str | None, cells: int) -> int:
    if not text:
        return 0
    text = text.strip()
    return len(text) if _PROSE.search(text) or (cells and _NUMBER.fullmatch(text)) else 0


def _names(element: Any) -> set[str]:
    """Return the words in the class and the id of an element, each whole name too, in lower case."""
    written = f"{element.get('class', '')} {element.get('id', '')}"[:400]
    whole = {name.lower() for name in written.split()}
    return whole | {token.lower() for token in _TOKEN.findall(written)}


def _is_furniture(element: Any) -> bool:
    if element.tag in _FURNITURE_TAGS:
        return True
    if element.get("hidden") is not None or _UNSHOWN.search(element.get("style", "")):
        return True
    return element.tag != "form" and not _tokens("furniture").isdisjoint(_names(element))


def _around(body: Any, tag: str) -> set[Any]:
    """Return ``body``, the elements of that ``tag``, and all that they stand in."""
    found = {body}
    for element in body.iter(tag):
        while element is not None and element not in found:
            found.add(element)
            element = element.getparent()
    return found
