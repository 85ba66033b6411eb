"""One scan over a text: every numeral once, with what it is."""

import re
from collections.abc import Iterator

from gongbao.extract.quantities.grammar import BODY, PREFIX, PREFIX_OF_MAGNITUDE
from gongbao.extract.quantities.numerals import CHINESE
from gongbao.schema.codelists import rows

__all__ = ["scan"]

_PLACEHOLDERS = {
    "{cnall}": f"[{CHINESE}]",
    "{y}": "(?<![0-9])(?:1[0-9]|20)[0-9]{2}(?![0-9])",
    "{cny}": "[一二][〇零○0一二三四五六七八九]{3}",
}
_MARKS = "①-⑳㈠-㈩⑴-⒇❶-❿"
# It begins with one class of characters, which is what the search for a match is fastest with.
_ANCHOR = re.compile(
    rf"[0-9{CHINESE}“‘《翻半几数.{_MARKS}](?:(?<=[0-9])[0-9]+|(?<=[{CHINESE}])[{CHINESE}]+)?"
)
_NUMERAL = re.compile(rf"[0-9]+(?:[.,][0-9]+)*|[{CHINESE}]+")
_QUOTED = re.compile(r"“[^“”\n]{1,12}”|‘[^‘’\n]{1,12}’|《[^《》\n]{1,60}》")
# A number that a letter, another digit or a month follows is part of something else.
_ENDS = r"(?!(?<=[0-9])[A-Za-z月号届]|(?<=[A-Za-z])[A-Za-z0-9])"
_LETTERED = r"[0-9]+(?:\.[0-9]+)?[A-Za-z][A-Za-z0-9]*"
_ROW_OF_DIGITS = r"[0-9]+(?:[.,][0-9]+)*"
_BEFORE = re.compile(f"{PREFIX}$")
_BEFORE_MAGNITUDE = re.compile(f"{PREFIX_OF_MAGNITUDE}$")
_BEFORE_ENDS = frozenset(PREFIX_OF_MAGNITUDE) | frozenset("$¥￥€£-")
_LONGEST_BEFORE = 12
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s一-鿿]*$")
_NAMED = re.compile(r"[A-Za-z][A-Za-z/.&_-]*[ -]?$")
_NAME_ENDS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz /.-_=&?%#@")
_LONGEST_NAME = 60
_NAME_GOES_ON = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_/=&?%#@:-]*(?<![.:/-])")
_ADDRESS_GOES_ON = re.compile(r"[^\s一-鿿]*")
_COUNTED = re.compile(r"[0-9.,]+ ?(?:[十百千万亿%‰]|美?元|个百分点|[家人项户件亩吨]|个(?!月)|公里|平方)")


def _contexts(begins: str) -> list[str]:
    parts = []
    for number, row in enumerate(rows("numeral_contexts")):
        if row["begins"] == begins:
            pattern = row["pattern"]
            for placeholder, meaning in _PLACEHOLDERS.items():
                pattern = pattern.replace(placeholder, meaning)
            parts.append(f"(?P<{row['kind']}_{number}>{pattern})")
    return parts


_QUANTITY = f"(?P<quantity>{BODY}{_ENDS})"
_ARABIC = re.compile(
    "|".join((*_contexts("arabic"), _QUANTITY, f"(?P<name_0>{_LETTERED})", f"(?P<unread>{_ROW_OF_DIGITS})"))
)
_CHINESE = re.compile(
    "|".join((*_contexts("chinese"), _QUANTITY, f"(?P<unread>[{CHINESE}]{{2,}})", f"(?P<bare>[{CHINESE}])"))
)
_WORDED = re.compile("|".join((*_contexts("word"), _QUANTITY)))
_QUOTE = re.compile("|".join(_contexts("quote")))


def scan(folded: str) -> Iterator[tuple[str, int, int]]:
    """Yield the kind, start and end of every numeral of a folded text, in order.

    Kinds are those of numerals, and ``bare``: one Chinese numeral character that no unit follows.
    """
    consumed = 0
    for anchor in _ANCHOR.finditer(folded):
        start, end = anchor.span()
        while start < end and consumed < end:
            start = max(start, consumed)
            for kind, first, last in _at(folded, start, consumed):
                yield kind, first, last
                consumed = last
            if consumed <= start:
                break


def _at(folded: str, start: int, consumed: int) -> Iterator[tuple[str, int, int]]:
    """Yield what stands at ``start``: nothing, one numeral, or the numerals of a quoted name."""
    character = folded[start]
    if character in "“‘《":
        yield from _quoted(folded, start)
        return
    if character in "翻半几数.":
        match = _WORDED.match(folded, start)
    elif "0" <= character <= "9":
        name = _name(folded, start, consumed)
        if name:
            yield "name", *name
            return
        match = _ARABIC.match(folded, start)
    elif character in CHINESE:
        match = _CHINESE.match(folded, start)
    else:
        yield "list_number", start, start + 1
        return
    if match is None:
        return
    kind = (match.lastgroup or "").partition("_")[0]
    if kind == "document" or kind == "list":
        kind += "_number"
    end = match.end()
    if kind == "quantity" and start > consumed and folded[start - 1] in _BEFORE_ENDS:
        start = _prefixed(folded, start, consumed)
    yield kind, start, end


def _quoted(folded: str, start: int) -> Iterator[tuple[str, int, int]]:
    period = _QUOTE.match(folded, start)
    if period:
        yield "period", start, period.end()
        return
    quoted = _QUOTED.match(folded, start)
    if quoted:
        for inner in _NUMERAL.finditer(folded, start, quoted.end()):
            yield "name", inner.start(), inner.end()


def _name(folded: str, start: int, consumed: int) -> tuple[int, int] | None:
    """Return the span of a name with Latin letters before its number (PM2.5, G60, an address)."""
    if not start or folded[start - 1] not in _NAME_ENDS:
        return None
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
    pattern = _BEFORE_MAGNITUDE if folded[start] in "百千万亿" else _BEFORE
    before = pattern.search(folded, max(earliest, start - _LONGEST_BEFORE), start)
    return before.start() if before else start
