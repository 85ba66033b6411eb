"""Keeps report text from being run by a spreadsheet that opens the CSV.

A cell must not begin with one of ``FORMULA_STARTS``, and yet a row's text must be the report's own. So a span
that begins so takes in the characters before it, back to a harmless one of its sentence: ``-0.3%`` becomes
``率-0.3%`` and still reads back. What is no span (wordings, titles, paths) is trimmed or given a mark in front.
"""

from gongbao.schema.values import FORMULA_STARTS

__all__ = ["harmless", "harmless_message", "harmless_path", "harmless_start"]

_STARTS = "".join(sorted(FORMULA_STARTS))


def harmless_start(text: str, start: int, end: int, first: int) -> int:
    """Return where a span of ``text`` may begin: at ``start``, or before it but not before ``first``.

    Where all characters from ``first`` to ``start`` are formula starts, the span begins after it instead.
    """
    for offset in range(start, first - 1, -1):
        if text[offset] not in FORMULA_STARTS:
            return offset
    for offset in range(start, end):
        if text[offset] not in FORMULA_STARTS:
            return offset
    return start


def harmless(text: str | None) -> str | None:
    """Return a text that is no span without formula starts at its beginning; ``None`` for an empty one.

    Of these characters alone nothing would be left; such a text is set in quotation marks.
    """
    if not text:
        return None
    if text[0] not in FORMULA_STARTS:
        return text
    return text.lstrip(_STARTS) or f"“{text}”"


def harmless_message(text: str) -> str:
    """Return a message that loses nothing: one that begins like a formula is set in quotation marks."""
    return f"“{text}”" if text[0] in FORMULA_STARTS else text


def harmless_path(path: str) -> str:
    """Return another writing of a relative path, one that is no formula."""
    return f"./{path}" if path[0] in FORMULA_STARTS else path
