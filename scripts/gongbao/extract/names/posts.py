"""A post and the mentions that it joins, before the mentions of a report have their final order.

The convention between the finders of names: :func:`gongbao.extract.names.people.find_people` returns
``(mentions, posts)``. ``mentions`` are persons, and the organisations that a title proves and
``bodies`` lacked. They never overlap each other; where one overlaps a body, the body is wrong or
too short and gives way. A :class:`Post` holds the mentions themselves; its organisation is one of
``mentions`` or one of the bodies that stay. :func:`merge` puts both together and turns the posts
into positions, which count mentions by index.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongbao.extract.facts import Mention, Position

__all__ = ["Post", "merge"]


@dataclass(frozen=True, slots=True)
class Post:
    """``person`` holds ``title`` in ``organisation``, said at ``start`` to ``end``.

    The organisation is a place where a title is named after a place alone (某市市长).
    """

    start: int
    end: int
    text: str
    passage: int
    title: str
    person: Mention
    organisation: Mention | None


def merge(
    bodies: Iterable[Mention], found: Sequence[Mention], posts: Iterable[Post]
) -> tuple[list[Mention], list[Position]]:
    """Return all mentions in order of ``(start, end)``, and the posts with indices into that list.

    A body that overlaps a mention in ``found`` is left out.
    """
    found = sorted(found, key=_order)
    starts = [mention.start for mention in found]
    staying = [body for body in bodies if not _overlaps_any(body, found, starts)]
    mentions = sorted([*found, *staying], key=_order)
    index = {id(mention): number for number, mention in enumerate(mentions)}
    positions = [
        Position(
            post.start,
            post.end,
            post.text,
            post.passage,
            index[id(post.person)],
            None if post.organisation is None else index.get(id(post.organisation)),
            post.title,
        )
        for post in sorted(posts, key=lambda post: (post.start, post.end, post.person.start))
    ]
    return mentions, positions


def _order(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


def _overlaps_any(body: Mention, found: Sequence[Mention], starts: Sequence[int]) -> bool:
    """Return whether ``body`` overlaps a mention of ``found``, which is sorted and free of overlaps."""
    nearest = bisect_left(starts, body.end) - 1
    return nearest >= 0 and found[nearest].end > body.start
