"""``gongbao add`` takes a report in as it is, once, with what is known of it."""

import csv
import hashlib
from pathlib import Path

import pytest

from cli.reports import SPRING, SUMMER, write_reports
from gongbao.cli import main


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_reports(tmp_path / "project" / "data" / "raw", spring=SPRING)
    return tmp_path / "project"


def add(project: Path, file: Path, *more: str) -> int:
    return main(["add", str(file), "--raw", str(project / "data" / "raw"), "--out", str(project), *more])


def stated(project: Path) -> list[dict[str, str]]:
    with (project / "data" / "raw" / "sources.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_file_is_copied_its_row_is_written_and_the_package_is_built(
    project: Path, tmp_path: Path
) -> None:
    data = SUMMER.encode("gb18030")
    write_reports(tmp_path / "inbox", summer=data)
    assert (
        add(
            project,
            tmp_path / "inbox" / "summer.txt",
            "--publisher",
            "白塘区, 管委会",
            "--published-on",
            "2024-07-02",
        )
        == 0
    )
    assert (project / "data" / "raw" / "summer.txt").read_bytes() == data
    (row,) = stated(project)
    assert (row["file"], row["publisher"], row["published_on"]) == (
        "summer.txt",
        "白塘区, 管委会",
        "2024-07-02",
    )
    assert row["sha256"] == hashlib.sha256(data).hexdigest()
    assert "summer.txt" in (project / "data" / "tables" / "reports.csv").read_text(encoding="utf-8")


def test_what_sources_csv_says_already_stays(project: Path, tmp_path: Path) -> None:
    sources = project / "data" / "raw" / "sources.csv"
    sources.write_bytes("note,file\n保留,spring.txt\n".encode("gb18030"))
    write_reports(tmp_path, summer=SUMMER)
    assert add(project, tmp_path / "summer.txt", "--kind", "conference") == 0
    with sources.open(encoding="gb18030", newline="") as file:
        old, new = csv.DictReader(file)
    assert (old["note"], old["file"]) == ("保留", "spring.txt")
    assert (new["note"], new["file"], new["kind"]) == ("", "summer.txt", "conference")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("copy", SPRING, "in the folder already, as spring.txt"),
        ("spring", SUMMER, "another report of this name"),
        ("empty", "", "the file is empty"),
        ("binary", b"\x00\x01", "not a text file"),
    ],
)
def test_what_is_no_new_report_is_refused_and_nothing_changes(
    project: Path,
    tmp_path: Path,
    name: str,
    text: str | bytes,
    reason: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_reports(tmp_path / "inbox", **{name: text})
    assert add(project, tmp_path / "inbox" / f"{name}.txt") == 1
    assert reason in capsys.readouterr().err
    assert [path.name for path in (project / "data" / "raw").iterdir()] == ["spring.txt"]


def test_a_file_that_stands_in_the_folder_gets_its_row_once(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = project / "data" / "raw" / "spring.txt"
    assert add(project, file, "--publisher", "柳泉县人民政府") == 0
    assert [(row["file"], row["publisher"]) for row in stated(project)] == [("spring.txt", "柳泉县人民政府")]
    assert add(project, file) == 1
    assert "in the folder already" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(project, tmp_path / "absent.txt") == 1
    assert "absent.txt: the file cannot be opened" in capsys.readouterr().err


def test_another_kind_of_file_is_refused(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "summer.wps").write_text(SUMMER, encoding="utf-8")
    assert add(project, tmp_path / "summer.wps") == 1
    assert ".txt" in capsys.readouterr().err


def test_a_value_that_its_column_cannot_hold_is_refused(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_reports(tmp_path, summer=SUMMER)
    assert add(project, tmp_path / "summer.txt", "--published-on", "July") == 1
    assert "a day such as 2024-01-31" in capsys.readouterr().err
    assert not (project / "data" / "raw" / "summer.txt").exists()
