"""The rows of one report, with keys; what other reports share is joined later."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Protocol, TypeVar

from gongbao.extract.facts import (
    Facts,
    Figure,
    Finding,
    Mention,
    Milestone,
    Passage,
    Period,
    Position,
    Ranking,
    Statement,
)
from gongbao.link.entities import Entities, find_entities
from gongbao.link.gazetteer import COUNTRY, Gazetteer, gazetteer
from gongbao.link.identity import Occurrences, report_id
from gongbao.link.indicators import Indicators, indicators
from gongbao.link.inert import harmless, harmless_message, harmless_path, harmless_start
from gongbao.read.report import Report
from gongbao.schema import TABLES, Row, Tables, Value
from gongbao.schema.values import FORMULA_STARTS, is_exact

__all__ = ["rows_of_report"]

_RIGHTS = "The source's own text, outside the licence of the data."
_LANGUAGE = "zh"
_NUMBERS = ("value", "value_max", "threshold")
_KEYS = {name: table.primary_key for name, table in TABLES.items()}
_LARGEST_RANK = 2**31 - 1
# 全市 is the nearest division around the report's place whose name ends with 市.
_SCOPE = re.compile("[全我本]([国省市县区州旗盟])")


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def passage(self) -> int: ...


_Fact = TypeVar("_Fact", Figure, Ranking, Mention, Position, Milestone, Statement)


def rows_of_report(report: Report, facts: Facts) -> Tables:
    """Return the rows that one report gives: all tables but ``indicators``, ``units`` and ``places``."""
    return _Linker(report, facts, gazetteer(), indicators()).tables


@dataclass(slots=True)
class _Linker:
    report: Report
    facts: Facts
    places: Gazetteer
    indicators: Indicators
    report_id: str = ""
    place_id: str | None = None
    tables: Tables = field(default_factory=dict)
    _keys: Occurrences = field(default_factory=Occurrences)
    _passages: list[str] = field(default_factory=list)
    _noticed: list[tuple[Finding, str | None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.report_id = report_id(self.report)
        self.facts = _with_harmless_spans(self.report.text, self.facts)
        self.place_id = self._place_of_report()
        self._passages = [
            self._keys.identifier("passages", self.report_id, passage.text) for passage in self.facts.passages
        ]
        entities = find_entities(self.facts, self.report_id, self.place_id, self.places)
        self.tables["reports"] = [self._report()]
        self.tables["passages"] = [
            self._passage(*pair) for pair in zip(self._passages, self.facts.passages, strict=True)
        ]
        self.tables["entities"] = list(entities.rows.values())
        self.tables["mentions"] = [
            self._row("mentions", fact, fact.type, entity_id=entities.of_mention[index])
            for index, fact in enumerate(self.facts.mentions)
        ]
        self.tables["positions"] = [self._position(fact, entities) for fact in self.facts.positions]
        self.tables["figures"] = self._figures(entities)
        self.tables["rankings"] = self._rankings()
        self.tables["milestones"] = [self._milestone(fact, entities) for fact in self.facts.milestones]
        self.tables["statements"] = [
            self._row(
                "statements", fact, fact.kind, speaker_id=entities.of_mention[fact.speaker], kind=fact.kind
            )
            for fact in self.facts.statements
        ]
        self._noticed += entities.findings
        self.tables["findings"] = self._findings()

    def _place_of_report(self) -> str | None:
        code = self.report.source.place_id or self.facts.header.place_id
        if code is None or code in self.places:
            return code
        message = f"{code} is no division of the codelist of places, and was left out"
        self._noticed.append((Finding("unknown_place", "warning", message, "reports"), self.report_id))
        return None

    def _report(self) -> Row:
        source, header = self.report.source, self.facts.header
        return {
            "report_id": self.report_id,
            "title": harmless(source.title or header.title),
            "kind": source.kind or header.kind,
            "publisher": harmless(source.publisher),
            "place_id": self.place_id,
            "held_on": source.held_on or header.held_on,
            "published_on": source.published_on,
            "period": harmless(source.period or header.period),
            "language": source.language or _LANGUAGE,
            "source_file": harmless_path(self.report.source_file),
            "source_url": harmless(source.source_url),
            "sha256": self.report.sha256,
            "media_type": self.report.media_type,
            "encoding": self.report.encoding,
            "characters": len(self.report.text),
            "rights": harmless(source.rights) or _RIGHTS,
        }

    def _passage(self, key: str, passage: Passage) -> Row:
        return {
            "passage_id": key,
            "report_id": self.report_id,
            "paragraph": passage.paragraph,
            "sentence": passage.sentence,
            "section": harmless(passage.section),
            "page": passage.page,
            "start": passage.start,
            "end": passage.end,
            "text": passage.text,
        }

    def _row(self, table: str, fact: _Spanned, *says: str, **columns: Value) -> Row:
        """Return a row of what ``fact`` says; ``says`` tells it from others of the same words."""
        passage_id = self._passage_around(fact)
        key = self._keys.identifier(table, passage_id or self.report_id, fact.text, *says)
        if not all(says):
            message = f"nothing names what {fact.text} is said of, so that its own words stand there"
            self._noticed.append((Finding("unnamed", "error", message, table), key))
        return {
            _KEYS[table]: key,
            "report_id": self.report_id,
            "passage_id": passage_id,
            "start": fact.start,
            "end": fact.end,
            "text": fact.text,
            **columns,
        }

    def _passage_around(self, fact: _Spanned) -> str | None:
        """Return the key of the sentence around ``fact``; a byline lies in none."""
        passage = self.facts.passages[fact.passage]
        inside = passage.start <= fact.start and fact.end <= passage.end
        return self._passages[fact.passage] if inside else None

    def _position(self, fact: Position, entities: Entities) -> Row:
        body = None if fact.organisation is None else entities.of_mention[fact.organisation]
        return self._row(
            "positions",
            fact,
            fact.title,
            person_id=entities.of_mention[fact.person],
            organisation_id=body,
            title=harmless(fact.title) or fact.text,
        )

    def _figures(self, entities: Entities) -> list[Row]:
        rows = [self._figure(fact, entities) for fact in self.facts.figures]
        for row, fact in zip(rows, self.facts.figures, strict=True):
            row["parent_id"] = None if fact.parent is None else rows[fact.parent]["figure_id"]
        return rows

    def _figure(self, fact: Figure, entities: Entities) -> Row:
        subject = None if fact.subject is None else entities.rows[entities.of_mention[fact.subject]]
        indicator_id, place_id = self._indicator_and_place(fact.indicator)
        if indicator_id and fact.measure == "level" and not self.indicators.fits(indicator_id, fact.unit):
            indicator_id = None
        if subject is not None and subject["type"] == "place" and subject["identifier"]:
            code = str(subject["identifier"])
            place_id = code if code in self.places else None
        row = self._row(
            "figures",
            fact,
            fact.indicator,
            indicator=harmless(fact.indicator) or fact.text,
            indicator_id=indicator_id,
            measure=fact.measure,
            value=fact.value,
            unit=fact.unit,
            comparator=fact.comparator,
            value_max=fact.value_max,
            **_period(fact.period),
            period_text=None if fact.period is None else harmless(fact.period.text),
            status=fact.status,
            basis=fact.basis,
            parent_id=None,
            place_id=place_id,
            entity_id=None if subject is None else subject["entity_id"],
            threshold=fact.threshold,
            threshold_unit=fact.threshold_unit,
            method=fact.method,
            review="unreviewed",
        )
        for column in _NUMBERS:
            if row[column] is not None:
                self._keep_exact(row, column)
        return row

    def _keep_exact(self, row: Row, column: str) -> None:
        value = row[column]
        if isinstance(value, Decimal) and not is_exact(value):
            row[column] = None
            message = f"{column} of {row['text']} has no exact decimal, or too many digits, and was left out"
            self._noticed.append(
                (Finding("no_exact_number", "warning", message, "figures"), str(row["figure_id"]))
            )

    def _rankings(self) -> list[Row]:
        listed: Counter[tuple[int, int]] = Counter()
        rows = []
        for fact in self.facts.rankings:
            listed[fact.start, fact.end] += 1
            rows.append(self._ranking(fact, listed[fact.start, fact.end]))
        return rows

    def _ranking(self, fact: Ranking, item: int) -> Row:
        indicator_id, place_id = self._indicator_and_place(fact.indicator)
        rank = fact.rank if fact.rank is not None and 0 < fact.rank <= _LARGEST_RANK else None
        return self._row(
            "rankings",
            fact,
            fact.indicator,
            item=item,
            indicator=harmless(fact.indicator) or fact.text,
            indicator_id=indicator_id,
            rank=rank,
            scope=harmless(fact.scope),
            place_id=place_id,
            **_period(fact.period),
        )

    def _milestone(self, fact: Milestone, entities: Entities) -> Row:
        project = entities.of_mention[fact.entity]
        name = self.facts.mentions[fact.entity].name
        return self._row(
            "milestones",
            fact,
            name,
            fact.stage,
            entity_id=project,
            stage=fact.stage,
            status=fact.status,
            **_period(fact.period),
        )

    def _indicator_and_place(self, wording: str) -> tuple[str | None, str | None]:
        """Return what is measured and where: the place in the wording, else the report's, as its scope says."""
        indicator_id, named = self.indicators.find(wording, self.place_id)
        return indicator_id, named or self._place_in_scope(wording)

    def _place_in_scope(self, wording: str) -> str | None:
        scope = _SCOPE.match(wording)
        if scope is None:
            return self.place_id
        around = self.places.lineage(self.place_id or COUNTRY)
        return next((code for code in around if self.places.name(code).endswith(scope[1])), None)

    def _findings(self) -> list[Row]:
        noticed: list[tuple[Finding, str | None]] = [
            (finding, self._key_of(finding)) for finding in self.facts.findings
        ]
        return [self._finding(finding, key) for finding, key in noticed + self._noticed]

    def _key_of(self, finding: Finding) -> str | None:
        if finding.table is None or finding.row is None:
            return None
        return str(self.tables[finding.table][finding.row][TABLES[finding.table].primary_key])

    def _finding(self, finding: Finding, key: str | None) -> Row:
        message = harmless_message(finding.message)
        return {
            "finding_id": self._keys.identifier("findings", self.report_id, finding.rule, key or "", message),
            "rule": finding.rule,
            "severity": finding.severity,
            "report_id": self.report_id,
            "table": finding.table,
            "row_id": key,
            "message": message,
        }


def _period(period: Period | None) -> dict[str, Value]:
    if period is None:
        return {"period_start": None, "period_end": None}
    return {"period_start": period.first, "period_end": period.last}


def _with_harmless_spans(text: str, facts: Facts) -> Facts:
    """Return ``facts`` with spans that no spreadsheet runs; see :mod:`gongbao.link.inert`."""

    def first(fact: _Spanned) -> int:
        return facts.passages[fact.passage].start

    def moved(several: Sequence[_Fact]) -> list[_Fact]:
        return [
            fact if text[fact.start] not in FORMULA_STARTS else _moved(text, fact, first(fact))
            for fact in several
        ]

    passages = []
    for passage in facts.passages:
        if text[passage.start] not in FORMULA_STARTS:
            passages.append(passage)
            continue
        start = harmless_start(text, passage.start, passage.end, passage.start)
        passages.append(
            replace(passage, start=start, text=text[start : passage.end])
            if start != passage.start
            else passage
        )
    facts = replace(facts, passages=passages)
    return replace(
        facts,
        figures=moved(facts.figures),
        rankings=moved(facts.rankings),
        mentions=moved(facts.mentions),
        positions=moved(facts.positions),
        milestones=moved(facts.milestones),
        statements=moved(facts.statements),
    )


def _moved(text: str, fact: _Fact, first: int) -> _Fact:
    start = harmless_start(text, fact.start, fact.end, min(first, fact.start))
    return fact if start == fact.start else replace(fact, start=start, text=text[start : fact.end])
