"""Quantities: every numeric expression of a text."""

import re
from dataclasses import dataclass

from gongbao.extract.facts import Quantity
from gongbao.extract.quantities.grammar import read_quantity
from gongbao.extract.quantities.numerals import CHINESE
from gongbao.extract.quantities.scanner import scan
from gongbao.extract.text import fold

__all__ = ["Numeral", "find_quantities", "read_numerals"]

_ARABIC = re.compile("[0-9]")
_WORD_OF_NUMERALS = re.compile(rf"[{CHINESE}]+$")


@dataclass(frozen=True, slots=True)
class Numeral:
    """One numeral of a text and what it is; ``quantity`` where it is one."""

    start: int
    end: int
    text: str
    kind: str
    quantity: Quantity | None = None


def read_numerals(folded: str) -> list[Numeral]:
    """Return every numeral of a folded text, in order, each exactly once."""
    numerals = []
    for kind, start, end in scan(folded):
        text = folded[start:end]
        if kind != "quantity":
            numerals.append(Numeral(start, end, text, kind))
            continue
        reading = read_quantity(text)
        if reading is None:
            numerals.append(Numeral(start, end, text, "unread"))
            continue
        if (
            reading.unit == "1"
            and not _ARABIC.search(text)
            and reading.value is not None
            and reading.value < 10000
        ):
            if len(text) > 1:
                numerals.append(Numeral(start, end, text, "unread"))
            continue
        quantity = Quantity(
            start, end, text, reading.value, reading.unit, reading.comparator, reading.value_max
        )
        numerals.append(Numeral(start, end, text, "quantity", quantity))
    return numerals


def find_quantities(text: str) -> list[Quantity]:
    """Return every numeric expression of ``text`` that states a quantity."""
    folded = fold(text)
    found = []
    for kind, start, end in scan(folded):
        if kind == "quantity":
            reading = read_quantity(folded[start:end])
            if reading is not None:
                found.append(
                    Quantity(
                        start,
                        end,
                        text[start:end],
                        reading.value,
                        reading.unit,
                        reading.comparator,
                        reading.value_max,
                    )
                )
    return found
