"""Writes the text of each report, in which its spans count: ``data/text/<report_id>.txt``, in UTF-8."""

from collections.abc import Iterable
from pathlib import Path

from gongbao.write.pieces import Piece, written

__all__ = ["TEXTS", "write_texts"]

TEXTS = "data/text"


def write_texts(texts: Iterable[tuple[str, str]], folder: Path) -> Piece:
    """Write ``texts``, pairs of ``report_id`` and text, below ``folder``."""
    (folder / TEXTS).mkdir(parents=True)
    files = [written(folder, f"{TEXTS}/{report_id}.txt", "text", text) for report_id, text in texts]
    return Piece("texts", len(files), files)
