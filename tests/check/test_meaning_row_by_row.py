"""Rules that take columns at once tell what a reader who goes row by row would tell."""

import csv
import random
import shutil
from pathlib import Path

import pytest

from check.row_by_row import tell
from gongbao.check import validate
from gongbao.pipeline import build

_PUBLISHED = Path(__file__).parents[2]
_CORPUS = _PUBLISHED.parent / "shared" / "corpus" / "reports"
_RULES = {"spans", "values", "parts", "ranges", "periods", "units", "roles"}
_TEXTS = 12  # of the corpus; a reader who goes row by row is slow


def _ours(package: Path) -> set[tuple[str, int | None, str, str, str]]:
    problems = validate(package).problems
    return {
        (one.resource, one.row, one.rule, one.column, one.severity)
        for one in problems
        if one.rule in _RULES or one.resource == "findings"
    }


def _broken(package: Path, target: Path, seed: int, changes: int) -> Path:
    """Copy a package and put cells of other rows, numbers and days into the columns that rules read."""
    shutil.copytree(package / "data" / "tables", target / "data" / "tables")
    shutil.copyfile(package / "datapackage.json", target / "datapackage.json")
    chance = random.Random(seed)
    for name in ("figures", "positions", "mentions", "rankings", "passages", "entities"):
        path = target / "data" / "tables" / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        fixed = {f"{name[:-1]}_id", "entity_id", "name", "name_en"} if name != "mentions" else {"mention_id"}
        changeable = [place for place, column in enumerate(header) if column not in fixed]
        for _ in range(changes if rows else 0):
            row, column = chance.choice(rows), chance.choice(changeable)
            shifted = str(int(row[column]) + chance.choice((-1, 1))) if row[column].isdigit() else ""
            row[column] = chance.choice([chance.choice(rows)[column], "", shifted, "1700-01-01", "🏭" * 3])
            if "parent_id" in header and chance.random() < 0.3:
                row[header.index("parent_id")] = chance.choice(rows)[0]
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])
    return target


def test_the_published_package_is_told_the_same() -> None:
    assert _ours(_PUBLISHED) == tell(_PUBLISHED)


@pytest.mark.parametrize("seed", range(8))
def test_a_package_with_changed_cells_is_told_the_same(tmp_path: Path, seed: int) -> None:
    package = _broken(_PUBLISHED, tmp_path, seed, changes=12)
    told = tell(package)
    assert {rule for _, _, rule, *_ in told} & _RULES
    assert _ours(package) == told


@pytest.mark.skipif(not _CORPUS.is_dir(), reason="the corpus of texts is not beside the project")
def test_a_package_of_many_reports_is_told_the_same(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for path in sorted(_CORPUS.glob("*.txt"), key=lambda one: one.stat().st_size)[100 : 100 + _TEXTS]:
        shutil.copyfile(path, raw / path.name)
    build(raw, tmp_path / "package")
    assert _ours(tmp_path / "package") == tell(tmp_path / "package")
    broken = _broken(tmp_path / "package", tmp_path / "broken", 0, changes=40)
    assert _ours(broken) == tell(broken)
