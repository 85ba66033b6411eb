"""``sources.csv`` says where reports come from; what it gets wrong is named by line and column."""

from datetime import date
from pathlib import Path

import pytest

from gongbao.read.errors import BadSourceValue, MalformedSources, UnknownEncoding
from gongbao.read.report import Source
from gongbao.read.sources import Sources, read_sources


def sources(folder: Path, text: str | bytes) -> Sources:
    folder.joinpath("sources.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_sources(folder)


def test_a_folder_without_the_file_states_nothing(tmp_path: Path) -> None:
    assert read_sources(tmp_path).rows == {}


def test_an_empty_file_states_nothing(tmp_path: Path) -> None:
    assert sources(tmp_path, "").rows == {}


def test_a_row_is_typed_and_an_empty_cell_states_nothing(tmp_path: Path) -> None:
    row = sources(
        tmp_path,
        "file,title,kind,publisher,held_on,place_id\na.txt, 工作报告 ,work_report,,2024-01-31,320900\n",
    ).rows["a.txt"]
    assert row.source == Source(
        title="工作报告", kind="work_report", held_on=date(2024, 1, 31), place_id="320900"
    )
    assert (row.line, row.sha256, row.error) == (2, None, None)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_table_that_a_spreadsheet_saved_is_read(tmp_path: Path, encoding: str) -> None:
    text = "file,publisher\r\na.txt,柳泉县人民政府办公室\r\n"
    assert sources(tmp_path, text.encode(encoding)).rows["a.txt"].source.publisher == "柳泉县人民政府办公室"


def test_cells_may_hold_commas_quotes_and_line_breaks(tmp_path: Path) -> None:
    row = sources(tmp_path, 'file,title\na.txt,"在""会议""上的报告,\n摘要"\n').rows["a.txt"]
    assert row.source.title == '在"会议"上的报告,\n摘要'


def test_the_published_name_of_the_file_column_works_too(tmp_path: Path) -> None:
    assert "a.txt" in sources(tmp_path, "source_file\na.txt\n").rows


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        ("held_on", "2024年1月", "a day such as 2024-01-31"),
        ("published_on", "2024-02-30", "a day"),
        ("kind", "speech", "work_report"),
        ("place_id", "3209", "[0-9]{6}"),
        ("sha256", "abc", "[0-9a-f]{64}"),
    ],
)
def test_a_bad_cell_spoils_its_own_row_only(tmp_path: Path, column: str, cell: str, expected: str) -> None:
    rows = sources(tmp_path, f"file,{column}\na.txt,{cell}\nb.txt,\n").rows
    error = rows["a.txt"].error
    assert isinstance(error, BadSourceValue)
    assert (error.line, error.column, error.value) == (2, column, cell)
    assert expected in str(error)
    assert rows["b.txt"].error is None


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("title,publisher\n一,二\n", 1, "no column 'file'"),
        ("file,title\na.txt,一\na.txt,二\n", 3, "stands on line 2 already"),
        ("file,title\n,一\n", 2, "names no file"),
        ("file,title\na.txt,一,二\n", 2, "more cells than columns"),
        ('file,title\na.txt,"一\n', 2, "unexpected end"),
    ],
)
def test_a_table_that_cannot_be_used_names_the_line(
    tmp_path: Path, text: str, line: int, reason: str
) -> None:
    with pytest.raises(MalformedSources, match=reason) as caught:
        sources(tmp_path, text)
    assert caught.value.line == line


def test_a_table_in_no_known_encoding_names_itself(tmp_path: Path) -> None:
    with pytest.raises(UnknownEncoding, match=r"^sources\.csv: the bytes"):
        sources(tmp_path, b"file,title\na.txt,\xff\xff\n")


def test_an_unknown_column_is_reported_with_what_was_meant(tmp_path: Path) -> None:
    found = sources(tmp_path, "file,tilte,collected by\na.txt,一,二\n")
    assert found.unknown_columns == {"tilte": "title", "collected by": None}
