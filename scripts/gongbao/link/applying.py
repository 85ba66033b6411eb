"""Applies what people decided to the tables, and refuses what no longer fits the reports."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from gongbao.link.curation import Correction, Curated, CurationError, Decision, Person
from gongbao.link.gazetteer import gazetteer
from gongbao.link.indicators import indicators
from gongbao.link.inert import harmless_message, harmless_path
from gongbao.schema import TABLES, Row, Tables, Value
from gongbao.schema.identifiers import identifier
from gongbao.schema.values import plain

__all__ = ["apply_curated"]

_SHOWN = 5


class _MisfitError(Exception):
    """An entry does not fit the tables; the text says why, and the remedy."""


def apply_curated(tables: Tables, curated: Curated) -> None:
    """Change ``tables`` as ``curated`` says, with a finding for each change.

    Raises:
        CurationError: if a correction finds no row, several, or another value than it expects, or if a decision
            names people whom the reports do not have. All of them are named; ``tables`` may be changed in part.
    """
    problems: list[str] = []
    reports = {str(row["source_file"]): str(row["report_id"]) for row in tables["reports"]}
    decider = _Decider(tables, reports)
    for correction in curated.corrections:
        try:
            _correct(tables, reports, correction)
        except _MisfitError as error:
            problems.append(f"{correction.place}: {error}")
    for decision in curated.decisions:
        try:
            decider.decide(decision)
        except _MisfitError as error:
            problems.append(f"{decision.place}: {error}")
    decider.settle()
    if problems:
        raise CurationError(problems)


def _correct(tables: Tables, reports: Mapping[str, str], correction: Correction) -> None:
    report_id = _report_id(reports, correction.report)
    row = _row_to_correct(tables, report_id, correction)
    if row[correction.column] != correction.expected:
        message = (
            f"{correction.column} is {_shown(row[correction.column])} and not {_shown(correction.expected)} as"
            " expected; read the report again, then change 'expected' or remove the entry"
        )
        raise _MisfitError(message)
    if not _is_known(tables, correction):
        message = f"'value' {_shown(correction.value)} is no key that {correction.column} can refer to"
        raise _MisfitError(message)
    row[correction.column] = correction.value
    if "method" in row:
        row |= {"method": "correction", "review": "corrected"}
    message = (
        f"{correction.column} {_shown(correction.expected)} -> {_shown(correction.value)}: {correction.reason}"
        f" ({correction.source})"
    )
    key = str(row[TABLES[correction.table].primary_key])
    _add_finding(tables, "corrected", report_id, correction.table, key, message)


def _report_id(reports: Mapping[str, str], source_file: str) -> str:
    report_id = reports.get(harmless_path(source_file))
    if report_id is None:
        message = f"there is no report {source_file}; give its path below data/raw, or remove the entry"
        raise _MisfitError(message)
    return report_id


def _row_to_correct(tables: Tables, report_id: str, correction: Correction) -> Row:
    rows = [row for row in tables[correction.table] if row["report_id"] == report_id]
    found = [row for row in rows if all(row[column] == cell for column, cell in correction.where.items())]
    if correction.sentence is not None:
        sentences = {row["passage_id"]: row["text"] for row in tables["passages"]}
        found = [row for row in found if sentences.get(row["passage_id"]) == correction.sentence]
    if len(found) != 1:
        raise _MisfitError(_not_one(correction, rows, found))
    return found[0]


def _not_one(correction: Correction, rows: list[Row], found: list[Row]) -> str:
    wanted = ", ".join(f"{column} {_shown(cell)}" for column, cell in correction.where.items())
    if found:
        places = ", ".join(str(row.get("start")) for row in found[:_SHOWN])
        return (
            f"{len(found)} rows of {correction.table} have {wanted} (start {places});"
            " name more of the row's columns under 'where', or its sentence"
        )
    alike = [
        _shown(row.get("text")) for row in rows if row.get("indicator") == correction.where.get("indicator")
    ]
    hint = (
        f"; rows of that indicator have the text {', '.join(alike[:_SHOWN])}"
        if alike and "indicator" in correction.where
        else ""
    )
    return (
        f"no row of {correction.table} of {correction.report} has {wanted}: the report has changed, or is read in"
        f" another way{hint}. Look whether it still needs the correction, then change or remove the entry"
    )


def _is_known(tables: Tables, correction: Correction) -> bool:
    """Return whether the new value is a key that exists, where the column holds keys."""
    key = next((key for key in TABLES[correction.table].foreign_keys if key.field == correction.column), None)
    if key is None or correction.value is None or key.table == "units":
        return True
    if key.table == "places":
        return correction.value in gazetteer()
    if key.table == "indicators":
        return correction.value in indicators()
    return any(row[key.column] == correction.value for row in tables[key.table])


class _Decider:
    """Finds the people whom decisions speak of, and makes one of those who are the same."""

    def __init__(self, tables: Tables, reports: Mapping[str, str]) -> None:
        self._tables, self._reports = tables, reports
        self._names = {row["entity_id"]: str(row["name"]) for row in tables["entities"]}
        self._holders: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for row in tables["positions"]:
            body = self._names.get(row["organisation_id"], "")
            name = self._names[row["person_id"]]
            self._holders[str(row["report_id"]), name, f"{body}{row['title']}"].add(str(row["person_id"]))
        self._merged: dict[str, str] = {}
        self._decided: dict[str, Decision] = {}

    def decide(self, decision: Decision) -> None:
        """Note one decision."""
        keys = [self._find(person) for person in decision.people]
        if len(set(keys)) < len(keys):
            raise _MisfitError("two of the people are one entity already; remove the entry, or one of them")
        for key in keys:
            self._decided[key] = decision
            if decision.same:
                self._merged[self._root(key)] = self._root(keys[0])

    def settle(self) -> None:
        """Carry the decisions out: one entity for one person, and findings that say so."""
        self._merged = {key: self._root(key) for key in self._merged if self._root(key) != key}
        for name, table in TABLES.items():
            columns = [key.field for key in table.foreign_keys if key.table == "entities"]
            for row in self._tables[name] if columns else ():
                for column in columns:
                    row[column] = self._merged.get(str(row[column]), row[column])
        self._tables["entities"] = [
            row for row in self._tables["entities"] if row["entity_id"] not in self._merged
        ]
        self._drop_settled()
        self._add_findings()

    def _find(self, person: Person) -> str:
        """Return the key of the person."""
        report_id = _report_id(self._reports, person.report)
        found = self._holders.get((report_id, person.name, person.post), set())
        if len(found) == 1:
            return next(iter(found))
        held = [(report_id, person.name) == key[:2] and key[2] for key in self._holders]
        posts = sorted(post for post in held if post)
        message = (
            f"{person.report} gives no {person.name} the post {person.post}"
            f"{'; it has ' if posts else ''}{', '.join(posts)}: the report has changed, or is read in another way."
            " Change or remove the entry"
        )
        raise _MisfitError(message)

    def _root(self, key: str) -> str:
        while self._merged.get(key, key) != key:
            key = self._merged[key]
        return key

    def _drop_settled(self) -> None:
        """Remove the findings on names of whose bearers every one has been decided about."""
        bearers: dict[tuple[object, str], set[object]] = defaultdict(set)
        for row in self._tables["mentions"]:
            bearers[row["report_id"], self._names[row["entity_id"]]].add(row["entity_id"])
        decided = {self._merged.get(key, key) for key in self._decided}
        self._tables["findings"] = [
            row
            for row in self._tables["findings"]
            if row["rule"] != "namesakes"
            or not bearers[row["report_id"], self._names[row["row_id"]]] <= decided
        ]
        for row in self._tables["findings"]:
            if row["table"] == "entities":
                row["row_id"] = self._merged.get(str(row["row_id"]), row["row_id"])

    def _add_findings(self) -> None:
        for decision in dict.fromkeys(self._decided.values()):
            kind = "are one" if decision.same else "are different people"
            people = "; ".join(f"{person.post}" for person in decision.people)
            key = next(key for key, decided in self._decided.items() if decided is decision)
            message = f"{decision.people[0].name} ({people}) {kind}: {decision.reason} ({decision.source})"
            report_id = self._reports[harmless_path(decision.people[0].report)]
            _add_finding(
                self._tables, "namesakes_decided", report_id, "entities", self._merged.get(key, key), message
            )


def _add_finding(tables: Tables, rule: str, report_id: str, table: str, key: str, message: str) -> None:
    message = harmless_message(message)
    tables["findings"].append(
        {
            "finding_id": identifier("findings", report_id, rule, key, message),
            "rule": rule,
            "severity": "info",
            "report_id": report_id,
            "table": table,
            "row_id": key,
            "message": message,
        }
    )


def _shown(value: Value) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    return "empty" if value is None else str(value)
