"""Units of measure: written words to ISO 4217, UCUM and ``{classifier}`` codes."""

import re
from decimal import Decimal
from functools import lru_cache

from gongbao.extract.quantities.numerals import MULTIPLIERS, read_decimal
from gongbao.extract.vocabulary import trie
from gongbao.schema.codelists import rows

__all__ = ["CURRENCY_MARK", "MARKS_AFTER", "PLAIN_UNITS", "SUBUNIT", "UNIT", "code_and_factor"]

_UNITS = {row["word"]: row for row in rows("unit_words")}
_CLASSIFIERS = {row["word"]: row for row in rows("classifiers")}
_MARKS = {row["mark"]: row["unit"] for row in rows("currency_marks")}
_ISO_4217 = re.compile(r"[A-Z]{3}")
_SUBUNITS = {
    word for word, row in _UNITS.items() if _ISO_4217.fullmatch(row["unit"]) and row["factor"] != "1"
}
_LATIN = re.compile(r"[A-Za-zμ0-9]$")


def _tail(word: str) -> str:
    row = _UNITS.get(word) or _CLASSIFIERS[word]
    tail = f"(?![{row['not_before']}])" if row["not_before"] else ""
    if row.get("not_after"):
        tail += f"(?<![{row['not_after']}]{word})"
    return tail + ("(?![A-Za-z0-9])" if _LATIN.search(word) else "")


_WORDS = sorted({*_UNITS, *_CLASSIFIERS})
_WORD = trie(_WORDS, {word: _tail(word) for word in _WORDS})
MARKS_AFTER = ",;。、)”\n"  # after a unit these end the quantity
# Units that mean the same whatever stands before them, after the commonest magnitudes.
PLAIN_UNITS = frozenset(
    magnitude + word
    for magnitude in ("", "万", "亿", "万亿")
    for word, row in (_CLASSIFIERS | _UNITS).items()
    if word[0] not in f"{MULTIPLIERS}多余来半"
    and set(MARKS_AFTER).isdisjoint(row["not_before"])
    and not row.get("not_after")
)
_PER_MAGNITUDE = "[百千万亿]"
UNIT = rf"(?:{_WORD}(?: ?(?:/|(?<![年月日天])每) ?{_PER_MAGNITUDE}?{_WORD}(?:/{_WORD})?)?)"
SUBUNIT = trie([*_SUBUNITS, "分"])
CURRENCY_MARK = trie(_MARKS)


@lru_cache(maxsize=4096)
def code_and_factor(written: str) -> tuple[str, Decimal]:
    """Return the code of a written unit (``元/人``) and what its number is to be multiplied with.

    Raises:
        KeyError: if the unit stands in no codelist.
    """
    first, *dividers = re.split(r" ?[/每] ?", written)
    code, factor = _one(first)
    for divider in dividers:
        scale = Decimal(1)
        if divider[0] in "百千万亿" and divider not in _UNITS and divider not in _CLASSIFIERS:
            scale = read_decimal(divider[0]) or scale
            divider = divider[1:]
        per, inverse = _one(divider)
        code += f"/{per}"
        factor = factor / (scale * inverse)
    return code, factor


def _one(word: str) -> tuple[str, Decimal]:
    if word in _MARKS:
        return _MARKS[word], Decimal(1)
    if word in _UNITS:
        return _UNITS[word]["unit"], Decimal(_UNITS[word]["factor"])
    return f"{{{_CLASSIFIERS[word]['word']}}}", Decimal(1)
