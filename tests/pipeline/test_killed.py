"""A build that is killed at any moment loses no shard that was made, and publishes nothing half."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gongbao.pipeline import Options, build
from tests.cli.reports import digests, many_reports

BUILD = """
import sys
from pathlib import Path
from gongbao.pipeline import Options, build
from gongbao.pipeline.engines import PoolEngine
if __name__ == "__main__":
    engine = PoolEngine(int(sys.argv[3])) if sys.argv[3:] else None
    build(Path(sys.argv[1]), Path(sys.argv[2]), Options(engine=engine, reports_a_shard=2))
"""


@pytest.mark.parametrize("shards", [1, 4, 9])
def test_what_was_made_before_a_kill_is_not_made_again(tmp_path: Path, shards: int) -> None:
    raw, out = many_reports(tmp_path / "raw", 20, repeat=20), tmp_path / "out"
    process = subprocess.Popen([sys.executable, "-c", BUILD, str(raw), str(out)])
    deadline = time.monotonic() + 120
    while len(list((out / ".gongbao" / "shards").glob("*.shard"))) < shards:
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not (out / "datapackage.json").exists()
    made = len(list((out / ".gongbao" / "shards").glob("*.shard")))
    assert build(raw, out, Options(reports_a_shard=2)).extracted == 20 - 2 * made
    build(raw, tmp_path / "anew")
    assert digests(out) == digests(tmp_path / "anew")


def test_what_a_killed_process_left_half_written_is_no_shard(tmp_path: Path) -> None:
    raw, out = many_reports(tmp_path / "raw", 2), tmp_path / "out"
    folder = out / ".gongbao" / "shards"
    folder.mkdir(parents=True)
    (folder / "0123.4567.begun").write_bytes(b"ARROW")
    (folder / "89ab.shard").write_bytes(b"")
    assert build(raw, out).extracted == 2


def test_a_build_that_is_killed_while_processes_write_tables_publishes_nothing(tmp_path: Path) -> None:
    raw, out = many_reports(tmp_path / "raw", 20, repeat=20), tmp_path / "out"
    program = tmp_path / "program.py"
    program.write_text(BUILD, encoding="utf-8")
    process = subprocess.Popen([sys.executable, str(program), str(raw), str(out), "2"])
    deadline = time.monotonic() + 120
    while not list((out / ".gongbao" / "next").glob("data/*/*")):
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not (out / "datapackage.json").exists()
    assert build(raw, out, Options(reports_a_shard=2)).extracted == 0
    build(raw, tmp_path / "anew")
    assert digests(out) == digests(tmp_path / "anew")
