"""``gongbao build`` of archives and tables: each report in them is published, whatever stands beside it."""

import csv
import sqlite3
import zipfile
from pathlib import Path

import pytest

from gongbao.cli import main
from tests.cli.reports import SPRING, SUMMER


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    for year, text in (("2023", SPRING), ("2024", SUMMER)):
        (folder / year).mkdir(parents=True)
        (folder / year / "report.txt").write_text(text, encoding="utf-8")
    with zipfile.ZipFile(folder / "bundle.zip", "w") as archive:
        archive.writestr("2023/report.txt", f"{SPRING}一")
        archive.writestr("../evil.txt", "x")
    with (folder / "table.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["编号", "标题", "正文"], ["甲", "柳泉县报告", f"{SPRING}二"]])
    (folder / "prices.csv").write_text("item,price\nx,1\n", encoding="utf-8")
    return folder


def test_each_report_has_its_row_and_its_facts(
    raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["build", "--raw", str(raw), "--out", str(out)]) == 1
    with sqlite3.connect(out / "data" / "gongbao.db") as database:
        rows = dict(database.execute("SELECT source_file, title FROM reports"))
        texts = database.execute("SELECT count(DISTINCT text) FROM report_texts").fetchone()
        passages = database.execute("SELECT count(DISTINCT report_id) FROM passages").fetchone()
    assert set(rows) == {"2023/report.txt", "2024/report.txt", "bundle.zip/2023/report.txt", "table.csv#甲"}
    assert rows["table.csv#甲"] == "柳泉县报告"
    assert texts == passages == (4,)
    said = capsys.readouterr().err
    assert "bundle.zip/../evil.txt: this member of the archive is not read" in said
    assert "prices.csv: none of its columns" in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "raw"]
    assert main(["validate", str(out)]) == 0


def test_only_a_new_row_of_a_table_is_read(
    raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    main(["build", "--raw", str(raw), "--out", str(out)])
    with (raw / "table.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(["乙", "", f"{SUMMER}三"])
    capsys.readouterr()
    main(["build", "--raw", str(raw), "--out", str(out)])
    assert "5 reports (1 read anew)" in capsys.readouterr().out
