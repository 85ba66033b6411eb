"""People, and the posts that a report says they hold.

A person is found by evidence, never by the look of a name alone: a title before it, a speech verb,
同志 or another form of address after it, a byline, a list of names, a pair with a person already
found, or the same full name elsewhere in the report.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from gongbao.extract.document import Document
from gongbao.extract.facts import Mention
from gongbao.extract.names.lexicon import find_words
from gongbao.extract.names.person_evidence import find_persons
from gongbao.extract.names.post_chains import find_posts
from gongbao.extract.names.posts import Post
from gongbao.extract.names.segmentation import stands_alone

__all__ = ["find_people"]

_LATIN = re.compile("[A-Za-z]{2}")  # over the edge of a name: a part of a longer word
_TELLING = 3  # characters of a name that cannot well be anything else


def find_people(document: Document, bodies: Sequence[Mention]) -> tuple[list[Mention], list[Post]]:
    """Return the people that ``document`` names, organisations that titles prove, and the posts.

    ``bodies`` are the organisations, places and facilities already found, in order of their spans.
    ``gongbao.extract.names.posts`` says how the result is to be merged with them.
    """
    found, holders = find_persons(document.folded, {body.start: body.end for body in bodies})
    text = document.text
    mentions = {
        start: Mention(start, end, text[start:end], document.passage_at(start), "person", name)
        for start, (end, name) in found.items()
    }
    starts = sorted(mentions)
    persons = [mentions[start] for start in starts]
    apart = [body for body in bodies if not _overlaps(body, starts, persons)]
    groups = [(title, [mentions[at] for at in group if at in mentions]) for title, group in holders]
    organisations, posts = find_posts(document, apart, persons, groups)
    named = sorted([*persons, *organisations], key=_order)
    again = _again(document, organisations, sorted([*named, *bodies], key=_order))
    return sorted([*named, *again], key=_order), posts


def _again(document: Document, proved: Sequence[Mention], taken: Sequence[Mention]) -> list[Mention]:
    """Return where the organisations that a title ``proved`` stand once more, outside what is ``taken``."""
    names = {body.text for body in proved if len(body.text) >= _TELLING}
    if not names:
        return []
    starts = [mention.start for mention in taken]
    found = []
    for start, end in find_words(document.text, names):
        near = taken[max(bisect_left(starts, start) - 2, 0) : bisect_left(starts, end)]
        if _LATIN.match(document.folded, end - 1) or (start and _LATIN.match(document.folded, start - 1)):
            continue
        if not any(_parts(mention, start, end) for mention in near) and stands_alone(
            document.folded, start, end
        ):
            text = document.text[start:end]
            found.append(Mention(start, end, text, document.passage_at(start), "organisation", text))
    return found


def _parts(mention: Mention, start: int, end: int) -> bool:
    """Whether ``mention`` shares characters with ``[start, end)``, other than as a place in that name."""
    inside = mention.type == "place" and start <= mention.start and mention.end <= end
    return mention.end > start and not inside


def _order(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


def _overlaps(body: Mention, starts: Sequence[int], persons: Sequence[Mention]) -> bool:
    """Return whether ``body`` overlaps one of ``persons``, which begin at ``starts`` in order."""
    nearest = bisect_left(starts, body.end) - 1
    return nearest >= 0 and persons[nearest].end > body.start
