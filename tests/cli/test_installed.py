"""Installed from a wheel, the command needs nothing from the checkout."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from cli.reports import SPRING, SUMMER, digests, write_reports
from gongbao.cli import main


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """The programs' folder of an environment that has this package from a wheel, and its dependencies."""
    folder = tmp_path_factory.mktemp("installed")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(repository / name, source)
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(repository / "scripts", source / "scripts", ignore=ignored)
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(source))
    (wheel,) = folder.glob("*.whl")
    environment = folder / "environment"
    venv.create(environment, with_pip=False)
    python = environment / "bin" / "python"
    # The libraries of the environment that runs the tests, without the checkout that is installed there.
    libraries = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    Path(libraries, "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip("--python", str(python), "install", "--no-deps", "--no-index", "--ignore-installed", str(wheel))
    shutil.rmtree(source)
    return environment / "bin"


def pip(*arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def run(program: Path, *arguments: object, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    command = [str(program), *map(str, arguments)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_it_builds_the_same_bytes_in_any_folder(installed: Path, tmp_path: Path) -> None:
    raw = write_reports(tmp_path / "raw", spring=SPRING, summer=SUMMER)
    done = run(installed / "gongbao", "build", "--raw", "raw", "--out", "out", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    main(["build", "--raw", str(raw), "--out", str(tmp_path / "checkout")])
    assert digests(tmp_path / "out") == digests(tmp_path / "checkout")


def test_it_validates_what_it_built(installed: Path, tmp_path: Path) -> None:
    write_reports(tmp_path / "raw", spring=SPRING)
    run(installed / "gongbao", "build", "--raw", "raw", "--out", "out", folder=tmp_path)
    done = run(installed / "gongbao", "validate", "out", "--json", folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["valid"] is True


def test_it_is_the_wheel_that_runs(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "python", "-c", "import gongbao; print(gongbao.__file__)", folder=tmp_path)
    assert str(installed.parent) in done.stdout


def test_its_site_finds_its_templates(installed: Path, tmp_path: Path) -> None:
    write_reports(tmp_path / "raw", spring=SPRING)
    run(installed / "gongbao", "build", "--raw", "raw", "--out", "out", folder=tmp_path)
    code = (
        "import asyncio, pathlib; from gongbao.site.serving import datasette_for; "
        "site = datasette_for(pathlib.Path('out')); "
        "asyncio.run(site.invoke_startup()); print(asyncio.run(site.client.get('/')).status_code)"
    )
    done = run(installed / "python", "-c", code, folder=tmp_path)
    assert done.stdout.strip() == "200", done.stderr
