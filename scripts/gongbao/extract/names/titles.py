"""Titles of posts, read leftwards from the name of the person who holds them."""

import re
from collections.abc import Container
from typing import NamedTuple

from gongbao.extract.names.person_names import INITIALS
from gongbao.extract.vocabulary import ending, words
from gongbao.schema.codelists import rows

__all__ = ["ANCHOR", "Title", "joint_before", "title_before"]

_GROUP = {row["word"]: row["role"] for row in rows("post_titles")}
_WORDS = frozenset(_GROUP)
_PREFIXES = words("title_prefixes")
_TENURE = words("title_prefixes", "tenure")
_RANKS = _PREFIXES - _TENURE
_LONGEST = max(map(len, _WORDS))
_LONGEST_PREFIX = max(map(len, _PREFIXES))
_LAST = "".join(sorted({word[-1] for word in _WORDS}))
_LAST_BUT_ONE = "".join(sorted({word[-2] for word in _WORDS} | {" "}))
_JOINT = re.compile(r"(?: *[、,] *(?:兼任|兼|时任|现任)?|兼任|兼| +)$")

_SPREAD = re.compile(r"(?:^|(?<=\n)) {0,2}(?P<first>[一-龥]) {1,3}(?P<second>[一-龥])$")

ANCHOR = re.compile(
    rf"[{_LAST}](?<=[{_LAST_BUT_ONE}].)(?=(?:\([^()\n]{{1,12}}\))?[ :/\n]{{0,3}}[{INITIALS}])"
)
"""Where a title may end and a name may follow."""


class Title(NamedTuple):
    """A title at ``start`` to ``end`` of a text; words of tenure (原, 时任) before it begin at ``outer``."""

    start: int
    end: int
    outer: int
    group: str


def title_before(folded: str, end: int, body_ends: Container[int]) -> Title | None:
    """Return the title that ``folded[:end]`` ends with, or ``None``.

    It is the longest, unless one of ``body_ends``, where names of bodies end, parts it (市政协 | 主席).
    """
    word = ending(folded, _WORDS, _LONGEST, end)
    if word is None:
        return _spread(folded, end)
    start = end - len(word)
    if start not in body_ends:
        for cut in range(1, len(word) - 1):
            if start + cut in body_ends and word[cut:] in _WORDS:
                start, word = start + cut, word[cut:]
                break
    start = _skip(folded, start, _RANKS, body_ends)
    outer = _skip(folded, start, _TENURE, body_ends)
    return Title(start, end, outer, _GROUP[word])


def _spread(folded: str, end: int) -> Title | None:
    """Return a title of two characters that a list of leaders sets apart in a line of its own: 书 记."""
    match = _SPREAD.search(folded, max(end - 6, 0), end)
    word = match.group("first") + match.group("second") if match else ""
    return (
        Title(match.start("first"), end, match.start("first"), _GROUP[word])
        if match and word in _WORDS
        else None
    )


def _skip(folded: str, start: int, prefixes: frozenset[str], body_ends: Container[int]) -> int:
    """Return where the prefixes that stand before ``start`` begin."""
    while start not in body_ends:
        prefix = ending(folded, prefixes, _LONGEST_PREFIX, start)
        if prefix is None:
            break
        start -= len(prefix)
    return start


def joint_before(folded: str, start: int) -> int:
    """Return where another title of the same holder would end before the words at ``start``, or -1."""
    match = _JOINT.search(folded, max(start - 6, 0), start)
    return match.start() if match else -1
