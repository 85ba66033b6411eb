"""The bytes of one document, wherever they came from -> ``Report``."""

import hashlib
from dataclasses import fields, replace

from gongbao.read.containers.rows import Row
from gongbao.read.content import Content
from gongbao.read.decoding import decode
from gongbao.read.errors import UnknownFormat, WrongChecksum
from gongbao.read.file_dates import date_in_name
from gongbao.read.formats import SUFFIXES, format_of
from gongbao.read.report import Report, Source
from gongbao.read.sources import FILE_NAME, SourceRow, check_checksum, check_values

__all__ = ["read_bytes", "read_row"]


def read_bytes(data: bytes, source_file: str, row: SourceRow | None = None) -> Report:
    """Return the report that ``data`` holds, read as the format that the end of ``source_file`` names.

    What ``row`` leaves open of the title and the day of publication is taken from the document, where its
    format has a place for it.

    Args:
        data: the bytes of the document.
        source_file: its path below the raw folder, with ``/`` between its parts.
        row: what ``sources.csv`` states of it.

    Raises:
        ReadError: ``data`` is no document of that format, or not the one that ``row`` describes.
    """
    if row and row.error:
        raise row.error
    format_ = format_of(source_file)
    if format_ is None:
        raise UnknownFormat(source_file, tuple(sorted(SUFFIXES)))
    sha256 = hashlib.sha256(data).hexdigest()
    _refuse_other(sha256, source_file, row)
    content = format_.read(data, source_file)
    return Report(
        source_file,
        content.text,
        sha256,
        _completed(row.source if row else Source(), content, source_file),
        content.encoding,
        format_.media_type,
        content.pages,
        content.headings,
        content.unread_pages,
    )


def read_row(cells: Row, source_file: str, row: SourceRow | None = None) -> Report:
    """Return the report that a row of a table holds: plain text, whose checksum is that of its UTF-8.

    What ``row`` of ``sources.csv`` states comes before what the cells state.

    Raises:
        ReadError: the text is none, or a cell is not what its column holds.
    """
    table = source_file.rpartition("#")[0]
    text, _ = decode(cells.text, source_file)
    sha256 = hashlib.sha256(cells.text).hexdigest()
    if "sha256" in cells.stated:
        check_checksum(source_file, cells.stated["sha256"], sha256, cells.line, table)
    _refuse_other(sha256, source_file, row)
    source = check_values(source_file, cells.stated, cells.line, table)
    if row:
        known = {field.name: getattr(row.source, field.name) for field in fields(Source)}
        source = replace(source, **{name: value for name, value in known.items() if value is not None})
    source = replace(source, date_in_name=date_in_name(source_file))
    return Report(source_file, text, sha256, source, cells.encoding, cells.media_type)


def _refuse_other(sha256: str, source_file: str, row: SourceRow | None) -> None:
    """Refuse bytes that are not those that ``sources.csv`` describes."""
    if row and row.sha256 and row.sha256 != sha256:
        raise WrongChecksum(source_file, FILE_NAME, row.line, row.sha256, sha256)


def _completed(source: Source, content: Content, source_file: str) -> Source:
    """Return ``source`` with what only the document states, or its file's name."""
    return replace(
        source,
        title=source.title or content.title,
        published_on=source.published_on or content.published_on,
        date_in_name=date_in_name(source_file),
    )
