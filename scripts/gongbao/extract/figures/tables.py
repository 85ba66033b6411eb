"""The figures of a table: each number is of its row and its column, in the unit that the header gives."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from gongbao.extract.document import Document
from gongbao.extract.facts import Figure, Period
from gongbao.extract.figures.cells import Cell, Table, has_unit, words_of
from gongbao.extract.figures.measures import measure_of
from gongbao.extract.figures.predicates import Predicate
from gongbao.extract.quantities.grammar import Reading, read_quantity

__all__ = ["figures_of"]

_GROWTH, _SHARE = (re.compile(words_of(role)) for role in ("growth", "share"))
_AMOUNT = re.compile(rf"(?:{words_of('amount')})?")
_PART = re.compile(r"(?:其 ?中|[#*]) ?[:、]? ?")
_NUMBERED = re.compile(r"(?:[一二三四五六七八九十]{1,3}|\(?\d{1,2}\)?)[、.] ?")
_BRACKETED = re.compile(r" ?\(([^()]*)\)")
_CAPTION_UNIT = re.compile(r"单 ?位 ?: ?([^|\n)]{1,24})")
_SEVERAL = re.compile(r"[、,;/ ]+")
_YEAR = re.compile(r"((?:19|20)\d\d)年?末?(?: +|$)")  # alone, or above another label of the header
_ROUNDING = Decimal("1.005")
_STANDS = Predicate(0, ())
_GROWS = Predicate(0, (), "growth_rate")


def figures_of(table: Table, document: Document, first: int) -> Iterator[Figure]:
    """Yield the figures of ``table``, their periods those of columns; ``first`` is the index of the first one."""
    units = _caption_units(table.caption)
    read: list[tuple[Cell, Figure]] = []
    row, amount = "", ""  # the name of the last amount of the same row: what a growth beside it is of
    for cell in table.cells:
        row, amount = cell.row, amount if cell.row == row else ""
        figure = _figure(cell, document, amount, units)
        if figure is not None:
            read.append((cell, figure))
            amount = figure.indicator if figure.measure == "level" else amount
    wholes = _wholes(read)
    for number, (_, figure) in enumerate(read):
        yield replace(figure, parent=first + wholes[number]) if number in wholes else figure


def _wholes(read: Sequence[tuple[Cell, Figure]]) -> dict[int, int]:
    """Return, for the amounts that are parts, the number of their whole: the last row before 其中."""
    columns: dict[str, list[int]] = {}
    for number, (cell, figure) in enumerate(read):
        if figure.measure == "level":
            columns.setdefault(cell.column, []).append(number)
    wholes: dict[int, int] = {}
    for numbers in columns.values():
        whole: int | None = None
        at = 0
        while at < len(numbers):
            if whole is None or not _PART.match(read[numbers[at]][0].row):
                whole = numbers[at]
                at += 1
                continue
            parts = _parts(read, whole, numbers[at:])
            wholes.update(dict.fromkeys(parts, whole))
            at += max(len(parts), 1)
    return wholes


def _parts(read: Sequence[tuple[Cell, Figure]], whole: int, after: Sequence[int]) -> list[int]:
    """Return those of ``after`` that are parts: all that add up to the whole, else the first and its like."""
    total, unit = read[whole][1].value or Decimal(0), read[whole][1].unit
    said = Decimal(0)
    alike = complete = 0
    for count, number in enumerate(after, start=1):
        cell, figure = read[number]
        said += figure.value or Decimal(0)
        begins_anew = count > 1 and _PART.match(cell.row)
        if begins_anew or figure.unit != unit or said > total * _ROUNDING:
            break
        if alike == count - 1 and cell.row[-1] == read[after[0]][0].row[-1]:
            alike = count
        if said * _ROUNDING >= total:
            complete = count
    return list(after[: max(alike, complete)])


def _figure(cell: Cell, document: Document, amount: str, units: list[str]) -> Figure | None:
    passage = document.passage_at(cell.end - 1)
    if not document.passages or cell.end > document.passages[passage].end:
        return None
    start = max(
        cell.start, document.passages[passage].start
    )  # a sign at the edge of a line is of no sentence
    grows = _GROWTH.search(cell.column) is not None
    share = _SHARE.search(cell.column) is not None
    number = document.folded[cell.start : cell.end]
    unit = "" if has_unit(number) else _unit(cell, units, relative=grows or share)
    reading = _reading(number, unit)
    if reading is None or reading.value is None:
        return None
    unit = "%" if reading.unit == "1" and (grows or share) else reading.unit
    name = amount if grows and amount else _indicator(cell, share=share)
    measure = measure_of(unit, name, _GROWS if grows else _STANDS, changes=False)
    return Figure(
        start=start,
        end=cell.end,
        text=document.text[start : cell.end],
        passage=passage,
        indicator=name,
        measure=measure,
        value=reading.value,
        unit=unit,
        comparator="eq",
        period=_year(cell.column),
        method="table",
    )


def _indicator(cell: Cell, *, share: bool) -> str:
    """Return the row's label, and the column's where that says more than that it is an amount."""
    row = _BRACKETED.sub("", _NUMBERED.sub("", _PART.sub("", cell.row, count=1), count=1)).replace(" ", "")
    year = _YEAR.match(cell.column)
    column = _BRACKETED.sub("", cell.column[year.end() :] if year else cell.column).replace(" ", "")
    if share:
        return row if row.endswith(column) else row + column
    return row if _AMOUNT.fullmatch(column) or _GROWTH.search(column) or row == column else row + column


def _unit(cell: Cell, units: list[str], *, relative: bool) -> str:
    """Return the unit as written: the column's own, the row's, or the one that the header gives for all."""
    of_column = _unit_in(cell.column)
    if of_column or relative:
        return of_column or "%"
    return (cell.unit if _is_unit(cell.unit) else "") or _unit_in(cell.row) or (units[0] if units else "")


def _unit_in(label: str) -> str:
    """Return the unit in the brackets of a label, or after its last comma, if one stands there."""
    for match in _BRACKETED.finditer(label):
        if _is_unit(match[1]):
            return match[1]
    return ""


def _caption_units(caption: str) -> list[str]:
    """Return the units that ``单位:`` names before a table, percentages left out."""
    match = _CAPTION_UNIT.search(caption)
    named = _SEVERAL.split(match[1]) if match else []
    return [unit for unit in named if unit != "%" and _is_unit(unit)]


def _is_unit(written: str) -> bool:
    reading = read_quantity(f"1{written}") if written and not written[0].isdigit() else None
    return reading is not None and reading.unit != "1" and reading.comparator == "eq"


def _reading(number: str, unit: str) -> Reading | None:
    """Return what the number of a cell says in ``unit``; a sign in front is the number's own."""
    reading = read_quantity(number.lstrip("+-").removesuffix("%") + ("%" if number.endswith("%") else unit))
    if reading is None or reading.value is None or number[0] != "-":
        return reading
    return reading._replace(value=-reading.value)


def _year(column: str) -> Period | None:
    """Return the year that a column is of, if its label is one or begins with one."""
    match = _YEAR.match(column)
    return Period(date(int(match[1]), 1, 1), date(int(match[1]), 12, 31), match[0].strip()) if match else None
