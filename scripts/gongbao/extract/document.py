"""The structure of a report: paragraphs, nested sections and sentences, each with its span.

Page furniture (buttons, date lines, bylines) belongs to no passage; spans count in the text as published
all the same, and :attr:`Document.furniture` says where it stands.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from gongbao.extract.facts import Passage
from gongbao.extract.furniture import byline_start, furniture_lines
from gongbao.extract.text import fold

__all__ = ["UNNUMBERED", "Document", "Heading", "read_document"]

_STOP = re.compile(r"[。!…?](?:(?<!\?)|(?!\d))(?:[。!…]|\?(?!\d))*[”’\")》】]*")
_LONGEST_SENTENCE = 2000
_BREAK = re.compile(r"[;,、 ]")
_NUMBER = re.compile(
    r"[ #*]*(?:(?P<part>第[一二三四五六七八九十百]+[章节部编篇]分?(?= |:|、|$|[一-龥]))|(?P<first>[一二三四五六七八九十]{1,3}、)"
    r"|(?P<second>\([一二三四五六七八九十]{1,3}\))|(?P<third>\d{1,2}[.、](?!\d))|(?P<fourth>\(\d{1,2}\)))"
)
_LEVELS = {"part": 1, "first": 2, "second": 3, "third": 4, "fourth": 5}
UNNUMBERED = 6
_HEADING_LENGTH = 40
_BAR = "|"  # with which the row of a table begins and ends
_CLOSED = "。;!?…:"
_CONTINUES = ",、"
_SESSION_BROKEN = re.compile(r"在[^,。\n]{0,20}第[一二三四五六七八九十]{1,3}届$")
_UNITS = "万亿千百%元吨公平立个家户人项亩倍"  # with which a line goes on that a number was broken off from
_WRAP_SHORTEST, _WRAP_LONGEST, _WRAP_LINES, _WRAP_SHARE = 18, 120, 6, 0.6
# A cell that begins with one of these is a formula to a spreadsheet; list bullets begin with them too.
_EDGE = " \n=+-@＝＋－＠*#·>|"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the index of its passage, and its depth, from 1 (第一部分) to ``UNNUMBERED``."""

    passage: int
    level: int


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A report's text with its sentences; ``folded`` is as long as ``text`` and easier to match."""

    text: str
    folded: str
    passages: tuple[Passage, ...]
    starts: tuple[int, ...] = field(repr=False)
    headings: tuple[Heading, ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()

    def passage_at(self, offset: int) -> int:
        """Return the index of the passage that ``offset`` stands in, or of the last one before it."""
        return max(bisect_right(self.starts, offset) - 1, 0)


def read_document(text: str, pages: Sequence[int] = (), marked: Collection[int] = ()) -> Document:
    """Split ``text`` into sentences; each knows its paragraph and the heading that it stands under.

    Args:
        pages: where each page begins in ``text``; none where there are no pages.
        marked: where the lines begin that the report's own format marks as headings.
    """
    folded = fold(text)
    lines = _lines(folded)
    furniture: list[tuple[int, int]] = []
    passages: list[Passage] = []
    headings: list[Heading] = []
    section: str | None = None
    paragraph = 0
    marked = frozenset(marked)
    for start, end in _paragraphs(folded, lines, furniture, marked):
        body = byline_start(folded, start, end)
        if body < end:
            furniture.append((body, end))
        spans = _sentences(folded, start, body)
        if not spans:
            continue
        paragraph += 1
        level = _heading_level(folded[slice(*spans[0])]) if len(spans) == 1 else 0
        if len(spans) == 1 and (level := level or (UNNUMBERED if start in marked else 0)):
            section = text[slice(*spans[0])]
            headings.append(Heading(len(passages), level))
        for number, (first, last) in enumerate(spans, start=1):
            page = bisect_right(pages, first) if pages else None
            passages.append(Passage(first, last, text[first:last], paragraph, number, section, page))
    starts = tuple(passage.start for passage in passages)
    return Document(text, folded, tuple(passages), starts, tuple(headings), tuple(sorted(furniture)))


def _lines(folded: str) -> list[tuple[int, int]]:
    """Return the span of each line, without its line end."""
    spans, start = [], 0
    while (end := folded.find("\n", start)) >= 0:
        spans.append((start, end))
        start = end + 1
    return [*spans, (start, len(folded))]


def _paragraphs(
    folded: str,
    lines: Sequence[tuple[int, int]],
    furniture: list[tuple[int, int]],
    marked: Collection[int],
) -> Iterator[tuple[int, int]]:
    """Yield the span of each paragraph, its hard-wrapped lines joined; put furniture into ``furniture``."""
    marks = furniture_lines([folded[start : min(end, start + 200)] for start, end in lines])
    body = [span for span, mark in zip(lines, marks, strict=True) if not mark]
    furniture += [span for span, mark in zip(lines, marks, strict=True) if mark]
    width = _wrap_width(folded, body)
    begun: int | None = None
    for position, (start, end) in enumerate(body):
        begun = start if begun is None else begun
        following = body[position + 1] if position + 1 < len(body) else None
        parted = following is None or start in marked or following[0] in marked
        if following is None or parted or not _runs_on(folded, (start, end), following, width):
            yield begun, end
            begun = None


def _wrap_width(folded: str, lines: Sequence[tuple[int, int]]) -> int | None:
    """Return the width at which the text was wrapped, or ``None`` where its lines are paragraphs."""
    lines = [(start, end) for start, end in lines if folded[start : start + 1] != _BAR]
    lengths = sorted(end - start for start, end in lines if end - start >= _WRAP_SHORTEST)
    if len(lengths) < _WRAP_LINES:
        return None
    width = lengths[len(lengths) * 3 // 4]
    if width > _WRAP_LONGEST:
        return None
    full = [(s, e) for s, e in lines if e - s >= width * 0.85]
    open_ended = sum(folded[e - 1] not in _CLOSED for _, e in full)
    wrapped = len(full) >= _WRAP_SHARE * len(lengths) and open_ended >= _WRAP_SHARE * len(full)
    return width if wrapped else None


def _runs_on(folded: str, line: tuple[int, int], following: tuple[int, int], width: int | None) -> bool:
    """Tell whether a sentence runs over the end of ``line`` into the line that follows."""
    start, end = line
    stripped = folded[start:end].rstrip() if end - start < 1000 else folded[end - 1000 : end].rstrip()
    if not stripped or following[0] != end + 1 or not folded[following[0] : following[0] + 1].strip():
        return False
    if _NUMBER.match(folded, following[0], following[1]) or _BAR in (folded[start], folded[following[0]]):
        return False
    if stripped[-1] in _CONTINUES or (stripped[-1] == "届" and _SESSION_BROKEN.search(stripped)):
        return True
    if stripped[-1].isdigit() and folded[following[0]] in _UNITS:
        return True
    return width is not None and end - start >= width * 0.7 and stripped[-1] not in _CLOSED


def _sentences(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the sentences in ``folded[start:end]``, without white space at their edges."""
    spans: list[tuple[int, int]] = []
    begin = start
    for stop in _STOP.finditer(folded, start, end):
        spans += _trimmed(folded, begin, stop.end())
        begin = stop.end()
    return spans + _trimmed(folded, begin, end)


def _trimmed(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Trim the edges of one sentence; split what is too long to be one at the marks inside it."""
    spans = []
    while end - start > _LONGEST_SENTENCE:
        marks = [mark.end() for mark in _BREAK.finditer(folded, start + 1000, start + _LONGEST_SENTENCE)]
        cut = marks[-1] if marks else start + _LONGEST_SENTENCE
        spans += _trimmed(folded, start, cut)
        start = cut
    while start < end and folded[start] in _EDGE:
        start += 1
    while start < end and folded[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
    return spans


def _heading_level(line: str) -> int:
    """Return the depth of a heading, or 0 for a line that is none."""
    if len(line) > _HEADING_LENGTH or line[-1] in "。;,!?…|":
        return 0
    number = _NUMBER.match(line)
    if number and number.lastgroup:
        return _LEVELS[number.lastgroup]
    return (
        0
        if re.search(r"[,;。]", line) or line[-1] == ":" or not re.search(r"[一-龥A-Za-z]", line)
        else UNNUMBERED
    )
