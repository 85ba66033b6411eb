"""Streams a table's file in batches of columns, whatever its format, in bounded memory."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
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
    """

    first: int
    columns: list[pa.Array]
    ragged: dict[int, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.columns[0]) if self.columns else 0


def read_labels(path: Path, kind: str) -> list[str]:
    """Return the labels of the columns.

    Raises:
        SourceError: if the file cannot be read.
    """
    try:
        if kind == "parquet":
            return list(pyarrow.parquet.read_schema(path).names)
        with path.open(encoding="utf-8", newline="") as file:
            return next(csv.reader(file), [])
    except UnicodeDecodeError as error:
        raise SourceError(f"byte {error.start}: not UTF-8") from error
    except (OSError, pa.ArrowException, csv.Error) as error:
        raise SourceError(str(error)) from error


def read_batches(path: Path, kind: str) -> Iterator[Batch]:
    """Yield the rows of a CSV or Parquet file; CSV cells are strings, an empty one is ``""``.

    Raises:
        SourceError: if the file cannot be read to its end.
    """
    try:
        if kind == "parquet":
            yield from _parquet(path)
        else:
            yield from _csv(path)
    except UnicodeDecodeError as error:
        raise SourceError(f"byte {error.start}: not UTF-8") from error
    except (OSError, pa.ArrowException, csv.Error) as error:
        raise SourceError(str(error)) from error


def _parquet(path: Path) -> Iterator[Batch]:
    first = 2
    with pyarrow.parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=_ROWS):
            yield Batch(first, [_decoded(column) for column in batch.columns])
            first += batch.num_rows


def _decoded(column: pa.Array) -> pa.Array:
    return column.dictionary_decode() if pa.types.is_dictionary(column.type) else column


def _csv(path: Path) -> Iterator[Batch]:
    """Read by Arrow as long as every row has all its cells, and row by row from the batch that has not."""
    labels = read_labels(path, "csv")
    first = 2
    try:
        for batch in _arrow_csv(path, len(labels)):
            yield Batch(first, batch.columns)
            first += batch.num_rows
    except pa.ArrowInvalid:
        yield from _row_by_row(path, len(labels), first)


def _arrow_csv(path: Path, columns: int) -> Iterator[pa.RecordBatch]:
    names = [str(number) for number in range(columns)]
    if not names:
        return
    reader = pyarrow.csv.open_csv(
        path,
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
        yield batch.slice(1) if header else batch
        header = False


def _row_by_row(path: Path, columns: int, first: int) -> Iterator[Batch]:
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(encoding="utf-8", newline="") as file:
        rows: list[list[str]] = []
        start = first
        for number, row in enumerate(csv.reader(file), start=1):
            if number < first:
                continue
            rows.append(row)
            if len(rows) == _ROWS:
                yield _padded(rows, columns, start)
                start, rows = number + 1, []
        if rows:
            yield _padded(rows, columns, start)


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
