"""What a report's own text says of the report: its title, kind, day, and the period it looks back on.

What ``sources.csv`` states comes first: a person wrote it down. A date in the file's name comes last, and counts only
where the text leaves its year open.
"""

import re
from collections.abc import Sequence
from datetime import date

from gongbao.extract.document import UNNUMBERED, Document
from gongbao.extract.facts import Header
from gongbao.extract.periods.evidence import Anchor, find_anchor
from gongbao.extract.periods.expressions import Expression, find_expressions
from gongbao.extract.periods.place import COUNTRY, place_in
from gongbao.extract.vocabulary import alternation, words
from gongbao.read.report import Source
from gongbao.schema.codelists import rows

__all__ = ["read_header"]

_TITLES = [(row["word"], row["kind"]) for row in rows("report_kinds") if row["role"] == "title"]
_OPENING = re.compile(alternation(words("report_kinds", "opening")))
_MEETING = re.compile(alternation(words("report_kinds", "meeting")))
_NEWS = re.compile(alternation(words("report_kinds", "news")))
_REVIEW = re.compile(alternation(words("period_words", "review")))
_HELD = re.compile(r"[^。\n]{0,60}?(?:召开|举行|会议|大会|全会)")
_SPOKEN = re.compile(r"[^。]{0,60}(?:会议|大会|全会)上")
_CONVENED = re.compile(r"[^。\n]{0,60}(?:召开|举行|举办|参加)[^。\n]{0,30}(?:会|会议)[,。]")
_CONGRESS = re.compile(r"人民代表大会|政协")
_COUNCIL = re.compile(r"代表国务院,?向")
_LONGEST_TITLE = 60
_FIRST_LINES = 8
_BEGINNING = 1500


def read_header(document: Document, source: Source) -> Header:
    """Return what the report says of itself, and where it is silent what its source says."""
    title = source.title or _title(document)
    kind = source.kind or _kind(document, title)
    expressions = find_expressions(document.folded)
    anchor = find_anchor(document, kind, source.held_on, source.published_on, source.date_in_name)
    return Header(
        title=title,
        kind=kind,
        held_on=source.held_on or _held_on(document, expressions, anchor, kind),
        period=source.period or _period(document, expressions, anchor),
        place_id=source.place_id or _place(document, title),
        published_on=source.published_on,
        date_in_name=source.date_in_name,
    )


def _title(document: Document) -> str | None:
    """Return the first line that stands like a title before the text begins, best one that names its kind."""
    lines = [
        document.passages[heading.passage].text.strip()
        for heading in document.headings
        if heading.passage < _FIRST_LINES and heading.level == UNNUMBERED
    ]
    named = [line for line in lines if any(word in line for word, _ in _TITLES)]
    first = lines[:1] if document.headings and document.headings[0].passage == 0 else []
    return next((line for line in named + first if len(line) <= _LONGEST_TITLE), None)


def _kind(document: Document, title: str | None) -> str | None:
    """Return the kind of document that its title or the set phrases of its text show, or ``None``."""
    for word, kind in _TITLES:
        if title and title.endswith(word):
            return kind
    folded = document.folded
    beginning = folded[:_BEGINNING]
    if _OPENING.search(beginning):
        return "work_report"
    if title and "工作报告" in title:
        return "work_report"
    if "比上年" in beginning and any(
        re.sub(r"\s", "", document.passages[heading.passage].text).endswith("综合")
        for heading in document.headings[:4]
    ):
        return "communique"
    if len(_MEETING.findall(folded, 0, 20 * _BEGINNING)) >= (1 if _CONVENED.match(folded) else 2):
        return "conference"
    return "news" if _NEWS.search(beginning) else None


def _held_on(
    document: Document, expressions: Sequence[Expression], anchor: Anchor, kind: str | None
) -> date | None:
    """Return the day of the meeting that the text tells of, if it gives the day and the year is known."""
    folded = document.folded
    for expression in expressions:
        if expression.start > _BEGINNING:
            break
        if expression.day is None or expression.months is None:
            continue
        if expression.kind == "year":
            line_end = folded.find("\n", expression.end)
            alone = (
                folded[expression.end : line_end].strip(" )") == "" and folded[expression.start - 1] == "("
            )
            if _SPOKEN.match(folded, expression.end) or alone:
                return _day(expression.first, expression.months[0], expression.day)
        elif kind == "conference" and anchor.year is not None and _HELD.match(folded, expression.end):
            return _day(anchor.year, expression.months[0], expression.day)
    return None


def _period(document: Document, expressions: Sequence[Expression], anchor: Anchor) -> str | None:
    """Return the period that a heading of review names, else the year that the report looks back on."""
    index = 0
    for heading in document.headings:
        passage = document.passages[heading.passage]
        while index < len(expressions) and expressions[index].start < passage.start:
            index += 1
        if not _REVIEW.search(passage.text):
            continue
        while index < len(expressions) and expressions[index].end <= passage.end:
            named = expressions[index]
            index += 1
            if named.kind in ("plan", "years") and named.first < named.last:
                return f"{named.first}/{named.last}"
            if named.kind == "year" and not named.months:
                return str(named.first)
    return None if anchor.reviewed is None else str(anchor.reviewed)


def _place(document: Document, title: str | None) -> str | None:
    """Return the division that the title names, else the one whose congress or council the report is for."""
    if title and (code := place_in(title)):
        return code
    beginning = document.folded[:_BEGINNING]
    for heading in document.headings[:4]:
        line = document.passages[heading.passage].text
        if _CONGRESS.search(line) and (code := place_in(line.replace("\n", ""))):
            return code
    return COUNTRY if _COUNCIL.search(beginning) else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
