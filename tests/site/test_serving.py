"""How a package comes to be served."""

import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from gongbao.site import application


def test_plain_datasette_shows_the_same_site(package: Path) -> None:
    """The plugin is found by its entry point: no command of ours is needed."""
    command = [sys.executable, "-m", "datasette", str(package / "data" / "gongbao.db")]
    options = ["--metadata", str(package / "metadata.yml"), "--get", "/gongbao/figures?_search=亩"]
    output = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    assert output.returncode == 0, output.stderr
    assert "1.2万亩" in output.stdout and "/-/gongbao/site." in output.stdout


def test_a_folder_without_a_database_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="gongbao build"):
        application(tmp_path)


def test_only_this_machine_reaches_the_site_unless_it_is_told_otherwise(package: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = f"from pathlib import Path; from gongbao.site import serve; serve(Path({str(package)!r}), port={port})"
    process = subprocess.Popen([sys.executable, "-c", code])
    try:
        for _ in range(600):
            try:
                assert httpx.get(f"http://127.0.0.1:{port}/-/healthz", timeout=30).status_code == 200
                break
            except httpx.TransportError:
                time.sleep(0.1)
        with socket.socket() as other:
            # A port that is taken on the loopback address alone is free on another address of this machine.
            other.bind(("127.0.0.2", port))
    finally:
        process.terminate()
        process.wait(30)
