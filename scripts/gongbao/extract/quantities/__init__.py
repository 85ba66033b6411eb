"""Quantities: every numeric expression of a text."""

from dataclasses import dataclass

from gongbao.extract.facts import Quantity

__all__ = ["Numeral", "find_quantities", "read_numerals"]


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
    return []


def find_quantities(text: str) -> list[Quantity]:
    """Return every numeric expression of ``text`` that states a quantity."""
    return []
