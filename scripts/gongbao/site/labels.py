"""What things are called in either language: tables, columns and categories as the schema names them."""

from gongbao.schema import TABLES
from gongbao.site.language import Language, say

__all__ = ["KINDS", "Labels"]

# Kinds of marks that are no type of entity, each with the words for one and the order in which they are listed.
_FACTS = {
    "figure": ("数据", "Figure"),
    "target": ("目标", "Target"),
    "ranking": ("排名", "Ranking"),
    "milestone": ("进展", "Milestone"),
    "position": ("任职", "Post"),
    "statement": ("表态", "Statement"),
}
# What the canned queries call columns that stand for the row of another table.
_ALIASES = {
    "report": "report_id",
    "project": "entity_id",
    "person": "person_id",
    "organisation": "organisation_id",
    "speaker": "speaker_id",
    "whole": "parent_id",
}
_OWN = {
    "project": ("项目", "Project"),
    "part": ("其中", "Part"),
    "whole_value": ("总量数值", "Value of the whole"),
    "part_value": ("其中数值", "Value of the part"),
    "percent": ("占比（%）", "Per cent"),
    "posts": ("职务", "Posts"),
    "part_of": ("属于", "Part of"),
    "permalink": ("原文", "Words"),
    "q": ("词语", "Words"),
    "name": ("名称", "Name"),
}
_ENTITY_TYPES = {category.value: category for category in TABLES["entities"].field("type").categories}

KINDS: tuple[str, ...] = (*_FACTS, *_ENTITY_TYPES)


class Labels:
    """Labels in one language. A name that the schema does not know is its own label."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._values: dict[tuple[str | None, str], dict[object, str]] = {}

    def table(self, table: str) -> str:
        known = TABLES.get(table)
        return say(self.language, known.title_zh, known.title) if known else table

    def table_description(self, table: str) -> str:
        known = TABLES.get(table)
        return say(self.language, known.description_zh, known.description) if known else ""

    def warnings(self, table: str) -> list[tuple[str, str]]:
        """Return title and description of each known weakness of ``table``."""
        known = TABLES.get(table)
        return [
            (
                say(self.language, weakness.title_zh, weakness.title),
                say(self.language, weakness.description_zh, weakness.description),
            )
            for weakness in (known.weaknesses if known else ())
        ]

    def column(self, table: str | None, column: str) -> str:
        """Return a column's title; where no table is given, as in a query's answer, the first that has it."""
        if table is None and column in _OWN:
            return say(self.language, *_OWN[column])
        name = column if table else _ALIASES.get(column, column)
        for known in [TABLES[table]] if table in TABLES else TABLES.values():
            if name in known.columns:
                field = known.field(name)
                return say(self.language, field.title_zh, field.title)
        return column

    def column_description(self, table: str, column: str) -> str:
        known = TABLES.get(table)
        if not known or column not in known.columns:
            return ""
        field = known.field(column)
        return say(self.language, field.description_zh, field.description)

    def value(self, table: str | None, column: str, value: object) -> str:
        """Return the label of a category; of another value, the value as text."""
        key = (table, column)
        if key not in self._values:
            self._values[key] = self._categories(table, column)
        return self._values[key].get(value) or ("" if value is None else str(value))

    def _categories(self, table: str | None, column: str) -> dict[object, str]:
        known = [TABLES[table]] if table in TABLES else TABLES.values()
        return {
            category.value: say(self.language, category.label_zh, category.label)
            for each in known
            if column in each.columns
            for category in each.field(column).categories
        }

    def has_categories(self, table: str, column: str) -> bool:
        known = TABLES.get(table)
        return bool(known and column in known.columns and known.field(column).categories)

    def kind(self, kind: str) -> str:
        """Return the word for a kind of mark."""
        if kind in _FACTS:
            return say(self.language, *_FACTS[kind])
        category = _ENTITY_TYPES.get(kind)
        return say(self.language, category.label_zh, category.label) if category else kind
