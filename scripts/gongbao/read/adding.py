"""Takes a report into a folder of reports: the file as received, and its row of ``sources.csv``."""

import csv
import io
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gongbao.read.decoding import decode
from gongbao.read.errors import ReadError, UnknownFormat
from gongbao.read.folder import SUFFIXES, RawFile, find_reports, read_raw
from gongbao.read.report import Report
from gongbao.read.sources import COLUMNS, FILE_NAME, check_values
from gongbao.read.storage import LocalFile

__all__ = ["AlreadyThere", "NameTaken", "add_report"]


@dataclass(eq=False)
class AlreadyThere(ReadError):
    """The folder has a file with the same bytes, ``other``."""

    other: str
    remedy = "Nothing was added."

    @property
    def problem(self) -> str:
        return f"this report is in the folder already, as {self.other}."


class NameTaken(ReadError):
    """The folder has another file of that name."""

    problem = "the folder has another report of this name."
    remedy = "Rename the file, and add it again."


def add_report(path: Path, raw: Path, stated: Mapping[str, str]) -> Report:
    """Copy the file ``path`` into ``raw`` byte for byte and append its row to ``raw/sources.csv``.

    A file that stands in ``raw`` already, and has no row, gets its row.

    Args:
        stated: what is known of the source, by column of ``sources.csv``.

    Raises:
        ReadError: the file is no report, or is there already, or a value is not what its column holds.
        OSError: the folder cannot be written to.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise UnknownFormat(path.name, tuple(sorted(SUFFIXES)))
    in_place = path.resolve().is_relative_to(raw.resolve())
    name = path.resolve().relative_to(raw.resolve()).as_posix() if in_place else path.name
    report = read_raw(RawFile(LocalFile(path), name))
    source = check_values(name, stated)
    _refuse_repetition(report, raw, in_place=in_place)
    if not in_place:
        raw.mkdir(parents=True, exist_ok=True)
        _write(raw / name, path.read_bytes())
    try:
        _append_row(raw / FILE_NAME, {**stated, "sha256": report.sha256, "file": name})
    except BaseException:
        if not in_place:
            (raw / name).unlink()
        raise
    return Report(name, report.text, report.sha256, source, report.encoding)


def _refuse_repetition(report: Report, raw: Path, *, in_place: bool) -> None:
    folder = find_reports(raw)
    if in_place and report.source_file in folder.sources.rows:
        raise AlreadyThere(report.source_file, report.source_file)
    if not in_place and os.path.lexists(raw / report.source_file):
        raise NameTaken(report.source_file)
    for file in folder.files:
        try:
            same = read_raw(file).sha256 == report.sha256
        except ReadError:
            continue
        if same and file.source_file != report.source_file:
            raise AlreadyThere(report.source_file, file.source_file)


def _append_row(path: Path, row: dict[str, str]) -> None:
    """Append ``row``, keeping what stands there and its encoding; a column that is missing is added."""
    text, encoding = "", "utf-8"
    if path.exists() and path.stat().st_size:
        text, encoding = decode(path.read_bytes(), FILE_NAME)
    reader = csv.DictReader(io.StringIO(text, newline=""))
    rows = list(reader)
    header = list(reader.fieldnames or COLUMNS)
    if "source_file" in header and "file" not in header:
        row = {"source_file" if name == "file" else name: cell for name, cell in row.items()}
    header += [name for name in row if name not in header]
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows([*rows, row])
    _write(path, written.getvalue().encode(encoding))


def _write(path: Path, data: bytes) -> None:
    """Write the whole file, or leave what was there."""
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_bytes(data)
        os.replace(new, path)
    finally:
        new.unlink(missing_ok=True)
