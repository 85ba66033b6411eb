"""Finding the words of a large vocabulary in a text at the speed of the interpreter's C loops."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress, count

__all__ = ["Lexicon"]

_BEYOND = re.compile("[\U00010000-\U0010ffff]")  # characters that take two units of UTF-16
_UNIT = 2  # bytes of a unit of UTF-16


class Lexicon:
    """A set of words of two characters or more, found by their first two characters.

    Their characters are of the Basic Multilingual Plane, as two of them make one integer.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            if len(word) < 2 or _BEYOND.search(word[:2]):
                message = f"a word of a Lexicon has two characters of the basic plane or more: {word!r}"
                raise ValueError(message)
            lengths.setdefault(word[:2], set()).add(len(word))
        self._lengths = {
            _pairs(pair)[0]: tuple(sorted(several, reverse=True)) for pair, several in lengths.items()
        }

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the span of the longest word that begins at each offset of ``text``, in order."""
        words, lengths = self._words, self._lengths
        pairs = _pairs_of(text)
        for start in compress(count(), map(lengths.__contains__, pairs)):
            for length in lengths[pairs[start]]:
                if text[start : start + length] in words:
                    yield start, start + length
                    break


def _pairs(text: str) -> Sequence[int]:
    """Return the pairs of neighbouring characters of ``text``, each as an integer."""
    units = _BEYOND.sub("\ufffd", text).encode("utf-16-le", "surrogatepass")
    pairs = [0] * max(len(text) - 1, 0)
    for odd in (0, 1):  # pairs that begin at an even offset, then those at an odd one
        whole = (len(text) - odd) // 2 * 2
        pairs[odd::2] = memoryview(units)[odd * _UNIT : (odd + whole) * _UNIT].cast("I")
    return pairs


_pairs_of = lru_cache(maxsize=1)(_pairs)  # several vocabularies read one text
