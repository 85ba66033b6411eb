"""Makes a package of as many figures as wished, by repeating a real one under new keys.

Every copy of the reports gets keys of its own, derived from the old key and the copy's number, so that two runs make
the same bytes. Words, lengths and the share of empty cells are those of the real tables. ``figures_a_copy`` repeats
the figures within each copy too, each with its own key and its own whole.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

__all__ = ["make_package"]

Words = npt.NDArray[np.uint64]

_ALPHABET = np.frombuffer(b"abcdefghijklmnopqrstuvwxyz234567", np.uint8)
_KEY_PATTERN = "[a-z2-7]{16}"
_KEPT_WHOLE = ("places", "units", "indicators")
_OWN_KEYS = ("figure_id", "parent_id")  # keys that differ between the repeated figures of one copy
_ROWS_A_CHUNK = 1 << 17
_GOLDEN, _FIRST, _SECOND = (
    np.uint64(number) for number in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
)


def make_package(source: Path, target: Path, figures: int, figures_a_copy: int = 40) -> dict[str, int]:
    """Write a package of at least ``figures`` figures into ``target`` and return the rows of each resource."""
    descriptor = json.loads((source / "datapackage.json").read_text(encoding="utf-8"))
    tables = {entry["name"]: _read(source, entry) for entry in descriptor["resources"]}
    copies = -(-figures // (len(tables["figures"]) * figures_a_copy))
    order = _order_of_copies(tables["reports"], copies)
    rows = {}
    for entry in descriptor["resources"]:
        path = target / entry["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        if entry["name"].removesuffix("-parquet") in _KEPT_WHOLE:
            shutil.copyfile(source / entry["path"], path)
            rows[entry["name"]] = len(tables[entry["name"]])
            continue
        times = figures_a_copy if entry["name"].startswith("figures") else 1
        chunks = _chunks(tables[entry["name"]], entry["schema"]["fields"], order, times)
        rows[entry["name"]] = (_write_parquet if entry["format"] == "parquet" else _write_csv)(chunks, path)
        _describe(entry, path, rows[entry["name"]])
    text = json.dumps(descriptor, ensure_ascii=False, indent=2)
    (target / "datapackage.json").write_text(text, encoding="utf-8")
    return rows


def _describe(entry: dict[str, Any], path: Path, rows: int) -> None:
    """State of the file what was stated of the one that it was made of."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    stated = {"rows": rows, "bytes": path.stat().st_size, "hash": f"sha256:{digest}"}
    entry.update({name: value for name, value in stated.items() if name in entry})


def _read(source: Path, entry: dict[str, Any]) -> pa.Table:
    if entry["format"] == "parquet":
        return pq.read_table(source / entry["path"])
    names = [field["name"] for field in entry["schema"]["fields"]]
    options = pyarrow.csv.ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True, null_values=[""]
    )
    parse = pyarrow.csv.ParseOptions(newlines_in_values=True)
    return pyarrow.csv.read_csv(source / entry["path"], parse_options=parse, convert_options=options)


def _order_of_copies(reports: pa.Table, copies: int) -> Words:
    """Return the copies' numbers in the order of their first report's key, as tables are ordered."""
    numbers = np.arange(copies, dtype=np.uint64)
    seed = np.uint64(_seed(reports["report_id"][0].as_py()))
    keys = _keys(np.full(copies, seed), numbers * np.uint64(1 << 20))
    return numbers[np.argsort(keys.to_numpy(zero_copy_only=False), kind="stable")]


def _chunks(table: pa.Table, fields: list[dict[str, Any]], order: Words, times: int) -> Iterator[pa.Table]:
    """Yield the rows of every copy of ``table``, each row ``times`` times, some copies at once."""
    copies_a_chunk = max(1, _ROWS_A_CHUNK // max(1, len(table) * times))
    for first in range(0, len(order), copies_a_chunk):
        copies = order[first : first + copies_a_chunk]
        rows = np.tile(np.repeat(np.arange(len(table)), times), len(copies))
        copy_of_row = np.repeat(copies, len(table) * times)
        repeat = np.tile(np.arange(times, dtype=np.uint64), len(table) * len(copies))
        chunk = table.take(pa.array(rows))
        for position, field in enumerate(fields):
            cells = table.column(position)
            if field.get("constraints", {}).get("pattern") == _KEY_PATTERN:
                salt = copy_of_row * np.uint64(1 << 20)
                if field["name"] in _OWN_KEYS:
                    salt = salt + repeat
                seeds = np.array([_seed(value) for value in cells.to_pylist()], np.uint64)
                keys = _keys(seeds[rows], salt)
                changed = pc.if_else(pc.is_valid(chunk.column(position)), keys, None)
            elif field["name"] == "source_file":
                prefix = pa.array([f"{number:07d}/" for number in copy_of_row.tolist()])
                changed = pc.binary_join_element_wise(prefix, chunk.column(position), "")
            else:
                continue
            chunk = chunk.set_column(position, chunk.schema.field(position), changed)
        yield chunk


def _seed(value: str | None) -> int:
    return int.from_bytes(hashlib.blake2b((value or "").encode(), digest_size=8).digest(), "little")


def _keys(seeds: Words, salt: Words) -> pa.Array:
    """Return one key of 16 characters for each pair of a seed and a salt."""
    low = _mixed(seeds + salt * _GOLDEN)
    high = _mixed(low + _GOLDEN)
    shifts = np.arange(12, dtype=np.uint64) * np.uint64(5)
    parts = [((low[:, None] >> shifts) & np.uint64(31)), ((high[:, None] >> shifts[:4]) & np.uint64(31))]
    letters = _ALPHABET[np.concatenate(parts, axis=1)]
    offsets = np.arange(len(seeds) + 1, dtype=np.int32) * np.int32(16)
    return pa.StringArray.from_buffers(
        len(seeds), pa.py_buffer(offsets), pa.py_buffer(np.ascontiguousarray(letters))
    )


def _mixed(numbers: Words) -> Words:
    numbers = (numbers ^ (numbers >> np.uint64(30))) * _FIRST
    numbers = (numbers ^ (numbers >> np.uint64(27))) * _SECOND
    return numbers ^ (numbers >> np.uint64(31))


def _write_csv(chunks: Iterator[pa.Table], path: Path) -> int:
    rows = 0
    options = pyarrow.csv.WriteOptions(include_header=False, quoting_style="needed")
    with path.open("wb") as file:
        for chunk in chunks:
            if rows == 0:
                file.write((",".join(chunk.schema.names) + "\n").encode())
            pyarrow.csv.write_csv(chunk, file, options)
            rows += len(chunk)
    return rows


def _write_parquet(chunks: Iterator[pa.Table], path: Path) -> int:
    rows = 0
    first = next(chunks)
    with pq.ParquetWriter(path, first.schema, compression="zstd") as writer:
        while first is not None:
            writer.write_table(first)
            rows += len(first)
            first = next(chunks, None)
    return rows
