"""Rules about meaning: what a schema cannot say. Each module of this folder holds one rule.

A rule is a function ``check(tables)`` that yields problems. It names the columns that it reads in ``COLUMNS``
(table to column names) and is run where the package has them all. To add a rule is to add a module.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

import pyarrow as pa

from gongbao.check.problems import Problem

__all__ = ["Columns", "Rule", "rules"]

Columns = Mapping[str, pa.Table]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, the columns that it reads, and the function that checks them."""

    name: str
    columns: Mapping[str, tuple[str, ...]]
    check: Callable[[Columns], Iterator[Problem]]


def rules() -> list[Rule]:
    """Return every rule, in the order of their names."""
    found = []
    for entry in sorted(iter_modules(__path__), key=lambda module: module.name):
        module = import_module(f"{__name__}.{entry.name}")
        found.append(Rule(entry.name, module.COLUMNS, module.check))
    return found
