"""The rows of the codelists ``places``, ``units`` and ``indicators`` that a package refers to."""

from collections.abc import Iterable

from gongbao.link.gazetteer import gazetteer
from gongbao.link.indicators import indicators
from gongbao.link.units import unit_row
from gongbao.schema import Row

__all__ = ["codelist_rows"]


def codelist_rows(name: str, used: Iterable[str]) -> list[Row]:
    """Return the rows with the keys ``used`` of the codelist ``name``, for places with all divisions around them."""
    if name == "places":
        places = gazetteer()
        return [places.row(code) for code in sorted({each for code in used for each in places.lineage(code)})]
    if name == "indicators":
        return [indicators().row(code) for code in sorted(used)]
    return [unit_row(unit) for unit in sorted(used)]
