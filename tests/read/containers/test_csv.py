"""CSV files with one report a row."""

import csv
import pickle
import time
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from gongbao.read import Report, find_reports, read_raw
from gongbao.read.limits import Limits
from read.containers.making import ONE, TWO, problems, read_all


def _write(path: Path, rows: list[list[str]], encoding: str = "utf-8", delimiter: str = ",") -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)


def _texts(folder: Path) -> dict[str, str]:
    return {name: each.text for name, each in read_all(folder).items() if isinstance(each, Report)}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_each_row_is_a_report_in_the_encodings_and_forms_that_spreadsheets_write(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    text = f'{ONE}\r\n第二段，含"引号"；完。'
    _write(tmp_path / "r.csv", [["编号", "正文"], ["甲", text], ["乙", TWO]], encoding, delimiter)
    reports = read_all(tmp_path)
    assert {name: each.text for name, each in reports.items() if isinstance(each, Report)} == {
        "r.csv#甲": text,
        "r.csv#乙": TWO,
    }
    first = reports["r.csv#甲"]
    assert isinstance(first, Report)
    assert (first.media_type, first.encoding) == (
        "text/csv",
        encoding.replace("-sig", "") if "sig" in encoding else encoding,
    )


def test_rows_without_an_id_are_called_by_the_row_that_a_spreadsheet_shows(tmp_path: Path) -> None:
    _write(tmp_path / "r.csv", [["text"], [ONE], [], [f"{TWO}\n\n二"]])
    assert _texts(tmp_path) == {"r.csv#row=2": ONE, "r.csv#row=4": f"{TWO}\n\n二"}


def test_the_other_columns_say_where_a_report_comes_from_and_sources_csv_has_the_last_word(
    tmp_path: Path,
) -> None:
    header = ["id", "标题", "发布机构", "发布日期", "网址", "text", "备注"]
    _write(
        tmp_path / "r.csv",
        [header, ["a", "工作报告", "柳泉县", "2024年1月5日", "https://example.org/a", ONE, "x"]],
    )
    (tmp_path / "sources.csv").write_text("file,publisher\nr.csv#a,青禾县\n", encoding="utf-8")
    (file,) = find_reports(tmp_path).files
    source = read_raw(pickle.loads(pickle.dumps(file))).source
    assert (source.title, source.publisher, source.published_on) == ("工作报告", "青禾县", date(2024, 1, 5))
    assert source.source_url == "https://example.org/a"


def test_a_cell_that_is_not_what_its_column_holds_is_named_with_its_table_and_line(tmp_path: Path) -> None:
    _write(tmp_path / "r.csv", [["id", "text", "published_on"], ["a", ONE, "soon"], ["b", TWO, ""]])
    read = read_all(tmp_path)
    assert "r.csv, line 2, column published_on: 'soon'" in str(read["r.csv#a"])
    assert isinstance(read["r.csv#b"], Report)


def test_a_table_of_something_else_is_left_aside_with_its_columns(tmp_path: Path) -> None:
    (tmp_path / "prices.csv").write_text("item,price\nx,1\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(ONE, encoding="utf-8")
    found = find_reports(tmp_path)
    assert [file.source_file for file in found.files] == ["a.txt"]
    assert not found.errors
    (message,) = map(str, found.left_aside)
    assert "columns: item, price" in message
    assert "name the column of their texts one of: text," in message


def test_sources_csv_is_no_table_of_reports(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "sources.csv").write_text("file,text\na.txt,x\n", encoding="utf-8")
    assert [file.source_file for file in find_reports(tmp_path).files] == ["a.txt"]


def test_ids_that_repeat_or_lack_are_named_by_their_row(tmp_path: Path) -> None:
    _write(tmp_path / "r.csv", [["id", "text"], ["a", ONE], ["a", TWO], ["", TWO], ["b", TWO]])
    found = find_reports(tmp_path)
    assert [file.source_file for file in found.files] == ["r.csv#a", "r.csv#b"]
    assert len(problems(found)) == 2
    assert "no id" in problems(found)["r.csv#row=4"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a", "1 cells, and the first line 2"),
        ("a,b,c", "3 cells, and the first line 2"),
        ('a,"x"y', "expected after"),
        ("a,\udcff\udcfe\udcff", "not valid"),
        ("a,x\x01y", "control character"),
        ("a,", "nothing|empty"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_the_others_go_on(
    tmp_path: Path, row: str, reason: str
) -> None:
    import re

    data = f"note,text\n{row}\nb,{ONE}\n".encode("utf-8", "surrogateescape")
    (tmp_path / "r.csv").write_bytes(data)
    read = read_all(tmp_path)
    assert re.search(reason, str(read["r.csv#row=2"]))
    assert isinstance(read["r.csv#row=3"], Report)


def test_a_quotation_mark_that_does_not_close_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text(f'text\n{ONE}\n"{TWO}\n{ONE}\n', encoding="utf-8")
    found = find_reports(tmp_path)
    assert [file.source_file for file in found.files] == ["r.csv#row=2"]
    assert "line 3: a quotation mark" in problems(found)["r.csv#row=3"]


@pytest.mark.parametrize(
    "data", [b"", "标题,正文\n甲,乙\n".encode("utf-16"), b"\x00\x01\x02", b"%PDF-1.7 x", b'"text\n']
)
def test_what_is_no_table_is_named(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "r.csv").write_bytes(data)
    found = find_reports(tmp_path)
    assert not found.files
    assert [error.file for error in (*found.errors, *found.left_aside)] == ["r.csv"]


def test_a_cell_of_hundreds_of_megabytes_is_refused_in_bounded_memory_with_its_row(tmp_path: Path) -> None:
    size = 200 << 20
    with (tmp_path / "r.csv").open("wb") as file:
        file.write(f"id,text\na,{ONE}\nb,".encode())
        for _ in range(size >> 20):
            file.write(b"x" * (1 << 20))
        file.write(f"\nc,{TWO}\n".encode())
    tracemalloc.start()
    begin = time.process_time()
    read = read_all(tmp_path)
    seconds, peak = time.process_time() - begin, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(read["r.csv#a"], Report)
    assert isinstance(read["r.csv#c"], Report)
    said = str(read["r.csv#row=3"])
    assert f"line 3 has {size + 3:,} bytes, and 20,000,000 is the most that is read" in said
    assert "quotation mark" in said
    assert peak < 64 << 20
    assert seconds < 15


def test_the_most_that_a_row_may_have_can_be_set(tmp_path: Path) -> None:
    _write(tmp_path / "r.csv", [["text"], ["字" * 101], ["字" * 100]])
    read = read_all(tmp_path, Limits(characters=100))
    assert "more than 100 characters" in str(read["r.csv#row=2"])
    assert isinstance(read["r.csv#row=3"], Report)


def test_rows_are_known_by_what_they_say_wherever_they_stand(tmp_path: Path) -> None:
    _write(tmp_path / "r.csv", [["id", "text"], ["a", ONE], ["b", TWO]])
    before = {file.source_file: file.file.stamp() for file in find_reports(tmp_path).files}
    _write(tmp_path / "r.csv", [["id", "text"], ["b", TWO], ["c", ONE], ["a", f"{ONE}新"]])
    after = {file.source_file: file.file.stamp() for file in find_reports(tmp_path).files}
    assert before["r.csv#b"] == after["r.csv#b"]
    assert before["r.csv#a"] != after["r.csv#a"]


def test_a_checksum_in_a_row_is_that_of_its_text_in_utf_8(tmp_path: Path) -> None:
    import hashlib

    digest = hashlib.sha256(ONE.encode()).hexdigest()
    _write(tmp_path / "r.csv", [["id", "text", "sha256"], ["a", ONE, digest.upper()], ["b", TWO, digest]])
    read = read_all(tmp_path)
    first = read["r.csv#a"]
    assert isinstance(first, Report)
    assert first.sha256 == digest
    assert "SHA-256" in str(read["r.csv#b"])
