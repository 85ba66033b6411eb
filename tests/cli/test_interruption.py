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

COMMAND = [sys.executable, "-m", "gongbao.cli", "build"]


def build(raw: Path, out: Path) -> int:
    return main(["build", "--raw", str(raw), "--out", str(out), "--jobs", "1"])


def test_killed_at_any_moment_it_leaves_one_generation(tmp_path: Path) -> None:
    raw, out = many_reports(tmp_path / "raw", 8), tmp_path / "out"
    assert build(raw, out) == 0
    old = digests(out)
    write_reports(raw, r000=SUMMER)
    assert build(raw, tmp_path / "new") == 0
    new = digests(tmp_path / "new")
    seen = set()
    for step in range(12):
        process = subprocess.Popen(
            [*COMMAND, "--raw", str(raw), "--out", str(out), "--jobs", "1"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(0.15 * (step + 1))
        process.send_signal(signal.SIGKILL)
        process.wait()
        tables = {name: digest for name, digest in digests(out).items() if name.startswith("data/tables/")}
        assert tables in ({k: old[k] for k in tables}, {k: new[k] for k in tables})
        seen.add(tables == {k: new[k] for k in tables})
    assert build(raw, out) == 0
    assert digests(out) == new


def test_an_interrupted_build_says_so(tmp_path: Path) -> None:
    raw = many_reports(tmp_path / "raw", 200)
    process = subprocess.Popen(
        [*COMMAND, "--raw", str(raw), "--out", str(tmp_path / "out")], stderr=subprocess.PIPE, text=True
    )
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    if process.returncode == 0:
        pytest.skip("this machine built two hundred reports before it could be interrupted")
    assert process.returncode == 130
    assert "Traceback" not in told
    assert "What was published before" in told


def test_what_was_read_before_a_kill_is_not_read_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, out = many_reports(tmp_path / "raw", 4), tmp_path / "out"
    with monkeypatch.context() as patched:
        patched.setattr("gongbao.pipeline.building.link", _die)
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
