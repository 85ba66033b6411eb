"""The patterns that tell what a numeral is, by the character that it begins with."""

import re
from collections.abc import Sequence

from gongbao.extract.quantities.grammar import BODY
from gongbao.extract.quantities.numerals import CHINESE
from gongbao.extract.quantities.units import MARKS_AFTER, PLAIN_UNITS
from gongbao.schema.codelists import rows

__all__ = [
    "ARABIC",
    "ARABIC_COUNTED",
    "CHINESE_NUMERAL",
    "QUOTE",
    "WORD",
    "kind_at",
    "may_be_context",
    "may_be_counted",
    "plain_end",
]

_PLACEHOLDERS = {
    "{cnall}": f"[{CHINESE}]",
    "{y}": "(?<![0-9])(?:1[0-9]|20)[0-9]{2}(?![0-9])",
    "{cny}": "[一二][〇零○0一二三四五六七八九]{3}",
}
# A number that a letter, another digit or a month follows is part of something else.
_ENDS = r"(?!(?<=[0-9])[A-Za-z月号届]|(?<=[A-Za-z])[A-Za-z0-9])"
_LETTERED = r"[0-9]+(?:\.[0-9]+)?[A-Za-z][A-Za-z0-9]*"
_ROW_OF_DIGITS = r"[0-9]+(?:[.,][0-9]+)*"
# A short number that none of these touches (5.2%, 3家) needs no look at the contexts.
_AFTER = frozenset("年月日时点号-~至到/):、期国省县工战航强热+×xX* ·世后部季级届")
_BEFORE = frozenset("第近前后这去来今此往“·(- \n;:。!,\t")
_OF_AMOUNT = frozenset("万亿元%")
_LONG = 3


def _contexts(begins: str) -> list[str]:
    parts = []
    for number, row in enumerate(rows("numeral_contexts")):
        if row["begins"] == begins:
            pattern = row["pattern"]
            for placeholder, meaning in _PLACEHOLDERS.items():
                pattern = pattern.replace(placeholder, meaning)
            parts.append(f"(?P<{row['kind']}_{number}>{pattern})")
    return parts


def _compiled(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts))


# What may be told of a numeral, in the order in which it is tried. The pattern of quantities takes longest to compile, and is
# compiled once.
_QUANTITY = _compiled(f"(?P<quantity>{BODY}{_ENDS})")
_DIGITS = _compiled(f"(?P<name_0>{_LETTERED})", f"(?P<unread>{_ROW_OF_DIGITS})")
_CHINESE = _compiled(f"(?P<unread>[{CHINESE}]{{2,}})", f"(?P<bare>[{CHINESE}])")
ARABIC = (_compiled(*_contexts("arabic")), _QUANTITY, _DIGITS)
ARABIC_COUNTED = (_QUANTITY, _DIGITS)
CHINESE_NUMERAL = (_compiled(*_contexts("chinese")), _QUANTITY, _CHINESE)
WORD = (_compiled(*_contexts("word")), _QUANTITY)
QUOTE = _compiled(*_contexts("quote"))
_KINDS = {
    group: group.rpartition("_")[0] or group
    for pattern in (*ARABIC, *CHINESE_NUMERAL, *WORD)
    for group in pattern.groupindex
}
# What may follow one Chinese numeral character that is more than part of a word.
_FOLLOWERS = (
    frozenset("".join(_contexts("chinese")))
    | {row["word"][0] for name in ("unit_words", "classifiers") for row in rows(name)}
    | frozenset(" 0123456789多余几來来幾点分又百千万亿-~至到番半")
)


# A number, its unit and a mark after it leave nothing open, and are found in a tenth of the time.
_PLAIN = re.compile(rf"[0-9]+(?:\.[0-9]+)?([^0-9 {MARKS_AFTER}]{{1,5}})[{MARKS_AFTER}]")


def kind_at(folded: str, start: int, patterns: Sequence[re.Pattern[str]]) -> tuple[str, int] | None:
    """Return the kind and the end of the numeral at ``start``, as the first of ``patterns`` that matches tells it."""
    for pattern in patterns:
        match = pattern.match(folded, start)
        if match is not None:
            return _KINDS[match.lastgroup or ""], match.end()
    return None


def plain_end(folded: str, start: int) -> int | None:
    """Return the end of a number with its unit and a mark after it (5.2%, 300亿元。), ``None`` for any other one."""
    plain = _PLAIN.match(folded, start)
    return plain.end(1) if plain and plain[1] in PLAIN_UNITS else None


def may_be_context(folded: str, start: int, end: int) -> bool:
    """Tell whether the digits ``folded[start:end]`` may be something else than a quantity."""
    if (
        end < len(folded)
        and folded[end] in _OF_AMOUNT
        and folded[start] != "0"
        and folded[start - 1] not in "第 -"
    ):
        return False
    if end - start >= _LONG or start == 0 or folded[start - 1] in _BEFORE or folded[start] == "0":
        return True
    if end == len(folded) or folded[end] in _AFTER:
        return True
    return folded[end] == "个" and folded.startswith(("月", "季"), end + 1)


def may_be_counted(folded: str, start: int, end: int) -> bool:
    """Tell whether the one Chinese numeral ``folded[start:end]`` may be more than part of a word."""
    if end == len(folded) or folded[end] in _FOLLOWERS:
        return True
    return start == 0 or folded[start - 1] in _BEFORE or folded[start - 1] == "其"
