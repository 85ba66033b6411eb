"""Plants errors of every kind that a schema can forbid into the figures of a package, CSV and Parquet, by a fixed seed."""

import csv
import json
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

__all__ = ["plant"]

_SEED = 20310301
_EACH = 25  # rows that get each kind of error
_NO_KEY = "aaaaaaaaaaaaaaaa"
_KINDS: dict[str, dict[str, Any]] = {
    "type (integer)": {"start": "three"},
    "type (number)": {"value": "12,5"},
    "type (date)": {"period_start": "2031-02-30"},
    "required": {"text": ""},
    "pattern": {"passage_id": "NOT A KEY"},
    "enumeration": {"status": "wished"},
    "minimum": {"end": "0"},
    "foreign key": {"passage_id": _NO_KEY},
    "foreign key to the same table": {"parent_id": _NO_KEY},
    "no primary key": {"figure_id": ""},
    "odd but right (integer)": {"start": " 7 "},
    "odd but right (number)": {"value": "1.5e3"},
}
_IN_PARQUET = (
    "required",
    "pattern",
    "enumeration",
    "minimum",
    "foreign key",
    "foreign key to the same table",
)


def plant(package: Path) -> Counter[str]:
    """Change the figures in ``package`` and return how many errors of each kind were planted in both formats."""
    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    planted: Counter[str] = Counter()
    for entry in descriptor["resources"]:
        if entry["name"] in ("figures", "figures-parquet"):
            change = _in_csv if entry["format"] == "csv" else _in_parquet
            change(package / entry["path"], planted)
        for stated in ("bytes", "hash"):
            entry.pop(stated, None)
    (package / "datapackage.json").write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")
    return planted


def _in_csv(path: Path, planted: Counter[str]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    places = _places(len(rows))
    for kind, cells in _KINDS.items():
        for place in places(kind, planted):
            for name, cell in cells.items():
                rows[place][header.index(name)] = cell
    for place in places("twice the same key", planted):
        rows[place][0] = rows[(place * 7 + 1) % len(rows)][0]
    for place in places("blank row", planted):
        rows[place] = [""] * len(header)
    for place in places("row too short", planted):
        rows[place] = rows[place][:20]
    for place in places("row too long", planted):
        rows[place] = [*rows[place], "more"]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def _in_parquet(path: Path, planted: Counter[str]) -> None:
    table = pq.read_table(path)
    columns = {name: table[name].to_pylist() for name in table.column_names}
    places = _places(len(table))
    for kind in _IN_PARQUET:
        for place in places(kind, planted):
            for name, cell in _KINDS[kind].items():
                columns[name][place] = int(cell) if cell == "0" else cell or None
    for place in places("twice the same key", planted):
        columns["figure_id"][place] = columns["figure_id"][(place * 7 + 1) % len(table)]
    schema = pa.schema(
        [
            pa.field(one.name, pa.string() if pa.types.is_dictionary(one.type) else one.type)
            for one in table.schema
        ],
        metadata=table.schema.metadata,
    )
    pq.write_table(pa.table(columns, schema=schema), path)


def _places(rows: int) -> Callable[[str, Counter[str]], list[int]]:
    """Return a function that gives rows that had no error yet, and counts them."""
    order = random.Random(_SEED).sample(range(rows), rows)

    def take(kind: str, planted: Counter[str]) -> list[int]:
        planted[kind] += _EACH
        return [order.pop() for _ in range(_EACH)]

    return take
