"""What people decided: reads ``corrections.yml`` and ``namesakes.yml``, and checks every entry.

Both are lists; each file's head tells its format. All texts stand for themselves: ``60``, ``2023-12-29`` and
``no`` are what they look like, never numbers, dates or truth values of YAML. An empty value is an empty cell.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from gongbao.schema import TABLES, Field, Table, Value
from gongbao.schema.values import fault

__all__ = ["Correction", "Curated", "CurationError", "Decision", "Person", "read_curated"]

CORRECTIONS, NAMESAKES = "corrections.yml", "namesakes.yml"
# Where a row stands and what it quotes is the report's, and no one's to correct; how it came about is ours to say.
_FIXED = frozenset(
    {"report_id", "passage_id", "start", "end", "text", "method", "review", "sha256", "source_file"}
)
_MADE_OF_MENTIONS = frozenset({"passages", "mentions"})
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class CurationError(ValueError):
    """Entries that are malformed or fit no more; ``problems`` names the file, the line and the remedy of each."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))


@dataclass(frozen=True, slots=True)
class Correction:
    """One cell that a report's rows get wrong.

    Attributes:
        place: file and line of the entry, for messages.
        report: ``source_file`` of the report.
        where: cells that the row has, by column; they must fit one row alone.
        sentence: the words of the sentence that the row stands in, where they are given.
        expected: what the cell holds without the correction.
        value: what it is to hold.
    """

    place: str
    table: str
    report: str
    where: Mapping[str, Value]
    sentence: str | None
    column: str
    expected: Value
    value: Value
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person of a report, by name and one of the posts that the report gives (organisation and title)."""

    report: str
    name: str
    post: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether people of one name are one person (``same``) or are not."""

    place: str
    same: bool
    people: tuple[Person, ...]
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Curated:
    """Everything that people decided about the reports."""

    corrections: tuple[Correction, ...] = ()
    decisions: tuple[Decision, ...] = field(default=())


def read_curated(folder: Path) -> Curated:
    """Return what stands in the folder ``data/curated``; a file that is not there decides nothing.

    Raises:
        CurationError: if an entry is malformed.
    """
    problems: list[str] = []
    corrections = [_correction(entry) for entry in _entries(folder / CORRECTIONS, problems)]
    decisions = [_decision(entry) for entry in _entries(folder / NAMESAKES, problems)]
    problems += _repeated(corrections)
    problems += [problem for each in (*corrections, *decisions) if isinstance(each, list) for problem in each]
    if problems:
        raise CurationError(problems)
    return Curated(
        tuple(each for each in corrections if isinstance(each, Correction)),
        tuple(each for each in decisions if isinstance(each, Decision)),
    )


@dataclass(slots=True)
class _Entry:
    """One entry of a file, with the problems that are found in it."""

    place: str
    stated: Any
    problems: list[str] = field(default_factory=list)

    def note(self, problem: str) -> None:
        self.problems.append(f"{self.place}: {problem}")

    def require_keys(self, required: Sequence[str]) -> bool:
        """Note keys that are missing or unknown; return whether there are none."""
        if not isinstance(self.stated, dict):
            self.note(f"is not a mapping of {', '.join(required)}")
            return False
        for key in required:
            if key not in self.stated:
                self.note(f"has no {key!r}; add it")
        for key in self.stated:
            if key not in required:
                self.note(f"has a key {key!r} that means nothing; the keys are {', '.join(required)}")
        return not self.problems

    def text(self, key: str, stated: Any = None) -> str:
        """Return the text under ``key``; note one that is empty or none."""
        value = (self.stated if stated is None else stated).get(key)
        if not isinstance(value, str) or not value.strip():
            self.note(f"{key!r} is empty or no text; write what it is")
            return ""
        return value.strip()


def _entries(path: Path, problems: list[str]) -> Iterator[_Entry]:
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.BaseLoader)
        listed = yaml.load(text, Loader=yaml.BaseLoader)
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        problems.append(f"{path}: cannot be read: {' '.join(str(error).split())}. Mend the file")
        return
    if listed is None or listed == "":
        return
    if not isinstance(listed, list) or not isinstance(node, yaml.SequenceNode):
        problems.append(f"{path}: is not a list of entries; begin each with '- '")
        return
    for item, stated in zip(node.value, listed, strict=True):
        entry = _Entry(f"{path}, line {item.start_mark.line + 1}", stated)
        for name in _twice(item):
            entry.note(f"states {name!r} twice; keep one")
        yield entry


def _twice(node: yaml.Node) -> Iterator[str]:
    """Yield the keys that a mapping states more than once, which YAML would drop without a word."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _twice(item)
    if isinstance(node, yaml.MappingNode):
        names = [str(key.value) for key, _ in node.value]
        yield from sorted({name for name in names if names.count(name) > 1})
        for _, value in node.value:
            yield from _twice(value)


def _correction(entry: _Entry) -> Correction | list[str]:
    if not entry.require_keys(("table", "where", "column", "expected", "value", "reason", "source")):
        return entry.problems
    reason, source, name = entry.text("reason"), entry.text("source"), entry.text("table")
    table = TABLES.get(name)
    if table is None or not (table.has_spans or name == "reports") or name in _MADE_OF_MENTIONS:
        possible = [t.name for t in TABLES.values() if t.has_spans and t.name not in _MADE_OF_MENTIONS]
        entry.note(f"table {name!r} cannot be corrected; those that can are reports, {', '.join(possible)}")
        return entry.problems
    report, sentence, where = _where(entry, table)
    column = entry.text("column")
    if column not in table.columns or column in _FIXED or column == table.primary_key:
        entry.note(f"column {column!r} of {name} cannot be corrected; {_correctable(table)} can")
        return entry.problems
    expected = _value(entry, "expected", table.field(column), entry.stated["expected"])
    value = _value(entry, "value", table.field(column), entry.stated["value"])
    if not entry.problems and expected == value:
        entry.note("'value' is what is expected; an entry that changes nothing is to be removed")
    if not entry.problems and (problem := fault(table.field(column), value)) is not None:
        entry.note(f"'value' {problem}")
    correction = Correction(
        entry.place, name, report, where, sentence, column, expected, value, reason, source
    )
    return entry.problems or correction


def _where(entry: _Entry, table: Table) -> tuple[str, str | None, dict[str, Value]]:
    stated = entry.stated["where"]
    if not isinstance(stated, dict):
        entry.note("'where' is not a mapping; give 'report', 'text' and whatever else tells the row")
        return "", None, {}
    report = entry.text("report", stated)
    needed = ["text"] if table.has_spans else []
    for key in needed:
        if key not in stated:
            entry.note(f"'where' has no {key!r}; copy it from the row")
    sentence = entry.text("sentence", stated) if "sentence" in stated else None
    where: dict[str, Value] = {}
    for key, cell in stated.items():
        if key in ("report", "sentence"):
            continue
        if key not in table.columns:
            entry.note(f"'where' names the column {key!r}, which {table.name} does not have")
            continue
        where[key] = _value(entry, key, table.field(key), cell)
    return report, sentence, where


def _value(entry: _Entry, key: str, field: Field, stated: Any) -> Value:
    """Return ``stated`` as a value of ``field``; note what cannot be one."""
    if not isinstance(stated, str):
        entry.note(f"{key!r} is not one value but {type(stated).__name__}")
        return None
    if stated == "":
        return None
    if field.categories and stated not in field.enum:
        entry.note(f"{key!r}: {stated!r} is none of {', '.join(field.enum)}")
    elif field.pattern is not None and re.fullmatch(field.pattern, stated) is None:
        entry.note(f"{key!r}: {stated!r} does not look like {field.pattern}")
    elif field.type == "number" and _NUMBER.fullmatch(stated):
        return Decimal(stated)
    elif field.type == "integer" and re.fullmatch(r"-?\d+", stated):
        return int(stated)
    elif field.type == "date":
        return _date(entry, key, stated)
    elif field.type in ("number", "integer"):
        entry.note(f"{key!r}: {stated!r} is no {field.type}; write digits alone, without unit or commas")
    return stated


def _date(entry: _Entry, key: str, stated: str) -> Value:
    try:
        return date.fromisoformat(stated)
    except ValueError:
        entry.note(f"{key!r}: {stated!r} is no date; write it as 2023-12-29")
        return None


def _correctable(table: Table) -> str:
    return ", ".join(name for name in table.columns if name not in _FIXED and name != table.primary_key)


def _repeated(corrections: Sequence[Correction | list[str]]) -> Iterator[str]:
    seen: dict[tuple[object, ...], str] = {}
    for each in corrections:
        if isinstance(each, Correction):
            cell = (
                each.table,
                each.report,
                tuple(sorted(each.where.items(), key=str)),
                each.sentence,
                each.column,
            )
            if cell in seen:
                yield f"{each.place}: corrects the same cell as {seen[cell]}; keep one of the two"
            seen.setdefault(cell, each.place)


def _decision(entry: _Entry) -> Decision | list[str]:
    if not entry.require_keys(("decision", "people", "reason", "source")):
        return entry.problems
    reason, source, decision = entry.text("reason"), entry.text("source"), entry.text("decision")
    if decision not in ("same", "different"):
        entry.note(f"'decision' is {decision!r}; write 'same' or 'different'")
    listed = entry.stated["people"]
    if not isinstance(listed, list) or len(listed) < 2:
        entry.note("'people' does not list two people or more")
        return entry.problems
    people = []
    for number, stated in enumerate(listed, start=1):
        if not isinstance(stated, dict) or set(stated) != {"report", "name", "post"}:
            entry.note(f"person {number} is not a mapping of report, name, post")
            return entry.problems
        people.append(Person(*(entry.text(key, stated) for key in ("report", "name", "post"))))
    if len({person.name for person in people}) > 1:
        entry.note("the people do not share one name, so that nothing is to be decided")
    if len(set(people)) < len(people):
        entry.note("lists one person twice")
    return entry.problems or Decision(entry.place, decision == "same", tuple(people), reason, source)
