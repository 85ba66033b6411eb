"""Streams a table's file in batches of columns, whatever its format, in bounded memory."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

__all__ = ["Batch", "SourceError", "read_batches", "read_labels"]

_BLOCK = 8 << 20  # bytes a batch of CSV
_ROWS = 65_536  # rows a batch of Parquet, and of CSV read row by row
_LONGEST_CELL = 1 << 30


class SourceError(Exception):
    """A file cannot be read as what its ending says."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows in columns.

    Attributes:
        first: the number of the first row, the header being row 1.
        columns: one array a label, in order.
        ragged: number of cells of each row that has too few or too many, by the row's number; the columns hold
            nulls for those that lack.
        read: bytes of the resource's files that were read when the batch was made.
        file: which of the files the rows stand in.
    """

    first: int
    columns: list[pa.Array]
    ragged: dict[int, int] = field(default_factory=dict)
    read: int = 0
    file: int = 0

    def __len__(self) -> int:
        return len(self.columns[0]) if self.columns else 0


def read_labels(path: Path, kind: str) -> list[str]:
    """Return the labels of the columns.

    Raises:
        SourceError: if the file cannot be read.
    """
    with _source_errors(path):
        if kind == "parquet":
            return list(pyarrow.parquet.read_schema(path).names)
        with path.open(encoding="utf-8", newline="") as file:
            return next(csv.reader(file), [])


def read_batches(paths: Sequence[Path], kind: str, distinct: Sequence[str] = ()) -> Iterator[Batch]:
    """Yield the rows of the CSV or Parquet files that make one table, in order.

    CSV cells are strings, an empty one is ``""``; each file has the header, which is no row. Texts of Parquet come
    with a dictionary, but for the columns ``distinct``, whose cells are all different.

    Raises:
        SourceError: if a file cannot be read to its end.
    """
    first, before = 2, 0
    for number, path in enumerate(paths):
        with _source_errors(path):
            size = path.stat().st_size
            for batch in _parquet(path, first, distinct) if kind == "parquet" else _csv(path, first):
                first = batch.first + len(batch)
                yield replace(batch, read=before + min(batch.read, size), file=number)
            before += size


@contextmanager
def _source_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except UnicodeDecodeError as error:
        raise SourceError(f"{path}: byte {error.start}: not UTF-8") from error
    except (OSError, pa.ArrowException, csv.Error) as error:
        raise SourceError(f"{path}: {error}") from error


def _parquet(path: Path, first: int, distinct: Sequence[str]) -> Iterator[Batch]:
    schema = pyarrow.parquet.read_schema(path)
    texts = [one.name for one in schema if pa.types.is_string(one.type) and one.name not in distinct]
    size, done = path.stat().st_size, 0
    with pyarrow.parquet.ParquetFile(path, read_dictionary=texts) as file:
        rows = file.metadata.num_rows
        for batch in file.iter_batches(batch_size=_ROWS, use_threads=False):
            done += batch.num_rows
            columns = [_plain_text(column) for column in batch.columns]
            yield Batch(first, columns, read=size * done // max(1, rows))
            first += batch.num_rows


def _plain_text(column: pa.Array) -> pa.Array:
    """Return ``column`` with texts of one Arrow type, whatever wrote the file."""
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        plain = column.dictionary_decode() if pa.types.is_dictionary(column.type) else column
        return plain.cast(pa.string())
    return column


def _csv(path: Path, first: int) -> Iterator[Batch]:
    """Read by Arrow as long as every row has all its cells, and row by row from the batch that has not."""
    labels = read_labels(path, "csv")
    done = 0
    try:
        for batch, read in _arrow_csv(path, len(labels)):
            yield Batch(first + done, batch.columns, read=read)
            done += batch.num_rows
    except pa.ArrowInvalid:
        yield from _row_by_row(path, len(labels), first, done)


def _arrow_csv(path: Path, columns: int) -> Iterator[tuple[pa.RecordBatch, int]]:
    names = [str(number) for number in range(columns)]
    if not names:
        return
    with pa.OSFile(str(path)) as file:
        reader = pyarrow.csv.open_csv(
            file,
            read_options=pyarrow.csv.ReadOptions(
                use_threads=False, block_size=_BLOCK, column_names=names, skip_rows=0
            ),
            parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
        header = True
        for batch in reader:
            yield (batch.slice(1) if header else batch), file.tell()
            header = False


def _row_by_row(path: Path, columns: int, first: int, skipped: int) -> Iterator[Batch]:
    """Yield the rows after the first ``skipped`` ones; the number of the file's first row is ``first``."""
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(encoding="utf-8", newline="") as file:
        lines = islice(csv.reader(file), skipped + 1, None)
        start = first + skipped
        while rows := list(islice(lines, _ROWS)):
            yield _padded(rows, columns, start)
            start += len(rows)


def _padded(rows: list[list[str]], columns: int, first: int) -> Batch:
    ragged = {first + index: len(row) for index, row in enumerate(rows) if len(row) != columns}
    return Batch(
        first,
        [
            pa.array([row[column] if column < len(row) else None for row in rows], pa.string())
            for column in range(columns)
        ],
        ragged,
    )
