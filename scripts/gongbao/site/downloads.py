"""What can be downloaded of a package: files made when it was built, and two made of those when asked for."""

import json
import tempfile
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gongbao.schema import TABLES
from gongbao.site.files import sha256

__all__ = ["Download", "archive", "downloads", "package_of"]

MARK = "\ufeff".encode()  # by a byte order mark, a spreadsheet sees that a CSV file is UTF-8
_ARCHIVE = "gongbao.zip"
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "db": "application/vnd.sqlite3",
    "zip": "application/zip",
    "json": "application/json; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Download:
    """One file.

    Attributes:
        name: what the downloaded file is called; no two have one name.
        form: what it is, such as ``csv``.
        table: the table that it holds, if it holds one.
        before: bytes that are put before the file's own.
    """

    name: str
    path: Path
    form: str
    table: str | None = None
    rows: int | None = None
    before: bytes = b""

    @property
    def content_type(self) -> str:
        return _TYPES[self.path.suffix.lstrip(".")]

    @property
    def size(self) -> int:
        """Bytes."""
        return self.path.stat().st_size + len(self.before)

    @property
    def sha256(self) -> str:
        """In hexadecimal; the file is read the first time."""
        return sha256(self.path, self.before)


def package_of(database: str | Path) -> Path:
    """Return the folder of the package whose database stands at ``data/gongbao.db`` in it."""
    return Path(database).resolve().parent.parent


def downloads(package: Path) -> dict[str, Download]:
    """Return what can be downloaded by name, the tables in the schema's order; the archive is not among them."""
    rows = _row_counts(package)
    found: dict[str, Download] = {}
    for table in TABLES:
        csv = package / "data" / "tables" / f"{table}.csv"
        for name, path, form, before in (
            (f"{table}.csv", csv, "csv", b""),
            (f"{table}.parquet", csv.with_suffix(".parquet"), "parquet", b""),
            (f"{table}.excel.csv", csv, "excel", MARK),
        ):
            if path.is_file():
                found[name] = Download(name, path, form, table, rows.get(table), before)
    for name, path, form in (
        ("gongbao.db", package / "data" / "gongbao.db", "sqlite"),
        ("datapackage.json", package / "datapackage.json", "descriptor"),
    ):
        if path.is_file():
            found[name] = Download(name, path, form)
    return found


def archive(package: Path) -> Download:
    """Return the whole data package as one archive: the descriptor and the files that it names.

    It is made once for each generation of the package, and always of the same bytes.
    """
    descriptor = package / "datapackage.json"
    known = descriptor.stat()
    return Download(_ARCHIVE, _archive(package, known.st_size, known.st_mtime_ns), "archive")


@lru_cache(maxsize=4)
def _archive(package: Path, size: int, modified: int) -> Path:
    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    named = [resource["path"] for resource in descriptor["resources"]]
    extra = ["datapackage.json", "metadata.yml", "docs/data-dictionary.md", "LICENSE-DATA.md", "README.md"]
    folder = Path(tempfile.mkdtemp(prefix="gongbao-"))
    with zipfile.ZipFile(folder / _ARCHIVE, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted({*named, *extra}):
            if (package / path).is_file():
                # A fixed time, so that the same files give the same archive.
                entry = zipfile.ZipInfo(f"gongbao/{path}", (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                packed.writestr(entry, (package / path).read_bytes())
    return folder / _ARCHIVE


def _row_counts(package: Path) -> dict[str, int]:
    path = package / "datapackage.json"
    if not path.is_file():
        return {}
    resources = json.loads(path.read_text(encoding="utf-8"))["resources"]
    return {
        Path(resource["path"]).stem: resource["rows"]
        for resource in resources
        if resource.get("rows") is not None
    }
