"""The year that a report's title, the line of its issue or the entry of a yearbook tells."""

import re
from collections.abc import Sequence

from gongbao.extract.periods.expressions import Expression

__all__ = ["year_of_entry", "year_of_issue", "year_of_part"]

_LABEL = re.compile(r"^【[^【】\n]{2,14}】", re.MULTILINE)  # 【概况】 begins an entry of a yearbook
_LABELS = 2
_ISSUE = re.compile(
    r"^[(\[〔【]?(?P<year>(?:19|20)\d\d)年?[)\]〕】]?第\d{1,4}[期号][^,;。\n]{0,20}$"
    r"|^[(〔][^()〔〕\n]{0,30}?(?P<month_of>(?:19|20)\d\d)年\d{1,2}月[)〕]$",
    re.MULTILINE,
)
_YEARBOOK = re.compile(r"年鉴[·(《 -]{0,2}(?P<year>(?:19|20)\d\d)(?!\d)")
_OPENS = re.compile(r"[】。\n]$")
_ACCOUNT = re.compile("(?:情况|简况|概况|形势|运行|分析|总结|综述|快报|简报|简析|报告)")
_LINE = 80
_OPENING_LENGTH = 500


def year_of_issue(folded: str) -> int | None:
    """Return the year that the line under a title gives: (2024年第9期), (县委宣传部 2022年10月)."""
    issue = _ISSUE.search(folded, 0, _OPENING_LENGTH)
    return int(issue["year"] or issue["month_of"]) if issue else None


def year_of_part(folded: str, expressions: Sequence[Expression]) -> int | None:
    """Return the year of the part of a year that a title says the report is of (2025年一季度运行简况)."""
    first = next(iter(expressions), None)
    end = folded.find("\n")
    if (
        first is None
        or first.kind != "year"
        or first.day
        or not first.months
        or not first.end <= end <= _LINE
    ):
        return None
    whole = first.months == (1, 12)
    return first.first + whole if _ACCOUNT.search(folded, first.end, end) else None


def year_of_entry(folded: str, expressions: Sequence[Expression]) -> int | None:
    """Return the year that a yearbook's entry is of: the first that opens a sentence of it (【概况】2023年,全区…).

    A yearbook named for a year (云岭年鉴·2023) tells of the one before.
    """
    if (named := _YEARBOOK.search(folded, 0, _LINE)) is not None:
        return int(named["year"]) - 1
    if len(_LABEL.findall(folded)) < _LABELS:
        return None
    for expression in expressions:
        alone = expression.kind == "year" and not expression.months and not expression.since
        if alone and _OPENS.search(folded, max(0, expression.start - _LINE), expression.start):
            return expression.first
    return None
