"""Publishing to a store: a descriptor that is there describes the files that are there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gongbao.write import PublishError
from gongbao.write.remote import publish_to
from read.stores import s3_bucket

fsspec = pytest.importorskip("fsspec")


@pytest.fixture
def store() -> Iterator[Any]:
    system = fsspec.filesystem("memory")
    yield system
    system.store.clear()
    system.pseudo_dirs[:] = [""]


def _package(folder: Path, **files: str) -> list[str]:
    names = {
        "descriptor": "datapackage.json",
        "figures": "data/tables/figures.csv",
        "text": "data/text/a.txt",
    }
    for key, content in files.items():
        path = folder / names[key]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return [names[key] for key in files]


def _there(system: Any) -> dict[str, bytes]:
    return {path.removeprefix("/out/"): system.cat_file(path) for path in system.find("/out")}


def test_the_place_holds_the_files_and_then_only_what_changed_is_sent(tmp_path: Path, store: Any) -> None:
    files = _package(tmp_path, descriptor="1", figures="2", text="3")
    assert publish_to(tmp_path, files, "memory://out").sent == 3
    assert publish_to(tmp_path, files, "memory://out").sent == 0
    _package(tmp_path, text="4")
    assert publish_to(tmp_path, files, "memory://out").sent == 2  # the text, and the descriptor again
    there = _there(store)
    assert (there["datapackage.json"], there["data/text/a.txt"]) == (b"1", b"4")


def test_what_a_build_no_longer_has_is_removed_and_what_others_put_there_stays(
    tmp_path: Path, store: Any
) -> None:
    files = _package(tmp_path, descriptor="1", figures="2", text="3")
    publish_to(tmp_path, files, "memory://out")
    store.pipe_file("/out/notes.txt", b"mine")
    result = publish_to(tmp_path, files[:2], "memory://out")
    assert result.removed == 1
    assert set(_there(store)) == {*files[:2], "notes.txt", ".gongbao/published.json"}


def test_a_reader_never_finds_a_descriptor_beside_the_files_of_another_package(
    tmp_path: Path, store: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = _package(tmp_path, descriptor="old", figures="old", text="old")
    publish_to(tmp_path, files, "memory://out")
    _package(tmp_path, descriptor="new", figures="new", text="new")
    seen: list[set[bytes]] = []
    for method in ("put", "rm_file", "pipe_file"):
        original = getattr(type(store), method)

        def watched(self: Any, *given: Any, _original: Any = original, **named: Any) -> Any:
            result = _original(self, *given, **named)
            there = _there(self)
            there.pop(".gongbao/published.json", None)
            if "datapackage.json" in there:
                seen.append(set(there.values()))
            return result

        monkeypatch.setattr(type(store), method, watched)
    publish_to(tmp_path, files, "memory://out")
    assert seen == [{b"new"}]


def test_after_a_process_that_died_everything_doubtful_is_sent_again(
    tmp_path: Path, store: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = _package(tmp_path, descriptor="1", figures="1", text="1")
    publish_to(tmp_path, files, "memory://out")
    _package(tmp_path, descriptor="2", figures="2", text="2")

    def dies(self: Any, *_: Any, **__: Any) -> None:
        self.pipe_file("/out/data/tables/figures.csv", b"half")
        raise OSError("the line was cut")

    with monkeypatch.context() as patched:
        patched.setattr(type(store), "put", dies)
        with pytest.raises(PublishError, match="memory://out: publishing did not end: the line was cut"):
            publish_to(tmp_path, files, "memory://out")
    assert "datapackage.json" not in _there(store)
    _package(tmp_path, descriptor="1", figures="1", text="1")  # what the manifest of before the death says
    publish_to(tmp_path, files, "memory://out")
    there = _there(store)
    assert [there[name] for name in files] == [b"1"] * 3


def test_a_manifest_that_names_files_elsewhere_removes_none(tmp_path: Path, store: Any) -> None:
    store.pipe_file("/beside.txt", b"mine")
    store.pipe_file("/out/.gongbao/published.json", b'{"../beside.txt": "x", "/beside.txt": "x"}')
    publish_to(tmp_path, _package(tmp_path, descriptor="1"), "memory://out")
    assert store.cat_file("/beside.txt") == b"mine"


def test_an_s3_store_holds_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = _package(tmp_path, descriptor="1", figures="2", text="3")
    with s3_bucket(monkeypatch, "qinghe") as bucket:
        import s3fs

        assert publish_to(tmp_path, files, f"{bucket}/package").sent == 3
        assert s3fs.S3FileSystem().cat_file("qinghe/package/data/tables/figures.csv") == b"2"
        assert publish_to(tmp_path, files[:2], f"{bucket}/package").removed == 1
        with pytest.raises(PublishError, match="s3://nobucket/x: publishing did not end"):
            publish_to(tmp_path, files, "s3://nobucket/x")


def test_a_store_that_is_not_known_is_named(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="nowhere://x"):
        publish_to(tmp_path, _package(tmp_path, descriptor="1"), "nowhere://x")
