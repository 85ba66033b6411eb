"""What is known of a table's files once they are written."""

from dataclasses import dataclass, field
from pathlib import Path

from gongbao.schema import Table, Value
from gongbao.schema.identifiers import file_sha256

__all__ = ["Size", "TableFile", "measured"]


@dataclass(frozen=True, slots=True)
class TableFile:
    """One file of a table: its path below the package, format, size in bytes, SHA-256 and rows."""

    path: str
    format: str
    bytes: int
    sha256: str
    rows: int


@dataclass(slots=True)
class Size:
    """A table that was written, its rows and files; ``first`` holds its first rows where it is ``reports``."""

    table: Table
    rows: int = 0
    files: list[TableFile] = field(default_factory=list)
    first: list[dict[str, Value]] = field(default_factory=list)


def measured(folder: Path, path: Path, name: str, rows: int) -> TableFile:
    """Return what stands in ``path`` below ``folder``, a file in the format ``name``."""
    relative = path.relative_to(folder).as_posix()
    return TableFile(relative, name, path.stat().st_size, file_sha256(path), rows)
