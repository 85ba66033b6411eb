"""Finding the words of large vocabularies in a text at the speed of the interpreter's C loops."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress, count

__all__ = ["Lexicon", "Lexicons", "Spans"]

Spans = Sequence[tuple[int, int]]

_BEYOND = re.compile("[\U00010000-\U0010ffff]")  # characters that take two units of UTF-16
_UNIT = 2  # bytes of a unit of UTF-16


class Lexicon:
    """A set of words of two characters or more, found by their first two characters."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        lengths: dict[int, set[int]] = {}
        for word in self.words:
            if len(word) < 2:
                message = f"a word of a Lexicon has two characters or more: {word!r}"
                raise ValueError(message)
            lengths.setdefault(_pairs(word[:2])[0], set()).add(len(word))
        self.lengths = {pair: tuple(sorted(several, reverse=True)) for pair, several in lengths.items()}

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the span of the longest word that begins at each offset of ``text``, in order."""
        words, lengths = self.words, self.lengths
        pairs = _pairs_of(text)
        for start in compress(count(), map(lengths.__contains__, pairs)):
            for length in lengths[pairs[start]]:
                if text[start : start + length] in words:
                    yield start, start + length
                    break


class Lexicons:
    """Several vocabularies that are looked for in one pass over a text."""

    def __init__(self, **several: Iterable[str]) -> None:
        self._several = {name: Lexicon(words) for name, words in several.items()}
        # Of each pair of characters that begins a word: the vocabularies it does so in, by their number.
        self._by_pair: dict[int, list[tuple[int, frozenset[str], tuple[int, ...]]]] = {}
        for number, lexicon in enumerate(self._several.values()):
            for pair, lengths in lexicon.lengths.items():
                self._by_pair.setdefault(pair, []).append((number, lexicon.words, lengths))
        self._find_all = lru_cache(maxsize=1)(self._find)

    def find(self, name: str, text: str) -> Spans:
        """Return what :meth:`Lexicon.find` of the vocabulary ``name`` yields; the text last read is kept."""
        return self._find_all(text)[name]

    def _find(self, text: str) -> dict[str, list[tuple[int, int]]]:
        by_pair = self._by_pair
        pairs = _pairs_of(text)
        found: list[list[tuple[int, int]]] = [[] for _ in self._several]
        for start in compress(count(), map(by_pair.__contains__, pairs)):
            for number, words, lengths in by_pair[pairs[start]]:
                for length in lengths:
                    if text[start : start + length] in words:
                        found[number].append((start, start + length))
                        break
        return dict(zip(self._several, found, strict=True))


def _pairs(text: str) -> Sequence[int]:
    """Return the pairs of neighbouring characters of ``text``, each as an integer.

    Characters beyond the Basic Multilingual Plane count as one and the same.
    """
    units = _BEYOND.sub("\ufffd", text).encode("utf-16-le", "surrogatepass")
    pairs = [0] * max(len(text) - 1, 0)
    for odd in (0, 1):  # pairs that begin at an even offset, then those at an odd one
        whole = (len(text) - odd) // 2 * 2
        pairs[odd::2] = memoryview(units)[odd * _UNIT : (odd + whole) * _UNIT].cast("I")
    return pairs


_pairs_of = lru_cache(maxsize=1)(_pairs)  # several vocabularies read one text
