"""Reading one report, and finding those of a folder."""

import hashlib
import os
import pickle
from pathlib import Path

import pytest

from gongbao.read import find_reports, read_report
from gongbao.read.errors import (
    AbsentFile,
    BadSourceValue,
    NotText,
    OutsideFolder,
    ReadError,
    UnnameableFile,
    UnopenableFile,
    WrongChecksum,
)

TEXT = "柳泉县召开工作会议。"


def test_a_report_has_its_text_its_checksum_and_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    report = read_report(path)
    assert (report.source_file, report.text, report.encoding) == ("a.txt", TEXT, "gb18030")
    assert report.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_report_is_named_by_its_path_below_the_raw_folder(tmp_path: Path) -> None:
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024" / "a.txt").write_text(TEXT, encoding="utf-8")
    assert read_report(tmp_path / "2024" / "a.txt", raw=tmp_path).source_file == "2024/a.txt"


def test_a_path_may_be_a_string(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert read_report(str(tmp_path / "a.txt")).text == TEXT


def test_the_row_of_sources_csv_comes_with_the_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "sources.csv").write_text("file,publisher\na.txt,柳泉县人民政府\n", encoding="utf-8")
    assert read_report(tmp_path / "a.txt").source.publisher == "柳泉县人民政府"


def test_a_file_that_is_not_the_one_described_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "sources.csv").write_text(f"file,sha256\na.txt,{'0' * 64}\n", encoding="utf-8")
    with pytest.raises(WrongChecksum, match="SHA-256") as caught:
        read_report(tmp_path / "a.txt")
    assert caught.value.stated == "0" * 64
    assert caught.value.actual == hashlib.sha256(TEXT.encode()).hexdigest()


def test_a_checksum_in_capitals_is_the_same_checksum(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    digest = hashlib.sha256(TEXT.encode()).hexdigest().upper()
    (tmp_path / "sources.csv").write_text(f"file,sha256\na.txt,{digest}\n", encoding="utf-8")
    assert read_report(tmp_path / "a.txt").sha256 == digest.lower()


def test_a_bad_cell_keeps_its_report_from_being_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "sources.csv").write_text("file,held_on\na.txt,soon\n", encoding="utf-8")
    with pytest.raises(BadSourceValue, match="held_on: 'soon'"):
        read_report(tmp_path / "a.txt")


def test_a_missing_file_and_a_folder_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.txt", tmp_path):
        with pytest.raises(UnopenableFile, match="cannot be opened"):
            read_report(path)


def test_a_file_outside_the_named_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutsideFolder):
        read_report(tmp_path / "a.txt", raw=tmp_path / "raw")


def test_files_are_found_at_any_depth_in_a_fixed_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a.txt", "C.TXT", ".hidden/d.txt", ".e.txt", "notes.wps", "README.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    folder = find_reports(tmp_path)
    assert [file.source_file for file in folder.files] == ["C.TXT", "a/z.txt", "a.txt", "b.txt"]
    assert folder.other_files == ("README.md", "notes.wps")


def test_a_named_file_that_is_not_there_is_an_error_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "sources.csv").write_text("file\na.txt\nb.txt\n../c.txt\n", encoding="utf-8")
    folder = find_reports(tmp_path)
    assert [file.source_file for file in folder.files] == ["a.txt"]
    assert [(error.file, type(error)) for error in folder.errors] == [
        ("b.txt", AbsentFile),
        ("../c.txt", AbsentFile),
    ]
    assert "names this file on line 3" in str(folder.errors[0])


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(TEXT, encoding="utf-8")
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "real.txt").write_text(TEXT, encoding="utf-8")
    (raw / "out.txt").symlink_to(tmp_path / "secret.txt")
    (raw / "inside.txt").symlink_to("real.txt")
    folder = find_reports(raw)
    assert [file.source_file for file in folder.files] == ["inside.txt", "real.txt"]
    assert [type(error) for error in folder.errors] == [OutsideFolder]


def test_a_name_that_is_no_text_is_refused_in_words_that_can_be_printed(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    (error,) = find_reports(tmp_path).errors
    assert isinstance(error, UnnameableFile)
    assert str(error).encode()


def test_a_name_with_control_characters_is_refused_without_printing_them(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2J\nb.txt").write_text(TEXT, encoding="utf-8")
    (error,) = find_reports(tmp_path).errors
    assert isinstance(error, UnnameableFile)
    assert error.file == r"a\x1b[2J\x0ab.txt"


def test_a_pipe_and_a_broken_link_are_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to("nowhere.txt")
    errors = find_reports(tmp_path).errors
    assert [error.file for error in errors] == ["link.txt", "pipe.txt"]
    assert all("no regular file" in str(error) for error in errors)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    (error,) = find_reports(tmp_path).errors
    assert error.file == "closed"


def test_errors_travel_between_processes() -> None:
    error: ReadError = NotText("a.txt", "it begins like a PDF", 0)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
