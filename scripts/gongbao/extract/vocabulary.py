"""Sets and matchers made once from the codelists, shared by the rules."""

import re
from collections.abc import Iterable, Mapping

from gongbao.schema.codelists import rows

__all__ = ["alternation", "ending", "words"]


def words(codelist: str, role: str | None = None, *, column: str = "word") -> frozenset[str]:
    """Return the words of a codelist, of one role where ``role`` is given."""
    return frozenset(row[column] for row in rows(codelist) if role is None or row["role"] == role)


def alternation(several: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(several, key=lambda word: (-len(word), word)))


def ending(
    text: str, vocabulary: Mapping[str, object] | frozenset[str], longest: int, end: int
) -> str | None:
    """Return the longest word of ``vocabulary`` that ``text[:end]`` ends with, or ``None``."""
    for length in range(min(longest, end), 0, -1):
        word = text[end - length : end]
        if word in vocabulary:
            return word
    return None
