"""A build that is killed, or has no room to write, leaves the old tables or the new ones, never a mix."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.reports import SPRING, SUMMER, digests, many_reports, write_reports
from gongbao.cli import main

COMMAND = [sys.executable, "-m", "gongbao", "build"]


def build(raw: Path, out: Path) -> int:
    return main(["build", "--raw", str(raw), "--out", str(out), "--jobs", "1"])


def test_killed_at_any_moment_it_leaves_one_generation(tmp_path: Path) -> None:
    raw, out = many_reports(tmp_path / "raw", 8), tmp_path / "out"
    assert build(raw, out) == 0
    old = digests(out)
    write_reports(raw, r0000=SUMMER)
    assert build(raw, tmp_path / "new") == 0
    new = digests(tmp_path / "new")
    seen = set()
    for step in range(8):
        process = subprocess.Popen(
            [*COMMAND, "--raw", str(raw), "--out", str(out), "--jobs", "1"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(0.25 * (step + 1))
        process.send_signal(signal.SIGKILL)
        process.wait()
        tables = {name: digest for name, digest in digests(out).items() if name.startswith("data/tables/")}
        assert tables in ({k: old[k] for k in tables}, {k: new[k] for k in tables})
        seen.add(tables == {k: new[k] for k in tables})
    assert build(raw, out) == 0
    assert digests(out) == new


@pytest.mark.parametrize("processes", ["1", "2"])
def test_an_interrupted_build_says_so(tmp_path: Path, processes: str) -> None:
    process = start_long_build(tmp_path, processes)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in told
    assert "What was published before" in told


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs to see which processes there are")
def test_a_killed_build_leaves_no_process_behind(tmp_path: Path) -> None:
    process = start_long_build(tmp_path, "2")
    family = descendants(process.pid)
    assert family
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    deadline = time.monotonic() + 20
    while alive := {pid for pid in family if is_alive(pid)}:
        assert time.monotonic() < deadline, alive
        time.sleep(0.1)


def start_long_build(folder: Path, processes: str) -> "subprocess.Popen[str]":
    """Start a build that takes minutes, and return when it has extracted something."""
    raw = many_reports(folder / "raw", 500, repeat=60)
    command = [*COMMAND, "--raw", str(raw), "--out", str(folder / "out"), "--jobs", processes]
    # Whoever runs the tests in the background of a shell has them, and what they start, ignore an interruption.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, before)
    deadline = time.monotonic() + 60
    while not list((folder / "out" / ".gongbao" / "shards").glob("*.shard")):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return process


def descendants(pid: int) -> set[int]:
    children = {
        int(child)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for child in (task / "children").read_text(encoding="ascii").split()
    }
    return children.union(*(descendants(child) for child in children))


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_what_was_read_before_a_kill_is_not_read_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, out = many_reports(tmp_path / "raw", 4), tmp_path / "out"
    with monkeypatch.context() as patched:
        patched.setattr("gongbao.pipeline.building.join", _die)
        with pytest.raises(ZeroDivisionError):
            build(raw, out)
    assert build(raw, out) == 0
    assert "4 reports (0 read anew)" in capsys.readouterr().out


def _die(*arguments: object) -> None:
    raise ZeroDivisionError


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 300 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("needs to mount a small file system, which takes root")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_named_and_nothing_is_published(
    tmp_path: Path, small_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(write_reports(tmp_path / "raw", spring=SPRING), small_disk) == 1
    assert "disk is full" in capsys.readouterr().err
    assert not (small_disk / "data").exists()
    assert not (small_disk / "datapackage.json").exists()


def test_a_limit_on_the_size_of_files_keeps_the_old_tables(tmp_path: Path) -> None:
    raw, out = write_reports(tmp_path / "raw", spring=SPRING), tmp_path / "out"
    assert build(raw, out) == 0
    before = digests(out)
    write_reports(raw, summer=SUMMER)
    done = subprocess.run(
        [*COMMAND, "--raw", str(raw), "--out", str(out), "--jobs", "1"],
        preexec_fn=_limit_files,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "nothing was published" in done.stderr
    assert digests(out) == before
    assert build(raw, out) == 0


def _limit_files() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


def test_a_read_only_place_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    raw = write_reports(tmp_path / "raw", spring=SPRING)
    out.mkdir()
    with _read_only(out):
        assert build(raw, out) == 1
    told = capsys.readouterr().err
    assert "--out" in told
    assert "Traceback" not in told
    assert list(out.iterdir()) == []


class _read_only:
    """Make a folder one that nobody may write to; root may whatever the permissions say, hence the mount."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mounted = False

    def __enter__(self) -> None:
        if os.geteuid() != 0:
            self._folder.chmod(0o500)
            return
        mount = ["mount", "-t", "tmpfs", "-o", "ro,size=64k", "tmpfs", str(self._folder)]
        if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
            pytest.skip("root may write everywhere, and may not mount here")
        self._mounted = True

    def __exit__(self, *error: object) -> None:
        if self._mounted:
            subprocess.run(["umount", str(self._folder)], check=True)
        self._folder.chmod(0o700)
