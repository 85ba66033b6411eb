"""Industries, meetings and policies that a report names.

They may hold the name of a body (区党工委工作会议), so their spans may overlap those of bodies; none
overlaps another of these three.
"""

import re
from collections.abc import Sequence

from gongbao.extract.names.known_words import THEME_HEADS, find_theme_heads
from gongbao.extract.names.segmentation import Word, cut
from gongbao.extract.names.spans import Span
from gongbao.schema.codelists import rows

__all__ = ["find_themes"]


_LONGEST_INDUSTRY = 10
_LONGEST = 18  # characters before the generic term that are read
_EDGE = re.compile(r"[,。;:!?、\s…《》【】()\[\]“”+-]|[的了在将把]")
_QUOTED = re.compile(r"“[^“”\n]{2,12}”$")
_TITLE = re.compile(
    r"《[^《》\n]{4,60}(?:条例|规划|意见|方案|办法|纲要|计划|规定|通知|决定|法|宣言|公约|协定)(?:\([^()《》]{1,12}\))?》"
)
_SLOGAN = re.compile(
    r"“(?:十[一二三四五]五|一带一路|两个[^“”]{2}|三个代表)”(?:规划|倡议|重要思想)?|习近平[一-龥]{0,6}思想"
)
_BEFORE_INDUSTRY = frozenset(("noun", "field", "namelike", "latin", "unknown", "deed"))
_VAGUE = frozenset(row["word"] for row in rows("theme_heads") if row["role"] == "vague")
_PARTING = frozenset(("stop", "function", "verb", "adverb", "time", "phrase"))
_SHORTEST = 2


def find_themes(text: str) -> list[Span]:
    """Return the industries, meetings and policies in ``text`` in order; none overlaps another."""
    spans = [
        (match.start(), match.end(), "policy")
        for pattern in (_TITLE, _SLOGAN)
        for match in pattern.finditer(text)
    ]
    last = 0
    for start, end in find_theme_heads(text):
        if start < last:
            continue
        last = end
        role = THEME_HEADS[text[start:end]]
        if role == "industry" and text.startswith("化", end):
            continue
        begin = _quoted(text, start) if role != "industry" else None
        if begin is None and role != "policy":
            begin = _other(text, start, role)
        if begin is not None:
            spans.append((begin, end, role))
    spans.sort(key=lambda span: (span[0], -span[1]))
    kept: list[Span] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _quoted(text: str, start: int) -> int | None:
    """Return where a name begins that is a quotation before its generic term (“百日攻坚”行动)."""
    quoted = _QUOTED.search(text, max(start - _LONGEST, 0), start)
    return quoted.start() if quoted else None


def _other(text: str, start: int, role: str) -> int | None:
    """Return where an industry or a meeting begins, from the words that stand before its generic term."""
    low = max(start - (_LONGEST if role == "meeting" else _LONGEST_INDUSTRY), 0)
    for mark in _EDGE.finditer(text, low, start):
        low = mark.end()
    if start - low < _SHORTEST:
        return None
    words = cut(text, low, start)
    kept = len(words)
    while kept and _belongs(words[kept - 1], role):
        kept -= 1
    begin = words[kept].start if kept < len(words) else start
    if start - begin < _SHORTEST or (role == "meeting" and not _named(words[kept:])):
        return None
    return begin


def _belongs(word: Word, role: str) -> bool:
    if role == "industry":
        return word.role in _BEFORE_INDUSTRY and word.text not in _VAGUE
    return word.role not in _PARTING


def _named(words: Sequence[Word]) -> bool:
    """Whether the words before a meeting's generic term name one: a body, a place, an ordinal, a quotation."""
    return any(
        word.role in ("place", "known", "opener", "latin", "namelike") or word.text[0] == "第"
        for word in words
    )
