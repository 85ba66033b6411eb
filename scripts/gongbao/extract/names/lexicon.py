"""Finding the words of a large vocabulary in a text at the speed of the interpreter's C loops."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress, count

__all__ = ["Lexicon"]


class Lexicon:
    """A set of words of two characters or more, found by their first two characters."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            if len(word) < 2:
                message = f"a word of a Lexicon has two characters or more: {word!r}"
                raise ValueError(message)
            lengths.setdefault(word[:2], set()).add(len(word))
        self._lengths = {pair: tuple(sorted(several, reverse=True)) for pair, several in lengths.items()}

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the span of the longest word that begins at each offset of ``text``, in order."""
        words, lengths = self._words, self._lengths
        pairs = _pairs(text)
        for start in compress(count(), map(lengths.__contains__, pairs)):
            for length in lengths[pairs[start]]:
                if text[start : start + length] in words:
                    yield start, start + length
                    break


@lru_cache(maxsize=1)
def _pairs(text: str) -> Sequence[str]:
    """Return the pairs of neighbouring characters of ``text``; several vocabularies read one text."""
    return list(map(str.__add__, text, text[1:]))
