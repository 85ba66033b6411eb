"""Reads the figures of a text as a user would, with nothing between the text and the rows."""

from collections.abc import Callable

import pytest

from gongbao.extract.document import read_document
from gongbao.extract.facts import Figure
from gongbao.extract.figures import find_figures
from gongbao.extract.quantities import read_numerals


def _figures_of(text: str) -> list[Figure]:
    document = read_document(text)
    quantities = [numeral.quantity for numeral in read_numerals(document.folded) if numeral.quantity]
    return find_figures(document, quantities, lambda _: None, lambda _, __: "actual")


def _line(figure: Figure) -> str:
    value = "?" if figure.value is None else format(figure.value.normalize(), "f")
    return f"{figure.indicator} {value} {figure.unit} {figure.measure}"


@pytest.fixture
def figures_of() -> Callable[[str], list[Figure]]:
    """Return what gives the figures of a text, all actual and without a period."""
    return _figures_of


@pytest.fixture
def said() -> Callable[[str], list[str]]:
    """Return what gives each figure of a text in one line: what, how much, in what, of which measure."""
    return lambda text: [_line(figure) for figure in _figures_of(text)]
