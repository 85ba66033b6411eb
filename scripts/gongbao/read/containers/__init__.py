"""Files that hold many reports: archives, and tables with one report a row.

A container is listed, not read: each report in it is a small object that says where it is, and reads itself when
it is asked to, here or in another process. A table may stand in an archive; an archive may not.
"""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from gongbao.read.containers import archive, csv_table, parquet_table
from gongbao.read.containers.rows import Row, RowFile
from gongbao.read.errors import ReadError, UnopenableFile
from gongbao.read.limits import Limits
from gongbao.read.storage import StoredFile

__all__ = ["SUFFIXES", "Row", "RowFile", "is_container", "list_reports"]

Listed = tuple[str, StoredFile | ReadError]
_Lister = Callable[[StoredFile, str, Limits], Iterator[tuple[str, StoredFile | ReadError]]]
_LISTERS: dict[str, _Lister] = {
    **dict.fromkeys(archive.SUFFIXES, archive.list_archive),
    **dict.fromkeys(csv_table.SUFFIXES, csv_table.list_csv),
    **dict.fromkeys(parquet_table.SUFFIXES, parquet_table.list_parquet),
}
SUFFIXES = frozenset(_LISTERS)


def is_container(name: str) -> bool:
    """Return whether the end of a file's name is that of a container."""
    return PurePosixPath(name).suffix.lower() in SUFFIXES


def list_reports(file: StoredFile, name: str, limits: Limits) -> Iterator[Listed]:
    """Yield what stands in the container ``file``, by its name: a file, or what keeps it from being read.

    What cannot be listed at all, or not to its end, is an error under the container's own name.
    """
    lister = _LISTERS[PurePosixPath(name).suffix.lower()]
    try:
        for member, found in lister(file, name, limits):
            if isinstance(found, archive.MemberFile) and is_container(member):
                yield from list_reports(found, member, limits)
            else:
                yield member, found
    except ReadError as error:
        yield error.file, error
    except OSError as error:
        yield name, UnopenableFile.of(name, error)
