"""Parquet gets frictionless' verdict too, row by row; tables in many batches and in many parts are checked whole."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from check.conftest import COUNTS, PLACES
from check.test_validation import ours, theirs
from gongbao.check import Problem, validate

_PANDAS = {
    "index_columns": [],
    "column_indexes": [],
    "columns": [{"name": "rank", "field_name": "rank", "pandas_type": "int32", "numpy_type": "Int32"}],
}
_COUNTS = pa.schema(
    [
        pa.field("count_id", pa.string()),
        pa.field("place_id", pa.string()),
        pa.field("rank", pa.int32()),
        pa.field("value", pa.decimal128(38, 8)),
        pa.field("day", pa.date32()),
        pa.field("status", pa.dictionary(pa.int8(), pa.string())),
        pa.field("whole", pa.string()),
    ],
    metadata={b"pandas": json.dumps(_PANDAS).encode()},
)
_TEXTS = st.sampled_from(
    [None, "", "aaaa", "aaab", "zzzz", "990100", "990300", "99010", "Target", "东", "actual"]
)
_CELLS = {
    "count_id": _TEXTS,
    "place_id": _TEXTS,
    "rank": st.sampled_from([None, 0, 1, -3]),
    "value": st.sampled_from([None, 0, 7]),
    "status": _TEXTS,
    "whole": _TEXTS,
}
_PLANTED = st.lists(
    st.sampled_from(sorted(_CELLS)).flatmap(
        lambda name: st.tuples(st.integers(0, 3), st.just(name), _CELLS[name])
    ),
    max_size=5,
)


def _rows() -> list[dict[str, Any]]:
    keys = ["aaaa", "aaab", "aaac", "aaad"]
    return [
        {
            "count_id": key,
            "place_id": "990100",
            "rank": 1,
            "value": 2,
            "day": None,
            "status": "actual",
            "whole": None,
        }
        for key in keys
    ]


def _entry(name: str, schema: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "type": "table",
        "path": f"{name}.parquet",
        "format": "parquet",
        "schema": schema,
        **more,
    }


def _write(folder: Path, *entries: dict[str, Any]) -> None:
    places = pa.table({"place_id": ["990100", "990200"], "name": ["东川市", "西陵市"]})
    pq.write_table(places, folder / "places.parquet")
    descriptor = {"name": "small", "resources": [_entry("places", PLACES), *entries]}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_PLANTED, st.booleans())
def test_every_error_planted_in_parquet_is_found_where_frictionless_finds_it(
    tmp_path: Path, planted: list[tuple[int, str, Any]], twice: bool
) -> None:
    rows = _rows()
    if twice:
        rows.append(dict(rows[1]))
    for row, name, cell in planted:
        rows[row][name] = cell
    pq.write_table(pa.Table.from_pylist(rows, schema=_COUNTS), tmp_path / "counts.parquet")
    _write(tmp_path, _entry("counts", COUNTS))
    assert ours(tmp_path) == theirs(tmp_path)


_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


def _key(number: int) -> str:
    return "".join(_LETTERS[number >> shift & 31] for shift in (15, 10, 5, 0))


def test_keys_are_compared_across_the_batches_of_a_large_table(tmp_path: Path) -> None:
    keys = [_key(number) for number in range(150_000)]
    wholes: list[str | None] = [None] * len(keys)
    keys[140_000] = keys[10]
    wholes[5], wholes[149_999], wholes[100_000] = (
        keys[149_000],
        keys[6],
        "nono" if "nono" not in keys else _key(1 << 19),
    )
    columns = {
        "count_id": keys,
        "whole": wholes,
        "value": pa.array([1] * len(keys)).cast(pa.decimal128(38, 8)),
    }
    lacking = {
        name: pa.nulls(len(keys), _COUNTS.field(name).type) for name in ("place_id", "rank", "day", "status")
    }
    table = pa.table({name: (columns | lacking)[name] for name in _COUNTS.names}, schema=_COUNTS)
    pq.write_table(table, tmp_path / "counts.parquet")
    _write(tmp_path, _entry("counts", COUNTS))
    problems = sorted(validate(tmp_path).problems)
    assert [(one.row, one.rule, one.value) for one in problems] == [
        (100_002, "foreign-key", wholes[100_000]),
        (140_002, "primary-key", keys[10]),
    ]
    assert "row 12 already" in problems[1].message


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    """Return a package whose table of counts lies in two files, as a build of many reports writes it."""
    rows = _rows()
    rows[2]["whole"] = "aaaa"  # stands in the other file
    schema = {**COUNTS, "foreignKeys": []}
    references = [
        {"field": "place_id", "table": "places", "column": "place_id"},
        {"field": "whole", "table": "counts", "column": "count_id"},
    ]
    entries = []
    for number in range(2):
        name = f"counts-{number:05}"
        pq.write_table(
            pa.Table.from_pylist(rows[number * 2 :][:2], schema=_COUNTS), tmp_path / f"{name}.parquet"
        )
        more = {"table": "counts", "part": number, "parts": 2, "references": references}
        entries.append(_entry(name, schema, **more))
    _write(tmp_path, *entries)
    return tmp_path


def _change(package: Path, name: str, row: int, column: str, cell: str) -> list[Problem]:
    path = package / f"{name}.parquet"
    rows = pq.read_table(path).to_pylist()
    rows[row][column] = cell
    pq.write_table(pa.Table.from_pylist(rows, schema=_COUNTS), path)
    return validate(package).problems


def test_a_table_in_parts_is_valid_as_frictionless_says(parts: Path) -> None:
    verdict = validate(parts)
    assert verdict.problems == []
    assert verdict.rows == {"places": 2, "counts-00000": 2, "counts-00001": 2}
    assert theirs(parts) == set()


def test_a_key_that_another_part_has_is_told_with_both_places(parts: Path) -> None:
    (problem,) = _change(parts, "counts-00001", 1, "count_id", "aaab")
    assert (problem.resource, problem.row, problem.rule) == ("counts-00001", 3, "primary-key")
    assert "row 3 of counts-00000" in problem.message


def test_a_reference_out_of_a_part_must_be_found_in_some_part(parts: Path) -> None:
    (problem,) = _change(parts, "counts-00001", 0, "whole", "zzzz")
    assert (problem.resource, problem.row, problem.rule) == ("counts-00001", 2, "foreign-key")


def test_a_cell_of_a_part_is_told_by_its_row_there(parts: Path) -> None:
    (problem,) = _change(parts, "counts-00001", 1, "status", "wished")
    assert (problem.resource, problem.row, problem.column) == ("counts-00001", 3, "status")


def test_csv_files_in_one_path_are_one_table_as_for_frictionless(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("place_id,name\n990100,东川市\n", encoding="utf-8")
    (tmp_path / "two.csv").write_text("place_id,name\n990200,西陵市\n990100,x\n99,y\n", encoding="utf-8")
    entry = {
        "name": "places",
        "type": "table",
        "path": ["one.csv", "two.csv"],
        "format": "csv",
        "schema": PLACES,
    }
    (tmp_path / "datapackage.json").write_text(
        json.dumps({"name": "n", "resources": [entry]}), encoding="utf-8"
    )
    assert ours(tmp_path) == theirs(tmp_path)
    assert {(one.row, one.rule) for one in validate(tmp_path).problems} >= {
        (4, "primary-key"),
        (5, "constraint-error"),
    }
