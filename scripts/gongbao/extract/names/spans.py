"""Where a name stands and of what type it is, before it becomes a mention."""

__all__ = ["Span"]

Span = tuple[int, int, str]
