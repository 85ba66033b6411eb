"""Makes archives and tables for the tests, good ones and bad ones."""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet

from gongbao.read import RawFolder, ReadError, Report, find_reports, read_raw
from gongbao.read.limits import DEFAULT, Limits

__all__ = ["ONE", "TWO", "problems", "read_all", "write_parquet", "zip_of", "zip_stored_as"]

ONE = "柳泉县召开工作会议。全县新建公路20公里。"
TWO = "青禾县召开工作会议。全县新建公路30公里。"


def zip_of(members: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def zip_stored_as(names: Iterable[bytes], content: str = ONE) -> bytes:
    """Return an archive whose members' names are these bytes, without the mark of UTF-8."""
    out = io.BytesIO()
    names = list(names)
    placeholders = [f"{number:04}".encode().ljust(len(name), b"_") for number, name in enumerate(names)]
    with zipfile.ZipFile(out, "w") as archive:
        for placeholder in placeholders:
            archive.writestr(placeholder.decode(), content)
    data = out.getvalue()
    for placeholder, name in zip(placeholders, names, strict=True):
        data = data.replace(placeholder, name)
    return data


def write_parquet(path: Path, columns: dict[str, list[object]], group: int = 1000) -> None:
    """Write a table."""
    pa.parquet.write_table(pa.table(columns), path, row_group_size=group)


def read_all(folder: Path, limits: Limits = DEFAULT) -> dict[str, Report | ReadError]:
    """Return every report of the folder by its name, or what keeps it from being read."""
    found = find_reports(folder, limits)
    read: dict[str, Report | ReadError] = {error.file: error for error in found.errors}
    for file in found.files:
        try:
            read[file.source_file] = read_raw(file)
        except ReadError as error:
            read[file.source_file] = error
    return read


def problems(found: RawFolder) -> dict[str, str]:
    """Return what is wrong, by file."""
    return {error.file: str(error) for error in found.errors}
