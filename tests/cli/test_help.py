"""The command explains itself."""

import subprocess
import sys

import pytest

from gongbao.cli import main

COMMANDS = ["build", "add", "serve", "validate", "coverage"]


def told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 0
    return capsys.readouterr().out


def test_the_help_names_every_command_and_shows_examples(capsys: pytest.CaptureFixture[str]) -> None:
    text = told(["--help"], capsys)
    assert all(f"gongbao {command}" in text or f"  {command} " in text for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_teaches_by_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = told([command, "--help"], capsys)
    assert f"  gongbao {command}" in text.split("examples:")[1]
    assert "exit status" in text or command in ("add", "serve")


def test_the_version_is_that_of_the_data_package(capsys: pytest.CaptureFixture[str]) -> None:
    from gongbao.schema import PACKAGE

    assert told(["--version"], capsys) == f"gongbao {PACKAGE.version}\n"


@pytest.mark.parametrize("arguments", [[], ["unknown"], ["serve", "--unknown"]])
def test_unusable_arguments_exit_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


def test_it_starts_quickly_by_importing_only_what_a_command_needs() -> None:
    code = "import sys; from gongbao.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\nprint('pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"


def test_the_reader_of_the_output_may_go_away() -> None:
    shell = f"{sys.executable} -m gongbao coverage --help | head -n 1"
    done = subprocess.run(shell, shell=True, capture_output=True, text=True, check=True)
    assert "Traceback" not in done.stderr
