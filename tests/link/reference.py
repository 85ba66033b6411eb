"""What the streaming of shards must come to: the tables of reports, with every row in memory."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from gongbao.extract.facts import Facts
from gongbao.link import Curated, apply_curated, rows_of_report
from gongbao.link.codelists import codelist_rows
from gongbao.link.gazetteer import gazetteer
from gongbao.read.report import Report
from gongbao.schema import TABLES, Row, Tables

__all__ = ["link"]


def link(extracted: Iterable[tuple[Report, Facts]], curated: Curated | None = None) -> Tables:
    """Return all tables of a package, each row with every column of its table, in no order.

    The rows of a report depend on that report alone; only ``part_of`` of entities, the codelists that are
    used, and what people decided look beyond it.
    """
    reports = [rows_of_report(report, facts) for report, facts in extracted]
    tables: Tables = {name: [] for name in TABLES}
    entities: dict[str, Row] = {}
    wholes: dict[str, set[str]] = defaultdict(set)
    for rows in reports:
        for name, several in rows.items():
            if name != "entities":
                tables[name] += several
        for row in rows["entities"]:
            key = str(row["entity_id"])
            entities.setdefault(key, row)
            if row["part_of"] is not None:
                wholes[key].add(str(row["part_of"]))
    for key, several_wholes in wholes.items():
        # Reports that name bodies between the two know more: the nearest whole has the longest name.
        entities[key]["part_of"] = max(
            several_wholes, key=lambda whole: (len(str(entities[whole]["name"])), whole)
        )
    tables["entities"] = list(entities.values())
    _link_places(tables["entities"])
    if curated is not None:
        apply_curated(tables, curated)
    _add_codelists(tables)
    return {name: _whole_rows(TABLES[name].columns, rows) for name, rows in tables.items()}


def _whole_rows(columns: Sequence[str], rows: list[Row]) -> list[Row]:
    """Return ``rows`` with the columns of their table in its order."""
    return [{column: row[column] for column in columns} for row in rows]


def _link_places(entities: list[Row]) -> None:
    """Set ``part_of`` of each place with a code to the nearest division around it that is spoken of."""
    coded = [row for row in entities if row["type"] == "place" and row["identifier"] is not None]
    by_code = {str(row["identifier"]): str(row["entity_id"]) for row in coded}
    for row in coded:
        row["part_of"] = gazetteer().around(str(row["identifier"]), by_code)


def _add_codelists(tables: Tables) -> None:
    """Add the rows of the codelists that others refer to."""
    divisions = {
        str(row["identifier"]) for row in tables["entities"] if row["type"] == "place" and row["identifier"]
    }
    used: dict[str, set[str]] = {"indicators": set(), "units": set(), "places": divisions}
    for name, table in TABLES.items():
        for key in table.foreign_keys:
            if key.table in used and key.table != name:
                used[key.table] |= {str(row[key.field]) for row in tables[name] if row[key.field] is not None}
    for name, codes in used.items():
        tables[name] = codelist_rows(name, codes)
