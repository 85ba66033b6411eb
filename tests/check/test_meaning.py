"""Each rule about meaning notices what a careful reader would, on a real package in which one cell was changed."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gongbao.check import Problem, validate
from gongbao.pipeline import build

Row = dict[str, str]
Change = Callable[[list[Row]], None]

_TEXT = """\
东川市工作报告

2031年,全市完成固定资产投资120亿元,其中工业投资80亿元,增长5%-6%。新签约超亿元项目30个,其中超10亿元项目4个。市长李明月表示,要再接再厉。
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a package built from one invented report."""
    folder = tmp_path_factory.mktemp("meaning")
    raw = folder / "raw"
    raw.mkdir()
    (raw / "dongchuan.txt").write_text(_TEXT, encoding="utf-8")
    build(raw, folder / "package")
    return folder / "package"


@pytest.fixture
def problems_after(built: Path, tmp_path: Path) -> Callable[[str, Change], list[Problem]]:
    """Return a function that changes one table and tells what validation then says beside the changed hash."""

    def _problems(table: str, change: Change) -> list[Problem]:
        package = tmp_path / "package"
        shutil.copytree(built, package)
        path = package / "data" / "tables" / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        change(rows)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return [one for one in validate(package).problems if one.rule not in ("byte-count", "hash-count")]

    return _problems


def _one(problems: list[Problem], rule: str) -> Problem:
    found = [problem for problem in problems if problem.rule == rule]
    assert found, f"{rule} not among {sorted({problem.rule for problem in problems})}"
    return found[0]


def _figure(rows: list[Row], text: str) -> Row:
    return next(row for row in rows if text in row["text"])


def test_what_was_built_is_sound(built: Path) -> None:
    assert [problem for problem in validate(built).problems if problem.severity == "error"] == []


@pytest.mark.parametrize("column, shift", [("start", -1), ("end", 1)])
def test_a_span_moved_by_one_character_is_noticed(
    problems_after: Callable[[str, Change], list[Problem]], column: str, shift: int
) -> None:
    def move(rows: list[Row]) -> None:
        rows[0][column] = str(int(rows[0][column]) + shift)

    problem = _one(problems_after("figures", move), "spans")
    assert (problem.resource, problem.row, problem.severity) == ("figures", 2, "error")


def test_a_span_moved_as_a_whole_is_noticed(
    problems_after: Callable[[str, Change], list[Problem]],
) -> None:
    def move(rows: list[Row]) -> None:
        for column in ("start", "end"):
            rows[0][column] = str(int(rows[0][column]) + 1)

    assert "does not stand at" in _one(problems_after("figures", move), "spans").message


def test_a_value_that_its_words_do_not_state_is_noticed(
    problems_after: Callable[[str, Change], list[Problem]],
) -> None:
    def change(rows: list[Row]) -> None:
        _figure(rows, "120亿")["value"] = "12000000"

    problem = _one(problems_after("figures", change), "values")
    assert "12000000" in problem.message
    assert "corrections.yml" in problem.remedy


def test_a_part_larger_than_its_whole_is_a_warning(
    problems_after: Callable[[str, Change], list[Problem]],
) -> None:
    def change(rows: list[Row]) -> None:
        _figure(rows, "80亿")["value"] = "13000000000"

    assert _one(problems_after("figures", change), "parts").severity == "warning"


def test_figures_that_are_parts_of_each_other_are_noticed(
    problems_after: Callable[[str, Change], list[Problem]],
) -> None:
    def change(rows: list[Row]) -> None:
        _figure(rows, "120亿")["parent_id"] = _figure(rows, "80亿")["figure_id"]

    assert "part of itself" in _one(problems_after("figures", change), "parts").message


def test_a_unit_of_another_dimension_is_noticed(
    problems_after: Callable[[str, Change], list[Problem]],
) -> None:
    def change(rows: list[Row]) -> None:
        _figure(rows, "120亿")["unit"] = "{个}"

    assert "fixed" in _one(problems_after("figures", change), "units").message


def test_a_period_that_ends_before_it_begins_is_noticed(
    problems_after: Callable[[str, Change], list[Problem]],
) -> None:
    def change(rows: list[Row]) -> None:
        row = _figure(rows, "120亿")
        row["period_start"], row["period_end"] = "2031-12-31", "2031-01-01"

    assert "before it begins" in _one(problems_after("figures", change), "periods").message


def test_a_range_whose_ends_are_turned_is_noticed(
    problems_after: Callable[[str, Change], list[Problem]],
) -> None:
    def change(rows: list[Row]) -> None:
        _figure(rows, "5%")["value_max"] = "4"

    assert _one(problems_after("figures", change), "ranges").column == "value_max"


def test_a_post_held_by_what_is_no_person_is_noticed(
    problems_after: Callable[[str, Change], list[Problem]],
) -> None:
    def change(rows: list[Row]) -> None:
        for row in rows:
            if row["type"] == "person":
                row["type"] = "place"

    assert "not a person" in _one(problems_after("entities", change), "roles").message
