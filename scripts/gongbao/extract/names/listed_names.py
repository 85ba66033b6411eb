"""The names among the items of an enumeration: of what kind each is and where it begins.

What closes the list (等…企业), or a sibling with a generic term of its own, tells what the items are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongbao.extract.names import gazetteer
from gongbao.extract.names.items import branded, proper
from gongbao.extract.names.list_items import Enumeration, Found, Item, narrowed, read_items
from gongbao.extract.names.segmentation import is_common
from gongbao.extract.names.spans import Span
from gongbao.extract.names.terms import FIRM_END, HEAD_END
from gongbao.extract.vocabulary import alternation, words

__all__ = ["names_of"]

_ROAD_HEADS = words("list_heads", "road")
_LINE_HEADS = words("list_heads", "line")
_NO_ROAD = "".join(f"(?<!{word})" for word in sorted(words("list_item_words", "generic_road")))
_ROAD = re.compile(rf"[一-龥]{{2,6}}(?:{alternation(words('list_item_words', 'road'))}){_NO_ROAD}")
_TALLY = re.compile(r"\d+[家个座条项所处]")
_COUNTED = re.compile(r"[\d一二三四五六七八九十两]+[个省市县家区州](?![一-龥]{2})")
_DIVISIONS = re.compile(
    r"[\d一二三四五六七八九十两]+个?(?:(?:工业)?集中区|(?:行政|自然)?村|乡镇|镇街|街镇|街道|口岸|县市|县区|区县|市县|[镇乡县])(?![一-龥]?[域级])"
)
_OF_FIRMS = re.compile(r"[\d一二三四五六七八九十两]+家")
_POSTS = ("常委", "书记", "主任", "局长", "市长", "县长", "区长", "旗长", "主席", "委员", "党组")
_OFFICE = re.compile("(?:[委局府厅办]|人大|政协)$")  # builds nothing that has its name
_NATURE = re.compile("[河湖江岛山]$")
_OF_PROJECTS = re.compile(r"等\d+个")  # of a list whose items are counted a third are names, else half
_HAN = "\u3400"  # the first Chinese character

_SURE = 1.0  # evidence that an item needs of which nothing else tells
_OF_A_LINE = 0.4  # evidence that a short item needs beside a line
_OF_A_FIRM = 0.4  # evidence that an item needs beside the generic term of a firm
_BESIDE_NAMES = 0.6  # evidence that a short item needs where the others are mostly names
_SHORT = 11  # characters of an item that its generic term alone makes a name beside other names
_LEAST = 4  # characters, at least, of a name beside names, or of one that stands alone before 等…项目
_FIRM = 4  # characters of the short name of a firm
_PLACE = 5  # characters of a place that only its list makes one


@dataclass(slots=True)
class _Context:
    """What a list tells of each of its items."""

    kind: str
    head: str
    by_noun: bool  # the noun that closes the list says the kind, not a sibling
    counted: bool = False  # the noun is said to be as many as there are items
    counted_firms: bool = False  # likewise, and they are firms, which have short names
    of_names: bool = False  # of the items so many are names by themselves that rare words are names too
    of_firms: bool = False  # firms stand for what they build

    @property
    def is_of_projects(self) -> bool:
        return self.head.endswith("项目")


@dataclass(slots=True)
class _Form:
    """What an item is by its own words."""

    work: bool
    firm: bool


def names_of(text: str, enumeration: Enumeration, found: Found) -> list[Span]:
    """Return the names that ``enumeration`` proves beside those ``found`` before, in order."""
    items = read_items(text, enumeration, found)
    if len(items) < 2:
        alone = _alone(text, items[0], found) if items and enumeration.kind == "facility" else None
        return [alone] if alone else []
    context = _context(text, enumeration, items)
    if context is None:
        return []
    several = (narrowed(text, item) for item in items)
    names = (_name(text, item, context) for item in several if item)
    return [name for name in names if name]


def _alone(text: str, item: Item, found: Found) -> Span | None:
    """Return the one name before 等…项目, where it begins with a place, a firm or characters of no word."""
    begin = proper(text, item.start, item.end, first=True)
    if begin is None or item.end - begin < _LEAST:
        return None
    known = found.covering(begin, item.end)
    if known and (known[2] == "facility" or known[:2] == (begin, item.end)):
        return None
    return begin, item.end, "facility"


def _context(text: str, enumeration: Enumeration, items: Sequence[Item]) -> _Context | None:
    """Return what the list tells of its items, or ``None`` where nothing tells their kind."""
    types = {item.name[2] for item in items if item.name and item.is_named_to_its_end}
    if enumeration.kind is None and "facility" not in types:
        return None
    kind = enumeration.kind or "facility"
    counted = enumeration.count == len(items) and (
        kind == "facility" or (kind == "place" and bool(_DIVISIONS.match(text, enumeration.end)))
    )
    context = _Context(kind, enumeration.head, by_noun=enumeration.kind is not None, counted=counted)
    if kind == "organisation" and enumeration.count == len(items):
        context.counted_firms = bool(_OF_FIRMS.match(text, enumeration.end))
    if kind == "facility":
        least = 3 if _OF_PROJECTS.match(text, enumeration.end) else 2
        context.of_names = least * sum(_is_name(text, item) for item in items) >= len(items)
        context.of_firms = types == {"organisation"} and (
            not context.is_of_projects or any(item.name and _is_firm(text, item.name) for item in items)
        )
    return context


def _is_name(text: str, item: Item) -> bool:
    """Whether ``item`` is a name by itself."""
    if item.name and item.is_named_to_its_end and item.name[2] != "place":
        return True
    needed = _OF_A_FIRM if FIRM_END.search(text, item.start, item.end) else _SURE
    return proper(text, item.start, item.end, first=item.first, needed=needed) is not None


def _is_firm(text: str, name: Span) -> bool:
    return gazetteer.is_firm(text[name[0] : name[1]])


def _name(text: str, item: Item, context: _Context) -> Span | None:
    """Return the name of ``item``, unless the one that covers it is all."""
    if item.name is None:
        return _new_name(text, item, context)
    if item.name[2] == "organisation" and item.is_named_to_its_end:
        return _built_by(text, item, item.name, context)
    return _longer_name(text, item, item.name, context)


def _new_name(text: str, item: Item, context: _Context) -> Span | None:
    """Return the name of an item in which none was found before."""
    if _TALLY.match(text, item.start, item.end):
        return None
    form = _form(text, item, context)
    needed = 0.0 if context.counted else _needed(item, form, context)
    if (
        context.counted_firms
        and item.end - item.start <= _FIRM
        and not is_common(text[item.start : item.end])
    ):
        needed = min(needed, _OF_A_FIRM)
    begin = proper(text, item.start, item.end, first=item.first, needed=needed)
    if begin is None and context.of_names:
        begin = _begin_beside_names(text, item)
    return _checked(text, item, begin, form, context, sure=needed == 0)


def _begin_beside_names(text: str, item: Item) -> int | None:
    """Return where the name of ``item`` begins if items beside it are names."""
    begin = branded(text, item.start, item.end, first=item.first)
    if begin is not None or item.end - item.start > _SHORT or text[item.start] < _HAN:
        return begin
    begin = proper(text, item.start, item.end, first=item.first, needed=_BESIDE_NAMES)
    return begin if begin is not None and item.end - begin >= _LEAST else None


def _built_by(text: str, item: Item, name: Span, context: _Context) -> Span | None:
    """Return the body ``name`` that fills ``item`` as what it builds, in a list of projects."""
    if not context.is_of_projects or _is_firm(text, name):
        return None
    return (name[0], item.end, context.kind) if item.first or name[0] == item.start else None


def _longer_name(text: str, item: Item, name: Span, context: _Context) -> Span | None:
    """Return the name of ``item`` that holds more than ``name``: its beginning, or its end."""
    work = name[2] == "facility"
    if context.kind == "place" or (work and item.first and text[name[0] - 1] != "至"):
        return None
    form = _form(text, item, context)
    needed = _needed(item, form, context)
    begin = proper(text, item.start, item.end, first=item.first, needed=needed)
    if (
        begin is None
        and name[2] == "organisation"
        and context.kind == "facility"
        and context.by_noun
        and not _OFFICE.search(text, *name[:2])
    ):
        begin = name[0]  # a firm and what it builds
    if work and (begin is None or begin >= name[0] or not item.is_named_to_its_end):
        return None
    if begin is None or (begin >= name[0] and item.is_named_to_its_end):
        shared = name[0] == item.start and context.kind == "facility" and item.shares_term
        return (item.start, item.end, context.kind) if shared else None  # 甲、乙机场: 甲 is the airport too
    return _checked(text, item, begin, form, context, sure=needed == 0)


def _form(text: str, item: Item, context: _Context) -> _Form:
    """Return whether ``item`` is a work or a firm by its own words."""
    at = (item.start, item.end)
    work = (
        (context.head in _ROAD_HEADS and item.name is None and bool(_ROAD.fullmatch(text, *at)))
        or (item.priced and text.endswith("项目", *at))
        or (context.kind == "facility" and bool(HEAD_END.search(text, *at)))
    )
    return _Form(
        work, context.kind != "place" and item.end - item.start <= _SHORT and bool(FIRM_END.search(text, *at))
    )


def _needed(item: Item, form: _Form, context: _Context) -> float:
    """Return how much evidence makes ``item`` a name."""
    if form.work or form.firm:
        return 0.0
    return _OF_A_LINE if context.head in _LINE_HEADS or item.shares_term else _SURE


def _checked(
    text: str, item: Item, begin: int | None, form: _Form, context: _Context, *, sure: bool
) -> Span | None:
    """Return the name from ``begin`` on with its kind, unless its length or its characters speak against it.

    ``sure``: its own form, or the number of the items, made it a name without more evidence.
    """
    if begin is None or (_COUNTED.search(text, item.start, item.end) and not form.work):
        return None
    size = item.end - begin
    kind = "organisation" if context.of_firms and size <= _FIRM else context.kind
    if text.endswith(_POSTS, begin, item.end):
        return None
    if text[item.end - 1] in "”》的" or (kind == "organisation" and "“" in text[item.start : item.end]):
        return None
    if (sure and not form.firm and size > _SHORT) or (context.kind == "place" and size > _PLACE):
        return None
    return begin, item.end, _type(text[begin : item.end], context.kind if form.work else kind)


def _type(name: str, kind: str) -> str:
    """Return the type of a listed name: waters, islands and hills of a short name are places."""
    return "place" if kind != "organisation" and len(name) <= _PLACE and _NATURE.search(name) else kind
