"""People, and the posts that a report says they hold."""

from collections.abc import Sequence

from gongbao.extract.document import Document
from gongbao.extract.facts import Mention
from gongbao.extract.names.posts import Post

__all__ = ["find_people"]


def find_people(document: Document, bodies: Sequence[Mention]) -> tuple[list[Mention], list[Post]]:
    """Return the people that ``document`` names, organisations that titles prove, and the posts.

    ``bodies`` are the organisations, places and facilities already found, in order of their spans.
    ``gongbao.extract.names.posts`` says how the result is to be merged with them.
    """
    return [], []
