"""The SQL of a page: it stands in a file beside the page's template, in parts that begin with ``-- name:``."""

import re
from functools import cache
from importlib.resources import files

__all__ = ["statements"]

# What a report is called: its title, else the words that it opens with.
_REPORT_NAME = """coalesce(reports.title, (
    SELECT '“' || trim(replace(substr(opening.text, 1, 20), char(10), ' ')) || '…”' FROM report_texts AS opening
    WHERE opening.report_id = reports.report_id), reports.source_file)"""
_NAME = re.compile(r"^-- name: (\w+)\n", re.MULTILINE)


@cache
def statements(page: str) -> dict[str, str]:
    """Return the statements of ``templates/<page>.sql`` by name; ``{report_name}`` is what a report is called.

    Raises:
        FileNotFoundError: if the page has no SQL.
    """
    text = (files("gongbao.site") / "templates" / f"{page}.sql").read_text(encoding="utf-8")
    _, *parts = _NAME.split(text)
    whole = (part.strip().replace("{report_name}", _REPORT_NAME) for part in parts[1::2])
    return dict(zip(parts[::2], whole, strict=True))
