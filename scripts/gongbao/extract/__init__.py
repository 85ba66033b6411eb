"""Report -> facts: the only place that understands Chinese. Pure: no files, no clock, no network."""

import sys
from types import ModuleType

from gongbao.extract.coverage import account_for
from gongbao.extract.document import read_document
from gongbao.extract.facts import Facts, Finding
from gongbao.extract.figures import find_figures
from gongbao.extract.milestones import find_milestones
from gongbao.extract.names import find_names
from gongbao.extract.periods import Timeline, read_header
from gongbao.extract.quantities import Numeral, read_numerals
from gongbao.extract.rankings import find_rankings
from gongbao.extract.statements import find_statements
from gongbao.read.report import Report

__all__ = ["extract"]

_SHOWN = 10


def extract(report: Report) -> Facts:
    """Return everything that ``report`` states, each fact with its span in ``report.text``."""
    document = read_document(report.text, report.pages, report.headings)
    header = read_header(document, report.source)
    timeline = Timeline(document, header)
    numerals = read_numerals(document.folded)
    quantities = [numeral.quantity for numeral in numerals if numeral.quantity]
    names = find_names(document)
    figures = find_figures(document, quantities, timeline.period_at, timeline.status_at)
    rankings, findings = find_rankings(
        document, figures, names.mentions, timeline.period_at, timeline.status_at
    )
    milestones = find_milestones(document, names.mentions, timeline.period_at, timeline.status_at)
    facts = Facts(
        header=header,
        passages=list(document.passages),
        figures=figures,
        rankings=rankings,
        mentions=names.mentions,
        positions=names.positions,
        milestones=milestones,
        statements=find_statements(document, names.mentions),
        findings=findings,
    )
    facts.findings.extend(_unread(report.text, numerals, facts))
    facts.findings.extend(_pictures(report))
    facts.findings.extend(_year_in_name(timeline))
    return facts


def _unread(text: str, numerals: list[Numeral], facts: Facts) -> list[Finding]:
    """Return a finding that counts the numerals that nothing was made of, if there are any."""
    candidates = [numeral for numeral in numerals if numeral.kind == "unread"]
    if not candidates:
        return []
    unread = [
        text[numeral.start : numeral.end]
        for numeral in account_for(candidates, facts)
        if numeral.kind == "unread"
    ]
    if not unread:
        return []
    shown = ", ".join(unread[:_SHOWN]) + (" …" if len(unread) > _SHOWN else "")
    return [
        Finding(
            "unread_numerals", "info", f"{len(unread)} of {len(numerals)} numerals were not read: {shown}"
        )
    ]


def _year_in_name(timeline: Timeline) -> list[Finding]:
    """Return a finding where the year of the report is that of its file's name."""
    if timeline.year_in_name is None:
        return []
    message = (
        f"The text does not say in which year it speaks: {timeline.year_in_name} is taken from the file's name. "
        "State published_on in sources.csv to settle it."
    )
    return [Finding("year_in_file_name", "info", message)]


def _pictures(report: Report) -> list[Finding]:
    """Return a finding that names the pages without text, if there are any."""
    if not report.unread_pages:
        return []
    pages = ", ".join(map(str, report.unread_pages[:_SHOWN])) + (
        " …" if len(report.unread_pages) > _SHOWN else ""
    )
    message = f"{len(report.unread_pages)} of {len(report.pages)} pages are pictures without text: {pages}"
    return [Finding("pages_without_text", "warning", message)]


class _CallablePackage(ModuleType):
    """Lets ``gongbao.extract(report)`` mean :func:`extract`: the function and its package share a name."""

    def __call__(self, report: Report) -> Facts:
        return extract(report)


sys.modules[__name__].__class__ = _CallablePackage
