"""A shard: the rows of some reports, in one file that says of itself what it holds.

The file is Arrow IPC streams one after another, one a table, then a JSON text that names each report and the place
of each table, the length of that text in eight bytes, and a mark. What lacks the mark was not written to its end.
"""

import io
import json
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from gongbao.schema import TABLES
from gongbao.write.columns import plain_schema

__all__ = [
    "TABLES_OF_REPORTS",
    "BrokenShard",
    "Entry",
    "Footer",
    "pack",
    "read_footer",
    "schema_of",
    "unpack",
]

_MARK = b"GONGBAO1"
_TAIL = struct.Struct("<Q8s")
_CODELISTS = ("places", "units", "indicators")
_OPTIONS = pa.ipc.IpcWriteOptions(compression="zstd")
_TEXTS = pa.schema([("report_id", pa.string()), ("text", pa.string())])

# What stands in a shard: all tables that reports have rows in, and their texts.
TABLES_OF_REPORTS = (*(name for name in TABLES if name not in _CODELISTS), "texts")


class BrokenShard(ValueError):
    """The bytes are no whole shard."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One report of a shard.

    Attributes:
        key: a hash of all that its rows depend on.
        report_id: its key in the tables; the reports of a shard stand in order of it.
        rows: its number of rows in each of ``TABLES_OF_REPORTS``; all 0 where it could not be read.
        sha256: of its bytes; empty where it could not be read.
        failure: what kept it from being read: kind, problem and remedy.
    """

    key: str
    report_id: str
    rows: tuple[int, ...]
    sha256: str = ""
    failure: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class Footer:
    """What a shard says of itself; ``places`` gives the start and the length in bytes of each table."""

    entries: tuple[Entry, ...]
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def schema_of(name: str) -> pa.Schema:
    """Return the types of a table in a shard.

    Entities also tell ``report_id`` and ``whole_length``, the length of the name of what they are part of: the
    joining of shards looks for the nearest whole without looking it up.
    """
    if name == "texts":
        return _TEXTS
    schema = plain_schema(TABLES[name])
    if name == "entities":
        return schema.append(pa.field("report_id", pa.string())).append(pa.field("whole_length", pa.int32()))
    return schema


def pack(entries: Sequence[Entry], tables: Mapping[str, Iterable[pa.Table]]) -> bytes:
    """Return a shard as bytes."""
    out = io.BytesIO()
    places = {}
    for name in TABLES_OF_REPORTS:
        start, schema = out.tell(), schema_of(name)
        rows = pa.concat_tables([schema.empty_table(), *tables.get(name, ())]).combine_chunks()
        with pa.ipc.new_stream(out, schema, options=_OPTIONS) as stream:
            stream.write_table(rows)
        places[name] = (start, out.tell() - start)
    stated = {
        "entries": [[each.key, each.report_id, each.rows, each.sha256, each.failure] for each in entries],
        "places": places,
    }
    told = json.dumps(stated, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    out.write(told)
    out.write(_TAIL.pack(len(told), _MARK))
    return out.getvalue()


def read_footer(file: Any) -> Footer:
    """Return what the shard in ``file``, open for reading bytes, says of itself.

    Raises:
        BrokenShard: it is not whole.
    """
    try:
        size = file.seek(0, io.SEEK_END)
        file.seek(size - _TAIL.size)
        length, mark = _TAIL.unpack(file.read(_TAIL.size))
        if mark != _MARK:
            raise BrokenShard
        file.seek(size - _TAIL.size - length)
        stated = json.loads(file.read(length).decode("utf-8", "surrogatepass"))
        entries = [
            Entry(key, report, tuple(rows), digest, failure and tuple(failure))
            for key, report, rows, digest, failure in stated["entries"]
        ]
        return Footer(tuple(entries), {name: tuple(place) for name, place in stated["places"].items()})
    except (OSError, ValueError, KeyError, TypeError, struct.error) as error:
        raise BrokenShard(str(error)) from error


def unpack(file: Any, place: tuple[int, int], name: str, columns: Sequence[str] = ()) -> pa.Table:
    """Return a table of the shard in ``file``, which stands at ``place``: all its columns, or those named.

    Raises:
        BrokenShard: the bytes are damaged.
    """
    start, length = place
    try:
        file.seek(start)
        names = schema_of(name).names
        options = pa.ipc.IpcReadOptions(included_fields=[names.index(each) for each in columns])
        with pa.ipc.open_stream(pa.BufferReader(file.read(length)), options=options) as stream:
            return stream.read_all()
    except (OSError, pa.ArrowException) as error:
        raise BrokenShard(str(error)) from error
