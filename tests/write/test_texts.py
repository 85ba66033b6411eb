"""The text that spans count in is published for every report, whatever its format."""

import csv
from pathlib import Path

import pytest

from gongbao.cli import main
from read.formats.making import PARAGRAPHS, TABLE, as_markdown, as_page, as_pdf, as_text, as_word


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of one report in each format."""
    folder = tmp_path_factory.mktemp("formats")
    raw = folder / "raw"
    raw.mkdir()
    (raw / "plain.txt").write_bytes(as_text(PARAGRAPHS, TABLE).replace(b"\n", b"\r\n"))
    (raw / "coded.txt").write_bytes(as_text(PARAGRAPHS[:3]).decode().encode("gb18030"))
    (raw / "marked.md").write_bytes(as_markdown(PARAGRAPHS, TABLE))
    (raw / "page.html").write_bytes(as_page(PARAGRAPHS, TABLE))
    (raw / "word.docx").write_bytes(as_word(PARAGRAPHS, TABLE))
    (raw / "print.pdf").write_bytes(as_pdf([*PARAGRAPHS, *PARAGRAPHS[1:] * 4], TABLE))
    assert main(["build", "--raw", str(raw), "--out", str(folder / "out"), "--jobs", "1"]) == 0
    return folder / "out"


def _rows(package: Path, table: str) -> list[dict[str, str]]:
    with (package / f"data/tables/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _text(package: Path, report_id: str) -> str:
    return (package / f"data/text/{report_id}.txt").read_bytes().decode()


def test_each_report_has_its_text_and_no_other_is_there(package: Path) -> None:
    reports = _rows(package, "reports")
    assert len(reports) == 6
    assert {path.stem for path in (package / "data/text").iterdir()} == {row["report_id"] for row in reports}
    assert [len(_text(package, row["report_id"])) for row in reports] == [
        int(row["characters"]) for row in reports
    ]


@pytest.mark.parametrize("table", ["passages", "figures", "rankings", "mentions"])
def test_every_span_reads_back_in_the_published_text(package: Path, table: str) -> None:
    rows = _rows(package, table)
    assert rows
    for row in rows:
        assert _text(package, row["report_id"])[int(row["start"]) : int(row["end"])] == row["text"]


def test_the_format_of_each_report_is_named(package: Path) -> None:
    kinds = {row["source_file"]: row["media_type"] for row in _rows(package, "reports")}
    assert kinds["page.html"] == "text/html"
    assert kinds["print.pdf"] == "application/pdf"
    assert kinds["plain.txt"] == kinds["coded.txt"] == "text/plain"


def test_only_a_format_with_pages_has_pages(package: Path) -> None:
    files = {row["report_id"]: row["source_file"] for row in _rows(package, "reports")}
    pages: dict[str, set[str]] = {}
    for row in _rows(package, "passages"):
        pages.setdefault(files[row["report_id"]], set()).add(row["page"])
    assert pages.pop("print.pdf") >= {"1", "2"}
    assert set(map(frozenset, pages.values())) == {frozenset({""})}


def test_the_text_of_a_report_that_is_gone_goes_with_it(package: Path, tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for name in ("a.txt", "b.txt"):
        (raw / name).write_bytes(as_text([*PARAGRAPHS, name]))
    build = ["build", "--raw", str(raw), "--out", str(out), "--jobs", "1"]
    assert main(build) == 0
    (raw / "b.txt").unlink()
    assert main(build) == 0
    assert len(list((out / "data/text").iterdir())) == 1
