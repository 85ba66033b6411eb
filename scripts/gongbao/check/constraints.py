"""Types and constraints of a batch of rows: columns at once, cell by cell only where that is not sure."""

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from gongbao.check.batches import Batch
from gongbao.check.cells import broken_constraints, read_cell
from gongbao.check.descriptor import Column, Resource
from gongbao.check.plain import Mask, Plain, kept, mask
from gongbao.check.problems import Problem

__all__ = ["check_batch", "check_labels"]

_REMEDIES = {
    "type-error": "Write a value of the column's type, or leave the cell empty.",
    "required": "Fill the cell.",
    "enum": "Use one of the values that the column allows.",
    "pattern": "Write the value in the form that the column's pattern gives.",
    "minimum": "Write a value that is at least the column's minimum.",
}


def check_labels(resource: Resource, labels: Sequence[str]) -> list[Problem]:
    """Return what is wrong with the header of a resource."""
    problems = []
    names = [column.name for column in resource.columns]
    for label, name in zip(labels, names, strict=False):
        if not label:
            problems.append(_label(resource, "blank-label", name, f"column {name} has no label"))
        elif label != name:
            message = f"the label {label!r} stands where {name!r} belongs"
            problems.append(_label(resource, "incorrect-label", name, message))
    for name in names[len(labels) :]:
        problems.append(_label(resource, "missing-label", name, f"column {name} is missing"))
    for label in labels[len(names) :]:
        problems.append(_label(resource, "extra-label", label, f"column {label!r} is not in the schema"))
    return problems


def check_batch(resource: Resource, batch: Batch, examined: Sequence[Plain]) -> Iterator[Problem]:
    """Yield every cell of ``batch`` whose type or constraint is broken, and rows that are blank or ragged.

    ``examined`` holds what is known of the cells of each column that the schema has.
    """
    blank = _blank_rows(batch, examined)
    for column, cells, plain in zip(resource.columns, batch.columns, examined, strict=False):
        for index in _doubtful(column, cells, plain):
            number = batch.first + index
            if number not in blank:
                yield from _cell_problems(resource, column, cells[index].as_py(), number)
    for number in sorted(blank):
        yield Problem(
            resource.name,
            number,
            "blank-row",
            message="every cell of the row is empty",
            remedy="Delete the row.",
        )
    for number, length in batch.ragged.items():
        if number in blank:
            continue
        for column in resource.columns[length:]:
            message = f"the row has {length} cells of {len(resource.columns)}"
            yield Problem(
                resource.name, number, "missing-cell", column.name, "", message, "Add the cells that lack."
            )
        for _ in range(length - len(resource.columns)):
            message = f"the row has {length} cells, {len(resource.columns)} belong there"
            yield Problem(
                resource.name, number, "extra-cell", "", "", message, "Quote cells that hold a comma."
            )


def _doubtful(column: Column, cells: pa.Array, plain: Plain) -> list[int]:
    """Return the indices of the cells that are not surely right."""
    fine = kept(column, cells, plain)
    if not column.required:
        fine = fine | plain.empty
    return np.flatnonzero(~fine).tolist()


def _blank_rows(batch: Batch, examined: Sequence[Plain]) -> set[int]:
    if not examined:
        return set()
    blank = examined[0].empty.copy()
    for plain in examined[1:]:
        blank &= plain.empty
        if not blank.any():
            return set()
    if len(batch.columns) > len(examined):
        blank &= np.all([_empty(cells) for cells in batch.columns[len(examined) :]], axis=0)
    return {batch.first + index for index in np.flatnonzero(blank).tolist()}


def _empty(cells: pa.Array) -> Mask:
    plain = cells.cast(pa.string())
    return mask(pc.or_kleene(pc.is_null(plain), pc.equal(plain, "")))


def _cell_problems(resource: Resource, column: Column, cell: object, number: int) -> Iterator[Problem]:
    value, right = read_cell(column, cell)  # type: ignore[arg-type]
    written = "" if cell is None else str(cell)
    if not right:
        message = f"{written!r} is no {column.type}"
        yield Problem(
            resource.name, number, "type-error", column.name, written, message, _REMEDIES["type-error"]
        )
        return
    for constraint in broken_constraints(column, value):
        wanted = {
            "required": "a value is required",
            "enum": f"allowed are {', '.join(column.enum)}",
            "pattern": f"the pattern is {column.pattern}",
            "minimum": f"the minimum is {column.minimum}",
        }[constraint]
        yield Problem(
            resource.name,
            number,
            "constraint-error",
            column.name,
            written,
            f"{written!r}: {wanted}",
            _REMEDIES[constraint],
        )


def _label(resource: Resource, rule: str, column: str, message: str) -> Problem:
    remedy = "Give the file the header of the schema, in its order."
    return Problem(resource.name, 1, rule, column, "", message, remedy)
