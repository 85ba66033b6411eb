"""Spans read back: the text of a row stands in its sentence where the row says."""

from collections.abc import Iterator

from gongbao.check.meaning import Columns
from gongbao.check.problems import Problem
from gongbao.schema import TABLES

__all__ = ["COLUMNS", "check"]

_QUOTING = tuple(
    table.name for table in TABLES.values() if table.has_spans and "passage_id" in table.columns[1:]
)
_SPAN = ("start", "end", "text")
COLUMNS = {"passages": ("passage_id", *_SPAN)} | {
    name: (TABLES[name].primary_key, "passage_id", *_SPAN) for name in _QUOTING
}
_REMEDY = "Build the package again from the report; do not edit spans or texts by hand."


def check(tables: Columns) -> Iterator[Problem]:
    """Yield each row whose text is not what stands in its sentence from start to end."""
    passages = tables["passages"]
    where = {key: index for index, key in enumerate(passages["passage_id"].to_pylist())}
    starts = passages["start"].to_numpy()
    texts = passages["text"]
    yield from _lengths("passages", tables)
    for name in _QUOTING:
        yield from _lengths(name, tables)
        columns = [tables[name][column].to_pylist() for column in COLUMNS[name]]
        for row, (key, passage, start, end, text) in enumerate(zip(*columns, strict=True), start=2):
            index = where.get(passage)
            if index is None or None in (start, end, text) or end - start != len(text):
                continue
            first = start - int(starts[index])
            if first < 0 or not texts[index].as_py().startswith(text, first):
                message = f"{text[:40]!r} does not stand at {start} to {end} of its sentence"
                yield Problem(name, row, "spans", "text", text[:60], message, _REMEDY, key)


def _lengths(name: str, tables: Columns) -> Iterator[Problem]:
    table = tables[name]
    keys = table[TABLES[name].primary_key].to_pylist()
    columns = zip(keys, *(table[column].to_pylist() for column in _SPAN), strict=True)
    for row, (key, start, end, text) in enumerate(columns, start=2):
        if None not in (start, end, text) and end - start != len(text):
            message = f"{start} to {end} are {end - start} code points, the text has {len(text)}"
            yield Problem(name, row, "spans", "end", str(end), message, _REMEDY, key)
