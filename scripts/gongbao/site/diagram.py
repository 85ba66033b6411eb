"""The schema as a drawing: a box for each table, a line for each foreign key, made from the schema itself."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from gongbao.schema import TABLES, Table
from gongbao.site.addresses import Addresses
from gongbao.site.labels import Labels

__all__ = ["diagram"]

_WIDTH, _LINE, _HEAD, _GAP_X, _GAP_Y, _MARGIN = 190, 19, 30, 70, 26, 12

# Columns of boxes from left to right: what others refer to stands on the right.
_COLUMNS = (
    ("figures", "findings"),
    ("rankings", "milestones", "positions", "statements", "mentions"),
    ("passages", "entities"),
    ("reports", "indicators", "units", "places"),
)


def diagram(labels: Labels, to: Addresses) -> Markup:
    """Return the drawing as SVG; every box leads to its table."""
    places = _places()
    width = max(x for x, _ in places.values()) + _WIDTH + _MARGIN + 16
    height = max(y + _height(TABLES[name]) for name, (_, y) in places.items()) + _MARGIN
    lines = Markup("").join(_lines(places))
    boxes = Markup("").join(_box(TABLES[name], x, y, labels, to) for name, (x, y) in places.items())
    return Markup(
        '<svg class="diagram" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="group"'
        ' aria-label="{label}">{lines}{boxes}</svg>'
    ).format(width=width, height=height, label=labels.table("figures") + " …", lines=lines, boxes=boxes)


def _places() -> dict[str, tuple[int, int]]:
    """Return the corner of each box. A table that no column names is put into the last."""
    named = {name for column in _COLUMNS for name in column}
    columns = [list(column) for column in _COLUMNS]
    columns[-1] += [name for name in TABLES if name not in named]
    places = {}
    for number, column in enumerate(columns):
        y = _MARGIN
        for name in column:
            places[name] = (_MARGIN + number * (_WIDTH + _GAP_X), y)
            y += _height(TABLES[name]) + _GAP_Y
    return places


def _shown(table: Table) -> list[str]:
    """Return the columns that the box names: the key, the references, the label."""
    references = [key.field for key in table.foreign_keys]
    return list(dict.fromkeys([table.primary_key, *references, table.display.label]))


def _height(table: Table) -> int:
    return _HEAD + _LINE * len(_shown(table)) + 8


def _box(table: Table, x: int, y: int, labels: Labels, to: Addresses) -> Markup:
    names = [
        Markup('<text x="{}" y="{}" class="{}">{}</text>').format(
            x + 10, y + _HEAD + _LINE * (line + 1) - 4, "key" if name == table.primary_key else "column", name
        )
        for line, name in enumerate(_shown(table))
    ]
    return Markup(
        '<a href="{href}"><rect class="box" x="{x}" y="{y}" width="{w}" height="{h}" rx="6"/>'
        '<text class="head" x="{tx}" y="{ty}">{title}</text>{names}</a>'
    ).format(
        href=to.table(table.name),
        x=x,
        y=y,
        w=_WIDTH,
        h=_height(table),
        tx=x + 10,
        ty=y + 21,
        title=f"{labels.table(table.name)} {table.name}" if labels.language == "zh" else table.name,
        names=Markup("").join(names),
    )


def _lines(places: dict[str, tuple[int, int]]) -> Iterable[Markup]:
    for name, (x, y) in places.items():
        table = TABLES[name]
        for key in table.foreign_keys:
            line = _shown(table).index(key.field)
            start_y = y + _HEAD + _LINE * line + _LINE // 2
            other_x, other_y = places[key.table]
            end_y = other_y + 15
            if other_x > x:
                path = _curve(x + _WIDTH, start_y, other_x, end_y)
            elif other_x < x:
                path = _curve(x, start_y, other_x + _WIDTH, end_y)
            else:
                path = f"M{x + _WIDTH} {start_y}h14V{end_y}h-14"
            title = escape(f"{name}.{key.field} → {key.table}.{key.column}")
            yield Markup('<path class="reference" d="{}"><title>{}</title></path>').format(path, title)


def _curve(x: int, y: int, end_x: int, end_y: int) -> str:
    middle = (x + end_x) // 2
    return f"M{x} {y}C{middle} {y} {middle} {end_y} {end_x} {end_y}"
