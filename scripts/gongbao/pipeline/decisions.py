"""Applies what people decided to the reports concerned, and to no others."""

from collections import defaultdict
from collections.abc import Sequence

from gongbao.link import Curated, apply_curated, report_id_of
from gongbao.pipeline.making import Gathered, cells_of_report
from gongbao.pipeline.reading import Place, ShardReader
from gongbao.pipeline.shards import TABLES_OF_REPORTS, Entry, pack
from gongbao.schema import TABLES, Row, Tables

__all__ = ["decided"]

_TABLES = tuple(name for name in TABLES_OF_REPORTS if name != "texts")


def decided(
    reader: ShardReader, live: Sequence[tuple[str, Place]], curated: Curated
) -> list[tuple[str, Place]]:
    """Return ``live`` with the reports that ``curated`` speaks of in a shard of their own, as it says.

    People are of one report alone, so that no row of another report changes.

    Raises:
        CurationError: an entry no longer fits the reports.
    """
    files = {each.report for each in curated.corrections}
    files |= {person.report for each in curated.decisions for person in each.people}
    # Tables write a path that looks like a formula with ./ in front.
    named = {report_id_of(name) for file in files for name in (file, file.removeprefix("./"))}
    concerned = {key: place for key, place in live if key in named}
    tables: Tables = {name: [] for name in TABLES}
    texts = {}
    for key, place in concerned.items():
        for name in _TABLES:
            rows = reader.rows(place, 1, name).to_pylist()
            tables[name] += [{**row, "report_id": key} for row in rows] if name == "entities" else rows
        texts[key] = reader.rows(place, 1, "texts")["text"].to_pylist()
    tables["entities"] += _borrowed(reader, live, curated)
    apply_curated(tables, curated)
    changed = _apart(tables)
    gathered = Gathered()
    entries = [
        Entry("", key, gathered.add(cells_of_report(changed[key], key, texts[key]))) for key in concerned
    ]
    number = reader.open_bytes(pack(entries, gathered.tables()))
    moved = {key: (number, index) for index, key in enumerate(concerned)}
    return [(key, moved.get(key, place)) for key, place in live]


def _apart(tables: Tables) -> dict[str, Tables]:
    """Return the rows of each report."""
    by_report: dict[str, Tables] = defaultdict(lambda: {name: [] for name in _TABLES})
    for name in _TABLES:
        for row in tables[name]:
            by_report[str(row["report_id"])][name].append(row)
    return by_report


def _borrowed(reader: ShardReader, live: Sequence[tuple[str, Place]], curated: Curated) -> list[Row]:
    """Return the entities of any report that corrections refer to, so that they are known to exist."""
    wanted = {
        str(each.value)
        for each in curated.corrections
        for key in TABLES[each.table].foreign_keys
        if key.field == each.column and key.table == "entities" and each.value is not None
    }
    found: dict[str, Row] = {}
    for _, place in live if wanted else ():
        for row in reader.rows(place, 1, "entities").to_pylist():
            if row["entity_id"] in wanted:
                found[row["entity_id"]] = {**row, "report_id": ""}
    return list(found.values())
