"""The date in a file's name: 2023-12-29 工作会议.docx, news-20231229-a.txt, 2023年政府工作报告.pdf."""

import re
from datetime import date
from pathlib import PurePosixPath

__all__ = ["date_in_name"]

# Neither digit nor Latin letter stands before or after: 53c20110324 is a checksum, IMG20231 a number.
_DATED = re.compile(
    r"(?<![0-9A-Za-z])(?P<year>(?:19[5-9]|20[0-4])\d)"
    r"(?:(?P<mark>[-_.年]?)(?P<month>0[1-9]|1[0-2]|(?<=[-_.年])[1-9](?!\d))"
    r"(?:(?(mark)(?:(?P=mark)|月)?)(?P<day>0[1-9]|[12]\d|3[01]|(?<=[-_.月])[1-9](?!\d)))?)?"
    r"(?![0-9A-Za-z])"
)


def date_in_name(source_file: str) -> str | None:
    """Return the one year, month or day that a file's name states, as ISO 8601 (``2023-12-29``), or ``None``.

    Only the last part of ``source_file`` is looked at. A name with two years, or with a day that is none,
    says nothing.
    """
    found = {_iso(match) for match in _DATED.finditer(PurePosixPath(source_file).name)}
    return found.pop() if len(found) == 1 else None


def _iso(match: re.Match[str]) -> str | None:
    year, month, day = match["year"], match["month"], match["day"]
    if month is None:
        return year
    if day is None:
        return f"{year}-{int(month):02}"
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
