"""Keys of whole tables: each primary key once, each foreign key found."""

from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from gongbao.check.descriptor import Resource
from gongbao.check.problems import Problem

__all__ = ["check_foreign_keys", "check_unique", "key_columns"]


def key_columns(resource: Resource, resources: Mapping[str, Resource]) -> set[str]:
    """Return the names of the columns of ``resource`` that any key or unique constraint needs."""
    names = set(resource.primary_key)
    names |= {column.name for column in resource.columns if column.unique}
    for reference in resource.references:
        names |= set(reference.columns)
    for other in resources.values():
        for reference in other.references:
            if reference.resource == resource.name:
                names |= set(reference.keys)
    return names


def check_unique(resource: Resource, columns: Mapping[str, pa.ChunkedArray]) -> Iterator[Problem]:
    """Yield each row whose primary key or unique cell stood in an earlier row."""
    for column in resource.columns:
        if column.unique and column.name in columns:
            for index, first in _repeated(columns[column.name]):
                value = str(columns[column.name][index].as_py())
                message = f"{value!r} stands in row {first + 2} already"
                remedy = "Give each row a value of its own."
                yield Problem(
                    resource.name, index + 2, "unique-error", column.name, value, message, remedy, value
                )
    if len(resource.primary_key) != 1 or resource.primary_key[0] not in columns:
        return
    (name,) = resource.primary_key
    keys = columns[name]
    for index in _indices(pc.is_null(keys)):
        message, remedy = "the row has no primary key", "Build the package again: keys are made, not typed."
        yield Problem(resource.name, index + 2, "primary-key", name, "", message, remedy)
    for index, first in _repeated(keys):
        value = str(keys[index].as_py())
        message = f"{value!r} is the key of row {first + 2} already"
        remedy = "Delete the row that was added twice."
        yield Problem(resource.name, index + 2, "primary-key", name, value, message, remedy, value)


def check_foreign_keys(
    resource: Resource, tables: Mapping[str, Mapping[str, pa.ChunkedArray]]
) -> Iterator[Problem]:
    """Yield each row that refers to a row that is not there."""
    columns = tables[resource.name]
    for reference in resource.references:
        (name,), (key,) = reference.columns, reference.keys
        targets = tables.get(reference.resource, {}).get(key)
        if targets is None or name not in columns:
            continue
        cells = columns[name]
        known = pc.is_in(cells, value_set=targets.combine_chunks().cast(cells.type))
        for index in _indices(pc.and_(pc.is_valid(cells), pc.invert(known))):
            value = str(cells[index].as_py())
            message = f"{value!r} is no {key} of {reference.resource}"
            remedy = f"Add the row to {reference.resource}, or empty the cell."
            yield Problem(resource.name, index + 2, "foreign-key", name, value, message, remedy)


def _indices(mask: pa.ChunkedArray) -> list[int]:
    return [int(index) for index in pc.indices_nonzero(mask).to_numpy()]


def _repeated(cells: pa.ChunkedArray) -> list[tuple[int, int]]:
    """Return each index whose value stood before, with the index of the last one before it."""
    encoded = cells.combine_chunks().dictionary_encode()
    if len(encoded.dictionary) == len(encoded) - encoded.null_count:
        return []
    codes = pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False)
    order = np.argsort(codes, kind="stable")
    follows = np.zeros(len(codes), dtype=bool)
    follows[1:] = codes[order][1:] == codes[order][:-1]
    follows &= codes[order] >= 0
    places = np.flatnonzero(follows)
    return sorted((int(order[place]), int(order[place - 1])) for place in places)
