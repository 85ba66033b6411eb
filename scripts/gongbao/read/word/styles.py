"""The styles of a Word file: which paragraphs are headings, and which are numbered by their style."""

import re
from dataclasses import dataclass
from typing import Any

from gongbao.read.word.numbering import W, value_of

__all__ = ["Styles"]

_HEADING = re.compile(r"(?:heading|标题) ?\d|(?:title|标题)$", re.IGNORECASE)
_DEEPEST = 50
_BODY_TEXT = "9"  # the outline level that means none


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str | None
    outline: str | None
    list_id: str | None
    level: str | None


class Styles:
    """What the paragraphs of each style have in common."""

    def __init__(self, root: Any) -> None:
        """Read ``word/styles.xml``; ``None`` where the file has none."""
        self._styles: dict[str | None, _Style] = {}
        for each in root.iter(f"{W}style") if root is not None else ():
            self._styles[each.get(f"{W}styleId")] = _Style(
                value_of(each, "name") or "",
                value_of(each, "basedOn"),
                value_of(each, "pPr/outlineLvl"),
                value_of(each, "pPr/numPr/numId"),
                value_of(each, "pPr/numPr/ilvl"),
            )

    def is_heading(self, properties: Any) -> bool:
        """Tell whether a paragraph with these ``w:pPr`` is a heading."""
        outline = value_of(properties, "outlineLvl")
        if outline is not None:
            return outline != _BODY_TEXT
        return any(
            _HEADING.match(style.name) is not None or style.outline not in (None, _BODY_TEXT)
            for style in self._chain(properties)
        )

    def numbering(self, properties: Any) -> tuple[str, int] | None:
        """Return the list and the level of a paragraph, its own or its style's; ``None`` for one without."""
        list_id = value_of(properties, "numPr/numId")
        level = value_of(properties, "numPr/ilvl")
        for style in self._chain(properties):
            list_id = list_id if list_id is not None else style.list_id
            level = level if level is not None else style.level
        if list_id in (None, "0"):
            return None
        return str(list_id), int(level) if level and level.isdecimal() and len(level) < 3 else 0

    def _chain(self, properties: Any) -> list[_Style]:
        chain: list[_Style] = []
        style_id = value_of(properties, "pStyle")
        while style_id is not None and style_id in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[style_id])
            style_id = chain[-1].based_on
        return chain
