"""Remembers the facts of reports that were read before, by their content and the extractor's version."""

import hashlib
import sqlite3
import zlib
from pathlib import Path
from types import TracebackType
from typing import Self

from gongbao.extract.facts import Facts
from gongbao.pipeline.facts_json import facts_from_json, facts_to_json
from gongbao.pipeline.fingerprint import extractor_version
from gongbao.read import Report

__all__ = ["FactsCache"]

_TABLE = (
    "CREATE TABLE IF NOT EXISTS facts (key TEXT PRIMARY KEY, extractor TEXT NOT NULL, facts BLOB NOT NULL)"
)


class FactsCache:
    """Facts by report, in one SQLite file. Each ``put`` is kept whatever happens to the process afterwards.

    A cache that cannot be read or written is as good as none: reports are then extracted again.
    """

    def __init__(self, path: Path) -> None:
        self._database = _open(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._database.close()

    def get(self, report: Report) -> Facts | None:
        """Return the facts of ``report``, or ``None`` where they are not known."""
        try:
            found = self._database.execute("SELECT facts FROM facts WHERE key = ?", [_key(report)]).fetchone()
            return facts_from_json(zlib.decompress(found[0]).decode()) if found else None
        except (sqlite3.Error, zlib.error, ValueError, TypeError, ArithmeticError):
            return None

    def put(self, report: Report, facts: Facts) -> None:
        """Remember ``facts`` as those of ``report``."""
        packed = zlib.compress(facts_to_json(facts).encode("utf-8", "surrogatepass"), 1)
        row = (_key(report), extractor_version(), packed)
        try:
            with self._database:
                self._database.execute("INSERT OR REPLACE INTO facts VALUES (?, ?, ?)", row)
        except sqlite3.Error:
            pass


def _open(path: Path) -> sqlite3.Connection:
    """Open the cache without what other versions of the extractor left, anew where the file is damaged."""
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return _prepared(sqlite3.connect(path, timeout=10))
        except sqlite3.OperationalError:  # locked, read-only, no space
            break
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
        except OSError:
            break
    return _prepared(sqlite3.connect(":memory:"))


def _prepared(database: sqlite3.Connection) -> sqlite3.Connection:
    with database:
        database.execute(_TABLE)
        database.execute("DELETE FROM facts WHERE extractor != ?", [extractor_version()])
    return database


def _key(report: Report) -> str:
    stated = f"{extractor_version()}\n{report.sha256}\n{report.media_type}\n{report.source!r}"
    return hashlib.sha256(stated.encode("utf-8", "surrogatepass")).hexdigest()
