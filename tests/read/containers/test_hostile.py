"""Whatever stands in an archive or a table: a report, or a message; no other exception."""

import tempfile
import unicodedata
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongbao.read import ReadError, Report
from read.containers.making import ONE, TWO, read_all, write_parquet, zip_of

_QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_ZIP = zip_of({"a.txt": ONE, "报告/b.txt": TWO * 30, "r.csv": f"id,text\nx,{ONE}\n"})


def _parquet() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "r.parquet")
        write_parquet(path, {"id": ["a", "b"], "text": [ONE, TWO]}, group=1)
        return path.read_bytes()


_PARQUET = _parquet()
_CHANGES = st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), min_size=1, max_size=6)


def _changed(data: bytes, changes: list[tuple[int, int]], end: int) -> bytes:
    changed = bytearray(data)
    for place, byte in changes:
        changed[place % len(changed)] = byte
    return bytes(changed[: len(changed) - end])


def _check(name: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(data)
        for file, each in read_all(Path(folder)).items():
            assert isinstance(each, Report | ReadError)
            assert not any(unicodedata.category(character) == "Cc" for character in file)
            assert str(each)


@_QUICK
@given(_CHANGES, st.integers(0, 40))
def test_an_archive_with_damage_anywhere(changes: list[tuple[int, int]], end: int) -> None:
    _check("b.zip", _changed(_ZIP, changes, end))


@_QUICK
@given(_CHANGES, st.integers(0, 10))
def test_a_parquet_file_with_damage_anywhere(changes: list[tuple[int, int]], end: int) -> None:
    _check("r.parquet", _changed(_PARQUET, changes, end))


@_QUICK
@given(st.binary(max_size=200))
def test_any_bytes_as_a_table(data: bytes) -> None:
    _check("r.csv", data)
    _check("r.csv", b"id,text\n" + data)


@_QUICK
@given(st.text(max_size=100), st.text(max_size=100))
def test_any_words_as_id_and_text(key: str, text: str) -> None:
    row = ",".join('"' + cell.replace('"', '""') + '"' for cell in (key, text))
    _check("r.csv", f"id,text\n{row}\n".encode("utf-8", "replace"))


@_QUICK
@given(st.text(min_size=1, max_size=60))
def test_any_name_of_a_member(name: str) -> None:
    try:
        data = zip_of({name: ONE, "a.txt": TWO})
    except (UnicodeEncodeError, ValueError, IndexError):  # what zipfile itself cannot write, such as "\0"
        return
    _check("b.zip", data)
