"""The posts of a person: the titles before the name, each with the body that it belongs to."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gongbao.extract.document import Document
from gongbao.extract.facts import Mention
from gongbao.extract.names.posts import Post
from gongbao.extract.names.title_bodies import TitleBodies
from gongbao.extract.names.titles import Title, joint_before, title_before
from gongbao.extract.vocabulary import alternation, words

__all__ = ["find_posts"]

_NO_POST = frozenset({"role", "address"})
_NOT_IN_CHAIN = frozenset({"role", "address", "byline"})
_OWN_ONLY = frozenset({"state", "foreign", "deputy"})
_BODIES_OF = {  # how the bodies end that such a head may head
    "主任": ("委员会", "管委会", "办公室", "中心", "委", "人大常委会"),
    "局长": ("局",),
    "院长": ("院",),
    "校长": ("学校", "中学", "小学", "大学", "学院"),
    "会长": ("会",),
    "理事长": ("会", "合作社"),
    "董事长": ("公司", "集团"),
    "总经理": ("公司", "集团"),
    "厂长": ("厂",),
}
_LONGEST_LABEL = 8  # characters from a body to the colon: 牵头单位:水务局,责任人:
_LONGEST_DIRECTORY = 400  # characters of a list of leaders under the name of their body
_PROSE = re.compile("[。:]")
_LEAD = 100  # characters of a heading or the line of place and day, which names whose head is spoken of
_FIRM_BEFORE = re.compile(r"(?:该|本)?(?:公司|企业|集团)$")
_OFFICE_END = re.compile(r"(?:[委局府会部厅办院校]|政协|法院)$")
_HAN_GAP = re.compile(r"(?<=[一-龥])\s+(?=[一-龥])")  # 书 记
_ZONE = re.compile("(?:开发|经开|高新|保税|工业|产业|示范|新|园|景|功能|片|港|合作)区$")
_NOT_OF_LAST = frozenset({"byline", "academia"})
_LISTED_NEXT = re.compile(r"(?:\([^()\n]{1,12}\))?(?:[、,;和及与 \n]|以及){1,3}")
_LONGEST_CHAIN = 9
_LONGEST_POST = 80
_PARTY = re.compile(rf"(?:{alternation(words('offices', 'party'))})$")
_LEVEL_TITLE = re.compile(r"(?:^|副|代|代理|常务|任)([省市县区州镇乡旗盟])长$")
_LEVEL_BEFORE = re.compile(r"(自治区|省|市|县|区|自治州|州|镇|乡|旗|盟)$")
_PLACE_LEVELS = frozenset("省市县区州旗盟镇乡村街道")
_TYPES = frozenset({"organisation", "place", "facility"})


class _Item(NamedTuple):
    """A title of a chain, the body that it belongs to, and where the words of both begin."""

    title: Title
    organisation: Mention | None
    start: int


def _of_body(item: _Item, group: Mention, body: Mention) -> _Item:
    """Return ``item`` as a post of ``body``, should it be one of its party ``group``: 局 | 党组书记."""
    if item.organisation is not group or body.start != group.start:
        return item
    return item._replace(organisation=body, title=item.title._replace(start=body.end))


def find_posts(
    document: Document,
    bodies: Sequence[Mention],
    persons: Sequence[Mention],
    holders: Iterable[tuple[Title, list[Mention]]],
) -> tuple[list[Mention], list[Post]]:
    """Return the organisations that titles prove and ``bodies`` lack, and the posts of the ``holders``.

    A post said twice of one name is returned once, where it is first said.
    """
    reader = _Reader(document, [body for body in bodies if body.type in _TYPES], persons)
    posts: dict[tuple[str, str, str], Post] = {}
    for title, group in holders:
        if title.group in _NO_POST:
            continue
        chain = reader.of_last_body(reader.chain(title), group)
        for item in chain:
            if title.group == "byline" and item.organisation is None:
                continue
            for person in group:
                organisation = item.organisation.name if item.organisation else ""
                post = reader.post(item, person)
                posts.setdefault((person.name, organisation, post.title), post)
    placed = {(name, title) for name, organisation, title in posts if organisation}
    kept = [post for (name, body, title), post in posts.items() if body or (name, title) not in placed]
    return list(reader.bodies.proved.values()), kept


class _Reader:
    """Reads chains of titles in one report."""

    def __init__(self, document: Document, bodies: Sequence[Mention], persons: Sequence[Mention]) -> None:
        self.document = document
        self.folded = document.folded
        self.bodies = TitleBodies(document, bodies, persons)
        self.known = bodies
        self.known_starts = [body.start for body in bodies]
        self._last: tuple[int, Mention | None] = (-1, None)  # where the last holders end, and their body

    def of_last_body(self, items: list[_Item], holders: Sequence[Mention]) -> list[_Item]:
        """Give titles that no body stands before the one of the holder listed just before: 会长某某、秘书长某某."""
        end, body = self._last
        items = [
            item._replace(organisation=self.government(item.title, body))
            if item.organisation is None and body is not None and 0 <= end <= item.start <= end + 4
            else item
            for item in items
        ]
        first = items[0] if items else None
        if first is not None and all(item.organisation is None for item in items):
            spoken_of = self.spoken_of(first)
            items = [
                item
                if self.heads_place(item.title) and len(items) > 1
                else item._replace(organisation=spoken_of)
                for item in items
            ]
        if (
            first is not None
            and body is not None
            and 0 <= end <= first.start
            and all(item.organisation is None for item in items)
            and first.title.group not in _NOT_OF_LAST
            and not self.heads_place(first.title)
            and _LISTED_NEXT.fullmatch(self.folded, end, first.start)
        ):
            items = [item._replace(organisation=body) for item in items]
        if holders and items:
            self._last = holders[-1].end, items[-1].organisation
        return items

    def spoken_of(self, item: _Item) -> Mention | None:
        """Return the body that a title which opens a sentence or a line is of: 主任某某,副主任某某.

        It is the one that the lines above are headed with, or the last that the paragraph spoke of.
        """
        at = item.start
        opened = self.folded[at - 1] if at else "\n"
        before = reversed(self.known[: bisect_left(self.known_starts, at)])
        if opened == "\n":
            return self.heading(before, at)
        if opened == ":":
            body = next(before, None)
            return body if body and body.type == "organisation" and at - body.end <= _LONGEST_LABEL else None
        if firm := _FIRM_BEFORE.search(self.folded, max(item.title.outer - 3, 0), item.title.outer):
            return self.firm_before(firm.start())
        tails = _BODIES_OF.get(self.folded[item.title.start : item.title.end].removeprefix("副"))
        if tails is None or opened not in "。”":
            return None
        paragraph = self.document.passages[self.document.passage_at(at)].paragraph
        for body in before:
            if self.document.passages[body.passage].paragraph != paragraph:
                return None
            if body.type != "place" and body.text.endswith(tails):
                return body
        return None

    def firm_before(self, at: int) -> Mention | None:
        """Return the firm or works that the paragraph spoke of last before ``at``: 在青禾电子,…公司董事长."""
        paragraph = self.document.passages[self.document.passage_at(at)].paragraph
        for body in reversed(self.known[: bisect_left(self.known_starts, at)]):
            if self.document.passages[body.passage].paragraph != paragraph:
                return None
            firm = body.type == "organisation" and not _OFFICE_END.search(body.text)
            if firm or (body.type == "facility" and body.text.endswith("厂")):
                return body
        return None

    def heading(self, before: Iterable[Mention], at: int) -> Mention | None:
        """Return the nearest of the bodies ``before`` that is a line by itself, with short lines from it to ``at``."""
        for body in before:
            if at - body.end > _LONGEST_DIRECTORY or _PROSE.search(self.folded, body.end, at):
                return None
            line = self.folded.rfind("\n", 0, body.start) + 1
            if (
                body.type == "organisation"
                and self.folded.startswith("\n", body.end)
                and body.start - line < 3
            ):
                return body
        return None

    def chain(self, title: Title) -> list[_Item]:
        """Return the titles that end with ``title``, in reading order, each with its organisation."""
        items: list[_Item] = []
        following: Title | None = title
        while following is not None and len(items) < _LONGEST_CHAIN:
            joined = self.joined(following.outer)
            organisation = None if joined else self.bodies.before(following)
            start = min(organisation.start if organisation else self.level_start(following), following.start)
            items.append(_Item(following, organisation, start))
            following = joined or self.joined(min(start, following.outer))
        return self.inherit(items[::-1])

    def level_start(self, title: Title) -> int:
        """Return where a bare level before a title without a body begins: 自治区 | 副主席, else its own start."""
        level = _LEVEL_BEFORE.search(self.folded, max(title.outer - 3, 0), title.outer)
        return (
            level.start() if level and self.folded.endswith("主席", title.start, title.end) else title.outer
        )

    def joined(self, start: int) -> Title | None:
        """Return the title of the same holder that comes before the words at ``start``."""
        joint = joint_before(self.folded, start)
        title = title_before(self.folded, joint, self.bodies.by_end) if joint > 0 else None
        return title if title is not None and title.group not in _NOT_IN_CHAIN else None

    def inherit(self, items: list[_Item]) -> list[_Item]:
        """Give titles without an organisation of their own the one of the title before."""
        last: Mention | None = None
        for number, item in enumerate(items):
            organisation = item.organisation or self.government(item.title, last)
            if organisation is None and not self.heads_place(item.title):
                organisation = last
                if last is not None and item.title.group != "party" and _PARTY.search(last.text):
                    organisation = self.without_party(last)
                    items = [_of_body(earlier, last, organisation) for earlier in items]
            last = item.organisation and organisation or last
            items[number] = items[number]._replace(organisation=organisation)
        return items

    def heads_place(self, title: Title) -> bool:
        """Return whether the body of ``title`` can be none but its own, such as that of a mayor."""
        words_ = self.folded[title.start : title.end]
        leads_region = self.level_start(title) < title.outer
        return title.group in _OWN_ONLY or leads_region or bool(_LEVEL_TITLE.search(words_))

    def government(self, title: Title, party: Mention | None) -> Mention | None:
        """Return the body or the place that a 市长, 省长 or 自治区主席 heads."""
        match = _LEVEL_TITLE.search(self.folded[title.start : title.end])
        if match is None and self.folded.endswith("主席", title.start, title.end):
            match = _LEVEL_BEFORE.search(self.folded, max(title.outer - 3, 0), title.outer)
        if match is None:
            return None
        level = match.group(1)
        root = party.name.partition(level)[0] + level if party and level in party.name else level
        for kind, tail in (("organisation", "政府"), ("place", level)):
            heads = [
                body
                for body in self.known
                if body.type == kind and body.name.endswith(tail) and not _ZONE.search(body.name)
            ]
            if kind == "place" and root == level:
                lead = [body for body in heads if body.start < _LEAD]
                heads = lead[:1] or [body for body in heads if body.text.endswith(tail)]
                if len({body.name for body in heads}) > 1:
                    continue  # any of several could be meant
            for wanted in (root, level):
                for body in heads:
                    if wanted in body.name:
                        return body
        return None

    def without_party(self, organisation: Mention) -> Mention:
        """Return the body whose party group ``organisation`` is: 局 of 局党组; a committee that governs stays."""
        bare = _PARTY.sub("", organisation.text)
        if len(bare) < 3 or bare[-1] in _PLACE_LEVELS:
            return organisation
        known = next((body for body in self.known if body.name == bare), None)
        return known or self.bodies.prove(organisation.start, organisation.start + len(bare)) or organisation

    def post(self, item: _Item, person: Mention) -> Post:
        title, start = item.title, item.start
        if title.end - start > _LONGEST_POST:
            start = title.start
        text, passage = self.document.text, self.document.passage_at(start)
        proper = title.start
        if item.organisation is not None and title.start < item.organisation.end < title.end - 1:
            proper = item.organisation.end  # the committee of 区党工委书记 is no part of the title
        words_ = (
            "".join(text[proper : title.end].split())
            if _HAN_GAP.search(text, proper, title.end)
            else text[proper : title.end]
        )
        return Post(start, title.end, text[start : title.end], passage, words_, person, item.organisation)
