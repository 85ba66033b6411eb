"""Names that stand in an enumeration: what closes it, or a sibling, says what kind each item is.

``A、B、C等重大项目`` makes facilities of A, B and C; ``A、B等一批龙头企业`` organisations. Beside a
sibling that is a facility by its own generic term, an item that reads as a name is one too.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from gongbao.extract.names import gazetteer
from gongbao.extract.names.items import branded, proper
from gongbao.extract.names.terms import FIRM_END, HEAD_END
from gongbao.extract.quantities.numerals import read_integer
from gongbao.extract.vocabulary import alternation, words
from gongbao.schema.codelists import rows

__all__ = ["Span", "find_listed"]

Span = tuple[int, int, str]

_LISTS = re.compile("[、等]")  # one of which every list has
_PARTED = re.compile(r"(?s:.*)[,。;:!?…\s]")  # up to the last mark before a list
_END = re.compile(r"[,。;:!?…\s]")
_KINDS = {word: kind for kind in ("organisation", "facility", "place") for word in words("list_heads", kind)}
_CLOSE = re.compile(
    rf"[等\d一二三四五六七八九十两](?<=(?=(?P<found>(?:等“?|(?<=[一-龥])(?=[\d一二三四五六七八九十两]+[个家座条所项大县市]))(?:[^、等,的“”]|(?<=[省市县区])、){{0,12}}?"
    rf"(?P<head>{alternation(_KINDS)})(?![一-龥]?(?:化|性|型|级|群|产品|业)|、[市县区])))(?s:.))"
)  # looked for at a class of characters, as by vocabulary.beginning_with
_ASIDE = re.compile(
    "领域|方面|布局|环节|政策|行动|活动|措施|关键|非遗|赛事|节目|课程|比赛|演出|科研|专业"
)  # between 等 and the noun: the list is of something else
_VAGUE = frozenset(
    ("开放", "营业", "对外开放", "启动", "启动实施", "新建", "完成建设")
)  # said of more than works
_BUILT = re.compile(
    rf"等(?=(?:相继|陆续|顺利|全面|正式|先后|均|已)?(?:{alternation(r['word'] for r in rows('stage_words') if r['stage'] in ('started', 'completed', 'operating') and r['word'] not in _VAGUE)}))"
)
_NUMBER = re.compile(r"\d+|[一二三四五六七八九十两]+")
_PRICED = re.compile(r"[^、,]{0,8}投资[^、,]{1,10}元(?:以上)?的")
_ROADS = frozenset(("道路", "城市道路", "主干道", "市政道路"))
_ROAD = re.compile(
    "[一-龥]{2,6}(?:路|大街|街|大道|巷)(?<!公路)(?<!道路)(?<!铁路)(?<!水路)"
)  # in a list of roads
_TALLY = re.compile(r"\d+[家个座条项所处]")
_COUNTED = re.compile(r"[\d一二三四五六七八九十两]+[个省市县家区州](?![一-龥]{2})")
_NATURE = re.compile("[河湖江岛山]$")
_MARK = re.compile(r"、|(?<=[^、,。][^、,。])(?:和|以及|及)")
_TRAILING = re.compile(rf"(?:{alternation(words('name_edges', 'inner') | words('name_edges', 'stop'))})*$")
_STAGE = re.compile(alternation(words("stage_words")) + "|等|改造|项目|前期")
_SHORT = 11  # characters of an item that its generic term alone makes a name beside other names
_LINES = frozenset(("铁路", "高铁", "高速公路", "高速", "公路", "线路"))
_OF_A_LINE = 0.4  # evidence that a short item needs beside a line
_HAN = "\u3400"  # the first Chinese character
_OF_PROJECTS = re.compile(r"等\d+个")  # of a list whose items are counted a third are names, else half
_LEAST = 4  # characters of such an item
_BESIDE_NAMES = 0.6  # evidence that a short item needs where the others are mostly names
_LINE_END = re.compile("(?:高铁|铁路|城际|高速|高速公路|公路|机场|大桥|隧道|通道)$")
_SINGLE_SHORT = 4  # characters, at least, of a name that stands alone before 等…项目
_WINDOW = 36  # characters in which an item's name stands
_FARTHEST = 600  # characters before the noun that closes a list in which the list is read
_FIRM = 4  # characters of the short name of a firm
_PLACE = 5  # characters of a place that only its list makes one
_KNOWN_SHORT = 3  # a name of more characters than this that begins an item is the item's name


def find_listed(text: str, named: Sequence[Span]) -> list[Span]:
    """Return the names that enumerations prove, in order. ``named`` are the names found so far, in order."""
    starts = [span[0] for span in named]
    works = [span[0] for span in named if span[2] == "facility"]
    ends = [span[1] for span in named if span[2] == "facility"]
    found: list[Span] = []
    end = 0
    for mark in _LISTS.finditer(text):
        if mark.start() < end:
            continue
        parted = _PARTED.match(text, end, mark.start())
        low = parted.end() if parted else end
        stop = _END.search(text, mark.end())
        end = stop.start() if stop else len(text)
        last = 0
        for close in _CLOSE.finditer(text, low, end):
            if close.start() < last:
                continue  # inside the one before
            last = close.end("found")
            if _ASIDE.search(close["found"]):
                continue
            found += _read(
                text,
                max(low, close.start() - _FARTHEST),
                close.start(),
                _KINDS[close["head"]],
                named,
                starts,
                head=close["head"],
                count=_count(text, close.start()),
            )
            low = last
        built = _BUILT.search(text, low, end)
        if built:
            found += _read(
                text, max(low, built.start() - _FARTHEST), built.start(), "facility", named, starts
            )
            low = built.end()
        if text.find("、", low, end) >= 0 and bisect_right(ends, low) < bisect_left(works, end):
            found += _read(text, low, end, None, named, starts)
    return found


def _read(
    text: str,
    start: int,
    end: int,
    kind: str | None,
    named: Sequence[Span],
    starts: Sequence[int],
    *,
    head: str = "",
    count: int | None = None,
) -> list[Span]:
    """Return the names among the items in ``[start, end)``, where the list's noun or a sibling says the kind.

    ``head``: the noun; lines may be named by a character of each end, and of projects firms may be the names. ``count``: the number that
    the noun is said to be of; where it is that of the items, each is a name (甲、乙、丙三大煤矿).
    """
    items = _split(text, start, end)
    if len(items) < 2:
        return [] if kind is None else _single(text, items, kind, named, starts)
    last, stop = items[-1]
    stage = _STAGE.search(text, last + 2, stop) if kind is None else None
    if stage:  # 甲项目、乙项目开工
        ends = stage.group() == "项目" and any(text.endswith("项目", a, b) for a, b in items[:-1])
        stop = stage.end() if ends else stage.start()
    if kind is None and not text.endswith("项目", last, stop):
        trailing = _TRAILING.search(text, max(last, stop - _WINDOW), stop)
        stop = trailing.start() if trailing else stop
    items[-1] = (last, stop)
    known = [_covering(item, named, starts) for item in items]
    types = {span[2] for span, item in zip(known, items, strict=True) if span and span[1] == item[1]}
    stated = kind
    if kind is None:
        if "facility" not in types:
            return []
        kind = "facility"
    told = kind == "facility" and count == len(items)
    brands = kind == "facility" and _mostly_names(
        text, items, known, least=3 if _OF_PROJECTS.match(text, end) else 2
    )
    firms = (
        kind == "facility"
        and types == {"organisation"}
        and (
            not head.endswith("项目")
            or any(span and gazetteer.is_firm(text[span[0] : span[1]]) for span in known)
        )
    )
    found: list[Span] = []
    for number, (first, stop) in enumerate(items):
        if number == 0:
            first = max(first, stop - _WINDOW)
        elif stop - first > _WINDOW:
            continue
        priced = _PRICED.match(text, first, stop)
        first = priced.end() if priced else first
        name = known[number]
        works = name is not None and name[2] == "facility"
        if name is None and _TALLY.match(text, first, stop):
            continue
        if name is not None and name[2] == "organisation" and name[1] == stop and head.endswith("项目"):
            if gazetteer.is_firm(text[name[0] : stop]):
                continue
            if name[0] == first or number == 0:
                found.append((name[0], stop, kind))  # firms for what they build
            continue
        if name is not None and (
            (works and number == 0 and text[name[0] - 1] != "至")
            or kind == "place"
            or (name[1] == stop and name[2] == "organisation")
        ):
            continue
        road = head in _ROADS and name is None and _ROAD.fullmatch(text, first, stop)
        work = (
            road
            or (priced and text.endswith("项目", first, stop))
            or kind == "facility"
            and HEAD_END.search(text, first, stop)
        )
        firm = stop - first <= _SHORT and FIRM_END.search(text, first, stop)
        needed = (
            0.0
            if work or firm or (told and name is None)
            else _OF_A_LINE
            if head in _LINES or _leads_to_line(text, items, number)
            else 1.0
        )
        begin = proper(text, first, stop, first=number == 0, needed=needed)
        if begin is None and brands and name is None:
            begin = branded(text, first, stop, first=number == 0)
            if begin is None and stop - first <= _SHORT and text[first] >= _HAN:
                begin = proper(text, first, stop, first=number == 0, needed=_BESIDE_NAMES)
                begin = begin if begin is not None and stop - begin >= _LEAST else None
        if begin is None and name is not None and name[2] == "organisation" and stated == "facility":
            begin = name[0]  # a firm and what it builds
        if name is not None and works and (begin is None or begin >= name[0] or name[1] != stop):
            continue
        if name is not None and (begin is None or (begin >= name[0] and name[1] == stop)):
            if name[0] == first and kind == "facility" and _leads_to_line(text, items, number):
                found.append((first, stop, kind))  # 甲、乙机场: 甲 is the airport too
            continue
        other = "organisation" if firms and begin is not None and stop - begin <= _FIRM else kind
        if _COUNTED.search(text, first, stop) and not work:
            continue
        if text[stop - 1] in "”》" or (other == "organisation" and "“" in text[first:stop]):
            continue
        if (
            begin is not None
            and (needed or firm or stop - begin <= _SHORT)
            and (kind != "place" or stop - begin <= _PLACE)
        ):
            found.append((begin, stop, _type(text[begin:stop], kind if work else other)))
    return found


def _mostly_names(
    text: str, items: Sequence[tuple[int, int]], known: Sequence[Span | None], *, least: int
) -> bool:
    """Whether one in ``least`` of the items or more are names by themselves."""
    proved = sum(
        (name is not None and name[1] == item[1] and name[2] != "place")
        or proper(text, *item, first=number == 0, needed=0.4 if FIRM_END.search(text, *item) else 1.0)
        is not None
        for number, (item, name) in enumerate(zip(items, known, strict=True))
    )
    return least * proved >= len(items)


def _count(text: str, start: int) -> int | None:
    """Return the number at ``start`` that a list is said to have (三大煤矿), if there is one."""
    number = _NUMBER.match(text, start)
    return read_integer(number.group()) if number else None


def _type(name: str, kind: str) -> str:
    """Return the type of a listed name: what is long names more than a firm, and waters are places."""
    if kind == "organisation":
        return kind
    return "place" if _NATURE.search(name) and len(name) <= _PLACE else kind


def _leads_to_line(text: str, items: Sequence[tuple[int, int]], number: int) -> bool:
    """Whether the short item at ``number`` shares the generic term of the next (延榆、康渝高铁)."""
    if number + 1 >= len(items) or items[number][1] - items[number][0] > _SINGLE_SHORT:
        return False
    return bool(_LINE_END.search(text, *items[number + 1]))


def _single(
    text: str, items: Sequence[tuple[int, int]], kind: str, named: Sequence[Span], starts: Sequence[int]
) -> list[Span]:
    """Return the one name before 等…项目, where it begins with a place, a firm or characters of no word."""
    for first, stop in items:
        begin = proper(text, first, stop, first=True)
        if (
            kind == "facility"
            and begin is not None
            and stop - begin >= _SINGLE_SHORT
            and not _known_work((begin, stop), named, starts)
        ):
            return [(begin, stop, kind)]
    return []


def _known_work(item: tuple[int, int], named: Sequence[Span], starts: Sequence[int]) -> bool:
    name = _covering(item, named, starts)
    return name is not None and (name[2] == "facility" or name[:2] == item)


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans between the marks of enumeration in ``[start, end)``."""
    spans = []
    low = start
    for mark in _MARK.finditer(text, start, end):
        spans.append((low, mark.start()))
        low = mark.end()
    spans.append((low, end))
    return [span for span in spans if span[1] > span[0]]


def _covering(item: tuple[int, int], named: Sequence[Span], starts: Sequence[int]) -> Span | None:
    """Return the name that ``item`` is known by: one with a generic term, or one that fills it."""
    start, end = item
    at = bisect_left(starts, end) - 1
    if at < 0 or named[at][1] <= start:
        return None
    name = named[at]
    if name[1] == end or (name[2] != "place" and name[1] - name[0] > _KNOWN_SHORT):
        return name
    return None
