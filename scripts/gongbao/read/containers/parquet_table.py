"""Parquet files with one report a row, read by row groups."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BufferedIOBase
from typing import Any

from gongbao.read.containers.columns import Columns, find_columns
from gongbao.read.containers.errors import ChangedContainer, MalformedRow, TooMuch
from gongbao.read.containers.kept import Kept
from gongbao.read.containers.rows import Names, Row, RowFile
from gongbao.read.errors import DamagedFile, EmptyFile, OtherFormat, ReadError, brief
from gongbao.read.limits import Limits
from gongbao.read.storage import StoredFile, content_word

__all__ = ["SUFFIXES", "ParquetRow", "list_parquet"]

SUFFIXES = (".parquet",)
_FORMAT = "Parquet file"
_MEDIA_TYPE = "application/vnd.apache.parquet"
_BATCH = 4096
_SMALLER_GROUPS = "Write it with fewer rows in a row group, as by row_group_size=1000."

_GROUPS: Kept[Any] = Kept(256 * 2**20, lambda group: int(group.nbytes))


@dataclass(frozen=True, slots=True)
class ParquetRow(RowFile):
    """A row of a Parquet file: ``index`` in the row group ``group``.

    ``state`` is the file's stamp, ``content`` a word for its bytes, ``length`` what a row of its group has on average.
    """

    table: StoredFile
    container_name: str
    name: str
    columns: Columns = field(repr=False)
    group: int
    index: int
    number: int
    state: str
    content: str
    length: int
    limits: Limits = field(repr=False)

    def row(self) -> Row:
        """Return what the row holds. The last row group that was read is kept.

        Raises:
            ReadError: the file is damaged, or no longer the one that was listed.
        """
        group = _GROUPS.get((self.table, self.group, self.state, self.columns), self._read_group)
        if self.index >= group.num_rows:
            raise ChangedContainer(self.name)
        with _damage(self.name):
            cells = {name: group[name][self.index].as_py() for name in group.column_names}
            text = str(cells.pop("text") or "").encode()
        stated = {name: str(cell).strip() for name, cell in cells.items() if cell is not None}
        places = tuple((name, place) for place, name in enumerate(stated))
        tidied = Columns(0, None, places).source_cells(list(stated.values()))
        return Row(text, tidied, self.number, "utf-8", _MEDIA_TYPE)

    def _read_group(self) -> Any:
        return _group(self.table, self.container_name, self.columns, self.group, self.state, self.limits)

    def size(self) -> int:
        """Return how many bytes a text of its row group has on average."""
        return self.length

    def stamp(self) -> str:
        """Return a word for the bytes of the file, and the number of the row."""
        return f"{self.content}-{self.number}"


def list_parquet(file: StoredFile, name: str, limits: Limits) -> Iterator[tuple[str, ParquetRow | ReadError]]:
    """Yield the reports of the table ``file``, each by the name of its row.

    Raises:
        NoTextColumn: it is a table of something else.
        ReadError: it is no Parquet file.
        OSError: it cannot be opened.
    """
    state = file.stamp()
    with file.open() as opened, _damage(name):
        parquet = _open(opened, name)
        columns = _columns(parquet, name)
        if parquet.metadata.num_rows > limits.members:
            raise TooMuch(
                name, f"it has {parquet.metadata.num_rows:,} rows", f"{limits.members:,}", "Split it."
            )
        names, number, content = Names(name), 0, content_word(file)
        for group in range(parquet.num_row_groups):
            try:
                _refuse_large(parquet, columns, group, name, limits)
            except TooMuch as error:
                number += parquet.metadata.row_group(group).num_rows
                yield f"{name}#group={group + 1}", error
                continue
            length = _bytes_of_texts(parquet, columns, group) // max(
                1, parquet.metadata.row_group(group).num_rows
            )
            for index, key in enumerate(_keys(parquet, columns, group)):
                number += 1
                full, error_of_name = (
                    (names.numbered(number), None) if key is None else names.keyed(key, number)
                )
                row = ParquetRow(
                    file, name, full, columns, group, index, number, state, content, length, limits
                )
                yield full, error_of_name or row


def _keys(parquet: Any, columns: Columns, group: int) -> Iterator[str | None]:
    """Yield the id of each row, ``None`` where the table has no ids."""
    if columns.key is None:
        yield from (None for _ in range(parquet.metadata.row_group(group).num_rows))
        return
    name = parquet.schema_arrow.names[columns.key]
    for batch in parquet.iter_batches(_BATCH, row_groups=[group], columns=[name]):
        for cell in batch.column(0).to_pylist():
            yield "" if cell is None else str(cell)


def _group(file: StoredFile, name: str, columns: Columns, group: int, state: str, limits: Limits) -> Any:
    """Return the columns of a row group that are used, by their roles. A text that repeats is held once."""
    import pyarrow as pa

    if file.stamp() != state:
        raise ChangedContainer(name)
    with file.open() as opened, _damage(name):
        parquet = _open(opened, name)
        header = parquet.schema_arrow.names
        places = {"text": columns.text, **dict(columns.stated)}
        _refuse_large(parquet, columns, group, name, limits)
        opened.seek(0)
        parquet = _open(opened, name, [header[columns.text]])
        read = parquet.read_row_group(group, columns=[header[place] for place in places.values()])
        return pa.table({role: read[header[place]] for role, place in places.items()})


def _bytes_of_texts(parquet: Any, columns: Columns, group: int) -> int:
    """Return how many bytes the texts of a row group have, each repeated one counted once."""
    name, described = parquet.schema_arrow.names[columns.text], parquet.metadata.row_group(group)
    chunks = map(described.column, range(described.num_columns))
    return sum(int(chunk.total_uncompressed_size) for chunk in chunks if chunk.path_in_schema == name)


def _refuse_large(parquet: Any, columns: Columns, group: int, name: str, limits: Limits) -> None:
    total = _bytes_of_texts(parquet, columns, group)
    if total > limits.table_bytes:
        what = f"the texts of its row group {group + 1} have {total:,} bytes"
        raise TooMuch(f"{name}#group={group + 1}", what, f"{limits.table_bytes:,}", _SMALLER_GROUPS)


def _columns(parquet: Any, name: str) -> Columns:
    """Return the columns that are used; those within others are none of them.

    Raises:
        ReadError: no column is known to hold texts, or the one that is holds something else.
    """
    import pyarrow as pa

    fields = list(parquet.schema_arrow)
    columns = find_columns([field.name for field in fields], name)
    kind = fields[columns.text].type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if not (pa.types.is_string(kind) or pa.types.is_large_string(kind)):
        reason = f"its column {fields[columns.text].name!r} holds {kind} and no text"
        raise MalformedRow(name, 0, reason, "Write the texts as strings.")
    plain = {place for place, field in enumerate(fields) if not pa.types.is_nested(field.type)}
    stated = tuple((role, place) for role, place in columns.stated if place in plain)
    return Columns(columns.text, columns.key if columns.key in plain else None, stated)


def _open(opened: BufferedIOBase, name: str, repeating: list[str] | None = None) -> Any:
    from pyarrow import parquet

    start = opened.read(4)
    opened.seek(0)
    if not start:
        raise EmptyFile(name)
    if start != b"PAR1":
        raise OtherFormat(name, _FORMAT, "it does not begin like one", "Name it as what it is.")
    return parquet.ParquetFile(opened, read_dictionary=repeating)


@contextmanager
def _damage(name: str) -> Iterator[None]:
    """Have whatever a damaged file brings out say which file it is."""
    try:
        yield
    except ReadError:
        raise
    except Exception as error:
        raise DamagedFile(name, _FORMAT, brief(error)) from error
