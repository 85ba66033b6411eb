"""Cells of Datasette's tables and answers as people read them, with links back to the reports' words."""

import re
from typing import Any

from markupsafe import Markup

from gongbao.schema import TABLES
from gongbao.site._datasette import Datasette
from gongbao.site.addresses import Addresses
from gongbao.site.amounts import grouped

__all__ = ["keep_language", "render"]

_NUMBERS = {"value", "value_max", "threshold"}
_PERMALINK = re.compile(r"/(reports|entities|indicators|places)/[^/\s]+\Z")
_LOCAL_LINK = re.compile(r'(<a [^>]*?href="/[^"#?]*)(?=[#"])')


def render(row: Any, value: Any, column: str, table: str | None, datasette: Datasette) -> Any:
    """Return what to show for a cell, or ``None`` to leave it to Datasette."""
    if value is None or value == "":
        return None
    if column in _NUMBERS and isinstance(value, int | float | str):
        return grouped(value)
    to = Addresses(base=datasette.setting("base_url"))
    if column == "permalink" and isinstance(value, str) and _PERMALINK.match(value):
        return Markup('<a href="{}">¶ 原文</a>').format(to.base + value.removeprefix("/"))
    if column == "text" and table in TABLES and TABLES[table].has_spans:
        cells = dict(zip(row.keys(), row, strict=True))
        key, report = cells.get(TABLES[table].primary_key), cells.get("report_id")
        report_id = report["value"] if isinstance(report, dict) else report
        if key and report_id:
            return Markup('<a class="to-mark" href="{}" lang="zh-CN">{}</a>').format(
                to.report(report_id, key), _shortened(str(value))
            )
    return None


def keep_language(content: Any, language: str | None) -> Any:
    """Return HTML in which every link to this site keeps the language that the visitor chose."""
    if not language or not isinstance(content, Markup):
        return content
    return Markup(_LOCAL_LINK.sub(rf"\g<1>?_lang={language}", str(content)))


def _shortened(text: str, longest: int = 160) -> str:
    return text if len(text) <= longest else text[:longest] + "…"
