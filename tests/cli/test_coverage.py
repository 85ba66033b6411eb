"""``gongbao coverage`` accounts for every numeral of a report."""

import json
from pathlib import Path

import pytest

from cli.reports import SPRING, SUMMER, write_reports
from gongbao.cli import main


def test_every_numeral_is_listed_with_its_kind_and_reads_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_reports(tmp_path, spring=SPRING)
    assert main(["coverage", str(tmp_path / "spring.txt"), "--json"]) == 0
    (numerals,) = json.loads(capsys.readouterr().out).values()
    assert all(SPRING[numeral["start"] : numeral["end"]] == numeral["text"] for numeral in numerals)
    kinds = {numeral["text"]: numeral["kind"] for numeral in numerals}
    assert kinds["60个"] == "figure"
    assert kinds["超亿元"] == kinds["百亿"] == "threshold"
    assert any(kind in ("date", "period") for kind in kinds.values())


def test_counts_are_shown_a_report_and_numerals_on_demand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_reports(tmp_path, spring=SPRING, summer=SUMMER)
    assert (
        main(["coverage", str(tmp_path / "spring.txt"), str(tmp_path / "summer.txt"), "--list", "figure"])
        == 0
    )
    told = capsys.readouterr().out
    assert "spring.txt: " in told
    assert "summer.txt: " in told
    assert "【1.2万人】" in told


def test_a_report_that_cannot_be_read_is_named_and_the_others_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_reports(tmp_path, spring=SPRING, empty="")
    assert main(["coverage", str(tmp_path / "empty.txt"), str(tmp_path / "spring.txt")]) == 1
    told = capsys.readouterr()
    assert "empty.txt: the file is empty" in told.err
    assert "spring.txt: " in told.out
