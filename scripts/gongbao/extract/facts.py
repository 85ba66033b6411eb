"""What a report states, as plain values: the output of ``extract``.

Spans count Unicode code points of the report's text as published, end exclusive, and
``text == report.text[start:end]`` always. Facts point at each other by their index in the
lists of :class:`Facts`; identifiers are given later, by ``link``. No fact is changed once :class:`Facts` holds it:
``dataclasses.replace`` gives another. (``frozen`` would enforce it, but make a figure take seven times as long.)
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

__all__ = [
    "Facts",
    "Figure",
    "Finding",
    "Header",
    "Mention",
    "Milestone",
    "Passage",
    "Period",
    "Position",
    "Quantity",
    "Ranking",
    "Statement",
]


@dataclass(slots=True, unsafe_hash=True)
class Passage:
    """One sentence. ``paragraph`` and ``sentence`` count from 1 in the report.

    ``page`` is the one that it begins on, from 1; ``None`` where the format has no pages.
    """

    start: int
    end: int
    text: str
    paragraph: int
    sentence: int
    section: str | None = None
    page: int | None = None


@dataclass(slots=True, unsafe_hash=True)
class Period:
    """An observation period, both days included, and the words that give it."""

    first: date
    last: date
    text: str


@dataclass(slots=True, unsafe_hash=True)
class Quantity:
    """One numeric expression.

    ``text`` takes in the number, its unit, and the words beside them that make the comparator
    (超, 约, 以上) or the sign (下降). ``value`` has the magnitude folded in and is exact; it is
    ``None`` where the words give no number (数十). ``value_max`` is the upper end of a range.
    ``unit`` is an ISO 4217, UCUM or ``{classifier}`` code, ``1`` where there is none.
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    unit: str
    comparator: str = "eq"
    value_max: Decimal | None = None


@dataclass(slots=True, unsafe_hash=True)
class Figure:
    """One quantity that the report asserts of something. ``parent`` is an index in ``Facts.figures``."""

    start: int
    end: int
    text: str
    passage: int
    indicator: str
    measure: str
    value: Decimal | None
    unit: str
    comparator: str
    value_max: Decimal | None = None
    period: Period | None = None
    status: str = "actual"
    basis: str | None = None
    parent: int | None = None
    threshold: Decimal | None = None
    threshold_unit: str | None = None
    method: str = "rule"
    subject: int | None = None  # index in Facts.mentions of the entity that it is stated of


@dataclass(slots=True, unsafe_hash=True)
class Ranking:
    """A place in an order. ``rank`` is ``None`` for a band such as 前列."""

    start: int
    end: int
    text: str
    passage: int
    indicator: str
    rank: int | None
    scope: str | None
    period: Period | None = None


@dataclass(slots=True, unsafe_hash=True)
class Mention:
    """One occurrence of an entity. ``name`` is the full name that the occurrence stands for."""

    start: int
    end: int
    text: str
    passage: int
    type: str
    name: str


@dataclass(slots=True, unsafe_hash=True)
class Position:
    """A person holds a post. ``person`` and ``organisation`` are indices in ``Facts.mentions``."""

    start: int
    end: int
    text: str
    passage: int
    person: int
    organisation: int | None
    title: str


@dataclass(slots=True, unsafe_hash=True)
class Milestone:
    """A named project (``entity``, an index in ``Facts.mentions``) and a stage of its."""

    start: int
    end: int
    text: str
    passage: int
    entity: int
    stage: str
    status: str = "actual"
    period: Period | None = None


@dataclass(slots=True, unsafe_hash=True)
class Statement:
    """Who said or pledged what. ``speaker`` is an index in ``Facts.mentions``."""

    start: int
    end: int
    text: str
    passage: int
    speaker: int
    kind: str


@dataclass(slots=True, unsafe_hash=True)
class Finding:
    """Something noticed. ``table`` and ``row`` name the fact it is about, ``row`` by its index."""

    rule: str
    severity: str
    message: str
    table: str | None = None
    row: int | None = None


@dataclass(slots=True, unsafe_hash=True)
class Header:
    """What the report's own text says of the report; ``published_on`` and ``date_in_name`` are what its source says."""

    title: str | None = None
    kind: str | None = None
    held_on: date | None = None
    period: str | None = None
    place_id: str | None = None
    published_on: date | None = None
    date_in_name: str | None = None


@dataclass(slots=True)
class Facts:
    """Everything found in one report, each list in order of ``(start, end)``."""

    header: Header = field(default_factory=Header)
    passages: list[Passage] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    rankings: list[Ranking] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
