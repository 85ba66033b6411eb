"""The place in the dateline of a news report (本报青螺7月16日讯)."""

import re
from collections.abc import Iterator

__all__ = ["find_datelines"]

_DATED = re.compile(
    r"(?:本[报刊网台]|[一-龥]{2}(?:日报|晚报|早报|时报|新闻网|社)|新华社|中新社)(?P<place>[一-龥]{2,5}?)"
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:讯|电|专电|消息)"
)
_SIGN = re.compile("日(?=讯|电|专电|消息)")
_LONGEST = 26  # characters from the outlet to the sign


def find_datelines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of such places."""
    for sign in _SIGN.finditer(text):
        match = _DATED.search(text, max(sign.start() - _LONGEST, 0), sign.end() + 2)
        if match is not None:
            yield match.span("place")
