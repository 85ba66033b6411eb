"""Finds and reads the reports of a folder."""

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gongbao.read.errors import (
    AbsentFile,
    OutsideFolder,
    ReadError,
    UnnameableFile,
    UnopenableFile,
)
from gongbao.read.formats import SUFFIXES
from gongbao.read.reading import read_bytes
from gongbao.read.report import Report
from gongbao.read.sources import FILE_NAME, SourceRow, Sources, read_sources

__all__ = ["SUFFIXES", "RawFile", "RawFolder", "find_reports", "read_raw", "read_report"]

_ABOUT_THE_FOLDER = "readme"


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file to be read, and its row of ``sources.csv`` where it has one."""

    path: Path
    source_file: str
    row: SourceRow | None = None


@dataclass(frozen=True, slots=True)
class RawFolder:
    """What stands in a folder of reports.

    Attributes:
        files: what is to be read, in order of ``source_file``.
        errors: what is known to be unreadable before any file is opened.
        other_files: files of kinds that are not read, in order.
        sources: what ``sources.csv`` states.
    """

    files: tuple[RawFile, ...]
    errors: tuple[ReadError, ...]
    other_files: tuple[str, ...]
    sources: Sources


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
    return read_raw(RawFile(path, source_file, row))


def read_raw(file: RawFile) -> Report:
    """Return the report of a file that :func:`find_reports` found.

    Raises:
        ReadError: as :func:`read_report`.
    """
    if file.row and file.row.error:
        raise file.row.error
    try:
        data = file.path.read_bytes()
    except OSError as error:
        raise UnopenableFile(file.source_file, error.strerror or type(error).__name__) from error
    return read_bytes(data, file.source_file, file.row)


def find_reports(folder: Path) -> RawFolder:
    """Return what stands in ``folder`` and the folders below it; hidden files and folders are passed over.

    Raises:
        ReadError: if ``sources.csv`` cannot be used as a whole.
    """
    sources = read_sources(folder)
    files: list[RawFile] = []
    errors: list[ReadError] = []
    others: list[str] = []
    root = folder.resolve()
    for path in _walk(folder, errors):
        name = path.relative_to(folder).as_posix()
        if name == FILE_NAME:
            continue
        if path.suffix.lower() not in SUFFIXES or path.stem.lower() == _ABOUT_THE_FOLDER:
            others.append(_printable(name))
        elif error := _misplaced(path, name, root):
            errors.append(error)
        else:
            files.append(RawFile(path, name, sources.rows.get(name)))
    seen = {file.source_file for file in files} | {error.file for error in errors} | set(others)
    errors.extend(
        AbsentFile(name, FILE_NAME, row.line) for name, row in sources.rows.items() if name not in seen
    )
    return RawFolder(tuple(files), tuple(errors), tuple(others), sources)


def _walk(folder: Path, errors: list[ReadError]) -> Iterator[Path]:
    """Yield the files in order of their paths' parts; links to folders are not followed."""

    def unopenable(error: OSError) -> None:
        name = Path(error.filename).relative_to(folder).as_posix()
        errors.append(UnopenableFile(_printable(name), error.strerror or type(error).__name__))

    paths: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=unopenable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths.extend(Path(parent, name) for name in names if not name.startswith("."))
    yield from sorted(paths, key=lambda path: PurePosixPath(path).parts)


def _misplaced(path: Path, name: str, root: Path) -> ReadError | None:
    if _printable(name) != name:
        return UnnameableFile(_printable(name))
    if path.is_symlink() and not path.resolve().is_relative_to(root):
        return OutsideFolder(name)
    if not path.is_file():  # a pipe would keep the build waiting for ever
        return UnopenableFile(name, "it is no regular file")
    return None


def _printable(name: str) -> str:
    """Return ``name`` with an escape for what is no character of a text."""
    text = name.encode("utf-8", "backslashreplace").decode()
    return "".join(f"\\x{ord(mark):02x}" if unicodedata.category(mark) == "Cc" else mark for mark in text)
