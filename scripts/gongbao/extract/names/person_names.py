"""Reading one person's name at a given place of a text, and how likely it is one.

The score is a sum of base-ten logarithms: how much more often a character stands in people's names
than in prose, what follows the name, and whether the characters begin a word that is no name.
"""

import re
from collections.abc import Mapping
from functools import cache
from math import log10
from typing import NamedTuple

from gongbao.extract.vocabulary import alternation, words
from gongbao.schema.codelists import rows

__all__ = ["HAN", "INITIALS", "SURNAME", "Reading", "follows", "given_score", "read_name"]

HAN = "\u3400-\u9fff"
_NO_NAME = -9.0


class Reading(NamedTuple):
    """A name that ends at ``end`` of the text; ``follow`` is the part of the score for what comes after,
    ``chinese`` whether it begins with a Chinese surname."""

    end: int
    name: str
    score: float
    follow: float
    chinese: bool


_SHARE = {
    "common": 5000,
    "listed": 300,
    "seldom": 20,
    "compound": 3000,
}  # in a million people, by order of magnitude


def _clip(value: float, low: float, high: float) -> float:
    return max(low, min(high, value))


_SURNAMES = {
    row["word"]: _clip(log10(_SHARE[row["role"]] / (int(row["prose_per_million"]) + 50)), -2.0, 1.5)
    for row in rows("surnames")
    if row["role"] != "japanese"
}
_JAPANESE = words("surnames", "japanese")
_GIVEN = {
    row["word"]: _clip(log10((int(row["per_million"]) + 5) / (int(row["prose_per_million"]) + 20)), -2.0, 1.2)
    for row in rows("given_name_characters")
}
_PENALTY = {"strong": -5.0, "word": -1.5, "place": -2.0, "weak": -1.5}
_WORDS = {row["word"]: row["role"] for row in rows("news_words") if row["role"] != "namelike"}
_LOOKALIKES = {word: "word" for word in _WORDS if len(word) == 2}
_LOOKALIKES |= {row["word"]: row["role"] for row in rows("name_lookalikes")}
_STRONG = words("transliteration_characters", "strong")
_WEAK = words("transliteration_characters", "weak")
_TITLES = words("post_titles")
_ADDRESSES = frozenset().union(
    *(words("post_titles", group) for group in ("address", "government", "enterprise"))
)

SURNAME = "".join(sorted(word for word in _SURNAMES if len(word) == 1))
INITIALS = "".join(
    sorted(set(SURNAME) | {word[0] for word in _SURNAMES.keys() | _JAPANESE} | _STRONG | _WEAK)
)
_TITLE_INSIDE = re.compile(alternation(_TITLES))
_SIGN = re.compile(rf"(?:摄|摄影|报道)(?![{HAN}])|[文图](?=[/、)\n ]|摄影|$)")
_FOLLOW = re.compile(alternation(words("person_followers") | words("speech_verbs") | _TITLES))
_PREDICATES = frozenset(
    word for word, role in _WORDS.items() if role in ("verb", "deed", "adverb", "quality") and len(word) == 2
)
_COUNTED = re.compile("[一二三四五六七八九十两百]+(?:[余多]?[位名人户家个]|同志)")
_FOLLOW_ON = re.compile(rf"[,:。“]|{_FOLLOW.pattern}")
_FOREIGN = "".join(sorted(_STRONG | _WEAK))
_INNER = (_STRONG | _WEAK) - {"和"}
_RUN = re.compile(rf"[{_FOREIGN}]{{2,9}}")
_DOTTED = re.compile(
    rf"[{HAN}]{{1,8}}(?:·[{HAN}]{{1,9}}){{1,4}}|[{_FOREIGN}]{{2,6}}(?:-[{_FOREIGN}][{HAN}]{{0,8}}){{1,2}}"
)
_HYPHENED = re.compile(rf"-[{_FOREIGN}]")
_PARTS = re.compile("[·-]")
_SPACED = re.compile(rf"[{SURNAME}] {{1,4}}[{HAN}]")
_TAKING = frozenset("任为兼")
_ENDS_NAME = re.compile(r"[任为](?=[,。;、!?\s]|$)")  # the last character of a name, where nothing is taken
_NAMED_AFTER = re.compile(
    "新时代中国特色社会主义|思想|主义|理论|法治思想|经济思想|外交思想|强军思想|生态文明思想|文化思想|网络强国重要思想|总体国家安全观|有限公司|公司|集团|股份|品牌|奖(?!励)|基金|大学"
)


def follows(folded: str, at: int, bodies: Mapping[int, int]) -> float:
    """Return how well what stands at ``at`` fits the end of a name before it."""
    if at >= len(folded):
        return 2.5
    char = folded[at]
    if not "\u3400" <= char <= "\u9fff":
        return -3.0 if char == "·" or _HYPHENED.match(folded, at) else 2.5
    if _NAMED_AFTER.match(folded, at):
        return _NO_NAME
    if at in bodies:
        return 1.5
    if _SIGN.match(folded, at) or _COUNTED.match(folded, at):
        return 2.4
    match = _FOLLOW.match(folded, at)
    if match is None:
        return 1.0 if folded[at : at + 2] in _PREDICATES else -1.0
    if match.end() - at > 1 or _FOLLOW_ON.match(folded, match.end()):
        return 2.2
    return 0.9


def read_name(folded: str, at: int, bodies: Mapping[int, int], *, foreign: bool) -> Reading | None:
    """Return the best reading of a name that begins at ``at``, or ``None``.

    ``bodies`` maps where the names of organisations and places begin to where they end: no name of a
    person begins with one or runs into one. ``foreign`` allows names without a Chinese surname.
    """
    if at >= len(folded) or at in bodies:
        return None
    if _DOTTED.match(folded, at):
        return _read_dotted(folded, at, bodies)
    readings = list(_read_chinese(folded, at, bodies))
    if foreign:
        readings += _read_transliterated(folded, at, bodies)
        readings += _read_japanese(folded, at, bodies)
    return max(readings, key=lambda reading: reading.score, default=None)


def _read_chinese(folded: str, at: int, bodies: Mapping[int, int]) -> list[Reading]:
    spaced = _SPACED.match(folded, at)
    follow = follows(folded, spaced.end(), bodies) if spaced else 0.0
    if spaced and follow > 0:
        name = folded[at] + folded[spaced.end() - 1]
        score = _SURNAMES[name[0]] + _given(name[1]) + follow
        return [Reading(spaced.end(), name, score, follow, True)]
    readings = []
    for length in (2, 1):
        family = folded[at : at + length]
        base = _SURNAMES.get(family) if len(family) == length else None
        if base is None:
            continue
        for given in (2, 1):
            end = at + length + given
            name = folded[at:end]
            if len(name) < length + given or not _all_han(name) or name[length:] in _ADDRESSES:
                continue
            if given == 2 and end in bodies and name[-1] in _TAKING:
                continue  # 丁某任某县: the office follows
            follow = follows(folded, end, bodies)
            score = base + sum(map(_given, name[length:])) + follow + _lookalike(folded, at, end)
            score -= base < -1.0  # a word of grammar far more often than a surname
            score -= 1.5 * any(bodies.get(inner, 0) > end for inner in range(at + 1, end))
            score -= 2.0 * bool(given == 1 and _ENDS_NAME.match(folded, end))
            readings.append(Reading(end, name, score + 0.3 * (given - 1), follow, True))
    return readings


@cache
def _given(char: str) -> float:
    return _GIVEN.get(char, -0.8)


def given_score(name: str) -> float:
    """Return how much more often the characters of the given name of ``name`` stand in names than in prose."""
    return sum(map(_given, name[1:]))


def _lookalike(folded: str, at: int, end: int) -> float:
    """Return the penalty for a word other than a name that begins at ``at``."""
    worst = 0.0
    for length in (4, 3, 2):
        role = _LOOKALIKES.get(folded[at : at + length])
        if role is None:
            continue
        penalty = _PENALTY[role]
        worst = min(worst, penalty / 2 if end - at > length else penalty)
    return worst


def _read_transliterated(folded: str, at: int, bodies: Mapping[int, int]) -> list[Reading]:
    run = _RUN.match(folded, at)
    if run is None:
        return []
    readings = []
    for end in range(at + 2, run.end() + 1):
        if end - 1 in bodies:
            break
        follow = follows(folded, end, bodies)
        name = folded[at:end]
        strong = sum(char in _STRONG for char in name)
        score = 1.6 * strong - 0.8 * (len(name) - strong) + follow
        score += min(_lookalike(folded, inner, end) for inner in range(at, end - 1))
        if follow > 0 and strong * 2 >= len(name):
            readings.append(Reading(end, name, min(score, 6.0), follow, False))
    return readings


def _read_japanese(folded: str, at: int, bodies: Mapping[int, int]) -> list[Reading]:
    """Read a Japanese family name and a given name of one or two characters."""
    readings = []
    for length in (3, 2):
        if folded[at : at + length] not in _JAPANESE:
            continue
        for end in (at + length + 1, at + length + 2):
            name = folded[at:end]
            follow = follows(folded, end, bodies)
            if len(name) == end - at and _all_han(name) and follow > 0:
                score = 1.5 + sum(map(_given, name[length:])) + follow
                readings.append(Reading(end, name, score, follow, False))
    return readings


def _read_dotted(folded: str, at: int, bodies: Mapping[int, int]) -> Reading | None:
    """Read a name of several parts (某某·某某); the last part ends at the first sign of an end."""
    match = _DOTTED.match(folded, at)
    if match is None:
        return None
    last = max(folded.rfind(mark, at, match.end()) for mark in "·-") + 1
    best = None
    for end in range(last + 1, match.end() + 1):
        follow = follows(folded, end, bodies)
        if follow > 0 and (best is None or folded[end - 1] in _STRONG or follow > 2.4):
            best = end
        if end in bodies or (follow > 0 and (follow > 1 or folded[end] not in _INNER)):
            break
    if best is None:
        return None
    name = folded[at:best]
    if all(part in _LOOKALIKES for part in _PARTS.split(name)) or _TITLE_INSIDE.search(name):
        return None
    foreign = sum(1.0 if char in _STRONG else 0.6 if char in _WEAK else 0.0 for char in name)
    share = foreign / (len(name) - len(_PARTS.findall(name)))
    return Reading(best, name, 8.0 * share - 3.0, follows(folded, best, bodies), False)


def _all_han(name: str) -> bool:
    return all("\u3400" <= char <= "\u9fff" for char in name)


def _left(folded: str, start: int, bodies: Mapping[int, int]) -> float:
    """Return how well what stands before ``start`` fits the beginning of a name."""
    if start == 0 or not _all_han(folded[start - 1]):
        return 1.5
    return 0.8 if start in bodies or _LEADER.search(folded, max(start - 4, 0), start) else -0.8


_LEADER = re.compile(rf"(?:{alternation(words('person_leaders'))})$")


def read_name_before(folded: str, end: int, bodies: Mapping[int, int]) -> tuple[int, Reading] | None:
    """Return the best reading of a Chinese name that ends at ``end``, with its start, or ``None``."""
    best: tuple[int, Reading] | None = None
    for length in (3, 2, 4):
        start = end - length
        if start < 0 or not _all_han(folded[start:end]):
            continue
        family = folded[start : start + (2 if length == 4 else 1)]
        if family not in _SURNAMES:
            continue
        left = _left(folded, start, bodies)
        score = _SURNAMES[family] + sum(map(_given, folded[start + len(family) : end]))
        score += left + 2.2 + _lookalike(folded, start, end) + (0.3 if length > 2 else 0.0)
        if best is None or score > best[1].score + 0.5:
            best = start, Reading(end, folded[start:end], score, 2.2, True)
    return best
