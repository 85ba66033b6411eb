"""``gongbao validate`` tells a sound package from a damaged one."""

import json
from pathlib import Path

import pytest

from cli.reports import SPRING, write_reports
from gongbao.cli import main


@pytest.fixture
def package(tmp_path: Path) -> Path:
    raw = write_reports(tmp_path / "raw", spring=SPRING)
    assert main(["build", "--raw", str(raw), "--out", str(tmp_path / "out")]) == 0
    return tmp_path / "out"


def test_what_was_built_is_valid(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["validate", str(package)]) == 0
    assert "valid" in capsys.readouterr().out


def test_the_descriptor_names_the_package_too(package: Path) -> None:
    assert main(["validate", str(package / "datapackage.json"), "--brief"]) == 0


def test_the_package_around_is_the_default(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(package / "data")
    assert main(["validate"]) == 0


def test_a_damaged_cell_is_an_error_for_people_and_machines(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = package / "data" / "tables" / "figures.csv"
    figures.write_text(
        figures.read_text(encoding="utf-8").replace(",actual,", ",certain,", 1), encoding="utf-8"
    )
    capsys.readouterr()
    assert main(["validate", str(package)]) == 1
    told = capsys.readouterr().out
    assert "certain" in told
    assert "status" in told
    assert main(["validate", str(package), "--json"]) == 1
    verdict = json.loads(capsys.readouterr().out)
    assert verdict["valid"] is False
    assert any(
        problem["column"] == "status" and problem["value"] == "certain" for problem in verdict["problems"]
    )


def test_a_folder_without_a_package_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(tmp_path)]) == 2
    assert "datapackage.json" in capsys.readouterr().err
