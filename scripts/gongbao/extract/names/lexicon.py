"""Finding the words of a large vocabulary in a text at the speed of the interpreter's C loops."""

from collections.abc import Iterable, Iterator
from itertools import compress, count
from operator import concat

__all__ = ["Lexicon"]


class Lexicon:
    """A set of words of two characters or more, found by their first two characters."""

    def __init__(self, words: Iterable[str]) -> None:
        by_pair: dict[str, list[str]] = {}
        for word in sorted(set(words), key=lambda word: (-len(word), word)):
            if len(word) < 2:
                message = f"a word of a Lexicon has two characters or more: {word!r}"
                raise ValueError(message)
            by_pair.setdefault(word[:2], []).append(word)
        self._by_pair = by_pair

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the span of the longest word that begins at each offset of ``text``, in order."""
        by_pair = self._by_pair
        for start in compress(count(), map(by_pair.__contains__, map(concat, text, text[1:]))):
            for word in by_pair[text[start : start + 2]]:
                if text.startswith(word, start):
                    yield start, start + len(word)
                    break
