"""The SQL of a page: it stands in a file beside the page's template, in parts that begin with ``-- name:``."""

import re
from functools import cache
from importlib.resources import files

__all__ = ["statements"]

_NAME = re.compile(r"^-- name: (\w+)\n", re.MULTILINE)


@cache
def statements(page: str) -> dict[str, str]:
    """Return the statements of ``templates/<page>.sql`` by name.

    Raises:
        FileNotFoundError: if the page has no SQL.
    """
    text = (files("gongbao.site") / "templates" / f"{page}.sql").read_text(encoding="utf-8")
    _, *parts = _NAME.split(text)
    return dict(zip(parts[::2], (part.strip() for part in parts[1::2]), strict=True))
