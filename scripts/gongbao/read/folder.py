"""Finds and reads the reports of a folder, or of any place that fsspec knows."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gongbao.read import containers
from gongbao.read.containers.errors import LongReport, NoTextColumn, RepeatedName, TooMuch
from gongbao.read.errors import AbsentFile, OutsideFolder, ReadError, UnopenableFile
from gongbao.read.formats import SUFFIXES, format_of
from gongbao.read.limits import DEFAULT, Limits
from gongbao.read.raw_file import RawFile
from gongbao.read.reading import read_bytes, read_row
from gongbao.read.report import Report
from gongbao.read.sources import FILE_NAME, Sources, read_sources
from gongbao.read.storage import LocalFile, Storage, StoredFile, open_storage, printable

__all__ = ["SUFFIXES", "RawFile", "RawFolder", "find_reports", "read_raw", "read_report"]

_ABOUT_THE_FOLDER = "readme"
_TEXTS = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class RawFolder:
    """What stands in a folder of reports, those in archives and tables counted.

    Attributes:
        files: what is to be read, in order of the files that hold it.
        errors: what is known to be unreadable before any report is read.
        other_files: files of kinds that are not read, in order.
        sources: what ``sources.csv`` states.
        left_aside: tables that hold no texts; no report is missing for them.
    """

    files: tuple[RawFile, ...]
    errors: tuple[ReadError, ...]
    other_files: tuple[str, ...]
    sources: Sources
    left_aside: tuple[ReadError, ...] = ()


def read_report(path: str | os.PathLike[str], *, raw: str | os.PathLike[str] | None = None) -> Report:
    """Return the report that stands in the file ``path``.

    The end of its name tells its format, one of ``SUFFIXES``. Plain text is read in UTF-8, GB18030 and, with
    a byte order mark, UTF-16 and UTF-32; nothing is stripped but the mark.

    Args:
        path: the file.
        raw: the folder of reports that it belongs to; its ``sources.csv``, where there is one, says where
            the report comes from. By default the folder that the file stands in.

    Raises:
        ReadError: if the file is no document of its format, or not the one that ``sources.csv`` describes.
    """
    path = Path(path)
    folder = path.parent if raw is None else Path(raw)
    try:
        source_file = path.relative_to(folder).as_posix()
    except ValueError:
        raise OutsideFolder(path.name) from None
    row = read_sources(folder).rows.get(source_file)
    return read_raw(RawFile(LocalFile(path), source_file, row))


def read_raw(file: RawFile) -> Report:
    """Return the report of a file that :func:`find_reports` found. Nothing but its own bytes is read.

    Raises:
        ReadError: as :func:`read_report`.
    """
    if file.row and file.row.error:
        raise file.row.error
    name = file.source_file
    try:
        if isinstance(file.file, containers.RowFile):
            report = read_row(file.file.row(), name, file.row)
        else:
            _refuse_large(file)
            report = read_bytes(file.file.read(), name, file.row)
    except OSError as error:
        raise UnopenableFile.of(name, error) from error
    if len(report.text) > file.limits.characters:
        raise LongReport(name, file.limits.characters)
    return report


def _refuse_large(file: RawFile) -> None:
    """Refuse a file by its size alone, before it fills the memory."""
    size, limits = file.file.size(), file.limits
    if size > limits.text_bytes and PurePosixPath(file.source_file).suffix.lower() in _TEXTS:
        raise LongReport(file.source_file, limits.characters)
    if size > limits.file_bytes:
        advice = "Save its text as plain text, and add that."
        raise TooMuch(file.source_file, f"the file has {size:,} bytes", f"{limits.file_bytes:,}", advice)


def find_reports(folder: Path | str, limits: Limits = DEFAULT) -> RawFolder:
    """Return what stands in ``folder`` and the folders below it; hidden files and folders are passed over.

    Archives and tables are listed, so that each report in them stands in ``files`` by itself.

    Args:
        folder: a path, or a URL that fsspec knows.
        limits: what is refused for its size.

    Raises:
        ReadError: if ``sources.csv`` cannot be used as a whole, or the place at the URL cannot be listed.
    """
    storage = open_storage(folder)
    sources = read_sources(storage)
    files: list[RawFile] = []
    errors: list[ReadError] = []
    others: list[str] = []
    aside: list[ReadError] = []
    seen: set[str] = set()
    for name, found in _found(storage, limits):
        if isinstance(found, NoTextColumn):
            aside.append(found)
        elif _is_other(name, found):
            others.append(printable(name))
        elif isinstance(found, ReadError):
            errors.append(found)
        elif name in seen:
            errors.append(RepeatedName(name))
        else:
            files.append(RawFile(found, name, sources.rows.get(name), limits))
        seen.add(name)
    errors.extend(
        AbsentFile(name, FILE_NAME, row.line) for name, row in sources.rows.items() if name not in seen
    )
    return RawFolder(tuple(files), tuple(errors), tuple(others), sources, tuple(aside))


def _found(storage: Storage, limits: Limits) -> Iterator[tuple[str, StoredFile | ReadError]]:
    """Yield the files of ``storage`` and, in the place of archives and tables, what is in them."""
    for name, found in storage.files():
        if name == FILE_NAME:
            continue
        if containers.is_container(name) and not isinstance(found, ReadError):
            yield from containers.list_reports(found, name, limits)
        else:
            yield name, found


def _is_other(name: str, found: StoredFile | ReadError) -> bool:
    """Return whether a file is of a kind that is not read; a row of a table is of its table's kind."""
    if isinstance(found, containers.RowFile):
        return False
    path = PurePosixPath(name)
    if isinstance(found, ReadError) and (containers.is_container(name) or "#" in name):
        return False
    return format_of(name) is None or path.stem.lower() == _ABOUT_THE_FOLDER
