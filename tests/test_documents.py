"""What the documents promise is so: commands, links, examples, versions."""

import re
import sqlite3
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

import gongbao
from cli.reports import write_reports
from gongbao.cli import main
from gongbao.read.sources import COLUMNS
from gongbao.schema import PACKAGE, TABLES

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = ("build", "add", "serve", "validate", "coverage")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_files_lead_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", document.read_text(encoding="utf-8"))
    missing = [target for target in targets if not (document.parent / target).exists()]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_commands_that_are_shown_exist(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "\n".join(blocks(document.read_text(encoding="utf-8"), "sh"))
    for command, options in re.findall(r"^gongbao (\w+)([^#\n]*)", text, re.MULTILINE):
        assert command in COMMANDS
        with pytest.raises(SystemExit):
            main([command, "--help"])
        shown = capsys.readouterr().out
        for option in re.findall(r"--[a-z-]+", options):
            assert option in shown, f"gongbao {command} {option}"


def test_the_readme_shows_the_commands_that_people_need() -> None:
    assert all(f"gongbao {command}" in README for command in ("build", "add", "serve", "validate"))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_column_of_sources_csv_is_explained() -> None:
    guide = (ROOT / "docs" / "adding-a-report.md").read_text(encoding="utf-8")
    assert [column for column in COLUMNS if f"`{column}`" not in guide] == []
    assert [value for value in TABLES["reports"].field("kind").enum if f"`{value}`" not in guide] == []


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of the README's own sentence."""
    folder = tmp_path_factory.mktemp("readme")
    sentence = re.search(r"^> (.+)$", README, re.MULTILINE)
    assert sentence
    raw = write_reports(folder / "raw", report=sentence[1] + "\n")
    assert main(["build", "--raw", str(raw), "--out", str(folder)]) == 0
    return folder


def test_the_readme_says_truly_what_its_sentence_becomes(package: Path) -> None:
    figures = gongbao.load("figures", package)
    assert [
        (int(value * 10), unit) for value, unit in zip(figures["value"], figures["unit"], strict=True)
    ] == [
        (600, "{个}"),
        (50, "{个}"),
        (125, "%"),
    ]
    assert figures["threshold"].dropna().map(int).tolist() == [100_000_000, 10_000_000_000]
    assert figures["parent_id"].dropna().tolist() == [figures["figure_id"][0]]
    rankings = gongbao.load("rankings", package)
    assert rankings["rank"].tolist() == [1]


def test_the_example_in_python_runs(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(package)
    (package / "report.txt").write_bytes((package / "raw" / "report.txt").read_bytes())
    for block in blocks(README, "python"):
        exec(compile(block, "README.md", "exec"), {})  # noqa: S102 - our own document


def test_the_examples_in_sql_run(package: Path) -> None:
    database = sqlite3.connect(package / "data" / "gongbao.db")
    for block in blocks(README, "sql"):
        assert database.execute(block).fetchall()


def test_one_version_and_one_licence_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert PACKAGE.version == project["version"] == str(citation["version"])
    assert [licence["name"] for licence in PACKAGE.licenses] == [citation["license"]]
    assert project["license"] == "MIT"
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")


def test_every_dependency_says_what_it_is_for() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    requirements = [line for line in lines if re.match(r'    "[\w\[\],-]+[<>=]', line)]
    assert requirements
    assert [line for line in requirements if "  # " not in line] == []


def test_every_dependency_is_pinned_by_hash_and_from_no_named_place() -> None:
    pinned = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    names = {name.lower().replace("_", "-") for name in re.findall(r"^([\w.-]+)==", pinned, re.MULTILINE)}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    stated = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    wanted = {re.split(r"[\[<>=~! ;]", entry)[0].lower().replace("_", "-") for entry in stated}
    assert wanted <= names
    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=\S)", pinned.strip()) if "==" in entry)
    assert not re.search(r"://|--(index-url|extra-index-url|find-links|trusted-host)", pinned)


def test_no_document_or_script_names_a_folder_of_one_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("needs the git checkout, to know what is published")
    own = re.compile(r"(?<![\w.])/(?:home|Users|root|work)/\w")
    named = [
        name
        for name in listed.stdout.splitlines()
        if Path(name).suffix in {".md", ".py", ".toml", ".yml", ".cff", ".csv", ".lock", ""}
        and (ROOT / name).is_file()
        and own.search((ROOT / name).read_text(encoding="utf-8", errors="ignore"))
    ]
    assert named == []
