"""Short forms: which full name of the same report a short name stands for.

A short form keeps the first character and the order of the characters of the full name
(抚吉高速公路 for 抚州至吉安高速公路), or contracts a known generic term (经开区 for 经济技术开发区).
A short form that would fit two full names stays as it is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gongbao.extract.facts import Mention
from gongbao.extract.names import gazetteer
from gongbao.extract.names.lexicon import find_words
from gongbao.extract.names.segmentation import is_common, stands_alone
from gongbao.extract.names.spans import Span
from gongbao.extract.names.trade_names import end_of_name, short_names
from gongbao.extract.vocabulary import alternation, words
from gongbao.schema.codelists import rows

__all__ = ["find_again", "find_called", "find_short", "link"]


_CONTRACTIONS = {row["word"]: row["short"] for row in rows("contractions")}
_LONG_TERM = re.compile(alternation(_CONTRACTIONS))
_MARKS = re.compile(r"[()“”\-—（）]")
# A short form of a body that acts: at the head of a clause, before a word that only an actor takes.
_ACTOR = re.compile(
    rf"[,。;:“\n]([一-龥]{{1,3}}(?:{alternation(words('firm_name_words', 'acting_body'))}))"
    rf"(?={alternation(words('firm_contexts', 'acting'))})"
)
# 某某公司(以下简称“某某”), 某某委员会(ABC): the text itself says what the short form is.
_CALLED = re.compile(
    r"\((?:(?:以下简称|下简称|以下|下称|简称)[:为]?“?(?P<short>[一-龥A-Za-z]{2,8})”?|(?:简称:?)?“?(?P<latin>[A-Z][A-Za-z]{1,7})”?)\)"
)
_CALLED_LONGEST = 20
_NO_SHORT = words("firm_name_words", "defined_term") | words("firm_contexts")  # 本公司; CEO
_LATIN_AROUND = re.compile("[A-Za-z0-9]{2}")  # a name in Latin letters is no part of a longer word
_LATIN = "\u024f"  # the last character of Latin scripts
_TELLING = 3  # characters of a name that cannot well be anything else
_LONGEST = 6  # characters of a short form
_LEAST = 2  # characters by which the full name is longer


def link(mentions: Sequence[Mention], called: Mapping[str, Span]) -> list[Mention]:
    """Return ``mentions`` with each short form named by the one full name in the report that it fits.

    ``called``: what the report itself calls names, as :func:`find_called` returns it.
    """
    names = list(dict.fromkeys(m.name for m in mentions if m.type in ("organisation", "facility", "place")))
    bodies = {m.name for m in mentions if m.type == "organisation"}
    routes: dict[tuple[str, str], list[str]] = {}
    keys = {name: _key(name) for name in names}
    full_at = {(mention.start, mention.end): mention.name for mention in mentions}
    by_key: dict[str, list[str]] = {
        short: [full_at[start, end]] for short, (start, end, _) in called.items() if (start, end) in full_at
    }
    for name, key in keys.items():
        by_key.setdefault(key, []).append(name)
        for short in short_names(name) if name in bodies else ():
            by_key.setdefault(short, []).append(name)
        if "至" in name:
            routes.setdefault((name[0], name[-1]), []).append(name)
    meant = {
        name: _full(name, by_key[key], routes.get((name[0], name[-1]), ())) for name, key in keys.items()
    }
    return [
        mention
        if mention.name != mention.text or (full := meant.get(mention.name, mention.name)) == mention.name
        else replace(mention, name=full)
        for mention in mentions
    ]


def find_short(text: str, named: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield spans and types of short forms that act, of bodies in ``named`` (full name to type)."""
    beginning: dict[str, list[str]] = {}
    for name in named:
        beginning.setdefault(name[:2], []).append(name)
    for match in _ACTOR.finditer(text):
        short = match.group(1)
        types = {
            named[name]
            for name in beginning.get(short[:2], ())
            if len(name) > len(short) + _LEAST and _abridges(short, name)
        }
        if len(types) == 1 and len(short) > 2:
            yield match.start(1), match.end(1), types.pop()


def find_called(text: str, spans: Sequence[Span]) -> dict[str, Span]:
    """Return what the text itself calls the names of ``spans`` for short, each with the span of the full name."""
    called: dict[str, Span] = {}
    for start, end, type_ in spans:
        said = None if type_ == "place" else _CALLED.match(text, end, end + _CALLED_LONGEST)
        short = said and (said["short"] or (said["latin"] if type_ == "organisation" else None))
        if short and short not in _NO_SHORT:
            called.setdefault(short, (start, end, type_))
    return called


def find_again(text: str, spans: Sequence[Span], called: Mapping[str, Span]) -> Iterator[Span]:
    """Yield where the names of ``spans``, and the short forms of them in ``called``, stand once more.

    A name that one place proves (甲、乙等企业) is one wherever it stands as a word of its own.
    """
    types = {short: type_ for short, (_, _, type_) in called.items()}
    for start, end, type_ in spans:
        if type_ == "place":
            continue
        name = text[start:end]
        if name not in gazetteer.ALL and (end - start >= _TELLING or _is_trade_name(name, type_)):
            types.setdefault(name, type_)
        for short in short_names(name) if type_ == "organisation" else ():
            types.setdefault(short, type_)
    if types:
        for start, end in find_words(text, types):
            if not stands_alone(text, start, end) or (
                _LATIN_AROUND.match(text, end - 1) or _LATIN_AROUND.match(text, start - 1)
            ):
                continue
            type_ = types[text[start:end]]
            whole = end_of_name(text, start, end) if type_ == "organisation" else end
            if whole is not None:
                yield start, whole, type_


def _is_trade_name(name: str, type_: str) -> bool:
    """Whether ``name`` is that of an organisation, in two Chinese characters that are no common word."""
    return type_ == "organisation" and len(name) > 1 and min(name) > _LATIN and not is_common(name)


def _full(name: str, same: Sequence[str], routes: Sequence[str]) -> str:
    """Return the one name that ``name`` is short for: of the ``same`` contracted form, or a route; else ``name``."""
    longer = [other for other in same if len(other) > len(name)]
    if not longer and len(name) <= _LONGEST:
        longer = [other for other in routes if len(other) >= len(name) + _LEAST and _abridges(name, other)]
    return longer[0] if len(longer) == 1 else name


def _key(name: str) -> str:
    """Return ``name`` with its generic terms contracted and without marks."""
    return _MARKS.sub("", _LONG_TERM.sub(lambda match: _CONTRACTIONS[match.group()], name))


def _abridges(short: str, name: str) -> bool:
    """Whether the characters of ``short`` stand in ``name`` in their order."""
    rest = iter(name)
    return all(character in rest for character in short)
