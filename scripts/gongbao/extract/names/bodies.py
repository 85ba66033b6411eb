"""Organisations, places and facilities (and industries, meetings, policies) that a report names."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from gongbao.extract.document import Document
from gongbao.extract.facts import Mention
from gongbao.extract.names import gazetteer
from gongbao.extract.names.aliases import find_again, find_called, find_short, link
from gongbao.extract.names.brands import find_brands
from gongbao.extract.names.candidates import find_candidates
from gongbao.extract.names.common_words import FULL_NAMES, find_common_words
from gongbao.extract.names.datelines import find_datelines
from gongbao.extract.names.departments import with_departments
from gongbao.extract.names.enumerations import find_listed
from gongbao.extract.names.firms import find_firms
from gongbao.extract.names.firms_beside import find_beside
from gongbao.extract.names.headings import find_headings
from gongbao.extract.names.institutions import find_institutions
from gongbao.extract.names.joint import find_joint
from gongbao.extract.names.known_words import find_known
from gongbao.extract.names.numbered import find_numbered
from gongbao.extract.names.offices import find_offices
from gongbao.extract.names.owned import find_owned
from gongbao.extract.names.routes import find_routes
from gongbao.extract.names.segmentation import is_common, stands_alone
from gongbao.extract.names.settlements import find_settlements
from gongbao.extract.names.spans import Span
from gongbao.extract.names.streets import find_streets
from gongbao.extract.names.terms import PHASE
from gongbao.extract.names.themes import find_themes
from gongbao.extract.names.works import find_papers, outside_titles

__all__ = ["find_bodies"]

_WHERE = re.compile(rf"{PHASE}")  # 国家会展中心(上海), 青藏铁路西宁至格尔木段
_FIRM = re.compile(
    r"(?:集团|控股)?(?:股份|有限|责任)*公司|集团(?=[^的])|股份(?=[将与和在拟称发公]|\()"
)  # 某某集团有限公司
_LATIN = re.compile("[A-Za-z]{2}")  # over the edge of a name: a part of a longer word
_COUNTED_BAYS = re.compile("[两三四五几]大湾区$")
_KNOWN_ALL = re.compile(rf"自治[区州县旗]$|{_COUNTED_BAYS.pattern}")  # ends of places of which all are known
_TOWNS, _VILLAGES = ("镇", "乡", "街道"), ("村", "社区")
_SCHOOL = re.compile("(?:大学|学院|研究院)$")
_OF_SCHOOL = re.compile("教授|副教授|校长|院长|副校长|党委|院士|博士|团队|专家|学者|签约|签署|签订")
_COUNTIES = frozenset("县市区旗")
_PEOPLE = "族"
_HAN = "\u3400"  # the first Chinese character
_PARTY = "中共"
_GROUP = re.compile("(?:集团|公司)$")
_LONGEST_FIRM = 8  # characters of a known firm before its form
_LONG = 6  # characters of a name that no chance meeting of words makes


def find_bodies(document: Document) -> list[Mention]:
    """Return the mentions of everything but people, in order of their spans."""
    text = document.folded
    offices = _offices(text)
    candidates = _candidates(text, {end: start for start, end, _ in offices})
    spans = _longest(
        [
            *_known(text),
            *_joint(text),
            *offices,
            *_firms(text),
            *candidates,
            *find_institutions(text, candidates),
            *_numbered(text),
            *_routes(text),
            *find_papers(text),
        ]
    )
    spans = _whole(text, _longest([*find_listed(text, spans), *spans]))
    beside = list(find_beside(text, spans))
    spans = _longest([*spans, *beside]) if beside else spans
    called = find_called(text, spans)
    kept = frozenset(spans)
    again = [span for span in find_again(text, spans, called) if span not in kept]
    spans = _longest([*again, *spans]) if again else spans
    spans = outside_titles(text, _longest(with_departments(text, spans)))
    short = list(find_short(text, {text[start:end]: type_ for start, end, type_ in spans}))
    spans = _longest([*spans, *short]) if short else spans
    spans = sorted([*spans, *find_themes(text)])
    return link(
        [
            Mention(
                start,
                end,
                document.text[start:end],
                document.passage_at(start),
                type_,
                _name(document.text[start:end], type_),
            )
            for start, end, type_ in spans
        ],
        called,
    )


def _name(text: str, type_: str) -> str:
    if type_ == "organisation" and text in FULL_NAMES:
        return FULL_NAMES[text]
    return gazetteer.full_name(text) if text in gazetteer.ALL and gazetteer.kind_of(text) == type_ else text


def _whole(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return ``spans`` with a zone, a quarter or a village joined to the place that stands right before it."""
    joined: list[Span] = []
    for start, end, type_ in spans:
        if joined and type_ == "place" == joined[-1][2] and joined[-1][1] == start:
            first = joined[-1][0]
            if gazetteer.parents(text[start:end], text[first:start]) or _is_settlement(text, start, end):
                joined[-1] = (first, end, "place")
                continue
        joined.append((start, end, type_))
    return joined


def _is_settlement(text: str, start: int, end: int) -> bool:
    """Whether a town or a village at ``[start, end)`` follows the county or the town that it is of."""
    if text.endswith(_TOWNS, start - 2, start):
        return text.endswith(_VILLAGES, start, end)
    return text[start - 1] in _COUNTIES and text.endswith(_TOWNS + _VILLAGES, start, end)


def _longest(spans: Iterable[Span]) -> list[Span]:
    """Return spans that do not overlap, in order: of two that do, the longer, else the one given first."""
    kept: list[Span] = []
    cluster: list[Span] = []
    reach = 0
    for span in sorted(spans, key=lambda span: span[0]):
        if cluster and span[0] >= reach:
            kept += _resolved(cluster)
            cluster = []
        cluster.append(span)
        reach = max(reach, span[1])
    return kept + _resolved(cluster)


def _resolved(cluster: Sequence[Span]) -> list[Span]:
    """Return the longest spans of ``cluster`` that leave each other alone, in order."""
    if len(cluster) < 2:
        return list(cluster)
    kept: list[Span] = []
    for span in sorted(cluster, key=lambda span: (span[0] - span[1], span[0])):
        at = bisect_left(kept, span[0], key=itemgetter(0))
        if (at and kept[at - 1][1] > span[0]) or (at < len(kept) and kept[at][0] < span[1]):
            continue
        kept.insert(at, span)
    return kept


def _known(text: str) -> list[Span]:
    """Return names that the codelists know; neighbours of which one lies in the other are one name."""
    found: list[Span] = []
    before = ""  # the known name that ends the last span
    last = 0
    for start, end in find_known(text):
        if start < last:
            continue
        word = text[start:end]
        if (word[-1] < _HAN and _LATIN.match(text, end - 1)) or (
            word[0] < _HAN and start and _LATIN.match(text, start - 1)
        ):
            continue
        if len(word) < _LONG and not stands_alone(text, start, end):
            word = next(
                (word[:size] for size in range(len(word) - 1, 1, -1) if _is_known(text, start, word[:size])),
                "",
            )
            if not word:
                continue
            end = start + len(word)
        kind = gazetteer.kind_of(word)
        if kind == "place" and (text.startswith(_PEOPLE, end) or _COUNTED_BAYS.search(text, start - 1, end)):
            continue  # 蒙古族, 四大湾区
        tail = _WHERE if kind == "facility" else _FIRM if kind == "organisation" else None
        where = tail.match(text, end) if tail else None
        end = where.end() if where else end
        if (
            found
            and found[-1][1] == start
            and kind == "place" == found[-1][2]
            and (gazetteer.parents(word, before) or word.endswith("新区"))
        ):
            found[-1] = (found[-1][0], end, "place")
        elif (
            found
            and found[-1][1] == start
            and found[-1][2] == "place"
            and gazetteer.is_division(before)
            and _GROUP.search(text, start, end)
        ):
            found[-1] = (found[-1][0], end, "organisation")  # 浙江吉利控股集团
        elif found and found[-1][1] == start and kind == "facility" and found[-1][2] == "place":
            found[-1] = (found[-1][0], end, kind)  # 成都天府国际机场
        else:
            found.append((start, end, kind))
        last = end
        before = word
    return found


def _is_known(text: str, start: int, word: str) -> bool:
    return word in gazetteer.ALL and stands_alone(text, start, start + len(word))


def _firms(text: str) -> list[Span]:
    return [
        (start, end, "organisation")
        for find in (find_firms, find_brands, find_common_words)
        for start, end in find(text)
    ]


def _joint(text: str) -> list[Span]:
    return [
        (start, end, "place")
        for find in (find_joint, find_datelines, find_settlements)
        for start, end in find(text)
    ]


def _offices(text: str) -> list[Span]:
    """Return bodies of Party and state, those of the Party with the 中共 before them."""
    return [
        (
            start - len(_PARTY) * text.startswith(_PARTY, max(start - len(_PARTY), 0), start),
            end,
            "organisation",
        )
        for start, end in find_offices(text)
    ]


def _numbered(text: str) -> list[Span]:
    return [(start, end, "facility") for start, end in find_numbered(text)]


def _routes(text: str) -> list[Span]:
    return [
        (start, end, "facility")
        for find in (find_routes, find_headings, find_streets, find_owned)
        for start, end in find(text)
    ]


def _candidates(text: str, offices: Mapping[int, int]) -> list[Span]:
    """Return the names with a generic term; ``offices`` gives the start of each body at a level by its end.

    A known firm and 公司 begins with the firm (扶持 | 华锐公司), a body at its level (报 | 省水利厅).
    """
    spans: list[Span] = []
    for c in find_candidates(text):
        start = c.start + _is_of_date(text, c.start)
        if c.type == "organisation":
            start = _start(text, start, c.end, offices.get(c.end, start))
        if (
            c.type == "place"
            and _KNOWN_ALL.search(text, start, c.end)
            and text[start : c.end] not in gazetteer.PLACES
        ):
            continue
        acts = c.type == "facility" and _SCHOOL.search(text, start, c.end) and _OF_SCHOOL.match(text, c.end)
        spans.append((start, c.end, "organisation" if acts else c.type))
    return spans


def _is_of_date(text: str, start: int) -> bool:
    """Whether the sign of a date stands at ``start`` (8月 | 成渝地区)."""
    return start > 0 and text[start] in "月日" and text[start - 1].isdigit()


def _start(text: str, start: int, end: int, office: int) -> int:
    """Return where the name at ``[start, end)`` begins: where it is a known firm with its form, with that or its place.

    One character before the body at its level that begins at ``office`` is no part of its name.
    """
    if office - start == 1 and not is_common(text[start : office + 1]):
        return office  # no 新区管委会
    form = _GROUP.search(text, start, end)
    if form is None:
        return start
    for firm in range(max(start, form.start() - _LONGEST_FIRM), form.start() - 1):
        if gazetteer.is_firm(text[firm : form.start()]):
            return start if text[start:firm] in gazetteer.PLACES else firm
    return start
