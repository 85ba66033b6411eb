"""Rules about meaning: what a schema cannot say. Each module of this folder holds one rule.

A rule is a function ``check(tables)`` that yields problems. It names the columns that it reads in ``COLUMNS``
(table to column names) and is run where the package has them all; the tables whose rows it finds by primary key
stand in ``LOOKED_UP``. Tables come in batches of columns, so that memory does not grow with the rows.
To add a rule is to add a module.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from gongbao.check.problems import Problem
from gongbao.check.store import StoredTable

__all__ = ["Rule", "Stored", "rules"]

Stored = Mapping[str, StoredTable]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, the columns that it reads, the tables that it looks rows up in, and its function."""

    name: str
    columns: Mapping[str, tuple[str, ...]]
    looked_up: tuple[str, ...]
    check: Callable[[Stored], Iterator[Problem]]


def rules() -> list[Rule]:
    """Return every rule, in the order of their names."""
    found = []
    for entry in sorted(iter_modules(__path__), key=lambda module: module.name):
        module = import_module(f"{__name__}.{entry.name}")
        found.append(Rule(entry.name, module.COLUMNS, getattr(module, "LOOKED_UP", ()), module.check))
    return found
