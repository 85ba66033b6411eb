"""Reports about places and people that do not exist, with what they state told by hand."""

import hashlib
import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from gongbao.extract.facts import (
    Facts,
    Figure,
    Finding,
    Header,
    Mention,
    Milestone,
    Passage,
    Position,
    Ranking,
    Statement,
)
from gongbao.read.report import Report, Source
from gongbao.schema import Row, Tables
from tests.link.reference import link

__all__ = ["Told", "only", "tables_of"]


@dataclass
class Told:
    """A report under the pen: each method notes one fact by quoting its words."""

    text: str
    source_file: str = "云川/2023.txt"
    source: Source = field(default_factory=Source)
    header: Header = field(default_factory=Header)
    facts: Facts = field(init=False)

    def __post_init__(self) -> None:
        self.facts = Facts(header=self.header)
        for paragraph, line in enumerate(re.finditer(r"[^\n]+", self.text), start=1):
            sentences = re.finditer(r"[^。]+。?”?", line.group())
            for sentence, match in enumerate(sentences, start=1):
                start, end = line.start() + match.start(), line.start() + match.end()
                self.facts.passages.append(Passage(start, end, self.text[start:end], paragraph, sentence))

    @property
    def report(self) -> Report:
        content = self.text.encode()
        return Report(self.source_file, self.text, hashlib.sha256(content).hexdigest(), self.source)

    def figure(
        self, words: str, indicator: str, value: str | None, unit: str, nth: int = 1, **more: Any
    ) -> int:
        number = None if value is None else Decimal(value)
        said = {"measure": "level", "comparator": "eq"} | more
        self.facts.figures.append(
            Figure(*self._span(words, nth), indicator=indicator, value=number, unit=unit, **said)
        )
        return len(self.facts.figures) - 1

    def ranking(self, words: str, indicator: str, rank: int | None, scope: str | None = None) -> int:
        self.facts.rankings.append(Ranking(*self._span(words, 1), indicator, rank, scope))
        return len(self.facts.rankings) - 1

    def mention(self, words: str, kind: str, name: str = "", nth: int = 1) -> int:
        self.facts.mentions.append(Mention(*self._span(words, nth), kind, name or words))
        return len(self.facts.mentions) - 1

    def position(self, words: str, person: int, organisation: int | None, title: str, nth: int = 1) -> None:
        self.facts.positions.append(Position(*self._span(words, nth), person, organisation, title))

    def milestone(self, words: str, project: int, stage: str) -> None:
        self.facts.milestones.append(Milestone(*self._span(words, 1), project, stage))

    def statement(self, words: str, speaker: int, kind: str) -> None:
        self.facts.statements.append(Statement(*self._span(words, 1), speaker, kind))

    def finding(self, rule: str, message: str, table: str | None = None, row: int | None = None) -> None:
        self.facts.findings.append(Finding(rule, "warning", message, table, row))

    def _span(self, words: str, nth: int) -> tuple[int, int, str, int]:
        start = [match.start() for match in re.finditer(re.escape(words), self.text)][nth - 1]
        passage = next(n for n, p in enumerate(self.facts.passages) if p.start <= start < p.end)
        return start, start + len(words), words, passage


def tables_of(*told: Told, **options: Any) -> Tables:
    """Return the tables of a package of these reports."""
    return link([(each.report, each.facts) for each in told], **options)


def only(rows: list[Row], **cells: Any) -> Row:
    """Return the one row that has these cells."""
    found = [row for row in rows if all(row[name] == cell for name, cell in cells.items())]
    assert len(found) == 1, f"{len(found)} rows have {cells}"
    return found[0]
