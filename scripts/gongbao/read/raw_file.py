"""A report that is to be read: where it lies, what it is called, and what is known of it."""

from dataclasses import dataclass

from gongbao.read.limits import DEFAULT, Limits
from gongbao.read.sources import SourceRow
from gongbao.read.storage import StoredFile

__all__ = ["RawFile"]


@dataclass(frozen=True, slots=True)
class RawFile:
    """A report to be read: a file, a member of an archive, or a row of a table. Small, and it can be pickled.

    Attributes:
        file: where its bytes are; nothing is read before it is asked for. ``file.stamp()`` tells cheaply whether
            they changed.
        source_file: its name, unique in the folder: ``2024/a.txt``, ``bundle.zip/2024/a.txt``,
            ``reports.csv#beijing-2024``, ``reports.csv#row=7``, ``bundle.zip/reports.csv#row=7``.
        row: its row of ``sources.csv`` where it has one.
        limits: what is refused for its size.
    """

    file: StoredFile
    source_file: str
    row: SourceRow | None = None
    limits: Limits = DEFAULT
