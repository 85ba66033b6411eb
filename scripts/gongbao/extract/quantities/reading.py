"""The numerals of a text: what each is, and the quantities among them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gongbao.extract.facts import Quantity
from gongbao.extract.quantities.grammar import Reading, read_quantity
from gongbao.extract.quantities.numerals import CHINESE
from gongbao.extract.quantities.scanner import scan
from gongbao.extract.quantities.spacing import without_gaps
from gongbao.extract.quantities.words import stands_in_word
from gongbao.extract.text import fold
from gongbao.schema.codelists import rows

__all__ = ["Numeral", "find_quantities", "read_numerals"]

_ARABIC = re.compile("[0-9]")
_CHINESE_NUMBER = re.compile(rf"[{CHINESE}]+")
_HAN = re.compile("[一-鿿]")
_LATIN_NUMBER = re.compile(r"[0-9] ?[kKwWMeE](?![A-Za-z])|(?<![0-9])\.[0-9]")
_SIBLING = re.compile(r"[、和与及]|以及")
_SIMPLIFIED = str.maketrans({row["character"]: row["simplified"] for row in rows("character_variants")})
_UNCOUNTED = ("{大}",)


@dataclass(frozen=True, slots=True)
class Numeral:
    """One numeral of a text and what it is; ``quantity`` where it is one.

    ``kind`` is ``quantity``, ``date``, ``period``, ``ordinal``, ``list_number``,
    ``document_number``, ``name`` or ``unread``.
    """

    start: int
    end: int
    text: str
    kind: str
    quantity: Quantity | None = None


def read_numerals(folded: str) -> list[Numeral]:
    """Return every numeral of a report's folded text, in order, each exactly once.

    A Chinese numeral inside a word (统一, 三角洲) and 一 as an article (一个) are words and not listed.
    """
    return [numeral for numeral in _numerals(folded, everyday=False) if numeral is not None]


def find_quantities(text: str) -> list[Quantity]:
    """Return every numeric expression of ``text`` that states a quantity, in order.

    Reads everyday Chinese too, where a number may stand alone (三百五) and 一只 counts one.
    """
    folded = fold(text).translate(_SIMPLIFIED)
    found = []
    for numeral in _numerals(folded, everyday=True):
        if numeral.quantity is not None:
            quantity = numeral.quantity
            found.append(replace(quantity, text=text[quantity.start : quantity.end]))
    return found


def _numerals(folded: str, *, everyday: bool) -> Iterator[Numeral]:
    text, offsets = without_gaps(folded, everyday=everyday)
    falling: tuple[int, str] | None = None
    for kind, start, end in scan(text):
        reading = None
        if kind == "quantity":
            kind, reading = _judged(text, start, end, everyday=everyday)
        elif kind == "bare":
            kind, reading = _alone(text, start, end, everyday=everyday)
        if not kind:
            continue
        written = text[start:end]
        if reading is not None:
            if falling and reading.unit == falling[1] and _SIBLING.fullmatch(text, falling[0], start):
                reading = _fallen(reading)
                falling = (end, reading.unit)
            else:
                falling = (end, reading.unit) if reading.value is not None and reading.value < 0 else None
        first, last = (start, end) if offsets is None else (offsets.start(start), offsets.end(end))
        if offsets is not None:
            written = folded[first:last]
        quantity = None
        if reading is not None:
            quantity = Quantity(
                first, last, written, reading.value, reading.unit, reading.comparator, reading.value_max
            )
        yield Numeral(first, last, written, kind, quantity)


def _fallen(reading: Reading) -> Reading:
    """Return a reading that the sign of the one before it governs (分别下降3%、5%)."""
    if reading.value is None or reading.value < 0:
        return reading
    if reading.value_max is None:
        return replace(reading, value=-reading.value)
    return replace(reading, value=-reading.value_max, value_max=-reading.value)


def _judged(text: str, start: int, end: int, *, everyday: bool) -> tuple[str, Reading | None]:
    """Return what the quantity at ``start`` turns out to be; no kind if it is a word and no numeral."""
    written = text[start:end]
    reading = read_quantity(written)
    if reading is None:
        return "unread", None
    if _ARABIC.search(written):
        if not everyday and _LATIN_NUMBER.search(written):
            return "name", None
        return "quantity", reading
    number = _CHINESE_NUMBER.search(written)
    if number is None:
        return "quantity", reading
    if stands_in_word(text, start + number.start(), end):
        return "name", None
    if everyday:
        if reading.unit == "1" and end < len(text) and _HAN.match(text, end):
            return ("name", None) if "亿" not in written and "万" not in written else ("quantity", reading)
        return "quantity", reading
    return _in_report(number.group(), written, reading)


def _in_report(number: str, written: str, reading: Reading) -> tuple[str, Reading | None]:
    """Judge a Chinese numeral as report prose uses it."""
    counted = reading.unit[0] == "{" and reading.unit not in ("{pp}", "{倍}", "{基点}")
    if reading.unit == "{大}":
        return "name", None
    if number == "一" and (counted or reading.unit in ("a", "d", "mo")) and reading.comparator == "eq":
        return "", None
    if number in ("零", "〇") or (number in "百千万亿" and counted and reading.comparator == "eq"):
        return "name", None
    if (
        reading.unit == "1"
        and reading.value is not None
        and "分之" not in written
        and not set(number) & set("万亿")
    ):
        return "unread", None
    return "quantity", reading


def _alone(text: str, start: int, end: int, *, everyday: bool) -> tuple[str, Reading | None]:
    """Judge one Chinese numeral character without a unit: a number only where it stands alone."""
    if not everyday or text[start] in "百千万亿兆":
        return "", None
    if (start and _HAN.match(text, start - 1)) or (end < len(text) and _HAN.match(text, end)):
        return "", None
    value = read_quantity(f"{text[start]}个")
    return ("quantity", replace(value, unit="1")) if value else ("", None)
