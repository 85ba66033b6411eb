"""What people decided is applied where it fits, and stops the build, by file and line, where it does not."""

from decimal import Decimal
from pathlib import Path

import pytest

from gongbao.link import CurationError, read_curated
from gongbao.schema import Tables
from tests.link.telling import Told, only, tables_of

ENTRY = """\
- table: figures
  where:
    report: 云川/2023.txt
    text: 60个
    indicator: 新签约项目
  column: value
  expected: 60
  value: 61
  reason: 后文写明为61个
  source: 统计局, 2024-01-05
"""
DECISION = """\
- decision: same
  people:
    - {report: 云川/2023.txt, name: 何远山, post: 云川市委书记}
    - {report: 云川/2023.txt, name: 何远山, post: 云川东方集团董事长}
  reason: 简历写明两职
  source: 组织部, 2024-01-05
"""


def told() -> Told:
    report = Told("新签约项目60个。云川市委书记何远山讲话。云川东方集团董事长何远山讲话。")
    report.figure("60个", "新签约项目", "60", "{个}")
    for nth, (body, title) in enumerate((("云川市委", "书记"), ("云川东方集团", "董事长")), start=1):
        organisation, person = (
            report.mention(body, "organisation"),
            report.mention("何远山", "person", nth=nth),
        )
        report.position("何远山", person, organisation, title, nth=nth)
    report.statement("讲话", 1, "said")
    return report


def curated(folder: Path, corrections: str = "", namesakes: str = "", report: Told | None = None) -> Tables:
    """Return the tables of a report after what these files decide."""
    if corrections:
        (folder / "corrections.yml").write_text(corrections, encoding="utf-8")
    if namesakes:
        (folder / "namesakes.yml").write_text(namesakes, encoding="utf-8")
    return tables_of(report or told(), curated=read_curated(folder))


def complaint(folder: Path, corrections: str = "", namesakes: str = "") -> str:
    with pytest.raises(CurationError) as caught:
        curated(folder, corrections, namesakes)
    return str(caught.value)


def test_a_correction_changes_one_cell_and_says_so(tmp_path: Path) -> None:
    tables = curated(tmp_path, ENTRY)
    row = only(tables["figures"])
    assert (row["value"], row["method"], row["review"]) == (Decimal(61), "correction", "corrected")
    assert row["text"] == "60个"
    finding = only(tables["findings"], rule="corrected")
    assert (finding["table"], finding["row_id"]) == ("figures", row["figure_id"])
    assert "后文写明为61个" in str(finding["message"])
    assert "60 -> 61" in str(finding["message"])


def test_a_correction_can_empty_a_cell_and_fill_an_empty_one(tmp_path: Path) -> None:
    filled = ENTRY.replace("column: value", "column: period_start").replace("expected: 60", "expected:")
    filled = filled.replace("value: 61", "value: 2023-01-01")
    assert str(curated(tmp_path, filled)["figures"][0]["period_start"]) == "2023-01-01"
    assert curated(tmp_path, ENTRY.replace("value: 61", "value:"))["figures"][0]["value"] is None


def test_a_unit_that_a_correction_brings_in_is_published(tmp_path: Path) -> None:
    entry = ENTRY.replace("column: value", "column: unit").replace("expected: 60", 'expected: "{个}"')
    tables = curated(tmp_path, entry.replace("value: 61", 'value: "{项}"'))
    assert [row["unit"] for row in tables["units"]] == ["{项}"]


def test_the_sentence_can_tell_a_row_from_others(tmp_path: Path) -> None:
    report = Told("新签约项目60个。下半年新签约项目60个。")
    for nth in (1, 2):
        report.figure("60个", "新签约项目", "60", "{个}", nth=nth)
    entry = ENTRY.replace("  column", "    sentence: 下半年新签约项目60个。\n  column")
    values = [row["value"] for row in curated(tmp_path, entry, report=report)["figures"]]
    assert values == [Decimal(60), Decimal(61)]


def test_what_yaml_would_read_as_truth_or_date_is_text(tmp_path: Path) -> None:
    entry = ENTRY.replace("column: value", "column: period_text").replace("expected: 60", "expected:")
    assert curated(tmp_path, entry.replace("value: 61", "value: no"))["figures"][0]["period_text"] == "no"


def test_files_that_are_absent_or_empty_decide_nothing(tmp_path: Path) -> None:
    (tmp_path / "namesakes.yml").write_text("# nothing yet\n", encoding="utf-8")
    assert only(curated(tmp_path)["figures"])["review"] == "unreviewed"
    assert read_curated(tmp_path / "nowhere").corrections == ()


STALE = {
    "the report has changed its words": (("text: 60个", "text: 62个"), "no row of figures"),
    "the row holds another value already": (("expected: 60", "expected: 59"), "value is 60 and not 59"),
    "the report is gone": (
        ("report: 云川/2023.txt", "report: 云川/2020.txt"),
        "there is no report 云川/2020.txt",
    ),
    "the sentence has changed": (("  column", "    sentence: 一句。\n  column"), "no row of figures"),
}


@pytest.mark.parametrize(("change", "told_of"), STALE.values(), ids=STALE)
def test_a_correction_that_no_longer_fits_stops_the_build(
    tmp_path: Path, change: tuple[str, str], told_of: str
) -> None:
    message = complaint(tmp_path, ENTRY.replace(*change))
    assert "corrections.yml, line 1:" in message
    assert told_of in message
    assert "remove" in message


def test_a_correction_that_fits_several_rows_stops_the_build(tmp_path: Path) -> None:
    report = Told("新签约项目60个。下半年新签约项目60个。")
    for nth in (1, 2):
        report.figure("60个", "新签约项目", "60", "{个}", nth=nth)
    with pytest.raises(CurationError, match="2 rows of figures have") as caught:
        curated(tmp_path, ENTRY, report=report)
    assert "name more" in str(caught.value)


MALFORMED = {
    "no reason": (("  reason: 后文写明为61个\n", ""), "has no 'reason'"),
    "an empty reason": (("reason: 后文写明为61个", "reason: ''"), "'reason' is empty"),
    "no source": (("  source: 统计局, 2024-01-05\n", ""), "has no 'source'"),
    "no expected value": (("  expected: 60\n", ""), "has no 'expected'"),
    "no new value": (("  value: 61\n", ""), "has no 'value'"),
    "a key that means nothing": (("reason:", "note: x\n  reason:"), "key 'note' that means nothing"),
    "a key twice": (("  value: 61\n", "  value: 61\n  value: 62\n"), "states 'value' twice"),
    "a key twice in where": (("    text: 60个\n", "    text: 60个\n    text: 61个\n"), "states 'text' twice"),
    "an unknown table": (("table: figures", "table: figure"), "table 'figure' cannot be corrected"),
    "a table of mentions": (("table: figures", "table: mentions"), "table 'mentions' cannot be corrected"),
    "an unknown column": (("column: value", "column: values"), "column 'values' of figures cannot"),
    "a column that quotes": (("column: value", "column: text"), "column 'text' of figures cannot"),
    "a key column": (("column: value", "column: figure_id"), "column 'figure_id' of figures cannot"),
    "no text": (("    text: 60个\n", ""), "'where' has no 'text'"),
    "no report": (("    report: 云川/2023.txt\n", ""), "'report' is empty"),
    "an unknown column in where": (("    indicator:", "    indikator:"), "column 'indikator'"),
    "where is a list": (("where:\n    report: 云川/2023.txt\n    text: 60个\n    indicator: 新签约项目", "where: [a]"), "'where' is not a mapping"),
    "a number with its unit": (("value: 61", "value: 61个"), "'61个' is no number"),
    "a number with commas": (("value: 61", 'value: "1,061"'), "'1,061' is no number"),
    "a list for a value": (("value: 61", "value: [61]"), "'value' is not one value"),
    "a value that changes nothing": (("value: 61", "value: 60"), "changes nothing"),
    "a number too long": (("value: 61", f"value: {'9' * 40}"), "'value' has more digits"),
    "no such category": (("column: value\n  expected: 60\n  value: 61", "column: measure\n  expected: level\n  value: size"), "'size' is none of level"),
    "no date": (("column: value\n  expected: 60\n  value: 61", "column: period_end\n  expected:\n  value: 2023-02-30"), "'2023-02-30' is no date"),
    "an empty cell where none may be": (("column: value\n  expected: 60\n  value: 61", 'column: unit\n  expected: "{个}"\n  value:'), "'value' is empty and must not be"),
    "a formula": (("column: value\n  expected: 60\n  value: 61", "column: period_text\n  expected:\n  value: =1+1"), "'value' begins with"),
    "an unknown indicator": (("column: value\n  expected: 60\n  value: 61", "column: indicator_id\n  expected:\n  value: gpd"), "'value' gpd is no key"),
    "an unknown place": (("column: value\n  expected: 60\n  value: 61", "column: place_id\n  expected:\n  value: 999999"), "'value' 999999 is no key"),
    "a row that is not there": (("column: value\n  expected: 60\n  value: 61", f"column: parent_id\n  expected:\n  value: {'a' * 16}"), "is no key"),
    "an identifier of another shape": (("column: value\n  expected: 60\n  value: 61", "column: parent_id\n  expected:\n  value: A1"), "does not look like"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "told_of"), MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_correction_stops_the_build(
    tmp_path: Path, change: tuple[str, str], told_of: str
) -> None:
    assert change[0] in ENTRY
    message = complaint(tmp_path, "# head\n\n" + ENTRY.replace(*change))
    assert "corrections.yml, line 3" in message
    assert told_of in message


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("- just words\n", "line 1: is not a mapping"),
        ("table: figures\n", "is not a list of entries"),
        ("- {table: figures\n", "cannot be read"),
        ("- !!python/object:os.system {}\n", "has no 'table'"),
    ],
)
def test_a_file_that_is_no_list_of_entries_stops_the_build(tmp_path: Path, text: str, told_of: str) -> None:
    assert told_of in complaint(tmp_path, text)


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "corrections.yml").write_bytes("- table: 数据".encode("gb18030"))
    with pytest.raises(CurationError, match=r"corrections\.yml: cannot be read"):
        read_curated(tmp_path)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    message = complaint(tmp_path, ENTRY.replace("value: 61", "value: x") + ENTRY.replace("figures", "fig"))
    assert "line 1" in message
    assert "line 11" in message


def test_two_corrections_of_one_cell_stop_the_build(tmp_path: Path) -> None:
    message = complaint(tmp_path, ENTRY + ENTRY.replace("value: 61", "value: 62"))
    assert "line 11: corrects the same cell as" in message


def people(tables: Tables) -> list[object]:
    return [row["entity_id"] for row in tables["entities"] if row["type"] == "person"]


def test_a_decision_makes_one_person_of_two(tmp_path: Path) -> None:
    tables = curated(tmp_path, namesakes=DECISION)
    (person,) = people(tables)
    assert {row["person_id"] for row in tables["positions"]} == {person}
    assert {row["entity_id"] for row in tables["mentions"] if row["text"] == "何远山"} == {person}
    assert tables["statements"][0]["speaker_id"] == person
    assert [row["rule"] for row in tables["findings"]] == ["namesakes_decided"]
    assert tables["findings"][0]["row_id"] == person


def test_a_decision_that_two_people_are_different_settles_the_finding(tmp_path: Path) -> None:
    tables = curated(tmp_path, namesakes=DECISION.replace("decision: same", "decision: different"))
    assert len(people(tables)) == 2
    assert [row["rule"] for row in tables["findings"]] == ["namesakes_decided"]


def test_a_decision_joins_people_of_two_reports(tmp_path: Path) -> None:
    (tmp_path / "namesakes.yml").write_text(
        DECISION.replace(
            "云川/2023.txt, name: 何远山, post: 云川东方", "云川/2024.txt, name: 何远山, post: 云川东方"
        ),
        encoding="utf-8",
    )
    later = told()
    later.source_file = "云川/2024.txt"
    tables = tables_of(told(), later, curated=read_curated(tmp_path))
    assert len(people(tables)) == 3


MISJUDGED = {
    "neither same nor different": (("decision: same", "decision: maybe"), "'decision' is 'maybe'"),
    "one person alone": (("    - {report: 云川/2023.txt, name: 何远山, post: 云川东方集团董事长}\n", ""), "does not list two"),
    "two names": (("name: 何远山, post: 云川市", "name: 何近山, post: 云川市"), "do not share one name"),
    "a person without a post": ((", post: 云川市委书记", ""), "person 1 is not a mapping"),
    "the same person twice": (("post: 云川东方集团董事长", "post: 云川市委书记"), "lists one person twice"),
    "no reason": (("  reason: 简历写明两职\n", ""), "has no 'reason'"),
    "a post that the report no longer gives": (("post: 云川市委书记", "post: 云川市长"), "it has 云川东方集团董事长, 云川市委书记"),
    "a report that is gone": (("report: 云川/2023.txt, name: 何远山, post: 云川市", "report: 云川/2019.txt, name: 何远山, post: 云川市"), "there is no report 云川/2019.txt"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "told_of"), MISJUDGED.values(), ids=MISJUDGED)
def test_a_decision_that_is_malformed_or_fits_no_more_stops_the_build(
    tmp_path: Path, change: tuple[str, str], told_of: str
) -> None:
    assert change[0] in DECISION
    message = complaint(tmp_path, namesakes=DECISION.replace(*change))
    assert "namesakes.yml, line 1" in message
    assert told_of in message


def test_the_examples_in_the_heads_of_the_published_files_are_well_formed(
    tmp_path: Path, repository: Path
) -> None:
    for name in ("corrections.yml", "namesakes.yml"):
        text = (repository / "data/curated" / name).read_text(encoding="utf-8")
        example = [line[2:] for line in text.splitlines() if line.startswith(("# - ", "#   "))]
        (tmp_path / name).write_text("\n".join(example), encoding="utf-8")
    curated = read_curated(tmp_path)
    assert (len(curated.corrections), len(curated.decisions)) == (1, 1)
