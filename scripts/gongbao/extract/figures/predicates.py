"""The words between what is measured and its number: 达到, 同比增长, 由…提高到, 占…比重."""

import re
from dataclasses import dataclass, replace

from gongbao.extract.vocabulary import alternation, ending, words
from gongbao.schema.codelists import rows

__all__ = ["Predicate", "read_predicate", "said_before"]

_PREDICATES = {row["word"]: row for row in rows("predicates")}
_LONGEST = max(map(len, _PREDICATES))
_BASES = [(re.compile(row["pattern"]), row["basis"]) for row in rows("bases")]
_LONGEST_COMPARISON = 18
_COMPARISON = re.compile(
    r"(?:(?:相比|比(?![重例率])|较)于?(?P<base>[^,;。、比较]{1,16}?)|与(?P<other>[^,;。、与]{1,16}?)相比)(?:平均水平|平均)?$"
)
_TIME = re.compile(
    r"(?<![比较])(?:连续(?:[一二三四五六七八九十]+|\d{1,2})年|(?:\d{4}年|上年|去年|今年)(?:末|底|初|同期)?的?|“?十[一二三四五]五”?末)$"
)
_ABOVE_OR_BELOW = re.compile(
    r"(?P<word>高于|低于|快于|慢于|好于|优于|高出|低出|领先于?)(?P<base>[^,;。、]{1,14}?)(?:平均水平|平均|水平)?$"
)
_CHANGE = re.compile(
    rf"[ 、和与]*(?:平均|年均|再)?(?P<word>{alternation(word for word in words('predicates', 'growth') if len(word) > 1)})"
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """What the words before a number say of it.

    Attributes:
        start: offset where these words begin; what is measured ends there.
        words: the predicate words, from right to left.
        measure: the measure that they name, before the unit is looked at; ``None`` if none.
        falling: whether they say that it fell.
        basis: what a change is against.
        origin: whether the number is where a change started from (由, 从).
        compared: whether the number is a difference from another value (高于全国…).
        yearly: whether it is an average a year (年均).
        distributed: whether it is the first of several, one for each thing named (分别).
    """

    start: int
    words: tuple[str, ...]
    measure: str | None = None
    falling: bool = False
    basis: str | None = None
    origin: bool = False
    compared: bool = False
    yearly: bool = False
    distributed: bool = False


def read_predicate(folded: str, start: int, end: int) -> Predicate:
    """Read the predicate at the end of ``folded[start:end]``."""
    position = _skip_spaces(folded, start, end)
    found: list[str] = []
    measure: str | None = None
    falling = origin = compared = False
    basis: str | None = None
    while position > start:
        word = ending(folded[start:position], _PREDICATES, _LONGEST, position - start)
        if word is None:
            time = _TIME.search(folded, max(start, position - _LONGEST_COMPARISON), position)
            if time and found:
                position = time.start()
                continue
            comparison = _comparison(folded, start, position, compares=measure is not None)
            if comparison is None:
                break
            position, against, by_itself = comparison
            basis = basis or against
            compared = compared or against is None
            if by_itself:
                measure = measure or "growth_rate"
            found.append("比")
            continue
        row = _PREDICATES[word]
        found.append(word)
        position = _skip_spaces(folded, start, position - len(word))
        measure = measure or row["measure"] or None
        falling = falling or (row["direction"] == "down" and row["role"] == "growth")
        origin = origin or (row["role"] == "level_from" and len(found) == 1)
        if row["role"] in ("year_on_year", "month_on_month"):
            basis = basis or row["role"]
    return Predicate(
        start=position,
        words=tuple(found),
        measure=measure,
        falling=falling and measure == "growth_rate",
        basis=basis,
        origin=origin,
        compared=compared,
        yearly="年均" in found,
        distributed="分别" in found,
    )


def said_before(predicate: Predicate, folded: str, start: int) -> Predicate:
    """Return the predicate with the change that stands before the noun, if one does (压减时间58%)."""
    match = _CHANGE.match(folded, start, predicate.start)
    if match is None:
        return predicate
    falling = _PREDICATES[match["word"]]["direction"] == "down"
    return replace(predicate, measure="growth_rate", falling=falling)


def _comparison(folded: str, start: int, end: int, *, compares: bool) -> tuple[int, str | None, bool] | None:
    """Return where a comparison at the end begins, its basis, and whether its word alone says a change."""
    first = max(start, end - _LONGEST_COMPARISON)
    tail = folded[first:end]
    match = _ABOVE_OR_BELOW.search(tail)
    if match:
        return first + match.start(), None, True
    match = _COMPARISON.search(tail)
    if match is None:
        return None
    for pattern, basis in _BASES:
        if pattern.fullmatch(match["base"] or match["other"]):
            return first + match.start(), basis, False
    return (first + match.start(), None, False) if compares else None


def _skip_spaces(folded: str, start: int, end: int) -> int:
    while end > start and folded[end - 1] in " \n:":
        end -= 1
    return end
