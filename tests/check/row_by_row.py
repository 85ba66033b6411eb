"""The rules about meaning as a reader would apply them, one row after another: slow, and plain enough to trust."""

import csv
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from gongbao.check.cells import read_cell
from gongbao.check.descriptor import Column
from gongbao.extract.quantities import find_quantities
from gongbao.schema import TABLES
from gongbao.schema.dimensions import fits

Row = dict[str, Any]
Told = tuple[str, int, str, str, str]  # table, row, rule, column, severity

_AGE = ("1800-01-01", "2200-12-31")


def read_tables(package: Path) -> dict[str, list[Row]]:
    """Return the typed rows of each CSV table; a cell that is not of its type is ``None``."""
    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    tables = {}
    for entry in descriptor["resources"]:
        if entry["format"] == "csv":
            columns = [Column(field["name"], field["type"]) for field in entry["schema"]["fields"]]
            with (package / entry["path"]).open(encoding="utf-8", newline="") as file:
                tables[entry["name"]] = [
                    {one.name: read_cell(one, cell)[0] for one, cell in zip(columns, row, strict=True)}
                    for row in list(csv.reader(file))[1:]
                ]
    return tables


def tell(package: Path) -> set[Told]:
    """Return where each rule is broken."""
    tables = read_tables(package)
    found: set[Told] = set()
    for table, rows in tables.items():
        for number, row in enumerate(rows, start=2):
            told = [*_span(table, row, tables), *_period(row)]
            if table == "figures":
                told += [*_value(row), *_unit(row, tables), *_part(row, rows)]
            if table == "positions":
                told += _roles(row, tables)
            if table == "findings" and row["severity"] in ("warning", "error"):
                told.append((row["rule"], "message", row["severity"]))
            found |= {(table, number, rule, column, severity) for rule, column, severity in told}
    return found


def _by_key(table: str, tables: dict[str, list[Row]], key: Any) -> Row | None:
    name = TABLES[table].primary_key
    return next((row for row in reversed(tables[table]) if key is not None and row[name] == key), None)


def _span(table: str, row: Row, tables: dict[str, list[Row]]) -> Iterator[tuple[str, str, str]]:
    if not TABLES[table].has_spans or None in (row["start"], row["end"], row["text"]):
        return
    if row["end"] - row["start"] != len(row["text"]):
        yield "spans", "end", "error"
        return
    passage = _by_key("passages", tables, row["passage_id"])
    if table == "passages" or passage is None or None in (passage["start"], passage["text"]):
        return
    first = row["start"] - passage["start"]
    if first < 0 or not passage["text"].startswith(row["text"], first):
        yield "spans", "text", "error"


def _period(row: Row) -> Iterator[tuple[str, str, str]]:
    if "period_start" not in row or row["period_start"] is row["period_end"] is None:
        return
    first, last = row["period_start"], row["period_end"]
    if first is None or last is None or last < first:
        yield "periods", "period_end", "error"
    elif str(first) < _AGE[0] or str(last) > _AGE[1]:
        yield "periods", "period_end", "warning"


def _value(row: Row) -> Iterator[tuple[str, str, str]]:
    value, upper = row["value"], row["value_max"]
    if value is not None and upper is not None and upper < value:
        yield "ranges", "value_max", "error"
    if (
        row["method"] == "rule"
        and None not in (value, row["text"])
        and all(quantity.value != value for quantity in find_quantities(row["text"]))
    ):
        yield "values", "value", "error"


def _unit(row: Row, tables: dict[str, list[Row]]) -> Iterator[tuple[str, str, str]]:
    indicator = _by_key("indicators", tables, row["indicator_id"])
    unit = _by_key("units", tables, row["unit"])
    one, other = (entry and entry["dimension"] for entry in (indicator, unit))
    if row["measure"] == "level" and one is not None and other is not None and not fits(one, other):
        yield "units", "unit", "error"
    if (row["threshold"] is None) != (row["threshold_unit"] is None):
        yield "units", "threshold_unit", "error"


def _part(row: Row, figures: list[Row]) -> Iterator[tuple[str, str, str]]:
    whole = _by_key("figures", {"figures": figures}, row["parent_id"])
    if whole is None:
        return
    if whole["report_id"] != row["report_id"] or _comes_back(row, figures):
        yield "parts", "parent_id", "error"
    elif (
        row["measure"] == whole["measure"] == "level"
        and row["unit"] == whole["unit"]
        and whole["comparator"] not in ("gt", "ge")
        and None not in (row["value"], whole["value"])
        and row["value"] > whole["value"] * Decimal("1.005")
    ):
        yield "parts", "parent_id", "warning"


def _comes_back(row: Row, figures: list[Row]) -> bool:
    passed = {row["figure_id"]}
    step: Row | None = row
    while step is not None and step["parent_id"] is not None:
        if step["parent_id"] in passed:
            return True
        passed.add(step["parent_id"])
        step = _by_key("figures", {"figures": figures}, step["parent_id"])
    return False


def _roles(row: Row, tables: dict[str, list[Row]]) -> Iterator[tuple[str, str, str]]:
    person = _by_key("entities", tables, row["person_id"])
    body = _by_key("entities", tables, row["organisation_id"])
    if person is not None and person["type"] not in (None, "person"):
        yield "roles", "person_id", "error"
    if body is not None and body["type"] not in (None, "organisation", "facility", "place"):
        yield "roles", "organisation_id", "error"
