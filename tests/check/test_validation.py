"""Our verdict is frictionless' verdict, row by row, and says where and what to do."""

from pathlib import Path

import pytest
from frictionless import Package
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from check.conftest import GOOD_COUNTS, GOOD_PLACES, Writer
from gongbao.check import DescriptorError, render, validate

Place = tuple[str, int | None, str, str]

_CELLS = st.one_of(
    st.sampled_from(
        ["", " ", "1", "0", "-4", "+2", " 7 ", "1_000", "５", "1e3", "NaN", "1.", ".5", "12,5", "2031-02-29"]
        + [
            "2031-2-9",
            "2031-02-28",
            "2031-12-31",
            "2031-04-31",
            "2028-02-29",
            "1900-02-29",
            "2000-02-29",
            "0000-01-01",
            "actual",
            "Target",
            "aaaa",
            "aaab",
            "aaad",
            "990100",
            "99010",
        ]
        + ["=1+1", 'a"b', "x\ny", "aaaa\n", "990100\n", "9" * 40, "1" * 25 + ".5"]
    ),
    st.text(st.characters(exclude_characters="\r\x00", exclude_categories=["Cs"]), max_size=6),
)
_PLANTED = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 6), _CELLS), max_size=6)
_RAGGED = st.lists(st.tuples(st.integers(0, 2), st.integers(1, 9)), max_size=2)


def theirs(package: Path) -> set[Place]:
    """Return where frictionless finds what."""
    report = Package(str(package / "datapackage.json")).validate()
    return {
        (task.name, getattr(error, "row_number", None), error.type, getattr(error, "field_name", ""))
        for task in report.tasks
        for error in task.errors
    }


def ours(package: Path) -> set[Place]:
    """Return where we find what, with the columns that frictionless names."""

    def column(rule: str, name: str) -> str:
        return name if rule not in ("primary-key", "foreign-key", "blank-row") else ""

    return {
        (problem.resource, problem.row, problem.rule, column(problem.rule, problem.column))
        for problem in validate(package).problems
    }


def test_a_sound_package_has_no_problem(write: Writer) -> None:
    package = write(GOOD_PLACES, GOOD_COUNTS)
    assert validate(package).problems == []
    assert theirs(package) == set()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_PLANTED, _RAGGED, st.booleans())
@example([(0, 2, "0"), (1, 3, ""), (2, 4, "2031-02-29")], [], False)
@example([], [(0, 3), (1, 9)], True)
@example([(3 + row, 0, "") for row in range(3)] + [(3, 1, ""), (3, 2, ""), (3, 3, "")], [], False)
def test_every_planted_error_is_found_where_frictionless_finds_it(
    write: Writer, planted: list[tuple[int, int, str]], ragged: list[tuple[int, int]], twice: bool
) -> None:
    places = [list(row) for row in GOOD_PLACES]
    counts = [list(row) for row in GOOD_COUNTS]
    if twice:
        counts.append(list(counts[0]))
        places.append(list(places[1]))
    for row, column, cell in planted:
        table = places if row < 2 else counts
        line = table[row % len(table)]
        line[column % len(line)] = cell
    for row, length in ragged:
        counts[row] = (counts[row] + ["", "", ""])[:length]
    package = write(places, counts)
    assert ours(package) == theirs(package)


def test_a_problem_names_table_row_column_value_and_remedy(write: Writer) -> None:
    counts = [list(row) for row in GOOD_COUNTS]
    counts[1][3] = "three"
    text = render(validate(write(GOOD_PLACES, counts)))
    assert "counts, row 3, column value: type-error" in text
    assert "[three]" in text
    assert "Write a value of the column's type" in text
    assert text.endswith("NOT valid: 1 errors, 0 warnings")


def test_a_file_that_was_changed_afterwards_is_told_from_its_hash(write: Writer) -> None:
    package = write(GOOD_PLACES, GOOD_COUNTS)
    descriptor = package / "datapackage.json"
    text = descriptor.read_text().replace(
        '"path": "places.csv"', '"bytes": 3, "hash": "sha256:' + "0" * 64 + '", "path": "places.csv"'
    )
    descriptor.write_text(text)
    assert {problem.rule for problem in validate(package).problems} == {"byte-count", "hash-count"}


def test_a_missing_or_foreign_file_is_one_problem_and_the_others_are_checked(write: Writer) -> None:
    package = write(GOOD_PLACES, GOOD_COUNTS)
    (package / "places.csv").write_bytes(b"\xff\xfe\x00")
    verdict = validate(package)
    assert [problem.rule for problem in verdict.problems][:1] == ["source-error"]
    assert verdict.rows["counts"] == 3
    (package / "places.csv").unlink()
    assert "places.csv" in render(validate(package))


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"resources": [{"name": "x"}]}', '{"resources": [{"name":"x","path":"../x.csv"}]}'],
)
def test_a_descriptor_that_cannot_be_used_is_named_with_a_remedy(tmp_path: Path, content: str) -> None:
    (tmp_path / "datapackage.json").write_text(content)
    with pytest.raises(DescriptorError, match=r"datapackage\.json: .*\."):
        validate(tmp_path)


def test_no_descriptor_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(DescriptorError, match="no such file"):
        validate(tmp_path)
