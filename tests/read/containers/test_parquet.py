"""Parquet files with one report a row."""

import datetime
import os
import pickle
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from gongbao.read import Report, find_reports, read_raw
from gongbao.read.limits import Limits
from read.containers.making import ONE, TWO, problems, read_all, write_parquet


def test_each_row_is_a_report_whatever_its_row_group(tmp_path: Path) -> None:
    texts: list[object] = [f"{number}。{ONE}" for number in range(10)]
    days: list[object] = [datetime.date(2024, 1, 1 + number) for number in range(10)]
    write_parquet(
        tmp_path / "r.parquet", {"name": list("abcdefghij"), "content": texts, "date": days}, group=3
    )
    found = find_reports(tmp_path)
    assert [file.source_file for file in found.files] == [f"r.parquet#{name}" for name in "abcdefghij"]
    for number in (9, 0, 5, 4):
        report = read_raw(pickle.loads(pickle.dumps(found.files[number])))
        assert (report.text, report.source.published_on) == (texts[number], days[number])
        assert report.media_type == "application/vnd.apache.parquet"


def test_rows_without_an_id_are_numbered_and_empty_ones_named(tmp_path: Path) -> None:
    write_parquet(tmp_path / "r.parquet", {"text": [ONE, None, TWO]})
    read = read_all(tmp_path)
    assert {name for name, each in read.items() if isinstance(each, Report)} == {
        "r.parquet#row=1",
        "r.parquet#row=3",
    }
    assert "empty" in str(read["r.parquet#row=2"])


def test_a_number_or_a_category_may_be_an_id_and_a_text(tmp_path: Path) -> None:
    table = pa.table({"id": [7, 8], "text": pa.array([ONE, ONE]).dictionary_encode()})
    pa.parquet.write_table(table, tmp_path / "r.parquet")
    assert [name for name, each in read_all(tmp_path).items() if isinstance(each, Report)] == [
        "r.parquet#7",
        "r.parquet#8",
    ]


def test_a_table_of_something_else_is_left_aside(tmp_path: Path) -> None:
    write_parquet(tmp_path / "r.parquet", {"item": ["x"], "price": [1]})
    found = find_reports(tmp_path)
    assert not found.errors
    assert "columns: item, price" in str(found.left_aside[0])


@pytest.mark.parametrize("columns", [{"text": [1, 2]}, {"text": [["a"], ["b"]]}])
def test_columns_that_are_no_text_are_named(tmp_path: Path, columns: dict[str, list[object]]) -> None:
    write_parquet(tmp_path / "r.parquet", columns)
    assert set(problems(find_reports(tmp_path))) == {"r.parquet"}


def test_columns_within_columns_are_passed_over(tmp_path: Path) -> None:
    nested: dict[str, list[object]] = {"title": [{"x": 1, "y": 2}], "id": [["p", "q"]], "tags": [["a", "b"]]}
    write_parquet(tmp_path / "r.parquet", {**nested, "text": [ONE]})
    (report,) = read_all(tmp_path).values()
    assert isinstance(report, Report)
    assert (report.source_file, report.text, report.source.title) == ("r.parquet#row=1", ONE, None)


def test_a_row_group_of_too_many_texts_is_refused_with_the_remedy_and_the_others_go_on(
    tmp_path: Path,
) -> None:
    texts: list[object] = [os.urandom(4000).hex(), os.urandom(4000).hex(), ONE]
    write_parquet(tmp_path / "r.parquet", {"id": ["a", "b", "c"], "text": texts}, group=2)
    read = read_all(tmp_path, Limits(table_bytes=10_000))
    assert "row_group_size=1000" in str(read["r.parquet#group=1"])
    assert isinstance(read["r.parquet#c"], Report)


def test_a_text_that_repeats_a_million_times_takes_the_memory_of_one(tmp_path: Path) -> None:
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 200_000, pa.int32()), pa.array([ONE * 5000]))
    pa.parquet.write_table(pa.table({"text": column}), tmp_path / "r.parquet")
    found = find_reports(tmp_path)
    before = pa.total_allocated_bytes()
    assert read_raw(found.files[-1]).text == ONE * 5000
    assert pa.total_allocated_bytes() - before < 50 << 20  # all rows would be 60 GB


@pytest.mark.parametrize("data", [b"", b"PAR1", b"no table", b"PAR1" + bytes(100) + b"PAR1"])
def test_what_is_no_parquet_is_named(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "r.parquet").write_bytes(data)
    assert set(problems(find_reports(tmp_path))) == {"r.parquet"}
