"""Who holds a post is a person, where it is held is an organisation."""

from collections.abc import Iterator

from gongbao.check.meaning import Columns
from gongbao.check.problems import Problem

__all__ = ["COLUMNS", "check"]

COLUMNS = {
    "entities": ("entity_id", "type"),
    "positions": ("position_id", "person_id", "organisation_id"),
}


def check(tables: Columns) -> Iterator[Problem]:
    """Yield each post whose holder or body is an entity of another type."""
    types = dict(zip(*(column.to_pylist() for column in tables["entities"].columns), strict=True))
    columns = [tables["positions"][name].to_pylist() for name in COLUMNS["positions"]]
    for row, (key, person, organisation) in enumerate(zip(*columns, strict=True), start=2):
        for column, entity, wanted in (
            ("person_id", person, ("person",)),
            ("organisation_id", organisation, ("organisation", "facility", "place")),
        ):
            found = types.get(entity)
            if found is not None and found not in wanted:
                message = f"{entity} is a {found}, not a {wanted[0]}"
                remedy = f"Name an entity of type {wanted[0]}."
                yield Problem("positions", row, "roles", column, entity, message, remedy, key)
