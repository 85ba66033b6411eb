"""Which mentions of one name in a report are one person, by the posts that the report gives."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from gongbao.extract.facts import Facts, Mention, Position

__all__ = ["Person", "Post", "people_of"]

Post = tuple[str, str]  # name of the organisation, empty where the text names none, and title


@dataclass(frozen=True, slots=True)
class Person:
    """A person of a report: the posts that the report gives, as it words them, in the order of the text.

    ``unsettled`` are the mentions without a post of a name that several people bear.
    """

    name: str
    mentions: tuple[int, ...]
    posts: tuple[Post, ...]
    unsettled: bool = False


def people_of(facts: Facts) -> list[Person]:
    """Return the people of a report, each with the indices of its mentions, in the order of the text.

    Mentions that give the same post are of one person, mentions that give different ones are not, whatever
    the name; mentions without a post are of the only person of that name, where there is one only.
    """
    posts: dict[int, list[Post]] = defaultdict(list)
    for position in facts.positions:
        posts[position.person].append(_post(position, facts.mentions))
    by_name: dict[str, list[int]] = defaultdict(list)
    for index, mention in enumerate(facts.mentions):
        if mention.type == "person":
            by_name[mention.name].append(index)
    people = [person for name, mentions in by_name.items() for person in _tell_apart(name, mentions, posts)]
    return sorted(people, key=lambda person: person.mentions)


def _tell_apart(name: str, mentions: Sequence[int], posts: dict[int, list[Post]]) -> list[Person]:
    groups: list[tuple[list[int], list[Post]]] = []
    without = []
    for mention in mentions:
        if mention not in posts:
            without.append(mention)
            continue
        same = [group for group in groups if set(group[1]) & set(posts[mention])]
        joined = [index for group in same for index in group[0]] + [mention]
        held = [post for group in same for post in group[1]] + posts[mention]
        groups = [group for group in groups if group not in same] + [(joined, held)]
    groups = _without_body(groups)
    if len(groups) <= 1:
        held = groups[0][1] if groups else []
        return [Person(name, tuple(mentions), tuple(dict.fromkeys(held)))]
    people = [Person(name, tuple(sorted(group)), tuple(dict.fromkeys(held))) for group, held in groups]
    if without:
        people.append(Person(name, tuple(without), (), unsettled=True))
    return people


def _without_body(groups: list[tuple[list[int], list[Post]]]) -> list[tuple[list[int], list[Post]]]:
    """Join a group whose titles stand without an organisation with the only other one that has such a title."""
    bare = [group for group in groups if not any(body for body, _ in group[1])]
    full = [group for group in groups if group not in bare]
    for mentions, held in bare:
        titles = {title for _, title in held}
        holders = [group for group in full if titles & {title for _, title in group[1]}]
        if len(holders) == 1:
            holders[0][0].extend(mentions)
            holders[0][1].extend(held)
        else:
            full.append((mentions, held))
    return sorted(full, key=lambda group: min(group[0]))


def _post(position: Position, mentions: Sequence[Mention]) -> Post:
    body = "" if position.organisation is None else mentions[position.organisation].name
    return body, position.title
