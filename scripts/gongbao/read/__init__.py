"""A file -> ``Report``: its text as published, its checksum, and what is known of its source."""

from gongbao.read.containers import SUFFIXES as CONTAINER_SUFFIXES
from gongbao.read.errors import ReadError
from gongbao.read.folder import RawFile, RawFolder, find_reports, read_raw, read_report
from gongbao.read.formats import SUFFIXES
from gongbao.read.reading import read_bytes
from gongbao.read.report import Report, Source

__all__ = [
    "CONTAINER_SUFFIXES",
    "SUFFIXES",
    "RawFile",
    "RawFolder",
    "ReadError",
    "Report",
    "Source",
    "find_reports",
    "read_bytes",
    "read_raw",
    "read_report",
]
