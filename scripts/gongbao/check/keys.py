"""Keys of whole tables by their hashes: each primary key once, each foreign key found.

A key that comes twice is told from its hash and then from its text, so that it is never told in error; a reference
that is not found is surely not there. A wrong reference whose hash is by chance that of a key passes: with a
million keys, once in 10 to the power of 13.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from gongbao.check.batches import read_batches
from gongbao.check.descriptor import Column, Reference, Resource
from gongbao.check.hashing import NOTHING, Hashes
from gongbao.check.index import KeyIndex, Rows, joined, repeated_rows
from gongbao.check.plain import examine, typed
from gongbao.check.problems import Numbering, Problem

__all__ = ["Deferred", "check_unique", "distinct_columns", "foreign_keys", "in_order", "target_columns"]

_FIRST_ROW = 2  # number of the first row below the header


def distinct_columns(resource: Resource) -> list[str]:
    """Return the columns in which no value may come twice."""
    names = [column.name for column in resource.columns if column.unique]
    if len(resource.primary_key) == 1 and resource.primary_key[0] not in names:
        names.append(resource.primary_key[0])
    return names


def target_columns(resource: Resource, resources: Sequence[Resource]) -> set[str]:
    """Return the columns of ``resource`` that a foreign key of any resource refers to."""
    return {
        reference.keys[0]
        for other in resources
        for reference in other.references
        if reference.resource == resource.name
    }


def in_order(resources: Sequence[Resource]) -> list[Resource]:
    """Return the resources, those that others refer to before these where no circle forbids it."""
    named = {resource.name: resource for resource in resources}
    ordered: dict[str, Resource] = {}
    begun: set[str] = set()

    def place(resource: Resource) -> None:
        if resource.name in begun:
            return
        begun.add(resource.name)
        for reference in resource.references:
            if reference.resource in named:
                place(named[reference.resource])
        ordered[resource.name] = resource

    for resource in resources:
        place(resource)
    return list(ordered.values())


def check_unique(resource: Resource, hashes: Mapping[str, Hashes], numbering: Numbering) -> Iterator[Problem]:
    """Yield each row whose primary key or unique cell stood in an earlier row, and rows without a primary key."""
    for column in resource.columns:
        if column.unique and column.name in hashes:
            for row, first, value in _repeated(resource, column, hashes[column.name]):
                message = f"{value!r} stands in {numbering.tell(first)} already"
                remedy = "Give each row a value of its own."
                yield Problem(resource.name, row, "unique-error", column.name, value, message, remedy, value)
    if len(resource.primary_key) != 1 or resource.primary_key[0] not in hashes:
        return
    (name,) = resource.primary_key
    key = resource.column(name)
    assert key is not None
    for index in np.flatnonzero(hashes[name] == NOTHING).tolist():
        message, remedy = "the row has no primary key", "Build the package again: keys are made, not typed."
        yield Problem(resource.name, index + _FIRST_ROW, "primary-key", name, "", message, remedy)
    for row, first, value in _repeated(resource, key, hashes[name]):
        message = f"{value!r} is the key of {numbering.tell(first)} already"
        remedy = "Delete the row that was added twice."
        yield Problem(resource.name, row, "primary-key", name, value, message, remedy, value)


def foreign_keys(
    resource: Resource, reference: Reference, index: KeyIndex, hashes: Hashes, cells: pa.Array, first: int
) -> Iterator[Problem]:
    """Yield each cell of a batch that refers to a row that is not there; ``first`` is the number of its first row."""
    for place in np.flatnonzero(~index.holds(hashes)).tolist():
        yield _dangling(resource, reference, first + place, str(cells[place].as_py()))


@dataclass(slots=True)
class Deferred:
    """References whose targets are not all read yet: to rows of the same table, or in a circle of tables."""

    resource: Resource
    reference: Reference
    rows: list[Rows] = field(default_factory=list)
    hashes: list[Hashes] = field(default_factory=list)

    def add(self, first: int, hashes: Hashes) -> None:
        """Take in the cells of a batch that are not empty, 16 bytes each."""
        filled = np.flatnonzero(hashes != NOTHING)
        if len(filled):
            self.rows.append(filled + (first - _FIRST_ROW))
            self.hashes.append(hashes[filled])

    def check(self, index: KeyIndex) -> Iterator[Problem]:
        """Yield each reference to a row that is not there."""
        hashes = joined(self.hashes)
        missing = np.flatnonzero(~index.holds(hashes))
        column = self.resource.column(self.reference.columns[0])
        if len(missing) and column is not None:
            rows = np.concatenate(self.rows)[missing]
            for row, value in _values(self.resource, column, rows):
                yield _dangling(self.resource, self.reference, row + _FIRST_ROW, str(value))


def _dangling(resource: Resource, reference: Reference, row: int, value: str) -> Problem:
    (name,), (key,) = reference.columns, reference.keys
    message = f"{value!r} is no {key} of {reference.resource}"
    remedy = f"Add the row to {reference.resource}, or empty the cell."
    return Problem(resource.name, row, "foreign-key", name, value, message, remedy)


def _repeated(resource: Resource, column: Column, hashes: Hashes) -> Iterator[tuple[int, int, str]]:
    """Yield each row whose value stood before, the row of the last one before it, and the value."""
    rows = repeated_rows(hashes)
    last: dict[object, int] = {}
    for row, value in _values(resource, column, rows) if len(rows) else ():
        if value in last:
            yield row + _FIRST_ROW, last[value] + _FIRST_ROW, str(value)
        last[value] = row


def _values(resource: Resource, column: Column, rows: Rows) -> Iterator[tuple[int, object]]:
    """Yield each of the sorted ``rows`` with the typed value of its cell, read from the file again."""
    position = resource.columns.index(column)
    for batch in read_batches(resource.paths, resource.format, distinct_columns(resource)):
        start = batch.first - _FIRST_ROW
        low, high = np.searchsorted(rows, [start, start + len(batch)]).tolist()
        if low == high:
            continue
        cells = batch.columns[position]
        values = typed(column, cells, examine(column, cells)).take(pa.array(rows[low:high] - start))
        yield from zip(rows[low:high].tolist(), values.to_pylist(), strict=True)
