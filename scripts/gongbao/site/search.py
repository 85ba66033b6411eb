"""Searches figures, names and sentences together, as people type."""

import asyncio
import re
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from gongbao.site.visit import Visit
from gongbao.write.search import locate, match_expression

__all__ = ["Found", "Query", "highlighted", "search"]

_YEAR = re.compile(r"((?:19|20)[0-9]{2})年?\Z")
_TABLES = ("indicators", "places", "entities", "figures", "rankings", "passages", "reports")
_MOST_COUNTED = 1000
_WINDOW = 90  # characters of a sentence that are shown


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed: its ``words``, and the ``year`` (empty if none) that stands apart among other words."""

    typed: str
    words: str
    year: str

    @classmethod
    def read(cls, typed: str) -> "Query":
        """Read what a person typed; a word that is a year asks for that period, unless it is the only word."""
        parts = typed.split()
        years = [match.group(1) for part in parts if (match := _YEAR.match(part))]
        others = [part for part in parts if not _YEAR.match(part)]
        if not years or not others:
            return cls(typed, typed, "")
        return cls(typed, " ".join(others), years[0])

    @property
    def expression(self) -> str:
        return match_expression(self.words)


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of one table, the most fitting first, and how many there are (at most 1,000 are counted)."""

    table: str
    rows: list[dict[str, Any]]
    count: int

    @property
    def more(self) -> bool:
        return self.count > len(self.rows)

    @property
    def uncounted(self) -> bool:
        return self.count >= _MOST_COUNTED


async def search(visit: Visit, typed: str, limit: int = 8) -> list[Found]:
    """Return what is found in each table, tables without a hit left out. Whatever is typed is a valid query."""
    query = Query.read(typed)
    if not query.words.strip():
        return []
    found = await asyncio.gather(*(_found(visit, table, query, limit) for table in _TABLES))
    return [each for each in found if each.rows]


async def _found(visit: Visit, table: str, query: Query, limit: int) -> Found:
    given = {"expression": query.expression, "words": query.words, "year": query.year}
    rows = await visit.rows("search", table, limit=limit, **given)
    if len(rows) < limit:
        return Found(table, rows, len(rows))
    count = await visit.row("search", f"count_{table}", most=_MOST_COUNTED, **given)
    return Found(table, rows, count["count"] if count else limit)


def highlighted(text: str | None, typed: str, window: int = _WINDOW) -> Markup:
    """Return ``text`` as HTML with the words of ``typed`` marked; of a long text, the part around the first."""
    if not text:
        return Markup("")
    spans = locate(text, Query.read(typed).words) or locate(text, typed)
    first = spans[0][0] if spans else 0
    start = max(0, first - window // 3) if len(text) > window else 0
    end = min(len(text), max(start + window, spans[0][1] if spans else 0))
    pieces = [Markup("…") if start else Markup("")]
    position = start
    for left, right in spans:
        if left >= end or left < position:
            continue
        pieces += [
            escape(text[position:left]),
            Markup("<mark>{}</mark>").format(text[left : min(right, end)]),
        ]
        position = min(right, end)
    pieces += [escape(text[position:end]), Markup("…") if end < len(text) else Markup("")]
    return Markup("").join(pieces)
