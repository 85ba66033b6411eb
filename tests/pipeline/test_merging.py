"""Many builds of a few reports each leave as few shards as one build of all, and the same package."""

from pathlib import Path

import pytest

from gongbao.pipeline import build
from tests.cli.reports import digests, many_reports, write_reports


def shards(out: Path) -> list[Path]:
    return list((out / ".gongbao" / "shards").iterdir())


def test_small_shards_are_merged_when_there_are_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongbao.pipeline.merging._FEW_SHARDS", 4)
    raw, out = write_reports(tmp_path / "raw", empty=""), tmp_path / "out"
    for number in range(1, 9):
        many_reports(raw, number)
        assert build(raw, out).extracted == (2 if number == 1 else 1)
    (raw / "r0002.txt").unlink()
    many_reports(raw, 2, repeat=2)
    assert build(raw, out).extracted == 2
    assert len(shards(out)) <= 4
    assert build(raw, out).extracted == 0
    build(raw, tmp_path / "anew")
    assert digests(out) == digests(tmp_path / "anew")


def test_a_merge_that_was_killed_leaves_reports_in_two_shards_and_changes_no_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongbao.pipeline.merging._FEW_SHARDS", 2)
    raw, out = tmp_path / "raw", tmp_path / "out"
    for number in range(1, 4):
        before = {path: path.read_bytes() for path in shards(out)} if out.exists() else {}
        build(many_reports(raw, number), out)
    assert len(shards(out)) == 1
    for path, content in before.items():
        path.write_bytes(content)
    assert build(many_reports(raw, 4), out).extracted == 1
    assert len(shards(out)) <= 2
    build(raw, tmp_path / "anew")
    assert digests(out) == digests(tmp_path / "anew")
