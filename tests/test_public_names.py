"""What ``import gongbao`` gives."""

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

import gongbao
from cli.reports import SPRING, write_reports
from gongbao.cli import main
from gongbao.packages import NoPackage


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    raw = write_reports(folder / "raw", spring=SPRING)
    assert main(["build", "--raw", str(raw), "--out", str(folder / "out")]) == 0
    return folder / "out"


def run(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.strip()


def test_importing_the_package_imports_nothing_heavy() -> None:
    heavy = ("pandas", "pyarrow", "yaml", "datasette", "frictionless", "gongbao.extract")
    assert run(f"import sys, gongbao; print([name for name in {heavy} if name in sys.modules])") == "[]"


def test_every_public_name_is_there() -> None:
    assert set(gongbao.__all__) <= set(dir(gongbao))
    assert all(getattr(gongbao, name) for name in gongbao.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        gongbao.nothing  # noqa: B018


@pytest.mark.parametrize(
    "first", ["pass", "import gongbao.extract", "from gongbao.extract.quantities import find_quantities"]
)
def test_extract_is_callable_whatever_was_imported_before(first: str) -> None:
    code = f"{first}\nimport gongbao\nfrom gongbao.read import Report\nprint(len(gongbao.extract(Report('a', '柳泉县。', '0')).passages))"
    assert run(code) == "1"


def test_a_quantity_has_its_place_its_value_and_its_unit() -> None:
    text = "总投资超3.5亿元"
    (quantity,) = gongbao.find_quantities(text)
    assert (quantity.value, quantity.unit, quantity.comparator) == (Decimal(350_000_000), "CNY", "gt")
    assert text[quantity.start : quantity.end] == quantity.text


def test_a_report_is_read_and_extracted(tmp_path: Path) -> None:
    write_reports(tmp_path, spring=SPRING)
    report = gongbao.read_report(tmp_path / "spring.txt")
    facts = gongbao.extract(report)
    assert all(report.text[figure.start : figure.end] == figure.text for figure in facts.figures)


def test_a_table_has_the_types_of_the_schema(package: Path) -> None:
    figures = gongbao.load("figures", package)
    assert isinstance(figures, pd.DataFrame)
    assert len(figures)
    assert isinstance(figures["value"].dropna().iloc[0], Decimal)
    assert figures["start"].dtype == "Int64"
    assert list(figures["status"].cat.categories) == ["actual", "target"]
    assert isinstance(figures["period_start"].dropna().iloc[0], date)
    assert figures["value"].sum() > 0


def test_every_table_loads(package: Path) -> None:
    from gongbao.schema import TABLES

    for name, table in TABLES.items():
        assert tuple(gongbao.load(name, package).columns) == table.columns


def test_the_package_around_the_working_directory_is_the_default(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(package / "data")
    assert len(gongbao.load("reports")) == 1


def test_an_unknown_table_is_answered_with_the_known_ones(package: Path) -> None:
    with pytest.raises(KeyError, match="the tables are"):
        gongbao.load("figuers", package)


def test_a_missing_package_is_answered_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(NoPackage, match="gongbao build"):
        gongbao.load("figures", tmp_path)
