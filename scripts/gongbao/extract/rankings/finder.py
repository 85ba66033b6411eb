"""Puts rankings together: for each mark of rank its scope, and one ranking for each indicator ranked."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gongbao.extract.document import Document
from gongbao.extract.facts import Figure, Finding, Mention, Period, Ranking
from gongbao.extract.figures.wordings import GENERIC, wording_before
from gongbao.extract.quantities.numerals import read_integer
from gongbao.extract.rankings.beside import FiguresBeside
from gongbao.extract.rankings.marks import Mark, find_marks
from gongbao.extract.rankings.members import LIST_MARK, MEASURED, PREDICATED, members_of
from gongbao.extract.rankings.order import Order, evaluation_in, read_order
from gongbao.extract.vocabulary import alternation, words

__all__ = ["find_rankings"]

_BOUNDARY = re.compile(r"[,;:。!?…\n()]")
_COUNTED_LIST = re.compile(
    r"(?<=.)(?:等?(?P<count>[一二两三四五六七八九十]{1,3}|\d{1,3})(?:项|个|大)|等)(?:主要|核心|重点)?(?:经济)?(?:指标|数据)(?:总量|增速|增幅)?$|等(?:方面|领域)?$"
)
_SEVERAL = re.compile(r"均|都|分别|双双|同时|皆")
_ORDER_VERB = re.compile(r"[居列排升进跃移跻获夺登]|保持|蝉联|名次|位次")
_RELATIVE = re.compile(r"(?:提升|增长|上升|下降|降低|改善|进位)?(?:幅度|位次)")
_BESIDE = re.compile(r"(?:以上|左右|以内|、|\s)*")
_BEFORE = re.compile(r"(?:以上|左右|以内|、|,|\s)*")
_NEXT_RANK = re.compile(r"[、和,][^,;。、]{0,6}?第")
_ORDER = "排名"
_NUMBERED_BAND = re.compile(r"前[\d一二三四五六七八九十]")
_ENTERING = re.compile(alternation(words("ranking_words", "entering")))
_SUBJECT = re.compile(
    r"(?:开发区|经开区|高新区|示范区|产业园|园区|新区|公司|集团|企业|大学|学校|医院|[我该本全][省市县区州盟旗])$"
)
_KIND = re.compile(r"[^,;:。!?、()“”《》\n]{2,14}")
_DEGREE = re.compile(r"之[大高多快长]$")
_HOME = re.compile(r"(?:我[国省市区县]|中国|本[省市区县])$")
_STANDING = re.compile(r"(?:的?地位|[的之]).*$")
_AMONG = re.compile(r"^.*(?:在|于)[^,]{2,24}?[中里](?=.{2,}$)")
_AS_TO = re.compile(r"^.*(?:在|就)(?P<matter>[^,]{2,10}?)(?:上|方面)[均都皆也还]?能?$")
_BY_FIGURE = re.compile(r"(?:^|.)(?:则|分别)?(?:以|凭借?)[^,]*$")
_SURPASSING = re.compile(r"(?:已|并|一举|成功|首次)?(?:超过|超越|赶超|反超|仅次于|力压).*")
_GOAL = re.compile(rf"(?:{alternation(words('ranking_words', 'goal'))})(?!任务?完成|完成)")
_SENTENCES_BACK = 4
_REGIONS = tuple(sorted(words("ranking_words", "scope")))
_NO_INDICATOR = re.compile(r"(?:[一二三四五六七八九十]+|\d+)[个项大家]|第.*位|.")
_ITEM = re.compile(r"[一二三四五六七八九十]是")


@dataclass(slots=True)
class _Said:
    """The last ranking said: what a rank without words of its own goes on from."""

    end: int = -1
    paragraph: int = -1
    indicators: tuple[str, ...] = ()
    scope: str | None = None
    waiting: tuple[str, ...] = ()  # of 分别居第5、第6位: the indicators that have no rank yet


def find_rankings(
    document: Document,
    figures: Sequence[Figure],
    mentions: Sequence[Mention],
    period_at: Callable[[int], Period | None],
    status_at: Callable[[int, Period | None], str] | None = None,
) -> tuple[list[Ranking], list[Finding]]:
    """Return the rankings of a report, one for each indicator ranked, and what is odd about them.

    A place that is aimed at (力争进入全国前列, or a ``target`` by ``status_at``) is no ranking yet.
    """
    reader = _Reader(document, figures, mentions)
    rankings: list[Ranking] = []
    findings: list[Finding] = []
    if not document.passages:
        return rankings, findings
    for mark in find_marks(document.folded):
        read = reader.read(mark)
        if read is None:
            continue
        start, indicators, scope, stated = read
        period = period_at(mark.start)
        if status_at is not None and status_at(mark.start, period) == "target":
            continue
        text = document.text[start : mark.end]
        passage = document.passage_at(mark.start)
        rankings += [
            Ranking(start, mark.end, text, passage, indicator, mark.rank, scope, period)
            for indicator in indicators
        ]
        if stated is not None and stated != len(indicators):
            message = f"{text}: {stated} indicators are stated and {len(indicators)} are listed"
            findings.append(Finding("stated_count", "warning", message, "rankings", len(rankings) - 1))
    return rankings, findings


class _Reader:
    """Reads what stands before a mark of rank: its scope, its verb, and what is ranked."""

    def __init__(self, document: Document, figures: Sequence[Figure], mentions: Sequence[Mention]) -> None:
        self._document = document
        self._folded = document.folded
        self._beside = FiguresBeside(document.folded, figures)
        self._names = {mention.end: mention for mention in mentions if mention.type != "industry"}
        self._sorted = sorted(self._names.values(), key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self._sorted]
        self._said = _Said()

    def read(self, mark: Mark) -> tuple[int, tuple[str, ...], str | None, int | None] | None:
        """Return the span's start, what is ranked, in which scope, and how many are said to be."""
        passage = self._document.passages[self._document.passage_at(mark.start)]
        if mark.end > passage.end:
            return None
        if passage.paragraph != self._said.paragraph:
            self._said = _Said(paragraph=passage.paragraph)
        begin, opened = self._clause(passage.start, mark.start)
        order = self._outside_names(read_order(self._folded, begin, mark.start, listed=mark.listed))
        if mark.of_size:
            return self._largest(mark, order, begin)
        if not self._is_rank(mark, order, opened) or _GOAL.search(self._folded, begin, order.rest):
            return None
        waiting: tuple[str, ...] = ()
        scope = order.scope or (self._said.scope if order.rest == begin else None)
        if self._folded.startswith("的", mark.end) and order.verb == _ORDER:
            indicators: tuple[str, ...] = ((scope or "") + _ORDER,)
            stated = None
        elif self._said.waiting and order.rest == begin:
            indicators, waiting = self._said.waiting[:1], self._said.waiting[1:]
            stated = None
        else:
            indicators, stated = self._ranked(begin, order, passage.start)
            if len(indicators) > 1 and self._respectively(order, mark):
                indicators, waiting = indicators[:1], indicators[1:]
        indicators = tuple(
            _ITEM.sub("", _DEGREE.sub("", i)) for i in indicators if not _NO_INDICATOR.fullmatch(i)
        )
        if not indicators:
            return None
        self._said = _Said(mark.end, passage.paragraph, indicators, scope, waiting)
        return order.start, indicators, scope, stated

    def _largest(
        self, mark: Mark, order: Order, begin: int
    ) -> tuple[int, tuple[str, ...], str | None, None] | None:
        """Read 全国第二大锂电池出口省: what is ranked follows, up to the name of who it is."""
        scope = order.scope
        start = order.start
        if scope is None and (home := _HOME.search(self._folded, begin, mark.start)):
            scope, start = home.group(), home.start()
        kind = _KIND.match(self._folded, mark.end)
        if scope is None or kind is None or _GOAL.search(self._folded, begin, start):
            return None
        index = bisect_right(self._starts, mark.end + 1)
        end = kind.end()
        if index < len(self._starts) and self._starts[index] < end:
            end = self._starts[index]
        return start, (_STANDING.sub("", self._folded[mark.end : end]),), scope, None

    def _respectively(self, order: Order, mark: Mark) -> bool:
        """Tell whether 分别 stands before this rank and another rank follows it at once."""
        return "分别" in self._folded[order.rest : mark.start] and bool(
            _NEXT_RANK.match(self._folded, mark.end)
        )

    def _outside_names(self, order: Order) -> Order:
        """Give up a scope that is the end of a name (the 东盟经开区 of 广西—东盟经开区)."""
        index = bisect_right(self._starts, order.start) - 1
        if order.scope is None or index < 0:
            return order
        name = self._sorted[index]
        if not name.start < order.start < name.end or name.text.endswith(_REGIONS):
            return order
        return Order(name.end, None, order.verb, name.end, order.evaluation)

    def _clause(self, start: int, end: int) -> tuple[int, bool]:
        """Return where the clause begins that ends at ``end``, and whether a bracket opens it.

        A rank said before in the same clause (从第11位升至第7位) ends a clause too.
        """
        low = max(start, end - 200)
        begin, opened = low, False
        for boundary in _BOUNDARY.finditer(self._folded, low, end):
            if boundary.group() == ")" and self._opens(low, boundary.start()):
                continue
            if boundary.group() == "(" and 0 <= self._folded.find(")", boundary.start(), end):
                continue
            begin, opened = boundary.end(), boundary.group() == "("
        if begin <= self._said.end <= end:
            begin = self._said.end
            opened = opened or self._folded[begin] in "、和"
            while begin < end and self._folded[begin] in "、和":
                begin += 1
        return begin, opened

    def _opens(self, low: int, closing: int) -> bool:
        """Tell whether the bracket that closes at ``closing`` opens behind ``low``."""
        return self._folded.rfind("(", low, closing) >= 0

    def _is_rank(self, mark: Mark, order: Order, opened: bool) -> bool:
        """Tell a place in an order from 第一 and 首位 that say something else."""
        if mark.listed and not order.verb:
            return False
        if self._folded.startswith("的", mark.end) and not (mark.counted and mark.rank):
            return mark.rank is not None and _ORDER in order.verb  # not of the likes of 全球排名前50的银行
        if order.scope is not None or order.evaluation is not None or self._said.waiting:
            return True
        if self._folded.startswith("的", mark.end):
            return False
        if mark.rank is None and not _NUMBERED_BAND.match(self._folded, mark.start):
            return False
        if order.verb and _ORDER_VERB.search(order.verb):
            return True
        return opened and mark.counted

    def _ranked(self, begin: int, order: Order, passage_start: int) -> tuple[tuple[str, ...], int | None]:
        """Return the indicators that are ranked, and how many the text says they are."""
        folded = self._folded
        begin = self._beside.end_of_last(begin, order.rest)
        rest = folded[begin : order.rest].rstrip()
        counted = _COUNTED_LIST.search(rest)
        if counted and LIST_MARK.search(rest):
            listed = members_of(rest[: counted.start()].removesuffix("等"), every=True)
            return tuple(listed), read_integer(counted["count"] or "")
        if counted:
            rest = rest[: counted.start()]
        beside = self._beside.at(order.rest, passage_start, _BESIDE)
        if order.evaluation is not None:
            return (order.evaluation,), None
        if beside and not self._counted_in(order) and not (self._said.indicators and _BY_FIGURE.search(rest)):
            return beside, None
        if _BY_FIGURE.search(rest) and beside and self._said.indicators:
            return self._said.indicators, None
        rest = _AMONG.sub("", self._beside.without_count(begin, rest))
        if matter := _AS_TO.match(rest):
            rest = matter["matter"]
        rest, named = self._without_name(order.rest, rest)
        core = "" if _SURPASSING.fullmatch(rest) else wording_before(rest)
        named = None if _SURPASSING.fullmatch(rest) else named
        if core.endswith(("综合", "总体")) and _ORDER in order.verb:
            return (core + _ORDER,), None
        contest = evaluation_in(core.rstrip("中里"))
        if contest is not None:
            return (contest,), None
        if core in GENERIC or _RELATIVE.fullmatch(core):
            return (self._whole_of(core, begin, passage_start),), None
        if _NO_INDICATOR.fullmatch(core):
            core = ""
        if named is None and _SUBJECT.search(core):
            rest, named, core = "", core, ""
        if core and not (named and len(core) < 2):
            several = _SEVERAL.search(folded, order.rest, order.start) is not None
            members = members_of(rest, every=several)
            if members[0] in GENERIC:
                members = [
                    self._whole_of(member.removeprefix(members[0]) or member, begin, passage_start)
                    for member in members
                ]
            return tuple(members), None
        return self._unnamed(begin, order, passage_start, named), None

    def _unnamed(self, begin: int, order: Order, passage_start: int, named: str | None) -> tuple[str, ...]:
        """Return what is ranked where the clause itself does not say it; ``named`` is who is ranked."""
        if named:
            return (self._contest_before(begin) or named + _ORDER,)
        if before := self._named_before_bracket(begin):
            return (self._contest_before(begin) or before + _ORDER,)
        beside = self._beside.at(order.rest, passage_start, _BEFORE)
        if beside and _SEVERAL.search(self._folded, order.rest, order.start):
            beside = self._beside.between(self._clause(passage_start, begin - 1)[0], begin) or beside
        if beside and not self._counted_in(order):
            return beside
        inherited = self._beside.before(begin, max(passage_start, self._said.end))
        if self._said.indicators and order.rest == begin and inherited is None:
            return self._said.indicators
        inherited = inherited or self._beside.before(begin, passage_start)
        if inherited:
            return (inherited,)
        if measures := self._clause_before(begin, passage_start):
            return measures
        contest = self._contest_before(begin)
        if contest:
            return (contest,)
        return self._said.indicators or ((_ORDER,) if _ORDER in order.verb else ())

    def _counted_in(self, order: Order) -> bool:
        """Tell whether the figure before counts those who enter a band (3家进入前30强)."""
        return self._beside.counts_at(order.rest) and _ENTERING.search(order.verb) is not None

    def _whole_of(self, generic: str, begin: int, passage_start: int) -> str:
        """Return 地区生产总值增速 for a bare 增速, from what the text spoke of before."""
        whole = self._beside.before(begin, passage_start) or next(iter(self._said.indicators[-1:]), "")
        return whole if whole.endswith(generic) else whole + generic

    def _clause_before(self, begin: int, passage_start: int) -> tuple[str, ...]:
        """Return the measures that the clause before ``begin`` names and says nothing else of."""
        if begin - 1 <= passage_start:
            return ()
        start, _ = self._clause(passage_start, begin - 1)
        words_before = _COUNTED_LIST.sub("", self._folded[start : begin - 1])
        if MEASURED.search(words_before) and not PREDICATED.search(words_before):
            return tuple(members_of(words_before, every=False))
        return ()

    def _named_before_bracket(self, begin: int) -> str | None:
        """Return who stands before the bracket that opens at ``begin``: 云岭园区(第8位)."""
        if begin == 0 or self._folded[begin - 1] != "(":
            return None
        mention = self._names.get(begin - 1)
        return mention.text if mention else None

    def _without_name(self, end: int, rest: str) -> tuple[str, str | None]:
        """Cut the names of who is ranked off the end: 营商环境 of 营商环境云岭市, nothing of 云岭、青川分别."""
        named: str | None = None
        while (mention := self._names.get(end)) is not None and len(mention.text) <= len(rest):
            named = named or mention.text
            rest = rest[: len(rest) - len(mention.text)].rstrip("的")
            if not rest.endswith(("、", "和", "与")):
                break
            rest = rest[:-1]
            end = mention.start - 1
        return rest, named

    def _contest_before(self, begin: int) -> str | None:
        """Return the contest (考核, 评价) that the sentences before spoke of last."""
        index = self._document.passage_at(begin)
        for passage in reversed(self._document.passages[max(0, index - _SENTENCES_BACK) : index + 1]):
            segment = self._folded[passage.start : min(passage.end, begin)]
            found = None
            for match in _CONTEST.finditer(segment):
                found = match.group()
            if found and (contest := evaluation_in(found)):
                return contest
        return None


_CONTEST = re.compile(
    rf"[^,;:。!?、“”《》()\n]{{0,24}}?(?:{alternation(words('ranking_words', 'evaluation'))})+(?:排名)?"
)
