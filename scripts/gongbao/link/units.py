"""Rows of the table ``units``: from the codelist, and for classifiers and quotients made of their parts."""

from functools import cache, lru_cache

from gongbao.schema import Row
from gongbao.schema.codelists import rows

__all__ = ["dimension", "unit_row"]

_COUNT = "count"
_UNKNOWN = "other"


def unit_row(unit: str) -> Row:
    """Return the row of ``unit``.

    A ``{classifier}`` that the codelist lacks is named after itself and counts; a quotient (``CNY/{人}``) is
    named after its parts; any other unit is named by its code.
    """
    known = _codelist().get(unit)
    if known is not None:
        return {name: known.get(name) or None for name in ("unit", "name", "name_en", "dimension", "source")}
    if unit.startswith("{") and unit.endswith("}") and len(unit) > len("{}"):
        return _row(
            unit, unit[1:-1], None, _COUNT, "Classifier as the report writes it, in UCUM's curly brackets"
        )
    above, slash, below = unit.partition("/")
    if above and slash and below:
        upper, lower = unit_row(above), unit_row(below)
        english = (
            f"{upper['name_en']} per {lower['name_en']}" if upper["name_en"] and lower["name_en"] else None
        )
        name = f"{upper['name']}/{lower['name']}"
        return _row(
            unit, name, english, f"{upper['dimension']}/{lower['dimension']}", "UCUM quotient of its parts"
        )
    return _row(unit, unit, None, _UNKNOWN, "As the report writes it")


@lru_cache(maxsize=4096)
def dimension(unit: str) -> str:
    """Return what ``unit`` measures, as the column ``dimension`` of its row."""
    return str(unit_row(unit)["dimension"])


@cache
def _codelist() -> dict[str, dict[str, str]]:
    return {row["unit"]: row for row in rows("units")}


def _row(unit: str, name: str, english: str | None, dimension: str, source: str) -> Row:
    return {"unit": unit, "name": name, "name_en": english, "dimension": dimension, "source": source}
