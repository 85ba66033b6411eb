"""A report that ends the process which reads it is found and named; all others are read. A writer's end is told."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from gongbao.pipeline.engines import PoolEngine
from gongbao.pipeline.errors import WriterDied
from gongbao.pipeline.making import Shard, Wanted
from gongbao.read import find_reports
from tests.cli.reports import many_reports
from tests.pipeline.deadly import die, die_at_deadly


def _shards(raw: Path, place: Path, size: int) -> list[Shard]:
    files = find_reports(raw).files
    wanted = [Wanted(file, file.source_file, f"{number:04}") for number, file in enumerate(files)]
    return [Shard(tuple(wanted[start : start + size]), str(place)) for start in range(0, len(wanted), size)]


def test_the_report_that_kills_its_process_is_found(tmp_path: Path) -> None:
    raw = many_reports(tmp_path / "raw", 9)
    (raw / "m-deadly.txt").write_text("全县新建道路3公里。", encoding="utf-8")
    with closing(PoolEngine(2)) as engine:
        outcomes = list(engine.run(die_at_deadly, _shards(raw, tmp_path / "shards", 4)))
    failures = [failure for outcome in outcomes for failure in outcome.failures]
    assert [(failure.kind, failure.file) for failure in failures] == [("WorkerDied", "m-deadly.txt")]
    assert sum(outcome.reports for outcome in outcomes) == 10


def test_a_process_that_dies_while_it_writes_ends_the_build() -> None:
    engine = PoolEngine(2)
    with pytest.raises(WriterDied, match="What was read is kept"):
        list(engine.each(die, ["figures", "texts"]))
    with closing(engine):
        assert list(engine.each(str.upper, ["figures"])) == ["FIGURES"]


def test_a_program_whose_processes_cannot_start_is_told_so_at_once(tmp_path: Path) -> None:
    raw = many_reports(tmp_path / "raw", 9)
    code = (
        "from pathlib import Path; from gongbao.pipeline import Options, build\n"
        "from gongbao.pipeline.engines import PoolEngine\n"
        f"build(Path({str(raw)!r}), Path({str(tmp_path / 'out')!r}), Options(engine=PoolEngine(2)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-"], input=code, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "Processes cannot be started from here" in done.stderr
    assert not (tmp_path / "out" / "data").exists()
