"""Rows that do not fit in memory come out in the order of those that do."""

import tempfile
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongbao.pipeline import Options, build
from gongbao.pipeline.sorting import Sorter
from tests.cli.reports import digests, many_reports

SCHEMA = pa.schema([("words", pa.string()), ("number", pa.int32())])
rows = st.lists(st.tuples(st.none() | st.text("aé中\U00020000", max_size=3), st.none() | st.integers(0, 9)))


@settings(max_examples=50, deadline=None)
@given(st.lists(rows, max_size=6))
def test_runs_on_the_disk_are_merged_in_order(several: list[list[tuple[str | None, int | None]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        sorter = Sorter(SCHEMA, ("words", "number"), Path(folder), 1)
        for some in several:
            sorter.add(pa.table([[w for w, _ in some], [n for _, n in some]], schema=SCHEMA))
        found = [tuple(row.values()) for batch in sorter.sorted().batches() for row in batch.to_pylist()]
    everything = [row for some in several for row in some]
    assert found == sorted(everything, key=lambda row: [(cell is not None, cell) for cell in row])


def test_sorting_on_the_disk_changes_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = many_reports(tmp_path / "raw", 9)
    build(raw, tmp_path / "memory")
    monkeypatch.setattr(Sorter.__init__, "__defaults__", (1,))
    monkeypatch.setattr("gongbao.pipeline.entities._ROWS_AT_A_TIME", 1)
    monkeypatch.setattr("gongbao.pipeline.sorting._BLOCK_ROWS", 2)
    build(raw, tmp_path / "disk", Options(reports_a_shard=2))
    assert digests(tmp_path / "memory") == digests(tmp_path / "disk")
