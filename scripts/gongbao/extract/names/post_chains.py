"""The posts of a person: the titles before the name, each with the body that it belongs to."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gongbao.extract.document import Document
from gongbao.extract.facts import Mention
from gongbao.extract.names.person_names import HAN
from gongbao.extract.names.posts import Post
from gongbao.extract.names.titles import Title, joint_before, title_before
from gongbao.extract.vocabulary import alternation, words
from gongbao.schema.codelists import rows

__all__ = ["find_posts"]

_NO_POST = frozenset({"role", "address"})
_NOT_IN_CHAIN = frozenset({"role", "address", "byline"})
_OWN_ONLY = frozenset({"state", "foreign", "deputy"})
_LONGEST_CHAIN = 9
_LONGEST_OFFICE = 24
_RUN = re.compile(rf"[{HAN}]+$")
_OFFICE = re.compile(rf"(?:{alternation(words('offices'))})$")
_STOP = re.compile(
    r".*(?:据|由|向|在|与|和|及|是|为|对|请|随|让|把|被|从|以|到|的|就|已|陪同|播出|连线|包括|采访|联系|引述|作为|会见|任命|担任|告诉|记者|[昨今同当]日|日前|近日|当天)"
)
_FIELD = re.compile(rf"(?:{alternation(words('title_fields'))}){{1,3}}$")
_BRAND_GROUPS = frozenset({"enterprise", "academia"})
_BRAND = re.compile(rf"(?<![{HAN}A-Za-z0-9.·)])[{HAN}A-Za-z]{{2,16}}$")
_LONG = re.compile(rf"[{HAN}A-Za-z]{{3}}$")
_DESCRIBED = re.compile(".*(?:厂商|机构|巨头|龙头|品牌|旗下|知名|著名|资深)(?=..)")
_TRADE = re.compile(rf"(?:行业|产业|领域|区域|区|^..?业|^(?:{alternation(words('title_fields'))})+)$")
_ANY = re.compile("(?:国内|该|本|某|一家|多家|大型|民营|我国|有关|相关)")
_NO_BRAND = frozenset(
    row["word"]
    for row in rows("news_words")
    if row["role"] in ("verb", "adverb", "function", "time", "phrase")
)
_COMMON = frozenset(row["word"] for row in rows("news_words") if row["role"] != "namelike")
_GENERIC = words("offices", "generic")
_NOTE = re.compile(r"\([^()\n]{1,30}\)$")
_HEAD = re.compile(r"[部厅局委署司处科院行社]长$")
_COMMITTEE = re.compile(rf"(?:{alternation(words('offices', 'party'))})(?=.)")
_PARTY = re.compile(rf"(?:{alternation(words('offices', 'party'))})$")
_LEVEL_TITLE = re.compile(r"(?:^|副|代|代理|常务|任)([省市县区州镇乡旗盟])长$")
_LEVEL_BEFORE = re.compile(r"(自治区|省|市|县|区|自治州|州|镇|乡|旗|盟)$")


class _Item(NamedTuple):
    title: Title
    organisation: Mention | None
    start: int


def find_posts(
    document: Document, bodies: Sequence[Mention], holders: Iterable[tuple[Title, list[Mention]]]
) -> tuple[list[Mention], list[Post]]:
    """Return the organisations that titles prove and ``bodies`` lack, and the posts of the ``holders``."""
    reader = _Reader(document, bodies)
    posts: dict[tuple[str, str, str], Post] = {}
    for title, persons in holders:
        if title.group in _NO_POST or not persons:
            continue
        for item in reader.chain(title):
            for person in persons:
                post = reader.post(item, person)
                if post is not None:
                    posts.setdefault(_key(post), post)
    said = {(name, title) for name, body, title in posts if body}
    kept = [post for (name, body, title), post in posts.items() if body or (name, title) not in said]
    return list(reader.proved.values()), kept


def _key(post: Post) -> tuple[str, str, str]:
    return post.person.name, post.organisation.name if post.organisation else "", post.title


class _Reader:
    def __init__(self, document: Document, bodies: Sequence[Mention]) -> None:
        self.document = document
        self.folded = document.folded
        self.bodies = [body for body in bodies if body.type in ("organisation", "place", "facility")]
        self.by_end: dict[int, Mention] = {}
        for body in self.bodies:
            known = self.by_end.get(body.end)
            if known is None or body.start < known.start:
                self.by_end[body.end] = body
        self.proved: dict[int, Mention] = {}

    def chain(self, title: Title) -> list[_Item]:
        """Return the titles that end with ``title``, in reading order, each with its organisation."""
        items: list[_Item] = []
        following: Title | None = title
        while following is not None and len(items) < _LONGEST_CHAIN:
            joint = joint_before(self.folded, following.outer)
            before = title_before(self.folded, joint, self.by_end) if joint > 0 else None
            organisation = None if before else self.organisation_before(following)
            start = organisation.start if organisation else following.outer
            items.append(_Item(following, organisation, min(start, following.start)))
            joint = joint_before(self.folded, min(start, following.outer))
            following = title_before(self.folded, joint, self.by_end) if joint > 0 else None
            if following is not None and following.group in _NOT_IN_CHAIN:
                following = None
        return self.inherit(items[::-1])

    def organisation_before(self, title: Title) -> Mention | None:
        known = self.by_end.get(title.outer)
        if known is None and _HEAD.search(self.folded, title.start, title.end):
            known = self.by_end.get(title.end - 1)
        if known is None and title.outer and self.folded[title.outer - 1] in "的)":
            note = _NOTE.search(self.folded, max(title.outer - 32, 0), title.outer)
            known = self.by_end.get(note.start() if note else title.outer - 1)
        return known or self.prove(title) or self.brand(title)

    def brand(self, title: Title) -> Mention | None:
        """Return the firm whose name opens the clause and stands before ``title``, with or without a field between."""
        if title.group not in _BRAND_GROUPS:
            return None
        low = max(title.outer - _LONGEST_OFFICE, 0)
        field = _FIELD.search(self.folded, low, title.outer)
        end = field.start() if field else title.outer
        known = self.by_end.get(end)
        if field and (
            (known and known.type == "place") or end - low < 3 or not _LONG.search(self.folded, low, end)
        ):
            known, end = None, title.outer
        run = _BRAND.search(self.folded, low, end)
        if known is not None or run is None:
            return known
        stop = _STOP.match(run.group())
        start = run.start() + (stop.end() if stop else 0)
        name = self.folded[start:end]
        if (
            len(name) < 2
            or name in _COMMON
            or name in _GENERIC
            or name[-1] in "业区"
            or name[:2] in _NO_BRAND
        ):
            return None
        return self.proved_at(start, end)

    def prove(self, title: Title) -> Mention | None:
        """Return an organisation that stands before ``title`` though no body was found there."""
        at = title.outer
        if _HEAD.fullmatch(self.folded[title.start : title.end]) and not self.office(at):
            at += 1
        start = self.office(at)
        if start is None:
            committee = _COMMITTEE.match(self.folded, title.start, title.end)
            start, at = (self.name_start(at), committee.end()) if committee else (None, at)
        if start is None or at - start < 2:
            return None
        if _ANY.sub("", self.folded[start:at]) in _GENERIC or self.folded[start - 1 : start] == ")":
            return None
        return self.proved_at(start, at)

    def proved_at(self, start: int, end: int) -> Mention:
        known = self.proved.get(end)
        if known is None:
            text = self.document.text[start:end]
            known = Mention(start, end, text, self.document.passage_at(start), "organisation", text)
            self.proved[end] = known
        return known

    def office(self, end: int) -> int | None:
        """Return where the name of an office that ends at ``end`` begins."""
        return self.name_start(end) if _OFFICE.search(self.folded, max(end - 4, 0), end) else None

    def name_start(self, end: int) -> int | None:
        """Return where the name of a body that ends at ``end`` begins, as far back as it can be one name."""
        run = _RUN.search(self.folded, max(end - _LONGEST_OFFICE, 0), end)
        if run is None:
            return None
        stop = _STOP.match(run.group())
        start = run.start() + (stop.end() if stop else 0)
        for body in self.bodies:
            if body.end > start and body.start < end and body.end < end:
                start = min(start, body.start) if body.start >= run.start() else max(start, body.end)
        return start if start < end else None

    def inherit(self, items: list[_Item]) -> list[_Item]:
        """Give titles without an organisation of their own the one of the title before."""
        result: list[_Item] = []
        last: Mention | None = None
        for item in items:
            organisation = item.organisation
            if organisation is None:
                organisation = self.government(item, last)
                if organisation is None and item.title.group not in _OWN_ONLY:
                    organisation = self.without_party(last, item.title)
            else:
                last = organisation
            result.append(item._replace(organisation=organisation))
        return result

    def government(self, item: _Item, party: Mention | None) -> Mention | None:
        """Return the body or the place that a 市长, 省长 or 自治区主席 heads."""
        words_ = self.folded[item.title.start : item.title.end]
        match = _LEVEL_TITLE.search(words_)
        if match is None and words_.endswith("主席"):
            match = _LEVEL_BEFORE.search(self.folded, max(item.title.outer - 3, 0), item.title.outer)
        if match is None:
            return None
        level = match.group(1)
        root = party.name.partition(level)[0] + level if party and level in party.name else level
        bodies = [body for body in self.bodies if level in body.name]
        for kind, tail in (("organisation", "政府"), ("place", level)):
            for wanted in (root, level):
                for body in bodies:
                    if body.type == kind and body.name.endswith(tail) and wanted in body.name:
                        return body
        return None

    def without_party(self, organisation: Mention | None, title: Title) -> Mention | None:
        """Return the body itself where ``organisation`` is its party group and ``title`` no party post."""
        if organisation is None or title.group == "party":
            return organisation
        bare = _PARTY.sub("", organisation.name)
        if bare == organisation.name or len(bare) < 3:
            return organisation
        return next((body for body in self.bodies if body.name == bare), organisation)

    def post(self, item: _Item, person: Mention) -> Post | None:
        title, organisation = item.title, item.organisation
        if title.group == "byline" and organisation is None:
            return None
        start = organisation.start if item.start < title.start and organisation else title.start
        if not 0 <= title.end - start < 80:
            start = title.start
        text = self.document.text
        return Post(
            start,
            title.end,
            text[start : title.end],
            self.document.passage_at(start),
            text[title.start : title.end],
            person,
            organisation,
        )
