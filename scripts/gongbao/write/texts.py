"""Writes the text of each report, in which its spans count: ``data/text/<report_id>.txt``, in UTF-8."""

from collections.abc import Iterable
from pathlib import Path

__all__ = ["TEXTS", "write_texts"]

TEXTS = "data/text"


def write_texts(texts: Iterable[tuple[str, str]], folder: Path) -> None:
    """Write ``texts``, pairs of ``report_id`` and text, below ``folder``; line ends stay as they are."""
    below = folder / TEXTS
    below.mkdir(parents=True, exist_ok=True)
    for report_id, text in texts:
        (below / f"{report_id}.txt").write_bytes(text.encode("utf-8"))
