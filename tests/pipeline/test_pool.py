"""A report that ends the process which reads it is found and named; all others are read."""

from pathlib import Path

from gongbao.pipeline.engines import PoolEngine
from gongbao.pipeline.making import Shard, Wanted
from gongbao.read import find_reports
from tests.cli.reports import many_reports
from tests.pipeline.deadly import die_at_deadly


def _shards(raw: Path, place: Path, size: int) -> list[Shard]:
    files = find_reports(raw).files
    wanted = [Wanted(file, file.source_file, f"{number:04}") for number, file in enumerate(files)]
    return [Shard(tuple(wanted[start : start + size]), str(place)) for start in range(0, len(wanted), size)]


def test_the_report_that_kills_its_process_is_found(tmp_path: Path) -> None:
    raw = many_reports(tmp_path / "raw", 9)
    (raw / "m-deadly.txt").write_text("全县新建道路3公里。", encoding="utf-8")
    outcomes = list(PoolEngine(2).run(die_at_deadly, _shards(raw, tmp_path / "shards", 4)))
    failures = [failure for outcome in outcomes for failure in outcome.failures]
    assert [(failure.kind, failure.file) for failure in failures] == [("WorkerDied", "m-deadly.txt")]
    assert sum(outcome.reports for outcome in outcomes) == 10
