"""Reports in places that are no folder of this machine, and nothing from outside of the place."""

import io
import pickle
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from gongbao.read import RawFile, ReadError, find_reports, read_raw
from gongbao.read.storage import open_storage, shown_url
from read.stores import s3_bucket

TEXT = "柳泉县召开工作会议。全县新建公路20公里。"
OTHER = "青禾县召开工作会议。全县新建公路30公里。"


def _zip(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "."), text)
    return out.getvalue()


def _parquet() -> bytes:
    out = io.BytesIO()
    pa.parquet.write_table(pa.table({"id": ["a", "b"], "text": [TEXT, OTHER]}), out, row_group_size=1)
    return out.getvalue()


def _files() -> dict[str, bytes]:
    return {
        "2024/a.txt": TEXT.encode(),
        "bundle.zip": _zip(b__txt=OTHER),
        "reports.csv": f"id,text\nx,{TEXT}\n".encode(),
        "reports.parquet": _parquet(),
        "sources.csv": "file,publisher\n2024/a.txt,柳泉县人民政府\n".encode(),
        ".hidden/c.txt": TEXT.encode(),
    }


def _read(files: tuple[RawFile, ...]) -> dict[str, str]:
    return {file.source_file: read_raw(pickle.loads(pickle.dumps(file))).text for file in files}


EXPECTED = {
    "2024/a.txt": TEXT,
    "bundle.zip/b.txt": OTHER,
    "reports.csv#x": TEXT,
    "reports.parquet#a": TEXT,
    "reports.parquet#b": OTHER,
}


@pytest.fixture
def memory() -> Iterator[str]:
    fsspec = pytest.importorskip("fsspec")
    system = fsspec.filesystem("memory")
    for name, data in _files().items():
        system.pipe_file(f"/raw/{name}", data)
    yield "memory://raw"
    system.store.clear()
    system.pseudo_dirs[:] = [""]


def test_a_place_in_memory_is_read_like_a_folder(memory: str, tmp_path: Path) -> None:
    for name, data in _files().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    found, here = find_reports(memory), find_reports(tmp_path)
    assert _read(found.files) == _read(here.files) == EXPECTED
    assert [file.row for file in found.files] == [file.row for file in here.files]
    assert not found.errors


def test_a_file_url_is_a_folder_of_this_machine_with_its_rules_about_links(tmp_path: Path) -> None:
    raw = tmp_path / "原始 文件"
    raw.mkdir()
    (raw / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "secret.txt").write_text(TEXT, encoding="utf-8")
    (raw / "out.txt").symlink_to(tmp_path / "secret.txt")
    found = find_reports(raw.as_uri())
    assert _read(found.files) == {"a.txt": TEXT}
    assert "leads out of the folder" in str(found.errors[0])


def test_an_s3_store_is_read_like_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    with s3_bucket(monkeypatch, "liuquan") as bucket:
        import s3fs

        system = s3fs.S3FileSystem()
        for name, data in _files().items():
            system.pipe_file(f"liuquan/raw/{name}", data)
        system.pipe_file("liuquan/beside.txt", TEXT.encode())
        found = find_reports(f"{bucket}/raw")
        assert _read(found.files) == EXPECTED
        assert not found.errors
        before = {file.source_file: file.file.stamp() for file in found.files}
        system.pipe_file("liuquan/raw/2024/a.txt", OTHER.encode())
        s3fs.S3FileSystem.clear_instance_cache()
        after = {file.source_file: file.file.stamp() for file in find_reports(f"{bucket}/raw").files}
        assert {name for name in before if before[name] != after[name]} == {"2024/a.txt"}


def test_a_key_that_leads_out_of_the_place_is_refused() -> None:
    fsspec = pytest.importorskip("fsspec")
    system = fsspec.filesystem("memory")
    system.store["/raw/../x.txt"] = fsspec.implementations.memory.MemoryFile(system, "/raw/../x.txt", b"x")
    try:
        found = find_reports("memory://raw")
    finally:
        system.store.clear()
    assert not found.files
    assert all("leads out of the folder" in str(error) for error in found.errors)


@pytest.mark.parametrize("url", ["nowhere://x/y", "s3:// "])
def test_a_url_of_no_known_store_is_named(url: str) -> None:
    with pytest.raises(ReadError):
        find_reports(url)


def test_a_url_is_shown_without_what_is_secret_in_it() -> None:
    assert shown_url("s3://user:key@bucket/raw?token=abc") == "s3://bucket/raw"


def test_a_path_needs_no_library_of_stores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fsspec.core", None)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert [name for name, _ in open_storage(tmp_path).files()] == ["a.txt"]
    with pytest.raises(ReadError, match=r"gongbao\[cluster\]"):
        open_storage("memory://raw")
