"""Types and constraints of a batch of rows: columns at once, cell by cell only where that is not sure."""

from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from gongbao.check.batches import Batch
from gongbao.check.cells import broken_constraints, read_cell
from gongbao.check.descriptor import Column, Resource
from gongbao.check.problems import Problem

__all__ = ["check_batch", "check_labels", "typed"]

_PLAIN = {"integer": r"^-?[0-9]{1,18}$", "number": r"^-?[0-9]{1,30}(\.[0-9]{1,8})?$"}
_PLAIN_DATE = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$"
_ARROW_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.decimal128(38, 8),
    "date": pa.date32(),
}
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


def check_batch(resource: Resource, batch: Batch) -> Iterator[Problem]:
    """Yield every cell of ``batch`` whose type or constraint is broken, and rows that are blank or ragged."""
    blank = _blank_rows(batch)
    for column, cells in zip(resource.columns, batch.columns, strict=False):
        for index in _unsure(column, cells):
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


def typed(column: Column, cells: pa.Array) -> pa.Array:
    """Return ``cells`` as an Arrow array of the column's type; null where a cell is empty or not of that type."""
    wanted = _ARROW_TYPES[column.type]
    if pa.types.is_string(cells.type) and column.type == "string":
        return pc.if_else(pc.equal(cells, ""), None, cells)
    sure = _of_plain_type(column, cells)
    if sure is not None and pc.all(pc.or_(pc.is_null(cells), sure), min_count=0).as_py():
        plain = pc.if_else(sure, cells, None)
        return plain.cast(wanted)
    values = [
        value if right else None for value, right in (read_cell(column, cell.as_py()) for cell in cells)
    ]
    try:
        return pa.array(values, wanted)
    except (pa.ArrowInvalid, OverflowError):
        return pa.nulls(len(values), wanted)


def _unsure(column: Column, cells: pa.Array) -> list[int]:
    """Return the indices of the cells that the fast checks do not accept."""
    sure = _of_plain_type(column, cells)
    if sure is None:
        return list(range(len(cells)))
    empty = pc.is_null(cells)
    if pa.types.is_string(cells.type):
        empty = pc.or_(empty, pc.equal(cells, ""))
    for accepted in _accepted(column, cells, sure):
        sure = pc.and_kleene(sure, accepted)
    fine = pc.or_(pc.fill_null(sure, False), empty) if not column.required else pc.fill_null(sure, False)
    if column.required:
        fine = pc.and_(fine, pc.invert(pc.fill_null(empty, True)))
    return [int(index) for index in pc.indices_nonzero(pc.invert(fine)).to_numpy()]


def _of_plain_type(column: Column, cells: pa.Array) -> pa.Array | None:
    """Tell which cells are of the column's type in its plain writing; ``None`` where no fast test fits."""
    text = pa.types.is_string(cells.type) or pa.types.is_large_string(cells.type)
    if column.type == "string":
        return pc.is_valid(cells) if text else None
    if text:
        pattern = _PLAIN.get(column.type, _PLAIN_DATE)
        return pc.fill_null(pc.match_substring_regex(cells, pattern), False)
    fits = {
        "integer": pa.types.is_integer(cells.type),
        "number": pa.types.is_decimal(cells.type) or pa.types.is_integer(cells.type),
        "date": pa.types.is_date(cells.type),
    }
    return pc.is_valid(cells) if fits[column.type] else None


def _accepted(column: Column, cells: pa.Array, sure: pa.Array) -> Iterator[pa.Array]:
    if column.enum:
        yield pc.is_in(cells, value_set=pa.array(list(column.enum), cells.type))
    if column.pattern is not None:
        yield pc.match_substring_regex(cells, f"^(?:{column.pattern})$")
    if column.minimum is not None:
        yield pc.greater_equal(typed_where(column, cells, sure), column.minimum)


def typed_where(column: Column, cells: pa.Array, sure: pa.Array) -> pa.Array:
    """Return the cells for which ``sure`` holds in the column's Arrow type, null elsewhere."""
    return pc.if_else(sure, cells, None).cast(_ARROW_TYPES[column.type])


def _blank_rows(batch: Batch) -> set[int]:
    blank: pa.Array | None = None
    for cells in batch.columns:
        empty = pc.is_null(cells)
        if pa.types.is_string(cells.type):
            empty = pc.or_(empty, pc.equal(cells, ""))
        empty = pc.fill_null(empty, True)
        blank = empty if blank is None else pc.and_(blank, empty)
        if not pc.any(blank).as_py():
            return set()
    return set() if blank is None else {batch.first + int(i) for i in pc.indices_nonzero(blank).to_numpy()}


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
