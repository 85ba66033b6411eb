"""Reports in ZIP archives: read one at a time, and nothing that an archive says is believed."""

import os
import pickle
import struct
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from gongbao.read import Report, find_reports, read_raw
from gongbao.read.limits import Limits
from read.containers.making import ONE, TWO, problems, read_all, zip_of, zip_stored_as


def _texts(folder: Path, limits: Limits | None = None) -> dict[str, str]:
    read = read_all(folder, limits or Limits())
    return {name: each.text for name, each in read.items() if isinstance(each, Report)}


def test_members_of_any_kind_in_any_folder_are_reports_of_their_own(tmp_path: Path) -> None:
    page = f"<html><body><h1>报告</h1><p>{TWO}</p></body></html>"
    (tmp_path / "b.ZIP").write_bytes(
        zip_of({"a.txt": ONE, "2024/市/b.html": page, "c.md": f"# 报告\n\n{TWO}"})
    )
    texts = _texts(tmp_path)
    assert set(texts) == {"b.ZIP/a.txt", "b.ZIP/2024/市/b.html", "b.ZIP/c.md"}
    assert texts["b.ZIP/a.txt"] == ONE
    assert all("新建公路30公里" in texts[name] for name in ("b.ZIP/2024/市/b.html", "b.ZIP/c.md"))


def test_sources_csv_tells_of_a_member(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(zip_of({"x/a.txt": ONE}))
    (tmp_path / "sources.csv").write_text(
        "file,publisher\nb.zip/x/a.txt,柳泉县\nb.zip/y.txt,\n", encoding="utf-8"
    )
    found = find_reports(tmp_path)
    assert read_raw(found.files[0]).source.publisher == "柳泉县"
    assert "it is not there" in problems(found)["b.zip/y.txt"]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_chinese_names_are_read_though_the_archive_does_not_say_their_encoding(
    tmp_path: Path, encoding: str
) -> None:
    (tmp_path / "b.zip").write_bytes(zip_stored_as(["报告/柳泉县二〇二四.txt".encode(encoding)]))
    assert _texts(tmp_path) == {"b.zip/报告/柳泉县二〇二四.txt": ONE}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../out.txt", "leads out of the archive"),
        ("a/../../out.txt", "leads out of the archive"),
        ("/etc/out.txt", "absolute"),
        ("C:/out.txt", "absolute"),
        ("a\\..\\out.txt", "backslashes"),
        ("a\x1b[2J.txt", "control characters"),
        ("a\x00.txt", "control characters"),
    ],
)
def test_a_path_that_leads_elsewhere_is_refused_by_name_and_the_others_go_on(
    tmp_path: Path, name: str, reason: str
) -> None:
    (tmp_path / "b.zip").write_bytes(zip_stored_as([name.encode(), b"good.txt"]))
    found = find_reports(tmp_path)
    assert [file.source_file for file in found.files] == ["b.zip/good.txt"]
    ((file, message),) = problems(found).items()
    assert reason in message
    assert file.startswith("b.zip/")
    assert file.isprintable()
    assert sorted(os.listdir(tmp_path)) == ["b.zip"]


def test_links_locked_members_and_archives_in_archives_are_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("inner.zip", zip_of({"a.txt": ONE}))
        archive.writestr("locked.txt", TWO)
        archive.writestr("good.txt", ONE)
    data = (tmp_path / "b.zip").read_bytes()
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = _header_of(data, signature, b"locked.txt")
        data = data[: place + flags] + b"\x01\x00" + data[place + flags + 2 :]
    (tmp_path / "b.zip").write_bytes(data)
    found = find_reports(tmp_path)
    said = problems(found)
    assert [file.source_file for file in found.files] == ["b.zip/good.txt"]
    assert "it is a link" in said["b.zip/link.txt"]
    assert "archive in an archive" in said["b.zip/inner.zip"]
    assert "without a password" in said["b.zip/locked.txt"]


def _header_of(data: bytes, signature: bytes, name: bytes) -> int:
    place = data.find(signature)
    while name not in data[place : place + 46 + len(name)]:
        place = data.find(signature, place + 1)
    return place


def test_a_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(zip_of({"zeros.txt": b"0" * (200 << 20), "good.txt": ONE}))
    tracemalloc.start()
    texts = _texts(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert texts == {"b.zip/good.txt": ONE}
    assert "times its size" in problems(find_reports(tmp_path))["b.zip/zeros.txt"]
    assert peak < 20 << 20


def test_members_that_lie_over_one_another_are_refused_together(tmp_path: Path) -> None:
    data = zip_of({"a.txt": os.urandom(1 << 16).hex()})
    first = data.index(b"PK\x01\x02")
    entry, end = data[first : data.index(b"PK\x05\x06")], bytearray(data[data.index(b"PK\x05\x06") :])
    number = 3000
    entries = b"".join(entry.replace(b"a.txt", f"{each:05}".encode()) for each in range(number))
    struct.pack_into("<HHI", end, 8, number, number, len(entries))
    (tmp_path / "b.zip").write_bytes(data[:first] + entries + end)
    found = find_reports(tmp_path, Limits(file_bytes=1 << 24, ratio=100))
    assert not found.files
    assert "times its size" in problems(found)["b.zip"]


def test_a_member_that_gives_more_or_other_bytes_than_it_says_is_damaged(tmp_path: Path) -> None:
    data = zip_of({"a.txt": ONE * 50, "b.txt": ONE, "c.txt": TWO}, zipfile.ZIP_STORED)
    place = data.index(ONE.encode())
    broken = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
    entry = _header_of(broken, b"PK\x01\x02", b"b.txt")
    shorter = broken[: entry + 24] + struct.pack("<I", 3) + broken[entry + 28 :]
    (tmp_path / "x.zip").write_bytes(shorter)
    read = read_all(tmp_path)
    for name in ("x.zip/a.txt", "x.zip/b.txt"):
        assert "damaged" in str(read[name])
        assert name in str(read[name])
    assert isinstance(read["x.zip/c.txt"], Report)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_second_member_of_a_name_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("a.txt", ONE)
        archive.writestr("a.txt", TWO)
    found = find_reports(tmp_path)
    assert [read_raw(file).text for file in found.files] == [ONE]
    assert "another report of this name" in problems(found)["b.zip/a.txt"]


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"no archive", b"PK\x05\x06" + bytes(17), zip_of({"a.txt": ONE})[:-5]]
)
def test_what_is_no_archive_is_named_and_the_others_go_on(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "b.zip").write_bytes(content)
    (tmp_path / "a.txt").write_text(ONE, encoding="utf-8")
    found = find_reports(tmp_path)
    assert [file.source_file for file in found.files] == ["a.txt"]
    assert [error.file for error in found.errors] == ["b.zip"]


def test_hidden_files_folders_and_other_kinds_are_passed_over(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {"__MACOSX/._a.txt": b"x", ".git/a.txt": b"x", "d/": b"", "p.png": b"x"}
    (tmp_path / "b.zip").write_bytes(zip_of(members | {"README.md": ONE, "./d/a.txt": ONE}))
    found = find_reports(tmp_path)
    assert [file.source_file for file in found.files] == ["b.zip/d/a.txt"]
    assert set(found.other_files) == {"b.zip/p.png", "b.zip/README.md"}
    assert not found.errors


def test_a_method_of_packing_that_can_fill_the_memory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(zip_of({"a.txt": ONE}, zipfile.ZIP_BZIP2))
    assert "Pack it again by deflate" in problems(find_reports(tmp_path))["b.zip/a.txt"]


def test_an_archive_with_a_list_that_is_too_long_is_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(zip_of({f"{number}.txt": "" for number in range(200)}))
    assert "list of members" in problems(find_reports(tmp_path, Limits(directory_bytes=1000)))["b.zip"]
    assert "200 members" in problems(find_reports(tmp_path, Limits(members=100)))["b.zip"]


def test_a_table_in_an_archive_gives_its_rows(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(zip_of({"t/r.csv": f"id,text\nx,{ONE}\ny,{TWO}\n"}))
    assert _texts(tmp_path) == {"b.zip/t/r.csv#x": ONE, "b.zip/t/r.csv#y": TWO}


def test_thousands_of_members_are_read_in_any_order_and_none_before_it_is_asked_for(tmp_path: Path) -> None:
    number, size = 4000, 10_000
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for each in range(number):
            archive.writestr(f"{each % 40}/{each}.txt", f"{each}。{ONE}".ljust(size, "，"))
    tracemalloc.start()
    begin = time.process_time()
    found = find_reports(tmp_path)
    assert len(found.files) == number
    for file in found.files[::-7]:
        assert len(read_raw(pickle.loads(pickle.dumps(file))).text) == size
    seconds, peak = time.process_time() - begin, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30 << 20  # all texts are 120 MB
    assert seconds < 20


def test_an_archive_that_changes_between_listing_and_reading_is_named(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(zip_of({"a.txt": ONE, "b.txt": TWO}))
    found = find_reports(tmp_path)
    (tmp_path / "b.zip").write_bytes(zip_of({"b.txt": TWO}))
    os.utime(tmp_path / "b.zip", ns=(1, 1))
    from gongbao.read.containers import archive

    archive._ARCHIVES._values.clear()
    with pytest.raises(Exception, match="changed while it was being read"):
        read_raw(found.files[0])


def test_two_files_of_one_name_in_two_places_are_two_reports(tmp_path: Path) -> None:
    for folder, text in (("2023", ONE), ("2024", TWO)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.zip").write_bytes(
        zip_of({"2023/report.txt": f"一、{ONE}", "2024/report.txt": f"一、{TWO}"})
    )
    assert len(set(_texts(tmp_path).values())) == 4
