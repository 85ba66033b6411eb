"""``gongbao build``: what a folder of reports becomes, and what is said when it cannot."""

import csv
import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from gongbao.cli import main
from tests.cli.reports import SPRING, SUMMER, digests, many_reports, write_reports

TABLES = {
    "reports",
    "passages",
    "figures",
    "rankings",
    "entities",
    "mentions",
    "positions",
    "milestones",
    "statements",
    "findings",
    "indicators",
    "units",
    "places",
}


def build(raw: Path, out: Path, *more: str) -> int:
    return main(["build", "--raw", str(raw), "--out", str(out), *more])


def rows(package: Path, table: str) -> list[dict[str, str]]:
    with (package / "data" / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_folder_of_reports_becomes_a_package(tmp_path: Path) -> None:
    assert build(write_reports(tmp_path / "raw", spring=SPRING, summer=SUMMER), tmp_path / "out") == 0
    tables = tmp_path / "out" / "data" / "tables"
    assert {path.stem for path in tables.glob("*.csv")} == TABLES
    assert {path.stem for path in tables.glob("*.parquet")} == TABLES
    assert (tmp_path / "out" / "metadata.yml").is_file()
    descriptor = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert len(descriptor["resources"]) == 2 * len(TABLES)
    database = sqlite3.connect(tmp_path / "out" / "data" / "gongbao.db")
    assert database.execute("SELECT source_file FROM reports ORDER BY 1").fetchall() == [
        ("spring.txt",),
        ("summer.txt",),
    ]


def test_nothing_is_written_into_the_folder_of_reports(tmp_path: Path) -> None:
    raw = write_reports(tmp_path / "raw", spring=SPRING)
    build(raw, tmp_path / "out")
    assert [path.name for path in raw.iterdir()] == ["spring.txt"]


def test_what_is_known_of_the_source_is_published(tmp_path: Path) -> None:
    raw = write_reports(tmp_path / "raw", spring=SPRING)
    (raw / "sources.csv").write_text(
        "file,publisher,kind\nspring.txt,柳泉县人民政府,conference\n", encoding="utf-8"
    )
    assert build(raw, tmp_path / "out") == 0
    (report,) = rows(tmp_path / "out", "reports")
    assert (report["publisher"], report["kind"]) == ("柳泉县人民政府", "conference")


def test_the_encoding_is_published_and_changes_nothing_else(tmp_path: Path) -> None:
    build(write_reports(tmp_path / "a", spring=SPRING), tmp_path / "utf8")
    build(write_reports(tmp_path / "b", spring=SPRING.encode("gb18030")), tmp_path / "gb")
    (utf8,), (gb) = rows(tmp_path / "utf8", "reports"), rows(tmp_path / "gb", "reports")
    assert (utf8["encoding"], gb[0]["encoding"]) == ("utf-8", "gb18030")
    texts = [[row["text"] for row in rows(tmp_path / name, "passages")] for name in ("utf8", "gb")]
    assert texts[0] == texts[1]


def test_an_unreadable_report_is_named_and_the_others_are_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = write_reports(
        tmp_path / "raw",
        good=SPRING,
        empty="",
        blank=" \n\u3000",
        binary=b"%PDF-1.4 \x00\x01",
        damaged=SPRING[:12].encode() + b"\xff" + SPRING[12:].encode(),
        control=f"{SUMMER}\x07",
        zero=f"{SUMMER}\x00",
    )
    assert build(raw, tmp_path / "out") == 1
    told = capsys.readouterr().err
    for name, reason in {
        "empty": "0 bytes",
        "blank": "white space",
        "binary": "PDF",
        "damaged": f"at byte {len(SPRING[:12].encode())} are not valid UTF-8",
        "control": "U+0007",
        "zero": "zero byte",
    }.items():
        assert any(f"{name}.txt: " in line and reason in line for line in told.splitlines()), name
    assert "6 reports could not be read" in told
    assert [row["source_file"] for row in rows(tmp_path / "out", "reports")] == ["good.txt"]
    named = [
        row["message"].split(":")[0]
        for row in rows(tmp_path / "out", "findings")
        if row["rule"] == "unreadable_report"
    ]
    assert sorted(named) == ["binary.txt", "blank.txt", "control.txt", "damaged.txt", "empty.txt", "zero.txt"]


def test_when_nothing_can_be_read_nothing_is_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    build(write_reports(tmp_path / "raw", spring=SPRING), out)
    before = digests(out)
    (tmp_path / "raw" / "spring.txt").write_bytes(b"")
    assert build(tmp_path / "raw", out) == 1
    assert "none of the reports could be read" in capsys.readouterr().err
    assert digests(out) == before


@pytest.mark.parametrize("raw", ["absent", "empty", "only_notes"])
def test_without_reports_the_arguments_are_unusable(
    tmp_path: Path, raw: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "only_notes").mkdir()
    (tmp_path / "only_notes" / "notes.xlsx").write_text("一", encoding="utf-8")
    assert build(tmp_path / raw, tmp_path / "out") == 2
    assert raw in (told := capsys.readouterr().err)
    assert "--raw" in told
    assert not (tmp_path / "out").exists()


def test_without_a_project_around_the_folders_must_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["build"]) == 2
    assert "--raw" in capsys.readouterr().err


def test_the_project_around_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_reports(tmp_path / "data" / "raw", spring=SPRING)
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    assert main(["build"]) == 0
    assert (tmp_path / "datapackage.json").is_file()


@pytest.mark.parametrize("arguments", [["--jobs", "0"], ["--jobs", "many"], ["--rwa", "x"]])
def test_unusable_arguments_exit_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["build", *arguments])
    assert stopped.value.code == 2


def test_a_table_of_sources_that_cannot_be_used_stops_the_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw, out = write_reports(tmp_path / "raw", spring=SPRING), tmp_path / "out"
    build(raw, out)
    before = digests(out)
    (raw / "sources.csv").write_text("title\n报告\n", encoding="utf-8")
    assert build(raw, out) == 2
    assert "sources.csv: line 1: there is no column 'file'" in capsys.readouterr().err
    assert digests(out) == before


def test_an_absent_file_and_a_wrong_checksum_are_named_and_the_others_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = write_reports(tmp_path / "raw", spring=SPRING, summer=SUMMER)
    (raw / "sources.csv").write_text(f"file,sha256\nspring.txt,{'0' * 64}\nwinter.txt,\n", encoding="utf-8")
    assert build(raw, tmp_path / "out") == 1
    told = capsys.readouterr().err
    assert "spring.txt: its SHA-256 is" in told
    assert "winter.txt: sources.csv names this file on line 3, and it is not there" in told
    assert [row["source_file"] for row in rows(tmp_path / "out", "reports")] == ["summer.txt"]


def test_a_repeated_report_is_published_once_with_a_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = write_reports(tmp_path / "raw", a=SPRING, b=SPRING, c=SUMMER)
    assert build(raw, tmp_path / "out") == 0
    assert "b.txt repeats a.txt byte for byte" in capsys.readouterr().err
    assert [row["source_file"] for row in rows(tmp_path / "out", "reports")] == ["a.txt", "c.txt"]
    (finding,) = (row for row in rows(tmp_path / "out", "findings") if row["rule"] == "duplicate_report")
    assert "b.txt" in finding["message"]


def test_other_kinds_of_files_and_unknown_columns_are_mentioned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = write_reports(tmp_path / "raw", spring=SPRING)
    (raw / "minutes.wps").write_bytes(b"PK\x03\x04")
    (raw / "sources.csv").write_text("file,publischer\nspring.txt,县政府\n", encoding="utf-8")
    assert build(raw, tmp_path / "out") == 0
    told = capsys.readouterr().err
    assert "minutes.wps" in told
    assert "did you mean publisher?" in told


def test_a_second_build_changes_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw, out = write_reports(tmp_path / "raw", spring=SPRING, summer=SUMMER), tmp_path / "out"
    build(raw, out)
    before = {path: path.stat().st_mtime_ns for path in (out / "data").rglob("*")}
    capsys.readouterr()
    assert build(raw, out) == 0
    assert "nothing has changed" in capsys.readouterr().out
    assert {path: path.stat().st_mtime_ns for path in (out / "data").rglob("*")} == before


def test_only_what_is_new_is_read_again_and_the_bytes_are_those_of_a_full_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw, out = write_reports(tmp_path / "raw", spring=SPRING), tmp_path / "out"
    build(raw, out)
    write_reports(raw, summer=SUMMER)
    capsys.readouterr()
    assert build(raw, out) == 0
    assert "2 reports (1 read anew)" in capsys.readouterr().out
    build(raw, tmp_path / "anew")
    assert digests(out) == digests(tmp_path / "anew")


@pytest.mark.parametrize("damage", ["remove", "append"])
def test_a_published_file_that_was_touched_is_made_again(tmp_path: Path, damage: str) -> None:
    raw, out = write_reports(tmp_path / "raw", spring=SPRING), tmp_path / "out"
    build(raw, out)
    before = digests(out)
    figures = out / "data" / "tables" / "figures.csv"
    if damage == "remove":
        figures.unlink()
    else:
        figures.write_text(figures.read_text(encoding="utf-8") + "x\n", encoding="utf-8")
    assert build(raw, out) == 0
    assert digests(out) == before


def test_a_removed_report_leaves_the_package(tmp_path: Path) -> None:
    raw, out = write_reports(tmp_path / "raw", spring=SPRING, summer=SUMMER), tmp_path / "out"
    build(raw, out)
    (raw / "spring.txt").unlink()
    assert build(raw, out) == 0
    assert [row["source_file"] for row in rows(out, "reports")] == ["summer.txt"]


def test_the_number_of_processes_changes_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongbao.pipeline.building._WORTH_PROCESSES", 0)
    raw = many_reports(tmp_path / "raw", 12)
    assert build(raw, tmp_path / "one", "--jobs", "1") == 0
    assert build(raw, tmp_path / "two", "--jobs", "2") == 0
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_the_place_of_the_folders_changes_no_byte(tmp_path: Path) -> None:
    raw = many_reports(tmp_path / "raw", 3)
    build(raw, tmp_path / "out")
    shutil.copytree(raw, tmp_path / "elsewhere" / "reports")
    build(tmp_path / "elsewhere" / "reports", tmp_path / "elsewhere" / "package")
    assert digests(tmp_path / "out") == digests(tmp_path / "elsewhere" / "package")


def test_a_file_where_a_folder_should_be_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert build(write_reports(tmp_path / "raw", spring=SPRING), tmp_path / "file" / "out") == 1
    told = capsys.readouterr().err
    assert "file" in told
    assert "--out" in told
