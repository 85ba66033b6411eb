"""A package in parts holds the rows of one that is whole, and frictionless accepts it."""

import json
from pathlib import Path

import frictionless
import pyarrow.parquet as pq
import pytest

from gongbao.pipeline import Options, build
from tests.cli.reports import digests, many_reports


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongbao.write.parquet_tables.ROWS_A_GROUP", 7)
    monkeypatch.setattr("gongbao.write.tables._GROUPS_A_PART", 2)


def test_parts_hold_the_rows_of_the_whole_in_their_order(tmp_path: Path, small_parts: None) -> None:
    raw = many_reports(tmp_path / "raw", 12)
    build(raw, tmp_path / "whole")
    build(raw, tmp_path / "parts", Options(partitioned=True, csv=False, database=False))
    assert not list((tmp_path / "parts" / "data").rglob("*.csv"))
    assert not (tmp_path / "parts" / "data" / "gongbao.db").exists()
    for whole in sorted((tmp_path / "whole" / "data" / "tables").glob("*.parquet")):
        parts = sorted((tmp_path / "parts" / "data" / "tables" / whole.stem).glob("part-*.parquet"))
        rows = [row for part in parts for row in pq.read_table(part).to_pylist()]
        assert rows == pq.read_table(whole).to_pylist()
        assert len(parts) == max(1, -(-len(rows) // 14))


def test_frictionless_accepts_a_package_in_parts(tmp_path: Path, small_parts: None) -> None:
    out = tmp_path / "parts"
    build(many_reports(tmp_path / "raw", 6), out, Options(partitioned=True, csv=False, database=False))
    names = [each["name"] for each in json.loads((out / "datapackage.json").read_text("utf-8"))["resources"]]
    assert "figures-parquet-00001" in names
    assert "reports-parquet" in names
    report = frictionless.validate(str(out / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "note"])


def test_a_package_that_is_whole_again_keeps_no_parts(tmp_path: Path, small_parts: None) -> None:
    raw, out = many_reports(tmp_path / "raw", 3), tmp_path / "out"
    build(raw, out, Options(partitioned=True, csv=False, database=False))
    build(raw, out)
    build(raw, tmp_path / "anew")
    assert digests(out) == digests(tmp_path / "anew")
    build(raw, out, Options(partitioned=True, csv=False, database=False))
    assert not list((out / "data" / "tables").glob("*.parquet"))
