"""Enumerations that prove names: what closes one, or a sibling, says what kind its items are.

``A、B、C等重大项目`` makes facilities of A, B and C; ``A、B等一批龙头企业`` organisations. Beside a
sibling that is a facility by its own generic term, an item that reads as a name is one too.
"""

import re
from collections.abc import Iterator, Sequence

from gongbao.extract.names.list_items import Enumeration, Found
from gongbao.extract.names.listed_names import names_of
from gongbao.extract.names.spans import Span
from gongbao.extract.names.staged import find_staged
from gongbao.extract.quantities.numerals import read_integer
from gongbao.extract.vocabulary import alternation, words
from gongbao.schema.codelists import rows

__all__ = ["find_listed"]

_LISTS = re.compile("[、等]")  # one of which every list has
_PARTED = re.compile(r"(?s:.*)[,。;:!?…\s]")  # up to the last mark before a list
_END = re.compile(r"[,。;:!?…\s]")
_KINDS = {word: kind for kind in ("organisation", "facility", "place") for word in words("list_heads", kind)}
_CLOSE = re.compile(
    rf"[等\d一二三四五六七八九十两](?<=(?=(?P<found>"
    rf"(?:等“?|(?<=[一-龥])(?=[\d一二三四五六七八九十两]+[个家座条所项大县市镇乡村区]))"
    rf"(?:[^、等,的“”]|(?<=[省市县区])、){{0,12}}?"
    rf"(?P<head>{alternation(_KINDS)})(?![一-龥]?(?:化|性|型|级|群|产品|业)|、[市县区])))(?s:.))"
)  # looked for at a class of characters, as by vocabulary.beginning_with
_COUNT = re.compile(r"\d+|[一二三四五六七八九十两]+")
_OTHER_SUBJECT = re.compile(alternation(words("list_heads", "other_subject")))  # 等关键技术项目
_OF_WORKS = {
    row["word"] for row in rows("stage_words") if row["stage"] in ("started", "completed", "operating")
}
_BUILT = re.compile(
    rf"等(?=(?:{alternation(words('list_item_words', 'before_stage'))})?"
    rf"(?:{alternation(_OF_WORKS - words('list_item_words', 'not_only_of_works'))}))"
)
_FARTHEST = 600  # characters before the noun that closes a list in which the list is read


def find_listed(text: str, named: Sequence[Span]) -> list[Span]:
    """Return the names that enumerations prove, in order. ``named`` are the names found so far, in order."""
    found = Found(named)
    listed = [
        name
        for start, end in _clauses(text)
        for enumeration in _enumerations(text, start, end, found)
        for name in names_of(text, enumeration, found)
    ]
    return sorted([*listed, *find_staged(text, found)])


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between marks that part clauses, of those in which a list may stand."""
    end = 0
    for mark in _LISTS.finditer(text):
        if mark.start() < end:
            continue
        parted = _PARTED.match(text, end, mark.start())
        start = parted.end() if parted else end
        stop = _END.search(text, mark.end())
        end = stop.start() if stop else len(text)
        yield start, end


def _enumerations(text: str, start: int, end: int, found: Found) -> Iterator[Enumeration]:
    """Yield the enumerations of a clause: those that a noun closes, one that is built, one with a work in it."""
    for enumeration, after in _closed(text, start, end):
        yield enumeration
        start = after
    built = _BUILT.search(text, start, end)
    if built:
        yield Enumeration(max(start, built.start() - _FARTHEST), built.start(), "facility")
        start = built.end()
    if text.find("、", start, end) >= 0 and found.has_work(start, end):
        yield Enumeration(start, end)


def _closed(text: str, start: int, end: int) -> Iterator[tuple[Enumeration, int]]:
    """Yield each enumeration that a noun closes, and where the text after that noun begins."""
    after = 0
    for close in _CLOSE.finditer(text, start, end):
        if close.start() < after:
            continue  # inside the one before
        after = close.end("found")
        if _OTHER_SUBJECT.search(close["found"]):
            continue
        head = close["head"]
        low = max(start, close.start() - _FARTHEST)
        yield Enumeration(low, close.start(), _KINDS[head], head, _count(text, close.start())), after
        start = after


def _count(text: str, start: int) -> int | None:
    """Return the number at ``start`` that a list is said to have (三大煤矿), if there is one."""
    number = _COUNT.match(text, start)
    return read_integer(number.group()) if number else None
