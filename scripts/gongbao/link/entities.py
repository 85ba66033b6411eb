"""Mentions of a report -> entities: who or what is the same, and under which key."""

import re
from collections.abc import Sequence
from functools import cache

from gongbao.extract.facts import Facts, Finding, Mention
from gongbao.link.gazetteer import Gazetteer
from gongbao.link.inert import harmless
from gongbao.link.people import Person, people_of
from gongbao.schema import Row
from gongbao.schema.codelists import rows
from gongbao.schema.identifiers import identifier

__all__ = ["Entities", "find_entities", "post_text"]

# Kinds of things that many reports speak of and mean one and the same.
_EVERYWHERE = frozenset({"industry", "policy"})
# Names that say of themselves that they are one in the country.
_NATIONAL = re.compile(r"中国|中华|国家|全国|中共中央|中央|国务院|最高人民")


class Entities:
    """The entities of one report.

    Attributes:
        rows: rows of the table ``entities`` by key.
        of_mention: key of the entity of each mention, in the order of ``facts.mentions``.
        findings: what is odd, with the entity's key as ``row_id``.
    """

    def __init__(self, facts: Facts, report_id: str, place_id: str | None, places: Gazetteer) -> None:
        self.rows: dict[str, Row] = {}
        self.of_mention: list[str] = [""] * len(facts.mentions)
        self.findings: list[tuple[Finding, str]] = []
        self._report_id, self._place_id, self._places = report_id, place_id, places
        keys: dict[tuple[str, str], str] = {}
        for index, mention in enumerate(facts.mentions):
            if mention.type != "person":
                said = mention.type, mention.name
                key = self.of_mention[index] = keys.get(said) or self._thing(mention)
                keys[said] = key
        self._people(people_of(facts))
        self._link_parts()

    def _thing(self, mention: Mention) -> str:
        if mention.type == "place":
            code = self._places.resolve(mention.name, self._place_id)
            if code is not None:
                row = self._places.row(code)
                key = identifier("entities", "place", code)
                return self._add(
                    key, "place", self._places.name(code), name_en=row["name_en"], identifier=code
                )
            country = _countries().get(mention.name)
            if country is not None:
                key = identifier("entities", "place", country["code"])
                official = _countries()[country["code"]]
                return self._add(
                    key, "place", official["name"], name_en=official["name_en"], identifier=country["code"]
                )
        key = identifier("entities", mention.type, mention.name, self._scope(mention))
        return self._add(key, mention.type, mention.name)

    def _scope(self, mention: Mention) -> str:
        """Return within what a name means one thing: everywhere, the report's place, or the report alone.

        市财政局 is another body in each city, and 工作会议 another meeting in each report.
        """
        if mention.type in _EVERYWHERE:
            return ""
        if mention.type == "meeting":
            return self._report_id
        if _NATIONAL.match(mention.name) or self._names_its_place(mention.name):
            return ""
        return self._place_id or self._report_id

    def _names_its_place(self, name: str) -> bool:
        led = self._places.leading(name)
        return led is not None and self._places.level(led[0]) != "county"

    def _people(self, people: Sequence[Person]) -> None:
        for person in people:
            first = person.posts[0] if person.posts else ("", "")
            key = identifier("entities", "person", self._report_id, person.name, *first)
            self._add(key, "person", person.name)
            for mention in person.mentions:
                self.of_mention[mention] = key
        for name in dict.fromkeys(person.name for person in people):
            same = [person for person in people if person.name == name]
            if len(same) > 1:
                self._note_namesakes(same)

    def _note_namesakes(self, people: Sequence[Person]) -> None:
        posts = "; ".join(
            "no post" if person.unsettled else "、".join(map(post_text, person.posts)) for person in people
        )
        message = (
            f"{people[0].name} stands for several people, since nothing shows that they are one: {posts}"
        )
        finding = Finding("namesakes", "warning", message, "entities")
        self.findings.append((finding, self.of_mention[people[0].mentions[0]]))

    def _link_parts(self) -> None:
        """Set ``part_of`` of a body whose name begins with that of another one (国务院办公厅, 国务院)."""
        bodies = {str(row["name"]): key for key, row in self.rows.items() if row["type"] == "organisation"}
        for name, key in bodies.items():
            for length in range(len(name) - 1, 1, -1):
                if name[:length] in bodies:
                    self.rows[key]["part_of"] = bodies[name[:length]]
                    break

    def _add(
        self, key: str, kind: str, name: str, *, name_en: object = None, identifier: str | None = None
    ) -> str:
        self.rows[key] = {
            "entity_id": key,
            "type": kind,
            "name": harmless(name) or name,
            "name_en": name_en if isinstance(name_en, str) else None,
            "identifier": identifier,
            "part_of": None,
        }
        return key


@cache
def _countries() -> dict[str, dict[str, str]]:
    """Return the countries of the world but this one by each of their names, and the first name by code."""
    listed = rows("countries")
    return {row["code"]: row for row in reversed(listed)} | {row["name"]: row for row in listed}


def find_entities(facts: Facts, report_id: str, place_id: str | None, places: Gazetteer) -> Entities:
    """Return the entities of a report that is about the place ``place_id``."""
    return Entities(facts, report_id, place_id, places)


def post_text(post: tuple[str, str]) -> str:
    """Return a post as findings and curated decisions write it: the organisation's name and the title."""
    return "".join(post)
