"""Quantities: every numeric expression of a text."""

from gongbao.extract.quantities.reading import Numeral, find_quantities, read_numerals

__all__ = ["Numeral", "find_quantities", "read_numerals"]
