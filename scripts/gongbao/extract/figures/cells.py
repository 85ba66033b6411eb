"""Tables in a report's text: where they stand, and the row and column of each of their numbers.

A table may come as lines of cells, as one cell a line, or all in one line; its cells are parted by
``|``, by line breaks or by spaces. A label begins a row, whatever the line.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongbao.extract.quantities.grammar import read_quantity
from gongbao.schema.codelists import rows

__all__ = ["Cell", "Table", "find_tables", "has_unit", "words_of"]

_NUMBER = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
# Between bars a number may have its unit beside it; a day or a year is none.
_NUMBER_CELL = re.compile(
    rf"[|\n ]({_NUMBER}(?:%?(?=[ \n]*(?:[|\n]|$)| )|[^\d%年月日时:,。;|\n ][^\d年月日,。;|\n ]{{0,5}}(?= *\|)))"
)
_IS_NUMBER = re.compile(rf"({_NUMBER})%?")
_WITH_UNIT = re.compile(rf"{_NUMBER}[^\d%年月日时:,。;|\n ][^\d年月日,。;|\n ]{{0,5}}")
_BLANK = re.compile(r"[-—…. ]*")
_BETWEEN = re.compile(r"[^。;!?]{0,60}")
_ENDS_PROSE = re.compile(r"[。;!?]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HEADER_REACH = 240
_FEWEST = 4  # numbers
_FEWEST_ROWS = 2
_BY_BARS = re.compile(r"([^|\n]*)(?:[|\n]|$)")
_BY_SPACES = re.compile(r"([^ \n]+)(?:[ \n]|$)")


def words_of(role: str) -> str:
    """Return a pattern of the words of a table's header that play ``role``."""
    return "|".join(row["pattern"] for row in rows("table_words") if row["role"] == role)


_HEADER = re.compile(rf"(?:^|[ |\n])(?:{words_of('header')})(?=[ |\n:(]|$)")
_UNIT_COLUMN = re.compile(words_of("unit_column"))


def has_unit(number: str) -> bool:
    """Tell whether the number of a cell is written with its unit (``12.5亿元``)."""
    reading = read_quantity(number) if _WITH_UNIT.fullmatch(number) else None
    return reading is not None and reading.unit != "1" and reading.comparator == "eq"


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a table. ``start`` and ``end`` count code points of the text.

    ``row`` and ``column`` are the labels that it stands under, as written; ``unit`` is what the row's own cell
    for the unit says, ``""`` if the table has none.
    """

    start: int
    end: int
    row: str
    column: str
    unit: str


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a table, in order, and the words before them from its title on.

    ``start`` is where the label of its first row begins.
    """

    start: int
    end: int
    caption: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two marks, without the spaces at its edges."""

    start: int
    end: int
    text: str

    @property
    def is_number(self) -> bool:
        return _IS_NUMBER.fullmatch(self.text) is not None or has_unit(self.text)

    @property
    def is_label(self) -> bool:
        return not self.is_number and _BLANK.fullmatch(self.text) is None


@dataclass(slots=True)
class _Row:
    label: str
    values: list[_Piece]

    def width(self) -> int:
        """Return how many cells it has, blank ones at its end left out."""
        filled = [number for number, piece in enumerate(self.values, start=1) if piece.is_number]
        return filled[-1] if filled else 0


def find_tables(folded: str) -> list[Table]:
    """Return the tables of a folded text, in order; what has no header is no table."""
    tables = []
    for numbers in _clusters(folded):
        start = _begin(folded, numbers[0].start(1))
        table = _table(folded, start, numbers[-1].end()) if start is not None else None
        if table is not None:
            tables.append(table)
    return tables


def _clusters(folded: str) -> Iterator[list[re.Match[str]]]:
    """Yield rows of bare numbers with nothing but short labels between them."""
    cluster: list[re.Match[str]] = []
    for number in _NUMBER_CELL.finditer(folded):
        if cluster and not _BETWEEN.fullmatch(folded, cluster[-1].end(), number.start()):
            if len(cluster) >= _FEWEST:
                yield cluster
            cluster = []
        cluster.append(number)
    if len(cluster) >= _FEWEST:
        yield cluster


def _begin(folded: str, first: int) -> int | None:
    """Return where the words that may be a header before the number at ``first`` begin, if one is there."""
    earliest = max(0, first - _HEADER_REACH)
    for prose in _ENDS_PROSE.finditer(folded, earliest, first):
        earliest = prose.end()
    header = _HEADER.search(folded, max(earliest - 1, 0), first)
    return earliest if header else None


def _table(folded: str, start: int, end: int) -> Table | None:
    pieces = list(_pieces(folded, start, end))
    first = next((n for n, p in enumerate(pieces) if p.is_number and not _YEAR.fullmatch(p.text)), 0)
    has_unit = any(_UNIT_COLUMN.fullmatch(piece.text) for piece in pieces[:first])
    labels = [number for number, piece in enumerate(pieces[:first]) if piece.is_label]
    body = 2 if has_unit else 1  # the first row's own label, and its unit
    if len(labels) <= body:
        return None
    header, several = labels[:-body], _rows(pieces[labels[-body] :], has_unit=has_unit)
    widths = Counter(row.width() for row in several if row.width() > has_unit)
    if sum(widths.values()) < _FEWEST_ROWS:
        return None
    width = max(widths, key=lambda count: (widths[count], count)) - has_unit
    columns = [pieces[number].text for number in header[1:]]
    columns = [label for label in columns if not _UNIT_COLUMN.fullmatch(label)][-width:]
    if len(columns) < width:
        return None
    caption = folded[start : pieces[header[-1]].end]
    return Table(
        pieces[labels[-body]].start, end, caption, tuple(_placed(several, columns, has_unit=has_unit))
    )


def _pieces(folded: str, start: int, end: int) -> Iterator[_Piece]:
    """Yield the cells, parted by the mark that the table uses."""
    region = folded[start:end]
    pattern = _BY_BARS if region.count("|") >= _FEWEST else _BY_SPACES
    for match in pattern.finditer(folded, start, end):
        text = match[1].strip()
        if text or pattern is _BY_BARS:
            begin = match.start(1) + len(match[1]) - len(match[1].lstrip())
            yield _Piece(begin, begin + len(text), text)


def _rows(pieces: Sequence[_Piece], *, has_unit: bool) -> list[_Row]:
    """Return the rows: each begins with a label and takes the cells up to the next."""
    several: list[_Row] = []
    for piece in pieces:
        if piece.is_label and not (has_unit and several and not several[-1].values):
            several.append(_Row(piece.text, []))
        elif several:
            several[-1].values.append(piece)
    return several


def _placed(several: Sequence[_Row], columns: Sequence[str], *, has_unit: bool) -> Iterator[Cell]:
    for row in several:
        unit = row.values[0].text if has_unit and row.values else ""
        for column, piece in zip(columns, row.values[has_unit:], strict=False):
            if piece.is_number:
                yield Cell(piece.start, piece.end, row.label, column, unit)
