"""Gongbao (公报): open data from Chinese work reports.

>>> import gongbao
>>> [quantity] = gongbao.find_quantities("工业用电量增长12.5%")
>>> quantity.value, quantity.unit
(Decimal('12.5'), '%')
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongbao.extract import extract
    from gongbao.extract.quantities import find_quantities
    from gongbao.frames import load
    from gongbao.read import read_report

__all__ = ["extract", "find_quantities", "load", "read_report"]

_HOMES = {
    "extract": "gongbao.extract",
    "find_quantities": "gongbao.extract.quantities",
    "load": "gongbao.frames",
    "read_report": "gongbao.read",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for, so that ``import gongbao`` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
