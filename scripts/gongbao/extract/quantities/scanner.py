"""One scan over a text: every numeral once, with what it is."""

import re
from collections.abc import Iterator, Sequence

from gongbao.extract.quantities.contexts import (
    ARABIC,
    ARABIC_COUNTED,
    CHINESE_NUMERAL,
    QUOTE,
    WORD,
    kind_at,
    may_be_context,
    may_be_counted,
    plain_end,
)
from gongbao.extract.quantities.grammar import ENDS_OF_PREFIX, IN_PREFIX, PREFIX, PREFIX_OF_MAGNITUDE
from gongbao.extract.quantities.numerals import CHINESE

__all__ = ["scan"]

_MARKS = "①-⑳㈠-㈩⑴-⒇❶-❿"
# It begins with one class of characters, which is what the search for a match is fastest with.
_ANCHOR = re.compile(
    rf"[0-9{CHINESE}“‘《翻半几数.{_MARKS}](?:(?<=[0-9])[0-9]+|(?<=[{CHINESE}])[{CHINESE}]+)?"
)
_NUMERAL = re.compile(rf"[0-9]+(?:[.,][0-9]+)*|[{CHINESE}]+")
_QUOTED = re.compile(r"“[^“”\n]{1,12}”|‘[^‘’\n]{1,12}’|《[^《》\n]{1,60}》")
_BEFORE = re.compile(f"{PREFIX}$")
_BEFORE_MAGNITUDE = re.compile(f"{PREFIX_OF_MAGNITUDE}$")
_LONGEST_BEFORE = 12
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s一-鿿]*$")
_NAMED = re.compile(r"[A-Za-z][A-Za-z/.&_-]*[ -]?$")
_NAME_ENDS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz /.-_=&?%#@")
_LONGEST_NAME = 60
_NAME_GOES_ON = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_/=&?%#@:-]*(?<![.:/-])")
_ADDRESS_GOES_ON = re.compile(r"[^\s一-鿿]*")
_COUNTED = re.compile(r"[0-9.,]+ ?(?:[十百千万亿%‰]|美?元|个百分点|[家人项户件亩吨]|个(?!月)|公里|平方)")


def scan(folded: str) -> Iterator[tuple[str, int, int]]:
    """Yield the kind, start and end of every numeral of a folded text, in order.

    Kinds are those of numerals, and ``bare``: one Chinese numeral character that no unit follows.
    """
    consumed = 0
    for anchor in _ANCHOR.finditer(folded):
        start, end = anchor.span()
        while start < end and consumed < end:
            start = max(start, consumed)
            if folded[start] in "“‘《":
                for found in _quoted(folded, start):
                    yield found
                    consumed = found[2]
                break
            numeral = _numeral(folded, start, end, consumed)
            if numeral is None:
                break
            yield numeral
            consumed = numeral[2]


def _numeral(folded: str, start: int, end: int, consumed: int) -> tuple[str, int, int] | None:
    """Return the numeral at ``start``, where a row of numeral characters goes on to ``end``."""
    character = folded[start]
    patterns: Sequence[re.Pattern[str]]
    if "0" <= character <= "9":
        if start and folded[start - 1] in _NAME_ENDS:
            name = _name(folded, start, consumed)
            if name:
                return "name", *name
        patterns = ARABIC
        if not may_be_context(folded, start, end):
            plain = plain_end(folded, start)
            if plain is not None:
                return "quantity", _prefixed(folded, start, consumed), plain
            patterns = ARABIC_COUNTED
    elif character in CHINESE:
        if end - start == 1 and not may_be_counted(folded, start, end):
            return "bare", start, end
        patterns = CHINESE_NUMERAL
    elif character in "翻半几数.":
        patterns = WORD
    else:
        return "list_number", start, start + 1
    told = kind_at(folded, start, patterns)
    if told is None:
        return None
    kind, stop = told
    return kind, _prefixed(folded, start, consumed) if kind == "quantity" else start, stop


def _quoted(folded: str, start: int) -> Iterator[tuple[str, int, int]]:
    period = QUOTE.match(folded, start)
    if period:
        yield "period", start, period.end()
        return
    quoted = _QUOTED.match(folded, start)
    if quoted:
        for inner in _NUMERAL.finditer(folded, start, quoted.end()):
            if folded[inner.end() - 1] == "亿" and inner.start() > start + 1:
                return  # words before a large amount make a statement of it, not a name: “做强百亿药业”
            yield "name", inner.start(), inner.end()


def _name(folded: str, start: int, consumed: int) -> tuple[int, int] | None:
    """Return the span of a name with Latin letters before its number (PM2.5, G60, an address)."""
    address = _ADDRESS.search(folded, max(0, start - _LONGEST_NAME), start)
    match = address or _NAMED.search(folded, max(consumed, start - _LONGEST_NAME), start)
    if match is None:
        return None
    if address is None and (_COUNTED.match(folded, start) or _prefixed(folded, start, match.start()) < start):
        return None
    rest = (_ADDRESS_GOES_ON if address else _NAME_GOES_ON).match(folded, start)
    return max(consumed, match.start()), rest.end() if rest else start + 1


def _prefixed(folded: str, start: int, earliest: int) -> int:
    """Return where the words of a quantity before its number at ``start`` begin."""
    if start <= earliest or folded[start - 1] not in ENDS_OF_PREFIX:
        return start
    pattern = _BEFORE_MAGNITUDE if folded[start] in "百千万亿" else _BEFORE
    first, earliest = start, max(earliest, start - _LONGEST_BEFORE)
    while first > earliest and folded[first - 1] in IN_PREFIX:
        first -= 1
    before = pattern.search(folded, first, start)
    return before.start() if before else start
