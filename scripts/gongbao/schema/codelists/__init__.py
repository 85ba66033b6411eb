"""Codelists that ship with the package: tables of words and codes, each with its source."""

import csv
from functools import cache
from importlib.resources import files

__all__ = ["rows"]


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of the codelist ``name`` in file order, each a mapping of column to cell.

    Raises:
        FileNotFoundError: if there is no codelist of that name.
    """
    text = (files(__name__) / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
