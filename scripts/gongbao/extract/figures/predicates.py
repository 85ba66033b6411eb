"""The words between what is measured and its number: 达到, 同比增长, 由…提高到, 占…比重."""

import re
from typing import NamedTuple

from gongbao.schema.codelists import rows

__all__ = ["Predicate", "read_predicate"]

_PREDICATES = {row["word"]: row for row in rows("predicates")}
# The words by their last character, the longest first.
_BY_LAST: dict[str, list[str]] = {}
for _word in sorted(_PREDICATES, key=len, reverse=True):
    _BY_LAST.setdefault(_word[-1], []).append(_word)
_NOT_AFTER = {word: row["not_after"] for word, row in _PREDICATES.items()}
_ROLE = {word: row["role"] for word, row in _PREDICATES.items()}
_BASES = [(re.compile(row["pattern"]), row["basis"]) for row in rows("bases")]
_LONGEST_COMPARISON = 18
_COMPARISON = re.compile(
    r"(?:(?:相比|(?<![同环对])比(?![重例率如方赛价])|较(?![大为快高低多少好强小长重新早晚]))于?(?P<base>[^,;。、比较]{1,16}?)|(?<=分别|依次)(?:比|较)(?P<several>[^,;。、比较]{1,8}(?:[、和与][^,;。、比较]{1,8})+?)|与(?P<other>[^,;。、与]{1,16}?)相比)(?:平均水平|平均)?$"
)
_EACH = "人|户|年|月|天|日|小时|斤|公斤|吨|亩|公顷|千瓦时|度|立方米|平方米|万人|件|个|桶|盎司|磅|升|辆|套|张|股|头|只"
_TIME = re.compile(
    rf"(?<![比较于])(?:每(?:{_EACH})"
    r"|(?:自|截至|截止)?(?:[一二][〇○零一二三四五六七八九]{3}年|(?:\d{4}年?[-~至到])?\d{4}年|[上去前今明]年|上一年)"
    r"(?:末|底|初|同期)?的?"
    r"|在?(?:前|近|过去|这)(?:[一二三四五六七八九十两]|\d{1,2})年|连续(?:[一二三四五六七八九十]+|\d{1,2})(?:年|天|周|个月|个?季度)|(?:(?<![〇○零一二三四五六七八九十])[一二三四五六七八九十两]|(?<![\d〇○零一二三四五六七八九近前后第每过这去续来])\d{1,2})年(?:来|间|中)?"
    r"|[前第]?[一二三四]季度[末底初]?|[上下]半年|(?:前|\d{1,2}月?[-~至到])?\d{1,2}(?:个月|月份?[末底初]?)"
    r"|[今昨][天日](?:\(\d{1,2}月\d{1,2}日\))?|“?十[一二三四五]五”?末)$"
)
# What such a time ends with: to look at one character spares most of the searches.
_ENDS_OF_TIME = frozenset(unit[-1] for unit in _EACH.split("|")) | frozenset(
    "年末底初期的来间中度月份天日周)"
)
_ABOVE_OR_BELOW = re.compile(
    r"(?P<word>高于|低于|快于|慢于|[好优]于(?![IVⅠ-Ⅹ一二三四五]{1,3}类)|高出|低出|领先于?|滞后于|落后于|超前于?|跑赢|跑输)(?P<base>[^,;。、]{1,14}?(?:[、和][^,;。、]{1,8}?)?)(?:平均水平|平均|水平)?(?:增速|增幅)?$"
)
_COMPARES = re.compile("于|出|领先|超前|跑[赢输]")
_REACHED = frozenset({"到", "至", "为"})


class Predicate(NamedTuple):
    """What the words before a number say of it.

    Attributes:
        start: offset where these words begin; what is measured ends there.
        words: the predicate words, from right to left.
        measure: the measure that they name, before the unit is looked at; ``None`` if none.
        falling: offset of the word that says that it fell, ``None`` if none does.
        basis: what a change is against.
        yearly: whether it is an average a year (年均).
        distributed: whether it is the first of several, one for each thing named (分别).
    """

    start: int
    words: tuple[str, ...]
    measure: str | None = None
    falling: int | None = None
    basis: str | None = None
    yearly: bool = False
    distributed: bool = False


def read_predicate(folded: str, start: int, end: int, *, changes: bool = False) -> Predicate:
    """Read the predicate at the end of ``folded[start:end]``, from right to left.

    ``changes`` tells that what follows says already that it is a change (下降3.2%).
    """
    position = _skip_spaces(folded, start, end) if end > start and folded[end - 1] in " \n:" else end
    found: list[str] = []
    measure = "growth_rate" if changes else None
    basis: str | None = None
    falling: int | None = None
    while position > start:
        word = _word_before(folded, start, position, found)
        if word is None:
            compared = _time_or_comparison(folded, start, position, found, measure)
            if compared is None:
                break
            position, against, measure = compared
            basis = basis or against
            continue
        row = _PREDICATES[word]
        role = row["role"]
        position = _skip_spaces(folded, start, position - len(word))
        if measure is None and row["measure"]:
            measure = "level" if role == "growth" and _reaches(found) else row["measure"]
            if row["direction"] == "down" and measure == "growth_rate":
                falling = position
        found.append(word)
        if basis is None and role in ("year_on_year", "month_on_month"):
            basis = role
    return Predicate(
        position,
        tuple(found),
        measure,
        falling,
        basis,
        "年均" in found,
        not {"分别", "依次"}.isdisjoint(found),
    )


def _word_before(folded: str, start: int, end: int, found: list[str]) -> str | None:
    """Return the longest predicate word that ``folded[start:end]`` ends with and that stands for itself there."""
    for word in _BY_LAST.get(folded[end - 1], ()):
        if not folded.endswith(word, start, end):
            continue
        role = _ROLE[word]
        if role == "modal" and not found:
            continue
        begin = end - len(word)
        if begin > start and folded[begin - 1] in _NOT_AFTER[word]:
            continue
        if role == "comparative" and not _compares_before(folded, start, begin):
            continue
        return word
    return None


def _reaches(found: list[str]) -> bool:
    """Tell whether the word just read is followed by 到, 至 or 为: what it names is where the change ends."""
    return bool(found) and found[-1] in _REACHED


def _compares_before(folded: str, start: int, end: int) -> bool:
    """Tell whether a comparison stands before ``end``: 快 and 多 are predicates only then (比上年多5家)."""
    end = _skip_spaces(folded, start, end)
    for adverb in ("平均", "分别", "均", "都", "还", "要"):
        end -= len(adverb) if folded.endswith(adverb, start, end) else 0
    return _comparison(folded, start, end, compares=True) is not None or folded.endswith(
        ("同比", "环比"), start, end
    )


def _time_or_comparison(
    folded: str, start: int, position: int, found: list[str], measure: str | None
) -> tuple[int, str | None, str | None] | None:
    """Return where a time or a comparison at the end begins, the basis and the measure that it gives."""
    time = (
        _TIME.search(folded, max(start, position - _LONGEST_COMPARISON), position)
        if folded[position - 1] in _ENDS_OF_TIME
        else None
    )
    if time and (found or time.group()[0] == "每"):
        return time.start(), None, measure
    comparison = _comparison(folded, start, position, compares=measure is not None)
    if comparison is None:
        return None
    begin, against, by_itself = comparison
    found.append("比")
    return begin, against, measure or ("growth_rate" if by_itself else None)


def _comparison(folded: str, start: int, end: int, *, compares: bool) -> tuple[int, str | None, bool] | None:
    """Return where a comparison at the end begins, its basis, and whether its word alone says a change."""
    first = max(start, end - _LONGEST_COMPARISON)
    tail = folded[first:end]
    match = _ABOVE_OR_BELOW.search(tail) if _COMPARES.search(tail) else None
    if match:
        return first + match.start(), None, True
    match = _COMPARISON.search(tail) if "比" in tail or "较" in tail else None
    if match is None:
        return None
    if match["several"]:
        return (first + match.start(), None, False) if compares else None
    for pattern, basis in _BASES:
        if pattern.fullmatch(match["base"] or match["other"]):
            return first + match.start(), basis, False
    return (first + match.start(), None, False) if compares else None


def _skip_spaces(folded: str, start: int, end: int) -> int:
    while end > start and folded[end - 1] in " \n:":
        end -= 1
    return end
