"""Any value that a field can hold comes back the same from CSV, Parquet and SQLite; no other is written."""

import csv
import sqlite3
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongbao.schema import Category, Display, Field, Row, Table, Value
from gongbao.schema.values import FORMULA_STARTS, is_exact
from gongbao.write.columns import as_arrow
from gongbao.write.csv_tables import CsvFile
from gongbao.write.database import create_statements, fill
from gongbao.write.parquet_tables import ParquetFiles
from gongbao.write.rows import CellError, Columns, in_order

WORDS: Any = {"title": "Thing", "title_zh": "物", "description": "A thing.", "description_zh": "一物。"}
FIELDS = (
    Field("key", "string", **WORDS, required=True),
    Field("words", "string", **WORDS),
    Field("whole", "integer", **WORDS),
    Field("number", "number", **WORDS),
    Field("day", "date", **WORDS),
    Field("kind", "string", **WORDS, categories=(Category("a", "A", "甲"), Category("b", "B", "乙"))),
)
TABLE = Table("things", **WORDS, fields=FIELDS, primary_key="key", order=("whole", "key"), foreign_keys=(),
              weaknesses=(), display=Display("words", (), "key"))  # fmt: skip

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(
    lambda t: t[0] not in FORMULA_STARTS
)
integers = st.integers(-(2**63) + 1, 2**63 - 1).map(Decimal)
fractions = st.decimals(allow_nan=False, allow_infinity=False).filter(is_exact)
large = st.tuples(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 11)).map(
    lambda t: Decimal(t[0]).scaleb(t[1])
)
digits = st.tuples(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 12)).map(
    lambda t: Decimal(t[0]).scaleb(-t[1])
)
VALUES: dict[str, st.SearchStrategy[Value]] = {
    "words": texts,
    "whole": st.integers(-(2**31) + 1, 2**31 - 1),
    "number": integers | fractions | digits | large,
    "day": st.dates(),
    "kind": st.sampled_from(["a", "b"]),
}
rows = st.lists(
    st.fixed_dictionaries({name: st.none() | value for name, value in VALUES.items()}), max_size=8
)


def with_keys(some: list[Row]) -> list[Row]:
    return [{"key": f"k{number}", **row} for number, row in enumerate(some)]


READ: dict[str, Callable[[str], Value]] = {
    "string": str, "integer": int, "number": Decimal, "date": date.fromisoformat,
}  # fmt: skip


def write_csv(columns: Columns, path: Path) -> None:
    with CsvFile(columns.table, path) as file:
        file.write(columns)


def write_parquet(columns: Columns, path: Path) -> None:
    with ParquetFiles(columns.table, [path]) as files:
        files.write(as_arrow(columns))


def from_csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        listed = list(csv.reader(file, strict=True))
    assert tuple(listed[0]) == TABLE.columns
    return [
        {f.name: None if cell == "" else READ[f.type](cell) for f, cell in zip(FIELDS, cells, strict=True)}
        for cells in listed[1:]
    ]


def from_sqlite(some: list[Row]) -> list[Row]:
    database = sqlite3.connect(":memory:")
    for statement in create_statements(TABLE):
        database.execute(statement)
    fill(database, in_order(TABLE, some))
    found = database.execute("SELECT * FROM things ORDER BY rowid").fetchall()
    return [
        {
            f.name: cell if cell is None or f.type in ("string", "integer") else READ[f.type](str(cell))
            for f, cell in zip(FIELDS, cells, strict=True)
        }
        for cells in found
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows)
def test_any_value_comes_back_from_every_format(tmp_path: Path, some: list[Row]) -> None:
    some = with_keys(some)
    expected = sorted(some, key=lambda row: (row["whole"] is not None, row["whole"] or 0, row["key"]))
    columns = in_order(TABLE, some)
    write_csv(columns, tmp_path / "things.csv")
    write_parquet(columns, tmp_path / "things.parquet")
    assert from_csv(tmp_path / "things.csv") == expected
    assert pq.read_table(tmp_path / "things.parquet").to_pylist() == expected
    assert from_sqlite(some) == expected


@settings(max_examples=80, deadline=None)
@given(st.decimals(allow_nan=True, allow_infinity=True))
def test_a_number_is_written_exactly_or_not_at_all(number: Decimal) -> None:
    some: list[Row] = [dict.fromkeys(TABLE.columns) | {"key": "k", "number": number}]
    if is_exact(number):
        assert from_sqlite(some)[0]["number"] == number
    else:
        with pytest.raises(CellError):
            in_order(TABLE, some)


@pytest.mark.parametrize(
    ("number", "written"),
    [("3.5E+8", "350000000"), ("5.00", "5"), ("-0.30", "-0.3"), ("1E-12", "0.000000000001"), ("-0.0", "0"), ("0E+5", "0"), ("10", "10")],
)  # fmt: skip
def test_numbers_in_csv_have_no_exponent_and_no_idle_zeros(tmp_path: Path, number: str, written: str) -> None:
    row: Row = dict.fromkeys(TABLE.columns) | {"key": "k", "number": Decimal(number)}
    write_csv(in_order(TABLE, [row]), tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == f"key,words,whole,number,day,kind\nk,,,{written},,\n".encode()


def test_csv_quotes_what_must_be_quoted_and_ends_lines_with_line_feeds(tmp_path: Path) -> None:
    row: Row = dict.fromkeys(TABLE.columns) | {"words": 'a,"b"\r\nc'}
    several = [row | {"key": "1"}, row | {"key": "2", "words": "甲\r乙"}]
    write_csv(in_order(TABLE, several), tmp_path / "a.csv")
    head = b"key,words,whole,number,day,kind\n"
    assert (
        tmp_path / "a.csv"
    ).read_bytes() == head + b'1,"a,""b""\r\nc",,,,\n2,"\xe7\x94\xb2\r\xe4\xb9\x99",,,,\n'


@pytest.mark.parametrize(
    ("column", "value", "told_of"),
    [
        ("words", "=cmd|' /C calc'!A0", "makes a spreadsheet run it"),
        ("words", "\t=1", "makes a spreadsheet run it"),
        ("words", "＝1", "makes a spreadsheet run it"),
        ("words", "", "an empty cell is None"),
        ("words", "\ud800", "surrogate"),
        ("words", 3, "is a int, not a string"),
        ("whole", 2**31, "larger than 32 bits"),
        ("whole", True, "is a bool"),
        ("number", 3, "is a int, not a number"),
        ("number", Decimal("NaN"), "more digits"),
        ("number", Decimal(2**63), "more digits"),
        ("day", "2023-01-01", "is a str, not a date"),
        ("kind", "c", "is none of a, b"),
        ("key", None, "is empty and must not be"),
    ],
)  # fmt: skip
def test_what_a_field_cannot_hold_is_refused_by_table_row_and_column(
    column: str, value: Value, told_of: str
) -> None:
    row: Row = dict.fromkeys(TABLE.columns) | {"key": "k1", column: value}
    with pytest.raises(CellError, match=rf"table things, row .*, column {column}") as caught:
        in_order(TABLE, [row])
    assert told_of in str(caught.value)


def test_a_row_with_a_column_too_few_or_too_many_is_refused() -> None:
    for row in ({"key": "k"}, {**dict.fromkeys(TABLE.columns), "key": "k", "more": None}):
        with pytest.raises(CellError, match="a row has the columns"):
            in_order(TABLE, [row])


def test_a_key_that_stands_twice_is_refused() -> None:
    row: Row = dict.fromkeys(TABLE.columns) | {"key": "k"}
    with pytest.raises(CellError, match="things"):
        from_sqlite([row, row])


def test_parquet_states_its_types(tmp_path: Path) -> None:
    write_parquet(in_order(TABLE, []), tmp_path / "a.parquet")
    types = {field.name: str(field.type) for field in pq.read_schema(tmp_path / "a.parquet")}
    assert types == {
        "key": "string",
        "words": "string",
        "whole": "int32",
        "number": "decimal128(38, 12)",
        "day": "date32[day]",
        "kind": "dictionary<values=string, indices=int8, ordered=0>",
    }
