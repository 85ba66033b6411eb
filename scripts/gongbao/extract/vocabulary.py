"""Sets and matchers made once from the codelists, shared by the rules."""

import re
from collections.abc import Iterable, Iterator, Mapping

from gongbao.schema.codelists import rows

__all__ = ["Ending", "alternation", "beginning_with", "ending", "found_in", "trie", "words"]


_GROUP = 10  # so many alternatives are tried one after the other; the others are passed over at once


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


def trie(words: Iterable[str], tails: dict[str, str] | None = None) -> str:
    """Return a pattern that matches the longest of the words, without trying each in turn.

    ``tails`` gives a pattern that must follow a word, by word.
    """
    tree = _Branch()
    for word in words:
        node = tree
        for character in word:
            node = node.children.setdefault(character, _Branch())
        node.tail = (tails or {}).get(word, "")
    return _branches(tree)


class _Branch:
    """What may follow the characters of some words: further characters, or the tail of a word that ends here."""

    def __init__(self) -> None:
        self.children: dict[str, _Branch] = {}
        self.tail: str | None = None


def _branches(node: _Branch) -> str:
    parts = []
    children = sorted(node.children.items())
    single = "".join(c for c, child in children if not child.children and child.tail == "")
    several = [(c, child) for c, child in children if c not in single]
    for begin in range(0, len(several), _GROUP):
        group = several[begin : begin + _GROUP]
        alternatives = [re.escape(c) + _branches(child) for c, child in group]
        if len(several) > _GROUP:
            reach = f"{re.escape(group[0][0])}-{re.escape(group[-1][0])}"
            alternatives = [f"(?=[{reach}])(?:{'|'.join(alternatives)})"]
        parts += alternatives
    if single:
        parts.append(f"[{re.escape(single)}]" if len(single) > 1 else re.escape(single))
    if node.tail is not None:
        parts.append(node.tail)
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


class Ending:
    """A pattern of how a text ends, tried only where the text's last character is one of ``last``."""

    def __init__(self, pattern: str, last: Iterable[str]) -> None:
        self._pattern = re.compile(pattern)
        self._last = frozenset(last) | {"\n"}  # before which `$` matches too

    def search(self, text: str) -> re.Match[str] | None:
        """Return the match that begins first and goes on to the end of ``text``, or ``None``."""
        return self._pattern.search(text) if text and text[-1] in self._last else None

    def fullmatch(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the match of all that follows ``start``, or ``None``."""
        return self._pattern.fullmatch(text, start) if text and text[-1] in self._last else None


def beginning_with(characters: Iterable[str], pattern: str, then: Iterable[str] = "") -> re.Pattern[str]:
    """Return a pattern for :func:`found_in` that looks for ``pattern`` only where one of ``characters`` stands.

    To look for one class of characters is the fastest search that `re` has; alternatives that begin with
    different things cost ten times as much. What matches is the group ``found``. ``then`` are the characters that may follow the first one, if not all may.
    """
    first = re.escape("".join(sorted(set(characters))))
    second = re.escape("".join(sorted(set(then))))
    following = f"(?=[{second}])" if second else ""
    return re.compile(f"[{first}]{following}(?<=(?=(?P<found>{pattern}))(?s:.))")


def found_in(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield what ``pattern``, made by :func:`beginning_with`, finds in ``text``, as `finditer` would: no two overlap."""
    end = 0
    for match in pattern.finditer(text):
        if match.start() >= end:
            end = match.end("found")
            yield match
