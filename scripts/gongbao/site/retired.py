"""Rows that were published once: what a link to them finds."""

import csv
from pathlib import Path

from gongbao.site._datasette import Response
from gongbao.site.visit import Visit

__all__ = ["gone", "replacement"]


def replacement(package: Path, row_id: str) -> dict[str, str] | None:
    """Return what ``data/curated/retired.csv`` says of ``row_id``: ``replaced_by`` (may be empty), ``reason``."""
    file = package / "data" / "curated" / "retired.csv"
    if not file.is_file():
        return None
    with file.open(encoding="utf-8", newline="") as lines:
        return next((row for row in csv.DictReader(lines) if row.get("row_id") == row_id), None)


async def gone(visit: Visit, table: str, row_id: str) -> Response:
    """Answer that no such row is published: 410 where it was once, with what replaced it; else 404."""
    retired = replacement(Path(visit.database.path).resolve().parent.parent, row_id)
    return await visit.page(
        "gone", status=410 if retired else 404, table=table, row_id=row_id, retired=retired
    )
