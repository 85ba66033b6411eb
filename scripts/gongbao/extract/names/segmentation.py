"""Cutting a stretch of text into words, so that names are not begun or ended inside one."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from math import log
from typing import NamedTuple

from gongbao.extract.names import gazetteer
from gongbao.schema.codelists import rows

__all__ = ["Word", "cut", "is_common", "is_name", "is_rare", "stands_alone"]

_TOTAL = 60_000_000  # of the frequencies of the dictionary that news_words.csv is drawn from
_UNKNOWN = log(0.5 / _TOTAL)
_NAME_FREQUENCY = 300  # a known name is about as frequent as a common noun of middling frequency
_EDGE_FREQUENCY = 200  # likewise a word of name_edges.csv that the dictionary lacks
_STOP_BONUS = 1.5  # log probability: a verb that governs names is likelier beside one than in the dictionary
_CAPACITY = re.compile(
    r"\d+(?:\.\d+)?(?:[百千]?[万亿](?:只|羽|尾|枚|件|支|瓶|箱|株|双|米|块|颗|盒|千升|标箱)|[百千万亿]*(?:吨|千瓦时|千瓦|千伏|立方米|平方米|辆|台|套|片)|[KMGT]W[Hh]?|k[Vv])(?:/[年日])?"
)
_RARE = log(400 / _TOTAL)
_NEVER = (-1e18, "")
_REMEMBERED = 1 << 14  # stretches of text whose words are kept: reports repeat themselves
_NO_WORD = (_UNKNOWN, "unknown")
_LATIN = 10.0  # minus the log probability of a run of Latin letters or digits
_LATIN_RUN = re.compile(r"(?:[^\W_\u0250-\U0010ffff]|[-.·%/])+")
# The classes of words that may be no more than a place and another word, and the places that begin such (not 长治久安).
_OF_PLACES = {"namelike": gazetteer.PLACES, "phrase": frozenset(("中国",))}
_OF_DATES = frozenset("月日")
_AROUND = 4  # characters on either side that decide whether a name is a word of its own
_MOST = 8  # characters of the longest word looked up


class Word(NamedTuple):
    """One word at ``[start, end)``; ``role`` is its class in news_words.csv, ``place``, ``known`` (another known name) or ``unknown``."""

    start: int
    end: int
    text: str
    role: str


_new = tuple.__new__  # of a Word, without the call of its own __new__


@cache
def _vocabulary() -> dict[str, tuple[float, str]]:
    """Return each word's log probability and class."""
    common = frozenset(row["word"] for row in rows("news_words") if row["role"] not in ("namelike", "phrase"))
    known: dict[str, tuple[float, str]] = {
        row["word"]: (log(int(row["frequency"]) / _TOTAL), row["role"])
        for row in rows("news_words")
        if not (row["role"] in _OF_PLACES and _is_of_place(row["word"], _OF_PLACES[row["role"]], common))
    }
    for row in rows("name_heads"):
        if len(row["word"]) > 1:
            weight = known.get(row["word"], (_UNKNOWN, ""))[0]
            known[row["word"]] = (max(weight, log(_NAME_FREQUENCY / _TOTAL)), "noun")
    for name in gazetteer.ALL:
        if len(name) <= _MOST:
            weight = max(known.get(name, (_UNKNOWN, ""))[0], log(_NAME_FREQUENCY / _TOTAL))
            known[name] = (weight, "place" if gazetteer.kind_of(name) == "place" else "known")
    for row in rows("name_edges"):
        frequency, _ = known.get(row["word"], (log(_EDGE_FREQUENCY / _TOTAL), ""))
        bonus = _STOP_BONUS if row["role"] == "stop" and len(row["word"]) > 1 else 0.0
        known[row["word"]] = (frequency + bonus, row["role"])
    return known


def _is_of_place(word: str, places: frozenset[str], common: frozenset[str]) -> bool:
    """Whether ``word`` is no word but one of ``places`` and a place of it, or what is found there (中国 | 模具)."""
    return word not in gazetteer.ALL and any(
        word[:at] in places and (word[at:] in gazetteer.PLACES or word[at:] in common)
        for at in range(2, len(word) - 1)
    )


@cache
def _by_pair() -> dict[str, tuple[tuple[float, str], float, str, tuple[int, ...]]]:
    """Return for each pair of characters that begins a word: weight and class of the first, of both, lengths of longer words."""
    known = _vocabulary()
    longer: dict[str, set[int]] = {}
    for word in known:
        if len(word) > 1:
            several = longer.setdefault(word[:2], set())
            if len(word) > 2:
                several.add(len(word))
    return {
        pair: (known.get(pair[0], _NO_WORD), *known.get(pair, _NEVER), tuple(sorted(several)))
        for pair, several in longer.items()
    }


def is_common(word: str) -> bool:
    """Whether ``word`` is in the dictionary as a common word, not as a name."""
    found = _vocabulary().get(word)
    return found is not None and found[1] not in ("place", "known", "namelike")


def is_name(word: str) -> bool:
    """Whether ``word`` is in the dictionary as a name, of whatever kind."""
    found = _vocabulary().get(word)
    return found is not None and found[1] == "namelike"


def is_rare(word: str) -> bool:
    """Whether ``word`` is so rare in prose that it may well be the name of a firm (鼎盛, 星河)."""
    found = _vocabulary().get(word)
    return found is None or found[0] <= _RARE


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is a word of its own and not parts of its neighbours (重大理论 has no 大理)."""
    known = _vocabulary()
    crossed = (
        text[start - 1 : start + 1] in known
        or text[start - 2 : start + 1] in known
        or text[end - 1 : end + 1] in known
        or text[end - 1 : end + 2] in known
        or text[end - 2 : end + 1] in known
        or text[start : end + 1] in known
        or text[start : end + 2] in known
        or text[start - 1 : end] in known
        or text[start - 2 : start + 2] in known
    )
    if not crossed:
        return True
    low, high = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    return any(word.start == start and word.end == end for word in cut(text, low, high))


def cut(text: str, start: int, end: int) -> Sequence[Word]:
    """Cut ``text[start:end]`` into its most probable words; runs of Latin letters or digits stay whole."""
    return [
        _new(Word, (start + low, start + high, word, role)) for low, high, word, role in _cut(text[start:end])
    ]


@lru_cache(maxsize=_REMEMBERED)
def _cut(part: str) -> tuple[tuple[int, int, str, str], ...]:
    """Return the start, the end, the text and the class of the most probable words of ``part``."""
    known = _vocabulary()
    pairs = _by_pair()
    size = len(part)
    best = [-1e9] * (size + 2)
    best[0] = 0.0
    origin = [0] * (size + 2)
    roles = [""] * (size + 2)
    for at, first in enumerate(part):
        here = best[at]
        beginning = pairs.get(part[at : at + 2])
        if first < "\u0250" and first.isalnum():
            stop, role = _latin(part, at)
            if here - _LATIN > best[stop]:
                best[stop] = here - _LATIN
                origin[stop] = at
                roles[stop] = role
            if at and part[at - 1] < "\u0250" and part[at - 1].isalnum():
                continue
            weight, role = known.get(first, _NEVER)
        elif beginning is None:
            weight, role = known.get(first, _NO_WORD)
        else:
            weight, role = beginning[0]
        if here + weight > best[at + 1]:
            best[at + 1] = here + weight
            origin[at + 1] = at
            roles[at + 1] = role
        if beginning is None or (first in _OF_DATES and at and part[at - 1].isdigit()):
            continue  # no word begins with the sign of a date (9月 | 经某省)
        _, weight, role, longer = beginning
        if here + weight > best[at + 2]:
            best[at + 2] = here + weight
            origin[at + 2] = at
            roles[at + 2] = role
        for length in longer:
            stop = at + length
            if stop > size:
                break
            found = known.get(part[at:stop])
            if found is not None and here + found[0] > best[stop]:
                best[stop] = here + found[0]
                origin[stop] = at
                roles[stop] = found[1]
    words: list[tuple[int, int, str, str]] = []
    at = size
    while at > 0:
        before = origin[at]
        words.append((before, at, part[before:at], roles[at]))
        at = before
    words.reverse()
    return tuple(words)


def _latin(part: str, at: int) -> tuple[int, str]:
    """Return the end and the class of the run of Latin letters or digits that begins at ``at``."""
    capacity = _CAPACITY.match(part, at)
    if capacity:
        return capacity.end(), "capacity"
    run = _LATIN_RUN.match(part, at)
    if run is None:
        return at + 1, "latin"
    digits = run.group().strip("-.·%/").replace(".", "").isdigit()
    return run.end(), "digits" if digits else "latin"
