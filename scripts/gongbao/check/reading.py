"""Reads one resource from end to end: its bytes, its header, its cells, and what later checks need of them."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa

from gongbao.check.batches import Batch, SourceError, read_batches, read_labels
from gongbao.check.constraints import check_batch, check_labels
from gongbao.check.descriptor import Column, Part, Resource
from gongbao.check.hashing import Hashes, hash_cells
from gongbao.check.index import KeyIndex, joined
from gongbao.check.keys import Deferred, distinct_columns, foreign_keys
from gongbao.check.plain import examine, typed
from gongbao.check.problems import Numbering, Problem, Verdict
from gongbao.check.store import Store

__all__ = ["Gathered", "Wanted", "read_resource"]

_CHUNK = 1 << 20
_FILE_CHANGED = "The file was changed after the package was built: build it again."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What later checks need of a resource: columns to ``hash`` and columns to ``store`` in a file."""

    hash: frozenset[str]
    store: tuple[str, ...] = ()


@dataclass(slots=True)
class Gathered:
    """What was kept of a resource. ``complete`` is false where its file could not be read to the end."""

    hashes: dict[str, Hashes] = field(default_factory=dict)
    deferred: list[Deferred] = field(default_factory=list)
    store: Store | None = None
    complete: bool = False
    numbering: Numbering = field(default_factory=lambda: Numbering((), ()))


def read_resource(
    resource: Resource,
    wanted: Wanted,
    indexes: Mapping[tuple[str, str], KeyIndex],
    folder: Path,
    verdict: Verdict,
    advance: Callable[[int], None],
) -> Gathered:
    """Check the files, the header and the cells of ``resource``, and its references to what ``indexes`` holds.

    ``advance`` is told how many bytes of the resource are read.
    """
    gathered = Gathered()
    problems: list[Problem] = []
    try:
        right = {column.name: (number, column) for number, column in enumerate(resource.columns)}
        for part in resource.parts:
            labels = read_labels(part.paths[0], resource.format)
            verdict.add(_check_files(part))
            verdict.add(replace(one, resource=part.name) for one in check_labels(resource, labels))
            right = {
                column.name: (number, column)
                for number, (column, label) in enumerate(zip(resource.columns, labels, strict=False))
                if column.name == label and column.name in right
            }
        part_of_file = [part.name for part in resource.parts for _ in part.paths]
        reader = _Reader(resource, right, wanted, indexes, folder)
        for batch in read_batches(resource.paths, resource.format, distinct_columns(resource)):
            verdict.rows[part_of_file[batch.file]] += len(batch)
            problems += reader.take(batch)
            advance(batch.read)
        reader.finish(gathered)
    except (SourceError, OSError) as error:
        remedy = "Build the package again, or fetch the file again."
        verdict.add([Problem(resource.name, None, "source-error", message=str(error), remedy=remedy)])
    names = tuple(part.name for part in resource.parts)
    gathered.numbering = Numbering(names, tuple(verdict.rows[name] for name in names))
    verdict.add(map(gathered.numbering.placed, problems))
    return gathered


class _Reader:
    """Checks batch after batch and keeps what is wanted of them."""

    def __init__(
        self,
        resource: Resource,
        columns: Mapping[str, tuple[int, Column]],
        wanted: Wanted,
        indexes: Mapping[tuple[str, str], KeyIndex],
        folder: Path,
    ) -> None:
        self._resource = resource
        self._columns = columns
        self._indexes = indexes
        self._hashes: dict[str, list[Hashes]] = {name: [] for name in wanted.hash if name in columns}
        self._references = [one for one in resource.references if one.columns[0] in columns]
        self._deferred = [
            Deferred(resource, one) for one in self._references if (one.resource, one.keys[0]) not in indexes
        ]
        self._stored = [name for name in wanted.store if name in columns]
        self._path = folder / f"{resource.name}.arrow"
        self._store: Store | None = None

    def take(self, batch: Batch) -> Iterator[Problem]:
        """Yield what is wrong in ``batch``."""
        examined = [
            examine(column, cells)
            for column, cells in zip(self._resource.columns, batch.columns, strict=False)
        ]
        yield from check_batch(self._resource, batch, examined)
        plain: dict[str, pa.Array] = {}
        hashed: dict[str, Hashes] = {}

        def values(name: str) -> pa.Array:
            if name not in plain:
                position, column = self._columns[name]
                plain[name] = typed(column, batch.columns[position], examined[position])
            return plain[name]

        def hashes(name: str) -> Hashes:
            if name not in hashed:
                position, column = self._columns[name]
                cells = batch.columns[position]
                # Texts are hashed as they stand: an empty one has the hash of a null.
                hashed[name] = hash_cells(cells if _is_text(column, cells) else values(name))
            return hashed[name]

        for name, chunks in self._hashes.items():
            chunks.append(hashes(name))
        for reference in self._references:
            index = self._indexes.get((reference.resource, reference.keys[0]))
            name = reference.columns[0]
            if index is not None:
                cells = batch.columns[self._columns[name][0]]
                yield from foreign_keys(self._resource, reference, index, hashes(name), cells, batch.first)
        for deferred in self._deferred:
            deferred.add(batch.first, hashes(deferred.reference.columns[0]))
        if self._stored:
            self._keep({name: values(name) for name in self._stored})

    def finish(self, gathered: Gathered) -> None:
        """Put everything that was kept into ``gathered``."""
        gathered.hashes = {name: joined(chunks) for name, chunks in self._hashes.items()}
        gathered.deferred = self._deferred
        if self._stored and self._store is None:
            kinds = {name: self._columns[name][1] for name in self._stored}
            empty = pa.array([], pa.string())
            self._keep({name: typed(one, empty, examine(one, empty)) for name, one in kinds.items()})
        gathered.store = self._store
        gathered.complete = True

    def _keep(self, columns: dict[str, pa.Array]) -> None:
        if self._store is None:
            schema = pa.schema([pa.field(name, array.type) for name, array in columns.items()])
            self._store = Store(self._path, schema)
        self._store.add(columns)


def _is_text(column: Column, cells: pa.Array) -> bool:
    kind = cells.type.value_type if pa.types.is_dictionary(cells.type) else cells.type
    return column.type == "string" and pa.types.is_string(kind)


def _check_files(part: Part) -> Iterator[Problem]:
    """Yield what the descriptor states of the files' bytes and is not so."""
    names = ", ".join(map(str, part.paths))
    size = sum(path.stat().st_size for path in part.paths)
    if part.bytes is not None and part.bytes != size:
        message = f"{names}: {size} bytes, the descriptor states {part.bytes}"
        yield Problem(part.name, None, "byte-count", message=message, remedy=_FILE_CHANGED)
    if part.hash is not None:
        stated = part.hash.removeprefix("sha256:").removeprefix("sha256-")
        found = _digest(part.paths)
        if found != stated:
            message = f"{names}: SHA-256 {found}, the descriptor states {stated}"
            yield Problem(part.name, None, "hash-count", message=message, remedy=_FILE_CHANGED)


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    return digest.hexdigest()
