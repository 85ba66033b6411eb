"""The structure of a report: paragraphs, sections, sentences and clauses, each with its span."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from gongbao.extract.facts import Passage
from gongbao.extract.text import fold

__all__ = ["Document", "read_document"]

_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"(?:[^。!?…]|\?(?=\d))*(?:[。!?]+|…+)[”’\")》】]*|[^。!?…]+")
_HEADING_NUMBER = re.compile(
    r"\s*(?:第[一二三四五六七八九十百]+[章节部编篇]分?|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))"
)
_HEADING_LENGTH = 40
# A cell that begins with one of these is a formula to a spreadsheet; list bullets begin with them too.
_EDGE = " \n=+-@＝＋－＠*#·>|"


@dataclass(frozen=True, slots=True)
class Document:
    """A report's text with its sentences; ``folded`` is as long as ``text`` and easier to match."""

    text: str
    folded: str
    passages: tuple[Passage, ...]
    starts: tuple[int, ...] = field(repr=False)

    def passage_at(self, offset: int) -> int:
        """Return the index of the passage that ``offset`` stands in, or of the last one before it."""
        return max(bisect_right(self.starts, offset) - 1, 0)


def read_document(text: str) -> Document:
    """Split ``text`` into sentences; each knows its paragraph and the heading that it stands under."""
    folded = fold(text)
    passages: list[Passage] = []
    section: str | None = None
    paragraph = 0
    for line in _PARAGRAPH.finditer(folded):
        if not line.group().strip(_EDGE):
            continue
        paragraph += 1
        spans = list(_sentences(folded, line.start(), line.end()))
        if len(spans) == 1 and _is_heading(folded[slice(*spans[0])]):
            section = text[slice(*spans[0])]
        for number, (start, end) in enumerate(spans, start=1):
            passages.append(Passage(start, end, text[start:end], paragraph, number, section))
    return Document(text, folded, tuple(passages), tuple(p.start for p in passages))


def _sentences(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the sentences in ``folded[start:end]``, without white space at their edges."""
    spans = []
    for match in _SENTENCE.finditer(folded, start, end):
        first, last = match.span()
        while first < last and folded[first] in _EDGE:
            first += 1
        while first < last and folded[last - 1].isspace():
            last -= 1
        if first < last:
            spans.append((first, last))
    return spans


def _is_heading(line: str) -> bool:
    if len(line) > _HEADING_LENGTH or line[-1] in "。;,!?…":
        return False
    return bool(_HEADING_NUMBER.match(line)) or not re.search(r"[,;。]", line)
