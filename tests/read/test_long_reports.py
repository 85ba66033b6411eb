"""A report longer than any that is read: refused at once, by its own limit, and with what to do."""

import time
import tracemalloc
from pathlib import Path

import pytest

from gongbao.read import ReadError, find_reports, read_raw
from gongbao.read.limits import DEFAULT, Limits


@pytest.mark.parametrize("lines", [True, False])
def test_a_report_of_50_megabytes_is_refused_at_once_and_without_its_memory(
    tmp_path: Path, *, lines: bool
) -> None:
    sentence = "柳泉县新建公路20公里。" + ("\n" if lines else "")
    data = sentence.encode()
    (tmp_path / "a.txt").write_bytes(data * (50 * 2**20 // len(data)))
    (file,) = find_reports(tmp_path).files
    tracemalloc.start()
    begin = time.process_time()
    with pytest.raises(ReadError, match=r"a\.txt: the report has more than 5,000,000 characters\. Split it"):
        read_raw(file)
    assert time.process_time() - begin < 1
    assert tracemalloc.get_traced_memory()[1] < 1 << 20
    tracemalloc.stop()


def test_the_longest_report_that_is_let_pass_is_read_whole(tmp_path: Path) -> None:
    text = "柳" * DEFAULT.characters
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"{text}泉", encoding="utf-8")
    short, long = find_reports(tmp_path).files
    assert len(read_raw(short).text) == DEFAULT.characters
    with pytest.raises(ReadError, match="more than 5,000,000 characters"):
        read_raw(long)


def test_the_limits_can_be_set(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("柳泉" * 60, encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(bytes(2000))
    found = find_reports(tmp_path, Limits(characters=100, file_bytes=1000))
    said = []
    for file in found.files:
        with pytest.raises(ReadError) as caught:
            read_raw(file)
        said.append(str(caught.value))
    assert "more than 100 characters" in said[0]
    assert "2,000 bytes, and 1,000 is the most" in said[1]
