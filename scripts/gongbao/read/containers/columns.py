"""Which column of a table holds the texts of reports, and which ones say where they come from."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from gongbao.read.containers.errors import NoTextColumn
from gongbao.schema.codelists import rows

__all__ = ["Columns", "find_columns"]

_TEXT, _ID = "text", "id"
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]\d{1,2}:\d\d.*)?")
_DAYS = frozenset({"held_on", "published_on"})


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a row things stand, by the row's cells counted from 0.

    Attributes:
        text: the text of the report.
        key: what names the report in its table; ``None`` where no column does.
        stated: columns of ``sources.csv``, each with its place.
    """

    text: int
    key: int | None
    stated: tuple[tuple[str, int], ...]

    def source_cells(self, cells: Sequence[str | None]) -> dict[str, str]:
        """Return what a row states of its source, by column of ``sources.csv``; empty cells are left out."""
        found = {name: (cells[place] or "").strip() for name, place in self.stated if place < len(cells)}
        return {name: _as_day(cell) if name in _DAYS else cell for name, cell in found.items() if cell}


def find_columns(header: Sequence[str], file: str) -> Columns:
    """Return the columns that the names in ``header`` tell of; capitals and spaces around do not matter.

    Where several names have one role, the one listed first in the codelist ``container_columns`` has it.

    Raises:
        NoTextColumn: none is known to hold texts.
    """
    places = {name.strip().lower(): place for place, name in reversed(list(enumerate(header)))}
    found: dict[str, int] = {}
    for name, role in _roles().items():
        if name in places:
            found.setdefault(role, places[name])
    if _TEXT not in found:
        known = tuple(name for name, role in _roles().items() if role == _TEXT)
        raise NoTextColumn(file, tuple(" ".join(name.split())[:40] for name in header[:100]), known)
    stated = tuple((role, place) for role, place in found.items() if role not in (_TEXT, _ID))
    return Columns(found[_TEXT], found.get(_ID), stated)


@cache
def _roles() -> Mapping[str, str]:
    return {row["name"]: row["role"] for row in rows("container_columns")}


def _as_day(cell: str) -> str:
    """Return a day as ISO 8601 writes it, where ``cell`` is one in another common form."""
    day = _DAY.fullmatch(cell)
    return f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}" if day else cell
