"""A package is written piece by piece: each table, the texts, the database; what is known of a piece then."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from gongbao.schema import Value
from gongbao.schema.identifiers import file_sha256

__all__ = ["PackageFile", "Piece", "measured", "written"]


@dataclass(frozen=True, slots=True)
class PackageFile:
    """One file: its path below the package, format, size in bytes, SHA-256 and rows."""

    path: str
    format: str
    bytes: int
    sha256: str
    rows: int = 0


@dataclass(slots=True)
class Piece:
    """What was written of a table, or of what else ``name`` says.

    Attributes:
        rows: of the table.
        files: that hold it, each in one format.
        first: the first rows of the table ``reports``.
    """

    name: str
    rows: int = 0
    files: list[PackageFile] = field(default_factory=list)
    first: list[dict[str, Value]] = field(default_factory=list)


def measured(folder: Path, path: str, name: str, rows: int = 0) -> PackageFile:
    """Return what stands in ``path`` below ``folder``, a file in the format ``name``."""
    return PackageFile(path, name, (folder / path).stat().st_size, file_sha256(folder / path), rows)


def written(folder: Path, path: str, name: str, text: str) -> PackageFile:
    """Write ``text`` in UTF-8 to ``path`` below ``folder``, line ends as they are, and return what stands there."""
    content = text.encode("utf-8")
    (folder / path).write_bytes(content)
    return PackageFile(path, name, len(content), hashlib.sha256(content).hexdigest())
