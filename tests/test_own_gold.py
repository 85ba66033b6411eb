"""Our own gold: one short text for each phenomenon of report prose, and what a reader takes from it."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from gongbao.extract import extract
from gongbao.extract.facts import Facts, Figure
from gongbao.extract.quantities import find_quantities
from gongbao.read import Report

_FOLDER = Path(__file__).parent / "gold"


def _cases(name: str, key: str) -> list[Any]:
    cases = yaml.safe_load((_FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return [pytest.param(case["text"], case[key], id=case["says"]) for case in cases if key in case]


def _facts(text: str) -> Facts:
    return extract(Report("own.txt", text, "0" * 64))


@pytest.mark.parametrize("text, wanted", _cases("quantities", "quantities"))
def test_quantities(text: str, wanted: list[str]) -> None:
    read = [
        f"{'-' if one.value is None else format(one.value.normalize(), 'f')} {one.unit} {one.comparator}"
        for one in find_quantities(text)
    ]
    assert read == wanted


@pytest.mark.parametrize("text, wanted", _cases("figures", "figures"))
def test_figures(text: str, wanted: list[dict[str, Any]]) -> None:
    figures = _facts(text).figures
    assert [
        _described(figure, figures, set(want)) for figure, want in zip(figures, wanted, strict=False)
    ] == wanted
    assert len(figures) == len(wanted)


def _described(figure: Figure, figures: list[Figure], names: set[str]) -> dict[str, Any]:
    """Return what the gold names of ``figure``, in the gold's writing."""
    whole = None if figure.parent is None else figures[figure.parent].indicator
    plain = {
        "value": figure.value,
        "threshold": figure.threshold,
        "period": figure.period.last.year if figure.period else None,
        "part_of": whole,
    }
    described = {name: plain[name] if name in plain else getattr(figure, name) for name in names}
    return {
        name: format(value.normalize(), "f") if isinstance(value, Decimal) else value
        for name, value in described.items()
    }


@pytest.mark.parametrize("text, wanted", _cases("names", "people"))
def test_people(text: str, wanted: list[str]) -> None:
    assert [mention.text for mention in _facts(text).mentions if mention.type == "person"] == wanted


@pytest.mark.parametrize("text, wanted", _cases("names", "posts"))
def test_posts(text: str, wanted: list[str]) -> None:
    assert [position.title for position in _facts(text).positions] == wanted


@pytest.mark.parametrize("text, wanted", _cases("names", "ranks"))
def test_rankings(text: str, wanted: list[int | None]) -> None:
    assert [ranking.rank for ranking in _facts(text).rankings] == wanted


@pytest.mark.parametrize("text, wanted", _cases("names", "stages"))
def test_milestones(text: str, wanted: list[str]) -> None:
    assert [milestone.stage for milestone in _facts(text).milestones] == wanted


@pytest.mark.parametrize("text, wanted", _cases("names", "ranked"))
def test_what_is_ranked(text: str, wanted: list[str]) -> None:
    assert [ranking.indicator for ranking in _facts(text).rankings] == wanted
