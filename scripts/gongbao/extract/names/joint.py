"""Places named by the one-character abbreviations of two provinces or more (川渝, 陕甘宁)."""

import re
from collections.abc import Iterator

from gongbao.extract.names.segmentation import is_common, stands_alone
from gongbao.extract.vocabulary import words

__all__ = ["find_joint"]

_SURE = "".join(sorted(words("division_abbreviations", "sure")))
_ANY = _SURE + "".join(sorted(words("division_abbreviations", "shared")))
# A run of abbreviations; a character beside it that is one too makes the run longer, never another.
_RUN = re.compile(rf"[{_ANY}]{{2,}}")
# Two of which either says by itself that a province is meant, or a longer run with one that does.
_JOINT = re.compile(
    rf"[{_SURE}]{{2,4}}|港澳台?|台港澳|(?=[{_ANY}]?[{_SURE}])[{_ANY}]{{3,4}}|云贵|甘青|陕甘|青藏"
)
# What makes more of the run than its provinces: a line, a firm, a paper of that name.
_MORE = re.compile(r"[剧菜语江河山湖州县市区镇乡村]")


def find_joint(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of such names that are words of their own."""
    for match in _RUN.finditer(text):
        start, end = match.span()
        if not _JOINT.fullmatch(text, start, end):
            continue
        if _MORE.match(text, end) or (is_common(match.group()) and match.group()[0] not in "港台"):
            continue
        if stands_alone(text, start, end) or _apart(text, start, end):
            yield start, end


def _apart(text: str, start: int, end: int) -> bool:
    """Whether no word crosses the edges of the run, though the run is in no dictionary."""
    return not any(
        is_common(text[low:high])
        for low, high in (
            (start - 1, start + 1),
            (end - 1, end + 1),
            (end - 1, end + 2),
            (start - 2, start + 1),
        )
        if low >= 0
    )
