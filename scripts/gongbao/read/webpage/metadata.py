"""What a page says of its document outside the text: title and day of publication."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from gongbao.schema.codelists import rows

__all__ = ["day_in", "labelled_day", "stated"]

_DAY = re.compile(r"((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")


@cache
def _names(role: str) -> frozenset[str]:
    return frozenset(row["name"] for row in rows("page_metadata") if row["role"] == role)


def stated(head: Any) -> tuple[str | None, date | None]:
    """Return the title and the day of publication that the ``meta`` elements of a page state."""
    title, day = None, None
    for element in head.iter("meta") if head is not None else ():
        name = (element.get("name") or element.get("property") or "").strip().lower()
        value = " ".join((element.get("content") or "").split())
        if name in _names("title") and value:
            title = title or value[:200]
        elif name in _names("published_on"):
            day = day or day_in(value)
    return title, day


def labelled_day(lines: Iterable[str]) -> date | None:
    """Return the day that one of ``lines`` states as that of publication (发布时间：2024-01-31)."""
    for line in lines:
        for label in _names("label"):
            before, found, after = line.partition(label)
            if found and len(before) < 100 and (day := day_in(after[:40])):
                return day
    return None


def day_in(text: str) -> date | None:
    """Return the first day written in ``text``."""
    match = _DAY.search(text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
