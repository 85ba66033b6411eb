"""What stands in the title of a book, a paper or a programme names the work, no body (《某省发展报告》).

The title of a newspaper or a magazine is the name of a body (《某某晚报》).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from gongbao.extract.names.spans import Span

__all__ = ["find_papers", "outside_titles"]


_TITLE = re.compile(r"《([^《》\n]{1,60})》|“([^“”\n]{1,8}号)”")  # of a work, of a ship

_PAPER = re.compile(
    r"《([一-龥\d]{2,9}(?:报(?<![公通简预年季月电海汇申喜战]报)|周刊|杂志|新闻周刊|财经))(?=》)"
)


def find_papers(text: str) -> Iterator[Span]:
    """Yield newspapers and magazines that are named by their titles."""
    return ((*match.span(1), "organisation") for match in _PAPER.finditer(text))


def outside_titles(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return those of ``spans`` that lie in no title, or are all of one (《某某日报》)."""
    titles = [match.span(match.lastindex or 0) for match in _TITLE.finditer(text)]
    if not titles:
        return list(spans)
    starts = [start for start, _ in titles]
    kept: list[Span] = []
    for span in spans:
        at = bisect_right(starts, span[0]) - 1
        if at < 0 or span[0] >= titles[at][1] or span[:2] == titles[at]:
            kept.append(span)
    return kept
