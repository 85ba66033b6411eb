"""The numerals of a text: what each is, and the quantities among them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from gongbao.extract.facts import Quantity
from gongbao.extract.quantities.grammar import Reading, read_quantity
from gongbao.extract.quantities.numerals import CHINESE, DIGITS, LONGEST, MULTIPLIERS
from gongbao.extract.quantities.scanner import scan
from gongbao.extract.quantities.spacing import without_gaps
from gongbao.extract.quantities.words import stands_in_word
from gongbao.extract.text import fold
from gongbao.extract.vocabulary import alternation, words
from gongbao.schema.codelists import rows

__all__ = ["Numeral", "find_quantities", "read_numerals"]

_ARABIC = re.compile("[0-9]")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_CHINESE_NUMBER = re.compile(rf"[{CHINESE}]+")
_HAN = re.compile("[一-鿿]")
_LATIN_NUMBER = re.compile(r"[0-9] ?[kKwWMeE](?![A-Za-z])|(?<![0-9])\.[0-9]")
# 五千 and 三亿 are numbers wherever they stand; 二十 may be part of a name.
_LARGE = re.compile(rf"[{DIGITS}几数十][{DIGITS}{MULTIPLIERS}几多余]*[百千万亿]|[百千万]+亿")
_MAGNITUDES_ONLY = re.compile("[百千万]+|亿|亿万")
_FRACTION = re.compile("分之")
_FORMAL = re.compile("[壹贰叁肆伍陆陸柒捌玖]")
_FORMAL_MULTIPLIER = re.compile("[拾佰仟万亿]")
_SIBLING = re.compile(r"[、和与及]|以及")
_VARIANTS = rows("character_variants")
_SIMPLIFIED = str.maketrans({row["character"]: row["simplified"] for row in _VARIANTS})
_VARIANT = re.compile(f"[{''.join(row['character'] for row in _VARIANTS)}]")
_SCALES = ("{pp}", "{倍}", "{基点}")
_CUT = re.compile(
    rf"(?:{alternation(words('signs_of_cuts'))})(?![了到至为幅])[^0-9,。;!?、至到为达占]{{2,40}}"
)
_RANKS = ("{位}", "{名}")
_MOVED = re.compile("(?:[上提攀晋]升|前进|前移|进)了?$")
_TIMES = ("a", "mo", "d")


class Numeral(NamedTuple):
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
    return list(_numerals(folded, folded, everyday=False))


def find_quantities(text: str) -> list[Quantity]:
    """Return every numeric expression of ``text`` that states a quantity, in order.

    Reads everyday Chinese too, where a number may stand alone (三百五) and 一只 counts one.
    """
    numerals = _numerals(text, fold(text), everyday=True)
    return [numeral.quantity for numeral in numerals if numeral.quantity is not None]


def _numerals(written: str, folded: str, *, everyday: bool) -> Iterator[Numeral]:
    """Yield the numerals of ``folded`` with the text that ``written`` has in their place."""
    if _VARIANT.search(folded):
        folded = folded.translate(_SIMPLIFIED)
    text, offsets = without_gaps(folded, everyday=everyday)
    falling: tuple[int, str] | None = None
    for kind, start, end in scan(text):
        reading = None
        if kind == "quantity":
            kind, reading = _judged(text, start, end, everyday=everyday)
        elif kind == "unread":
            kind = _unread(text, start, end)
        elif kind == "bare":
            kind, reading = _alone(text, start, end, everyday=everyday)
        if not kind:
            continue
        if reading is not None and kind == "quantity":
            if everyday and not falling and reading.unit == "%" and _CUT.fullmatch(text, 0, start):
                reading = _fallen(reading)  # 压减审批事项30%: the verb says that it fell
            elif (
                falling
                and _are_alike(falling[1], reading.unit)
                and _SIBLING.fullmatch(text, falling[0], start)
            ):
                reading = _fallen(reading)
            # A minus is of its own number alone: 分别增长12%、-7%和24%.
            falls = reading.value is not None and reading.value < 0 and not _MINUS.match(text, start, end)
            falling = (end, reading.unit) if falls else None
        if offsets is not None:
            start, end = offsets.start(start), offsets.end(end)
        here = written[start:end]
        quantity = None
        if reading is not None and kind == "quantity":
            quantity = Quantity(start, end, here, *reading)
        yield Numeral(start, end, here, kind, quantity)


def _are_alike(unit: str, other: str) -> bool:
    """Tell whether one sign may govern both of two numbers: 低1.2个、0.6个百分点."""
    return unit in (other, "1") or (unit, other) == ("{个}", "{pp}")


_MINUS = re.compile(r"[^0-9]{0,4}(?<![低高])-")


def _fallen(reading: Reading) -> Reading:
    """Return a reading that the sign of the one before it governs (分别下降3%、5%)."""
    if reading.value is None or reading.value < 0:
        return reading
    if reading.value_max is None:
        return reading._replace(value=-reading.value)
    return reading._replace(value=-reading.value_max, value_max=-reading.value)


def _judged(text: str, start: int, end: int, *, everyday: bool) -> tuple[str, Reading | None]:
    """Return what the quantity at ``start`` turns out to be; no kind if it is a word and no numeral."""
    read = _read(text[start:end])
    reading = read.reading
    if reading is None:
        return "unread", None
    if read.number is None:
        return "quantity" if everyday else read.kind, reading
    kind = read.kind or ("quantity" if _is_move(reading, text, start) else "")
    if not everyday and not kind:
        return "", None
    first, last = read.number
    if stands_in_word(text, start + first, start + last, unitless=reading.unit == "1"):
        return "", None
    if not everyday:
        return kind, reading if kind == "quantity" else None
    written = text[start:end]
    goes_on = end < len(text) and _HAN.match(text, end) and not _LARGE.search(written)
    if written == "万万" or (reading.unit == "1" and goes_on and not _FRACTION.search(written)):
        return "name", None
    return "quantity", reading


def _is_move(reading: Reading, text: str, start: int) -> bool:
    """Tell whether a quantity is a move of rank: 前进一位 is one, 一位 alone an article."""
    if reading.unit not in _RANKS or reading.value is None:
        return False
    return reading.value < 0 or _MOVED.search(text, max(0, start - 3), start) is not None


class _Read(NamedTuple):
    """What a numeral's own text says: its kind in report prose, its value, and where a Chinese number in it stands."""

    kind: str
    reading: Reading | None
    number: tuple[int, int] | None = None


@lru_cache(maxsize=65536)
def _read(written: str) -> _Read:
    reading = read_quantity(written) if len(written) <= 2 * LONGEST else None
    if reading is None:
        return _Read("unread", None)
    if _ARABIC.search(written):
        return _Read(_arabic_in_report(written, reading), reading)
    number = _CHINESE_NUMBER.search(written)
    if number is None:
        return _Read("quantity", reading)
    return _Read(_chinese_in_report(number.group(), written, reading), reading, number.span())


def _arabic_in_report(written: str, reading: Reading) -> str:
    """Judge an Arabic numeral as report prose uses it: 4K and 2025 alone are a name and a year."""
    if _LATIN_NUMBER.search(written) or (reading.unit == "{版}" and "." in written):
        return "name"
    return "date" if reading.unit == "1" and _YEAR.fullmatch(written) else "quantity"


def _chinese_in_report(number: str, written: str, reading: Reading) -> str:
    """Judge a Chinese numeral as report prose uses it."""
    counted = (reading.unit[0] == "{" and reading.unit not in _SCALES) or reading.unit in _TIMES
    plain = reading.comparator == "eq"
    if _FORMAL.search(number) and not _FORMAL_MULTIPLIER.search(number):
        return ""
    if number == "一" and counted and plain:
        return ""
    if (
        reading.unit == "{大}"
        or number in "零〇○"
        or (number in "百千万亿" and written[0] == number and counted and plain)
    ):
        return "name"
    if reading.unit == "1" and plain:
        if _MAGNITUDES_ONLY.fullmatch(written):
            return "name"
        if not _LARGE.search(written) and "分之" not in written:
            return "unread"
    return "quantity"


def _unread(text: str, start: int, end: int) -> str:
    """Return ``unread``, or no kind where a word is what cannot be read."""
    if _ARABIC.match(text, start):
        return "unread"
    if _FORMAL.search(text, start, end) and not _FORMAL_MULTIPLIER.search(text, start, end):
        return ""
    return "" if stands_in_word(text, start, end, unitless=True) else "unread"


def _alone(text: str, start: int, end: int, *, everyday: bool) -> tuple[str, Reading | None]:
    """Judge one Chinese numeral character without a unit: a number only where it stands alone."""
    if not everyday or text[start] in MULTIPLIERS.replace("十", ""):
        return "", None
    if (start and _HAN.match(text, start - 1)) or (end < len(text) and _HAN.match(text, end)):
        return "", None
    counted = read_quantity(f"{text[start]}个")
    return ("quantity", counted._replace(unit="1")) if counted else ("", None)
