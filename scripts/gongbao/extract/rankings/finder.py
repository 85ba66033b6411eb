"""Puts rankings together: for each mark of rank its scope, and one ranking for each indicator ranked."""

from collections.abc import Callable, Sequence

from gongbao.extract.document import Document
from gongbao.extract.facts import Figure, Finding, Mention, Period, Ranking
from gongbao.extract.rankings.marks import find_marks
from gongbao.extract.rankings.reader import RankingReader

__all__ = ["find_rankings"]


def find_rankings(
    document: Document,
    figures: Sequence[Figure],
    mentions: Sequence[Mention],
    period_at: Callable[[int], Period | None],
    status_at: Callable[[int, Period | None], str] | None = None,
) -> tuple[list[Ranking], list[Finding]]:
    """Return the rankings of a report, one for each indicator ranked, and what is odd about them.

    A place that is aimed at (力争进入全国前列, or a ``target`` by ``status_at``) is no ranking yet.
    """
    reader = RankingReader(document, figures, mentions)
    rankings: list[Ranking] = []
    findings: list[Finding] = []
    if not document.passages:
        return rankings, findings
    for mark in find_marks(document.folded):
        read = reader.read(mark)
        if read is None:
            continue
        start, indicators, scope, stated = read
        period = period_at(mark.start)
        if status_at is not None and status_at(mark.start, period) == "target":
            continue
        text = document.text[start : mark.end]
        passage = document.passage_at(mark.start)
        rankings += [
            Ranking(start, mark.end, text, passage, indicator, mark.rank, scope, period)
            for indicator in indicators
        ]
        if stated is not None and stated != len(indicators):
            message = f"{text}: {stated} indicators are stated and {len(indicators)} are listed"
            findings.append(Finding("stated_count", "warning", message, "rankings", len(rankings) - 1))
    return rankings, findings
