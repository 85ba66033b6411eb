"""The folder of a build for what it does not keep."""

import subprocess
import sys
from pathlib import Path

import pytest

from gongbao.pipeline.scratch import scratch_folder

_KILLED = """
import os, signal, sys
from pathlib import Path
from gongbao.pipeline.scratch import scratch_folder
with scratch_folder(Path(sys.argv[1])) as folder:
    (folder / "run.arrow").write_bytes(b"half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_folder_is_gone_at_the_end_even_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), scratch_folder(tmp_path) as folder:
        (folder / "run.arrow").write_bytes(b"half")
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no lock that ends with its process")
def test_what_a_killed_build_left_goes_when_the_next_begins(tmp_path: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", _KILLED, tmp_path], check=False)
    assert ended.returncode < 0
    assert [path.name[:5] for path in tmp_path.iterdir()] == ["join-"]
    with scratch_folder(tmp_path) as folder:
        assert list(tmp_path.iterdir()) == [folder]


def test_the_folder_of_a_build_that_is_at_work_stays(tmp_path: Path) -> None:
    with scratch_folder(tmp_path) as first, scratch_folder(tmp_path) as second:
        assert {first, second} == set(tmp_path.iterdir())
