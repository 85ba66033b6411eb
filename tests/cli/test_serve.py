"""``gongbao serve`` answers on the address that it prints, or says why it cannot."""

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cli.reports import SPRING, write_reports
from gongbao.cli import main


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_reports(tmp_path / "data" / "raw", spring=SPRING)
    return tmp_path


@contextmanager
def serving(*arguments: str) -> Iterator[tuple[str, list[str]]]:
    """Give the address that the command prints, and the lines before it."""
    command = [sys.executable, "-m", "gongbao", "serve", "--port", "0", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines: list[str] = []
        try:
            for line in process.stdout:
                if address := re.search(r"http://\S+", line):
                    yield address[0], lines
                    break
                lines.append(line)
            else:
                pytest.fail("the command ended without printing an address")
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=20) == 0


def test_it_builds_what_is_missing_and_answers(project: Path) -> None:
    with serving(str(project)) as (address, lines):
        assert urllib.request.urlopen(address, timeout=20).status == 200
        assert any("1 report" in line for line in lines)
        assert any(re.search(r"figures +\d", line) for line in lines)


def test_a_package_without_its_reports_is_served_as_it_is(tmp_path: Path) -> None:
    raw = write_reports(tmp_path / "raw", spring=SPRING)
    main(["build", "--raw", str(raw), "--out", str(tmp_path / "out")])
    with serving(str(tmp_path / "out")) as (address, lines):
        assert urllib.request.urlopen(address, timeout=20).status == 200
        assert lines == []


def test_a_port_in_use_is_named_with_a_remedy(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", str(project), "--port", str(port)]) == 1
    assert f"port {port} is in use" in (told := capsys.readouterr().err)
    assert f"--port {port + 1}" in told


def test_an_address_of_another_machine_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(project), "--host", "192.0.2.1"]) == 1
    assert "--host" in capsys.readouterr().err


def test_a_folder_without_a_package_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(tmp_path)]) == 2
    assert "gongbao build" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["-1", "65536", "web"])
def test_a_port_that_is_none_is_an_unusable_argument(port: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["serve", "--port", port])
    assert stopped.value.code == 2
