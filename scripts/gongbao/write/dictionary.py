"""``docs/data-dictionary.md``: every table, column, reference and weakness, for readers."""

from collections.abc import Iterator, Mapping

from gongbao.schema import PACKAGE, TABLES, Field, Table
from gongbao.write.pieces import Piece

__all__ = ["render_dictionary"]

_HEAD = (
    "# Data dictionary · 数据字典\n",
    "<!-- Made from scripts/gongbao/schema by `gongbao build`; edit the schema, not this file. -->\n",
)

_CONVENTIONS = """\
## How cells are written · 单元格写法

- **CSV**: UTF-8, a comma between cells, a line feed after each row, quotes where a cell holds a comma, a quote or a
  line end (RFC 4180). Numbers are plain decimals without exponent, dates are ISO 8601, an empty cell is a missing
  value. UTF-8 编码，逗号分隔，换行符为 LF；数字为普通十进制，日期按 ISO 8601，空单元格表示缺失。
- **Parquet**: strings, `int32`, `decimal128(38, 12)`, `date32`, and dictionaries for enumerations; a missing value is
  null. 数值为精确十进制，枚举为字典编码，缺失为 null。
- **SQLite**: the same cells, with keys and checks; dates as text. Every number is one that SQLite gives back
  unchanged. 与上两种格式逐格一致，带主外键与取值约束。
- No cell begins with a character that a spreadsheet takes for a formula (`=` `+` `-` `@`, a tab or a line end), apart
  from negative numbers. A text quoted from a report is never changed for that: where its first character would be one of
  these, it begins with the characters before it, so that it still is the report's own text from `start` to `end`.
  为防止电子表格把文字当作公式，文字单元格不以上述字符开头；引文若以其开头，则向前多取若干字，仍与原文逐字一致。
"""


def render_dictionary(tables: Mapping[str, Piece]) -> str:
    """Return the data dictionary of a package with these tables."""
    return "\n".join(
        [*_HEAD, *_overview(tables), _CONVENTIONS, *(_section(piece) for piece in tables.values())]
    )


def _overview(tables: Mapping[str, Piece]) -> Iterator[str]:
    yield f"{PACKAGE.title} · {PACKAGE.title_zh}, version {PACKAGE.version}. {PACKAGE.description}\n"
    yield f"{PACKAGE.description_zh}\n"
    yield "| Table 表 | Rows 行数 | A row is 每行 |"
    yield "| --- | ---: | --- |"
    for name, piece in tables.items():
        table = TABLES[piece.name]
        yield f"| [`{name}`](#{name}) | {piece.rows:,} | {_cell(table.description)} {table.description_zh} |"
    yield ""


def _section(piece: Piece) -> str:
    table = TABLES[piece.name]
    order = ", ".join(f"`{name}`" for name in table.order)
    lines = [
        f"## {table.name}\n",
        f"**{table.title} · {table.title_zh}.** {table.description} {table.description_zh}\n",
        f"{piece.rows:,} rows, sorted by {order}. Primary key: `{table.primary_key}`.\n",
        "| Column 列 | Type 类型 | Description 说明 | Constraints 约束 |",
        "| --- | --- | --- | --- |",
        *(_row(field, table) for field in table.fields),
        "",
    ]
    if table.weaknesses:
        lines += ["Beware · 注意\n"]
        lines += [
            f"- **{w.title} · {w.title_zh}.** {w.description} {w.description_zh}" for w in table.weaknesses
        ]
        lines += [""]
    for field in table.fields:
        if field.categories:
            ordered = ", the least first" if field.ordered else ""
            lines += [
                f"Values of `{field.name}` · 取值{ordered}\n",
                "| Value 值 | Label | 标签 |",
                "| --- | --- | --- |",
            ]
            lines += [f"| `{c.value}` | {_cell(c.label)} | {_cell(c.label_zh)} |" for c in field.categories]
            lines += [""]
    return "\n".join(lines)


def _row(field: Field, table: Table) -> str:
    description = f"**{field.title} · {field.title_zh}.** {field.description} {field.description_zh}"
    if field.unit is not None:
        description += f" Unit 单位: {field.unit}."
    kind = "enumeration" if field.categories else field.type
    return (
        f"| `{field.name}` | {kind} | {_cell(description)} | {_cell('; '.join(_constraints(field, table)))} |"
    )


def _constraints(field: Field, table: Table) -> Iterator[str]:
    if field.name == table.primary_key:
        yield "primary key"
    if field.required:
        yield "required"
    if field.unique:
        yield "unique"
    if field.minimum is not None:
        yield f"at least {field.minimum}"
    if field.pattern is not None:
        yield f"matches `{field.pattern}`"
    for key in table.foreign_keys:
        if key.field == field.name:
            yield f"refers to [`{key.table}.{key.column}`](#{key.table})"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
