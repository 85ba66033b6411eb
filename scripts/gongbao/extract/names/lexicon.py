"""Finding the words of large vocabularies in a text at the speed of C loops."""

import re
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress, count
from typing import TypeVar

import numpy as np
import numpy.typing as npt

__all__ = ["Lexicon", "Lexicons", "Spans", "find_words"]

Spans = Sequence[tuple[int, int]]
_Key = TypeVar("_Key", bound=Hashable)

_BEYOND = re.compile("[\U00010000-\U0010ffff]")  # characters that take two units of UTF-16
_FEW = 64  # words that are found sooner one by one than by the pairs of characters of a text
_UNIT = 2  # bytes of a unit of UTF-16
_SLOTS = 1 << 20  # of the table that tells beginnings of words: so many that few others share one
_FACTOR = np.uint32(0x9E3779B1)  # odd, its bits without pattern: spreads characters over the slots


class Lexicon:
    """A set of words of two characters or more, found by their first two characters."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self.lengths = _lengths(self.words, lambda pair: _pairs(pair)[0])

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the span of the longest word that begins at each offset of ``text``, in order."""
        words, lengths = self.words, self.lengths
        pairs = _pairs_of(text)
        for start in compress(count(), map(lengths.__contains__, pairs)):
            for length in lengths[pairs[start]]:
                word = text[start : start + length]  # shorter where the text ends
                if word in words:
                    yield start, start + len(word)
                    break


def find_words(text: str, words: Collection[str]) -> Iterable[tuple[int, int]]:
    """Return what ``Lexicon(words).find(text)`` yields; a few words are looked for one by one, which is faster."""
    if len(words) > _FEW:
        return Lexicon(words).find(text)
    ends: dict[int, int] = {}
    for word in sorted(words, key=len):  # of two at one offset the longer stays
        at = text.find(word)
        while at >= 0:
            ends[at] = at + len(word)
            at = text.find(word, at + 1)
    return sorted(ends.items())


class Lexicons:
    """Several large vocabularies that are looked for in one pass over a text."""

    def __init__(self, **several: Iterable[str]) -> None:
        vocabularies = {name: frozenset(words) for name, words in several.items()}
        self._names = list(vocabularies)
        self._beginnings = _Beginnings(frozenset().union(*vocabularies.values()))
        # Of each pair of characters that begins a word: the vocabularies it does so in, by their number.
        self._by_pair: dict[str, list[tuple[int, frozenset[str], tuple[int, ...]]]] = {}
        for number, words in enumerate(vocabularies.values()):
            for pair, lengths in _lengths(words, str).items():
                self._by_pair.setdefault(pair, []).append((number, words, lengths))
        self._find_all = lru_cache(maxsize=1)(self._find)

    def find(self, name: str, text: str) -> Spans:
        """Return what :meth:`Lexicon.find` of the vocabulary ``name`` yields; the text last read is kept."""
        return self._find_all(text)[name]

    def _find(self, text: str) -> dict[str, list[tuple[int, int]]]:
        by_pair = self._by_pair
        found: list[list[tuple[int, int]]] = [[] for _ in self._names]
        for start in self._beginnings.offsets(text):
            for number, words, lengths in by_pair.get(text[start : start + 2], ()):
                for length in lengths:
                    word = text[start : start + length]
                    if word in words:
                        found[number].append((start, start + len(word)))
                        break
        return dict(zip(self._names, found, strict=True))


class _Beginnings:
    """Tells, for all offsets of a text at once, where a word may begin: by its first three characters.

    A few offsets are told at which none begins, since characters share slots; none is missed.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._slots = np.zeros(_SLOTS, bool)
        several = list(words)
        pairs = "".join(word for word in several if len(word) == 2)
        triples = "".join(word[:3] for word in several if len(word) > 2)
        self._slots[_hashes(pairs)[0][::2]] = True
        self._slots[_hashes(triples)[1][::3]] = True

    def offsets(self, text: str) -> list[int]:
        """Return the offsets in order."""
        two, three = _hashes(text)
        told = self._slots[two]
        told[: len(three)] |= self._slots[three]
        return np.flatnonzero(told).tolist()


def _hashes(text: str) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    """Return the slot of the two characters, and that of the three, which begin at each offset of ``text``."""
    units = np.frombuffer(_units(text), "<u2").astype(np.uint32)
    two = (units[:-1] * _FACTOR) ^ units[1:]
    three = (two[:-1] * _FACTOR) ^ units[2:]
    return _slot(two), _slot(three)


def _slot(hashes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    return ((hashes * _FACTOR) >> np.uint32(8)) & np.uint32(_SLOTS - 1)


def _lengths(words: Iterable[str], key: Callable[[str], _Key]) -> dict[_Key, tuple[int, ...]]:
    """Return the lengths of the words that begin with each pair of characters, the longest first.

    Raises:
        ValueError: a word has fewer than two characters.
    """
    lengths: dict[_Key, set[int]] = {}
    for word in words:
        if len(word) < 2:
            message = f"a word of a Lexicon has two characters or more: {word!r}"
            raise ValueError(message)
        lengths.setdefault(key(word[:2]), set()).add(len(word))
    return {pair: tuple(sorted(several, reverse=True)) for pair, several in lengths.items()}


def _units(text: str) -> bytes:
    """Return ``text`` as UTF-16, a unit a character.

    Characters beyond the Basic Multilingual Plane count as one and the same.
    """
    return _BEYOND.sub("\ufffd", text).encode("utf-16-le", "surrogatepass")


def _pairs(text: str) -> Sequence[int]:
    """Return the pairs of neighbouring characters of ``text``, each as an integer."""
    units = _units(text)
    pairs = [0] * max(len(text) - 1, 0)
    for odd in (0, 1):  # pairs that begin at an even offset, then those at an odd one
        whole = (len(text) - odd) // 2 * 2
        pairs[odd::2] = memoryview(units)[odd * _UNIT : (odd + whole) * _UNIT].cast("I")
    return pairs


_pairs_of = lru_cache(maxsize=1)(_pairs)  # several vocabularies read one text
