"""Names: people, organisations, places, facilities and the posts that people hold."""

from dataclasses import dataclass, field

from gongbao.extract.document import Document
from gongbao.extract.facts import Mention, Position
from gongbao.extract.names.bodies import find_bodies
from gongbao.extract.names.people import find_people
from gongbao.extract.names.posts import merge

__all__ = ["Names", "find_names"]


@dataclass(frozen=True, slots=True)
class Names:
    """The mentions of a report in order of their spans, and the posts that they state."""

    mentions: list[Mention] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)


def find_names(document: Document) -> Names:
    """Return the names of a report; mentions of people, organisations, places and facilities never overlap."""
    bodies = find_bodies(document)
    people, posts = find_people(document, bodies)
    return Names(*merge(bodies, people, posts))
