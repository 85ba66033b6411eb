"""The organisation that stands before a title: a body already found, or one that the title proves."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from gongbao.extract.document import Document
from gongbao.extract.facts import Mention
from gongbao.extract.names.evidence import PARTING
from gongbao.extract.names.person_names import HAN
from gongbao.extract.names.segmentation import cut
from gongbao.extract.names.terms import HEADS
from gongbao.extract.names.titles import Title
from gongbao.extract.vocabulary import alternation, words
from gongbao.schema.codelists import rows

__all__ = ["TitleBodies"]

_LONGEST = 24
_RUN = re.compile(rf"[{HAN}A-Za-z]+$")
_OFFICE = re.compile(rf"(?:{alternation(words('offices'))})$")
_GENERIC = words("offices", "generic")
_ANY = re.compile(alternation(words("firm_name_words", "determiner")))  # 该公司
_COMMITTEE = re.compile(rf"(?:{alternation(words('offices', 'party'))})(?=.)")
# A head named by the last character of the body: 财政部长 is head of 财政部.
_NAMED_ALONE = frozenset({"党工委", "纪工委", "工委", "纪委"})  # bodies even where no place stands before
_HEAD = re.compile(r"[部厅局委署司处科院行社]长$")
_FEDERAL = "联邦"
# Words before the name of a body, unless they are a part of it: 据 of 数据局, 就 of 就业局, 和 of 教育和体育局.
_PART_OF_NAME = {
    "据": "(?<![数证])据",
    "就": "就(?!业|医)",
    "对": "对(?!外|口|台)",
    "指": "指(?!挥|导)",
    "向": "(?<!方)向(?!海|阳|前)",
    "和": "和(?!改革|体育|信息|旅游|社会|城乡|湖泊|宗教|科学|医疗|计划|草原|园林|农村|海洋|渔业|统计|平|谐|文化|技术)",
}
_STOPS = words("name_stops") - _PART_OF_NAME.keys()
_STOP = re.compile(
    rf".*(?:{alternation(_STOPS)}|{'|'.join(_PART_OF_NAME.values())}|要求|责成|督促|听取|陪同|邀请|辞去|接任|[昨今同当]日)"
)
_NOTE = re.compile(r"\([^()\n]{1,30}\)$")

_LONGEST_FIELD = 9  # characters of a trade between a firm and a title
_FIRM_WORDS = frozenset(
    word for word, row in HEADS.items() if row["strength"] == "firm"
)  # 某某期货 is a firm
_COMMON = frozenset(("noun", "deed", "field", "inner", "generic", "place"))
_OFFICIAL = frozenset({"government", "party", "congress"})
_FIRM_GROUPS = frozenset({"enterprise", "academia"})
_FIELD_WORDS = alternation(words("title_fields"))
_FIELD = re.compile(rf"(?:{_FIELD_WORDS}){{1,3}}$")
_FIRM = re.compile(rf"(?<![{HAN}A-Za-z0-9.·)])[{HAN}A-Za-z]{{2,16}}$")
_DESCRIBED = re.compile(rf".*(?:{alternation(words('firm_name_words', 'describing'))})(?=..)")
_TRADE = re.compile(rf"(?:{alternation(words('firm_name_words', 'sector'))}|^..?业|^(?:{_FIELD_WORDS})+)$")
_ROLES = {row["word"]: row["role"] for row in rows("news_words") if row["role"] != "namelike"}


class TitleBodies:
    """Finds the body before each title; ``proved`` maps where those that no one had found end to them."""

    def __init__(self, document: Document, bodies: Iterable[Mention], persons: Iterable[Mention]) -> None:
        self.document = document
        self.folded = document.folded
        self.proved: dict[int, Mention] = {}
        self.by_end: dict[int, Mention] = {}
        for body in bodies:
            known = self.by_end.get(body.end)
            if known is None or body.start < known.start:
                self.by_end[body.end] = body
        self.starts = sorted((body.start, body.end) for body in self.by_end.values())
        self.persons = sorted((person.start, person.end) for person in persons)

    def before(self, title: Title) -> Mention | None:
        """Return the body that ``title`` belongs to by standing right before it, or ``None``."""
        if self.folded[title.outer - 1 : title.outer] == "\n":
            return None  # what stands in the line above is a heading
        found = self._known(title) or self._office(title) or self._firm(title)
        if found is None and title.group in _OFFICIAL:
            found = self._with_field(title.outer)
        return found

    def _known(self, title: Title) -> Mention | None:
        at = title.outer
        if self.folded[at - 1 : at] == " ":
            at -= 1  # 某某公司 CEO
        known = self.by_end.get(at)
        if known is None and self.folded.endswith(_FEDERAL, 0, at):
            known = self.by_end.get(at - len(_FEDERAL))  # 奥地利联邦总统
        if known is None and _HEAD.search(self.folded, title.start, title.end):
            known = self.by_end.get(title.end - 1)
        if known is None and at and self.folded[at - 1] in "的)":
            note = _NOTE.search(self.folded, max(at - 32, 0), at)
            known = self.by_end.get(note.start() if note else at - 1)
        return known

    def _office(self, title: Title) -> Mention | None:
        """Return an office known by the last word of its name: …局, …管理办, …集团."""
        at = title.outer
        ends_office = bool(_OFFICE.search(self.folded, max(at - 4, 0), at))
        if not ends_office and _HEAD.fullmatch(self.folded, title.start, title.end):
            at += 1
            ends_office = True
        if not ends_office:
            committee = _COMMITTEE.match(self.folded, title.start, title.end)
            if committee is None:
                return None
            start, at = self._start(at), committee.end()
            named = start < title.outer or committee.group() in _NAMED_ALONE
            return self.prove(start, at) if named else None
        start = self._start(at)
        if at - start < 3 and self.folded[at - 1] not in "委办局厅党":
            return None
        if self.folded[start - 1 : start] == ")" or _ANY.sub("", self.folded[start:at]) in _GENERIC:
            return None
        return self.prove(start, at)

    def _firm(self, title: Title) -> Mention | None:
        """Return the firm whose name opens the clause before ``title``, with or without a field between."""
        if title.group not in _FIRM_GROUPS:
            return None
        near = self._with_field(title.outer)
        if near is not None:
            return near
        low, end = max(title.outer - _LONGEST, 0), title.outer
        field = _FIELD.search(self.folded, low, end)
        if field is not None:
            known = self.by_end.get(field.start())
            if known is not None and known.type != "place":
                return known
            if known is None and field.start() - self._firm_start(low, field.start()) > 2:
                end = field.start()
        start = self._firm_start(low, end)
        return self.prove(start, end) if self._may_be_firm(self.folded[start:end]) else None

    def _with_field(self, at: int) -> Mention | None:
        """Return the organisation that a trade or a part of common words parts from its title (某某集团市场销售 | 副总)."""
        for end in range(at - 2, max(at - _LONGEST_FIELD, 0), -1):
            body = self.by_end.get(end)
            if body is not None and body.type == "organisation":
                words = cut(self.folded, end, at)
                plain = words[0].text not in _FIRM_WORDS and all(
                    word.role in _COMMON and len(word.text) > 1 for word in words
                )
                return body if plain else None
        return None

    def _firm_start(self, low: int, end: int) -> int:
        """Return where the name of a firm begins that opens a clause and ends at ``end``, or ``end``."""
        run = _FIRM.search(self.folded, low, end)
        if run is None:
            return end
        start = max(run.start(), _end_before(self.persons, end))
        for words_before in (_STOP, _DESCRIBED):
            match = words_before.match(self.folded, start, end)
            start = match.end() if match else start
        return start

    def _may_be_firm(self, name: str) -> bool:
        if len(name) < 2:
            return False
        common = name in _ROLES or name in _GENERIC or _ANY.sub("", name) in _GENERIC
        return not common and not _TRADE.search(name) and _ROLES.get(name[:2]) not in PARTING

    def _start(self, end: int) -> int:
        """Return where the name that ends at ``end`` begins, as far back as it can be one name."""
        run = _RUN.search(self.folded, max(end - _LONGEST, 0), end)
        if run is None:
            return end
        stop = _STOP.match(run.group())
        start = run.start() + (stop.end() if stop else 0)
        start = max(start, _end_before(self.persons, end))
        body = bisect_right(self.starts, (start, end)) - 1
        if body >= 0 and start < self.starts[body][1] < end:
            return self.starts[body][0] if self.starts[body][0] >= run.start() else self.starts[body][1]
        return start

    def prove(self, start: int, end: int) -> Mention | None:
        """Return the organisation that ``start`` to ``end`` names, or ``None`` where that is no name."""
        if end - start < 2:
            return None
        known = self.proved.get(end)
        if known is None:
            text = self.document.text[start:end]
            known = Mention(start, end, text, self.document.passage_at(start), "organisation", text)
            self.proved[end] = known
        return known


def _end_before(spans: list[tuple[int, int]], end: int) -> int:
    """Return where the last of ``spans`` that ends at or before ``end`` does, or 0."""
    last = bisect_right(spans, (end, -1)) - 1
    return spans[last][1] if last >= 0 and spans[last][1] <= end else 0
