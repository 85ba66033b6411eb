"""A build gives the same bytes however it is done, and reads nothing twice."""

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from gongbao.extract import extract
from gongbao.extract.facts import Finding
from gongbao.link import CurationError, read_curated, report_id
from gongbao.pipeline import Options, Stopped, build
from gongbao.pipeline.engines import PoolEngine
from gongbao.read import find_reports, read_raw
from gongbao.write import write_package
from tests.cli.reports import SPRING, SUMMER, digests, many_reports, write_reports
from tests.link.reference import link

PEOPLE = "柳泉县人民政府县长何远山主持会议。白塘市人民政府市长何远山讲话。国务院办公厅和国务院下发通知。\n"
OFFICE = "国务院办公厅发布意见。山东省青岛市新增就业3万人。"


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dozen reports; two say the same, two cannot be read, some speak of the same bodies and places."""
    folder = many_reports(tmp_path_factory.mktemp("reports") / "raw", 8)
    write_reports(folder, people=PEOPLE, office=OFFICE, copy=SPRING, first=SPRING)
    return write_reports(folder, empty="", zero=f"{SUMMER}\x00")


def all_at_once(raw: Path, out: Path) -> None:
    """Publish the reports of ``raw`` with every row in memory, as a program of a few lines would."""
    by_digest = {}
    for file in find_reports(raw).files:
        report = read_raw(file)
        if report.sha256 in by_digest:
            original, facts = by_digest[report.sha256]
            message = f"{report.source_file} repeats {original.source_file} byte for byte and was left out."
            facts.findings.append(Finding("duplicate_report", "warning", message))
        else:
            by_digest[report.sha256] = report, extract(report)
    curated = out / "data" / "curated"
    tables = link(by_digest.values(), read_curated(curated) if curated.is_dir() else None)
    write_package(tables, {report_id(report): report.text for report, _ in by_digest.values()}, out)


def curated(package: Path, **files: str) -> None:
    folder = package / "data" / "curated"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")


def test_the_rows_are_those_of_a_program_that_holds_everything_in_memory(raw: Path, tmp_path: Path) -> None:
    some = tmp_path / "raw"
    shutil.copytree(raw, some)
    for name in ("empty", "zero"):
        (some / f"{name}.txt").unlink()
    build(some, tmp_path / "built")
    all_at_once(some, tmp_path / "simple")
    assert digests(tmp_path / "built") == digests(tmp_path / "simple")


@pytest.mark.parametrize(
    "options",
    [
        Options(reports_a_shard=1),
        Options(reports_a_shard=3),
        Options(engine=PoolEngine(2), reports_a_shard=2),
    ],
    ids=["a report a shard", "three reports a shard", "two processes"],
)
def test_neither_shards_nor_processes_change_a_byte(raw: Path, tmp_path: Path, options: Options) -> None:
    build(raw, tmp_path / "plain")
    build(raw, tmp_path / "other", options)
    assert digests(tmp_path / "plain") == digests(tmp_path / "other")
    plain, other = (tmp_path / out / "data" / "gongbao.db" for out in ("plain", "other"))
    assert plain.read_bytes() == other.read_bytes()


def test_a_package_that_grew_and_shrank_is_that_of_a_build_from_nothing(raw: Path, tmp_path: Path) -> None:
    here, out = tmp_path / "raw", tmp_path / "out"
    shutil.copytree(raw, here)
    for name in ("r0001.txt", "first.txt", "people.txt"):
        (here / name).unlink()
    (here / "r0003.txt").write_text(SUMMER, encoding="utf-8")
    build(here, out)
    shutil.copytree(raw, here, dirs_exist_ok=True)
    assert build(here, out).extracted == 4
    build(raw, tmp_path / "anew")
    assert digests(out) == digests(tmp_path / "anew")


def test_only_reports_that_are_new_or_whose_source_changed_are_read(raw: Path, tmp_path: Path) -> None:
    here = tmp_path / "raw"
    shutil.copytree(raw, here)
    build(here, tmp_path / "out")
    write_reports(here, autumn="十月，柳泉县新建学校3所。")
    (here / "sources.csv").write_text("file,title\nr0001.txt,报告\n", encoding="utf-8")
    assert build(here, tmp_path / "out").extracted == 2


def test_what_cannot_be_read_is_tried_again_when_that_is_asked(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert build(raw, out).extracted == 14
    (out / "metadata.yml").unlink()
    assert build(raw, out).extracted == 0
    again = build(raw, out, Options(retry_failed=True))
    assert again.extracted == 2
    assert [error.file for error in again.errors] == ["empty.txt", "zero.txt"]
    assert "zero.txt" in (out / ".gongbao" / "failed.csv").read_text(encoding="utf-8")


def test_the_first_failure_can_stop_a_build_that_then_publishes_nothing(raw: Path, tmp_path: Path) -> None:
    with pytest.raises(Stopped) as stopped:
        build(raw, tmp_path / "out", Options(fail_fast=True))
    assert stopped.value.error.file in {"empty.txt", "zero.txt"}
    assert not (tmp_path / "out" / "data").exists()


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:-3], lambda data: b"\0" * 400 + data[400:]],
    ids=["cut off", "overwritten"],
)
def test_a_damaged_shard_costs_no_more_than_its_reports(
    raw: Path, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    out = tmp_path / "out"
    build(raw, out, Options(reports_a_shard=4))
    before = digests(out)
    shard = min((out / ".gongbao" / "shards").iterdir())
    shard.write_bytes(damage(shard.read_bytes()))
    (out / "metadata.yml").unlink()
    assert 0 < build(raw, out, Options(reports_a_shard=4)).extracted <= 4
    assert digests(out) == before


CORRECTION = """\
- table: figures
  where: {report: spring.txt, text: 60个}
  column: value
  expected: 60
  value: 61
  reason: 后文写明为61个
  source: 统计局, 2024-01-05
"""
DECISION = """\
- decision: same
  people:
    - {report: a.txt, name: 何远山, post: 白塘市人民政府市长}
    - {report: b.txt, name: 何远山, post: 白塘市人民政府市长}
  reason: 一人
  source: 组织部
"""


def test_corrections_change_the_rows_of_their_reports_alone(tmp_path: Path) -> None:
    raw = write_reports(tmp_path / "raw", spring=SPRING, summer=SUMMER, people=PEOPLE)
    built, simple = tmp_path / "built", tmp_path / "simple"
    for out in (built, simple):
        curated(out, corrections=CORRECTION)
    build(raw, built)
    all_at_once(raw, simple)
    assert digests(built) == digests(simple)
    figures = pq.read_table(built / "data" / "tables" / "figures.parquet").to_pylist()
    assert [row["value"] for row in figures if row["review"] == "corrected"] == [Decimal(61)]


def test_a_correction_that_fits_no_more_says_so_and_publishes_nothing(tmp_path: Path) -> None:
    raw, out = write_reports(tmp_path / "raw", spring=SPRING), tmp_path / "out"
    curated(out, corrections=CORRECTION.replace("expected: 60", "expected: 6"))
    with pytest.raises(CurationError, match="value is 60 and not 6"):
        build(raw, out)
    assert not (out / "data" / "tables").exists()


def test_decisions_about_people_hold_across_reports(tmp_path: Path) -> None:
    raw = write_reports(tmp_path / "raw", a=PEOPLE, b=f"会前，{PEOPLE}")
    for out in ("built", "simple"):
        curated(tmp_path / out, namesakes=DECISION)
    build(raw, tmp_path / "built")
    all_at_once(raw, tmp_path / "simple")
    assert digests(tmp_path / "built") == digests(tmp_path / "simple")
