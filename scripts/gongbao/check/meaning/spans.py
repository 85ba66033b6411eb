"""Spans read back: the text of a row stands in its sentence where the row says."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from gongbao.check.characters import Characters, lengths
from gongbao.check.hashing import hash_cells
from gongbao.check.meaning import Stored
from gongbao.check.plain import Mask, mask
from gongbao.check.problems import Problem
from gongbao.check.store import StoredTable, flagged
from gongbao.schema import TABLES

__all__ = ["COLUMNS", "LOOKED_UP", "check"]

_QUOTING = tuple(
    table.name for table in TABLES.values() if table.has_spans and "passage_id" in table.columns[1:]
)
_SPAN = ("start", "end", "text")
COLUMNS = {"passages": ("passage_id", *_SPAN)} | {
    name: (TABLES[name].primary_key, "passage_id", *_SPAN) for name in _QUOTING
}
LOOKED_UP = ("passages",)
_REMEDY = "Build the package again from the report; do not edit spans or texts by hand."


def check(tables: Stored) -> Iterator[Problem]:
    """Yield each row whose text is not what stands in its sentence from start to end."""
    for first, batch in tables["passages"].batches(COLUMNS["passages"]):
        yield from _wrong_lengths("passages", batch, first, _fitting(batch))
    sentences = _Sentences(tables["passages"])
    for name in _QUOTING:
        for first, batch in tables[name].batches(COLUMNS[name]):
            fitting = _fitting(batch)
            yield from _wrong_lengths(name, batch, first, fitting)
            elsewhere = np.flatnonzero(~sentences.hold(batch, fitting))
            for row, (key, _, start, end, text) in flagged(batch, elsewhere, first):
                message = f"{text[:40]!r} does not stand at {start} to {end} of its sentence"
                yield Problem(name, row, "spans", "text", text[:60], message, _REMEDY, key)


class _Sentences:
    """The texts of passages, of which those of the last batches are at hand."""

    def __init__(self, passages: StoredTable) -> None:
        self._passages = passages
        self._number = -1
        self._batch: pa.RecordBatch | None = None
        self._characters: Characters | None = None

    def hold(self, batch: pa.RecordBatch, fitting: Mask) -> Mask:
        """Tell of each row whether its sentence holds its text; a row without either is told to."""
        found = np.ones(len(batch), bool)
        asked = np.flatnonzero(fitting)
        rows = self._passages.index.rows(hash_cells(batch["passage_id"]))[asked]
        asked, rows = asked[rows >= 0], rows[rows >= 0]
        starts = pc.fill_null(batch["start"], 0).to_numpy()
        for number, places, local in self._passages.groups(rows):
            sentences, characters = self._load(number)
            wanted = asked[places]
            known = mask(pc.is_valid(sentences["start"]))[local] & mask(pc.is_valid(sentences["text"]))[local]
            first = starts[wanted] - pc.fill_null(sentences["start"], 0).to_numpy()[local]
            texts = batch["text"].take(pa.array(wanted))
            found[wanted] = characters.hold(local, first, texts) | ~known
        return found

    def _load(self, number: int) -> tuple[pa.RecordBatch, Characters]:
        if number != self._number or self._batch is None or self._characters is None:
            self._batch = self._passages.batch(number, ("start", "text"))
            self._characters = Characters(self._batch["text"])
            self._number = number
        return self._batch, self._characters


def _fitting(batch: pa.RecordBatch) -> Mask:
    """Tell which rows have a span of as many code points as their text."""
    start, end = (pc.fill_null(batch[name], 0).to_numpy() for name in ("start", "end"))
    fitting: Mask = _whole(batch) & (end - start == lengths(batch["text"]))
    return fitting


def _whole(batch: pa.RecordBatch) -> Mask:
    found = np.ones(len(batch), bool)
    for name in _SPAN:
        found &= mask(pc.is_valid(batch[name]))
    return found


def _wrong_lengths(name: str, batch: pa.RecordBatch, first: int, fitting: Mask) -> Iterator[Problem]:
    wrong = np.flatnonzero(_whole(batch) & ~fitting)
    for row, cells in flagged(batch, wrong, first):
        key, (start, end, text) = cells[0], cells[-3:]
        message = f"{start} to {end} are {end - start} code points, the text has {len(text)}"
        yield Problem(name, row, "spans", "end", str(end), message, _REMEDY, key)
