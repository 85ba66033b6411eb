"""Puts rankings together: for each mark of rank its scope, and one ranking for each indicator ranked."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gongbao.extract.document import Document
from gongbao.extract.facts import Figure, Finding, Mention, Period, Ranking
from gongbao.extract.figures.wordings import GENERIC, TAIL, completed, wording_before
from gongbao.extract.quantities.numerals import read_integer
from gongbao.extract.rankings.marks import Mark, find_marks
from gongbao.extract.rankings.order import Order, evaluation_in, read_order
from gongbao.extract.vocabulary import alternation, words

__all__ = ["find_rankings"]

_BOUNDARY = re.compile(r"[,;:。!?…\n()]")
_COUNTED_LIST = re.compile(
    r"(?<=.)(?:等?(?P<count>[一二两三四五六七八九十]{1,3}|\d{1,3})(?:项|个|大)|等)(?:主要|核心|重点)?(?:经济)?(?:指标|数据)(?:总量|增速|增幅)?$|等(?:方面|领域)?$"
)
_SEVERAL = re.compile(r"均|都|分别|双双|同时|皆")
_MEASURED = re.compile(
    r"(?:[率值额量速幅度数质重比例积]|总量|投资|收入|浓度|水质|规模|支出|消费|贷款|存款|指数|满意度|安全感|竞争力|能力|水平)$"
)
_ORDER_VERB = re.compile(r"[居列排升进跃移跻获夺登]|保持|蝉联|名次|位次")
_PREDICATED = re.compile(r"最.|增强|提升|提高|增长|扩大|改善|加快|突破|实现|完成|上榜|入选|入围|获|[达超]")
_LIST_MARK = re.compile(r"、|(?<=[^、])(?:以及|[和与及])(?=..)")
_RELATIVE = re.compile(r"(?:提升|增长|上升|下降|降低|改善|进位)?(?:幅度|位次)")
_BESIDE = re.compile(r"(?:以上|左右|以内|、|\s)*")
_BEFORE = re.compile(r"(?:以上|左右|以内|、|,|\s)*")
_JOINED = re.compile(r"(?:[、和]|以上|左右)+")
_NEXT_RANK = re.compile(r"[、和,][^,;。、]{0,6}?第")
_ORDER = "排名"
_NUMBERED_BAND = re.compile(r"前[\d一二三四五六七八九十]")
_ENTERING = re.compile(alternation(words("ranking_words", "entering")))
_SUBJECT = re.compile(
    r"(?:开发区|经开区|高新区|示范区|产业园|园区|新区|公司|集团|企业|大学|学校|医院|[我该本全][省市县区州盟旗])$"
)
_PLACES = "{位}"
_KIND = re.compile(r"[^,;:。!?、()“”《》\n]{2,14}")
_DEGREE = re.compile(r"之[大高多快长]$")
_HOME = re.compile(r"(?:我[国省市区县]|中国|本[省市区县])$")
_STANDING = re.compile(r"(?:的?地位|[的之]).*$")
_AMONG = re.compile(r"^.*(?:在|于)[^,]{2,24}?[中里](?=.{2,}$)")
_AS_TO = re.compile(r"^.*(?:在|就)(?P<matter>[^,]{2,10}?)(?:上|方面)[均都皆也还]?能?$")
_BY_FIGURE = re.compile(r"(?:^|.)(?:则|分别)?(?:以|凭借?)[^,]*$")
_SURPASSING = re.compile(r"(?:已|并|一举|成功|首次)?(?:超过|超越|赶超|反超|仅次于|力压).*")
_SEVERAL_LIKE = re.compile(r"等(?P<head>[一-龥]{2,6})$")
_MOVE_OF_RANK = "{位}"
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
        self._figures = figures
        self._figure_ends = [figure.end for figure in figures]
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
        begin = self._after_figure(begin, order.rest)
        rest = folded[begin : order.rest].rstrip()
        counted = _COUNTED_LIST.search(rest)
        if counted and _LIST_MARK.search(rest):
            listed = _members(rest[: counted.start()].removesuffix("等"), every=True)
            return tuple(listed), read_integer(counted["count"] or "")
        if counted:
            rest = rest[: counted.start()]
        beside = self._figures_at(order.rest, passage_start, _BESIDE)
        if order.evaluation is not None:
            return (order.evaluation,), None
        counts = self._counts_at(order.rest) and _ENTERING.search(order.verb) is not None
        if beside and not counts and not (self._said.indicators and _BY_FIGURE.search(rest)):
            return beside, None
        if _BY_FIGURE.search(rest) and beside and self._said.indicators:
            return self._said.indicators, None
        rest = _AMONG.sub("", self._without_count(begin, rest))
        if matter := _AS_TO.match(rest):
            rest = matter["matter"]
        rest, named = self._without_name(order.rest, rest)
        core = "" if _SURPASSING.fullmatch(rest) else wording_before(rest)
        named = None if _SURPASSING.fullmatch(rest) else named
        if core.endswith(("综合", "总体")) and _ORDER in order.verb:
            return (core + _ORDER,), None
        contest = evaluation_in(core)
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
            members = _members(rest, every=several)
            if members[0] in GENERIC:
                members = [
                    self._whole_of(member.removeprefix(members[0]) or member, begin, passage_start)
                    for member in members
                ]
            return tuple(members), None
        if named:
            contest = self._contest_before(begin)
            return (contest or named + "排名",), None
        if before := self._named_before_bracket(begin):
            return (self._contest_before(begin) or before + _ORDER,), None
        beside = self._figures_at(order.rest, passage_start, _BEFORE)
        if beside and _SEVERAL.search(folded, order.rest, order.start):
            beside = self._figures_between(self._clause(passage_start, begin - 1)[0], begin) or beside
        if beside and not counts:
            return beside, None
        inherited = self._figure_before(begin, max(passage_start, self._said.end))
        if self._said.indicators and order.rest == begin and inherited is None:
            return self._said.indicators, None
        inherited = inherited or self._figure_before(begin, passage_start)
        if inherited:
            return (inherited,), None
        if measures := self._clause_before(begin, passage_start):
            return measures, None
        contest = self._contest_before(begin)
        if contest:
            return (contest,), None
        return self._said.indicators or ((_ORDER,) if _ORDER in order.verb else ()), None

    def _whole_of(self, generic: str, begin: int, passage_start: int) -> str:
        """Return 地区生产总值增速 for a bare 增速, from what the text spoke of before."""
        whole = self._figure_before(begin, passage_start) or next(iter(self._said.indicators[-1:]), "")
        return whole if whole.endswith(generic) else whole + generic

    def _without_count(self, begin: int, rest: str) -> str:
        """Return what a figure counts for 12个品牌 and 获得12枚奖牌, which the words before a rank end with."""
        index = bisect_right(self._figure_ends, begin + len(rest)) - 1
        if index < 0 or self._figures[index].start < begin:
            return rest
        noun = self._folded[self._figure_ends[index] : begin + len(rest)].rstrip("、 ")
        return noun if noun and self._figures[index].indicator.endswith(noun) else rest

    def _clause_before(self, begin: int, passage_start: int) -> tuple[str, ...]:
        """Return the measures that the clause before ``begin`` names and says nothing else of."""
        if begin - 1 <= passage_start:
            return ()
        start, _ = self._clause(passage_start, begin - 1)
        words_before = _COUNTED_LIST.sub("", self._folded[start : begin - 1])
        if _MEASURED.search(words_before) and not _PREDICATED.search(words_before):
            return tuple(_members(words_before, every=False))
        return ()

    def _named_before_bracket(self, begin: int) -> str | None:
        """Return who stands before the bracket that opens at ``begin``: 云岭园区(第8位)."""
        if begin == 0 or self._folded[begin - 1] != "(":
            return None
        mention = self._names.get(begin - 1)
        return mention.text if mention else None

    def _after_figure(self, begin: int, end: int) -> int:
        """Return where the words begin that follow the last figure of a clause (增长6%、规模升至): 规模."""
        last = bisect_right(self._figure_ends, end) - 1
        if last < 0 or self._figures[last].start < begin:
            return begin
        after = self._figure_ends[last]
        if self._folded.startswith("的", after):
            return after + 1
        return after + 1 if after < end and self._folded[after] == "、" else begin

    def _without_name(self, end: int, rest: str) -> tuple[str, str | None]:
        """Cut the name of who is ranked off the end: 营商环境 of 营商环境云岭市."""
        mention = self._names.get(end)
        if mention is None or len(mention.text) > len(rest):
            return rest, None
        return rest[: len(rest) - len(mention.text)].rstrip("的"), mention.text

    def _figures_at(self, end: int, passage_start: int, between: re.Pattern[str]) -> tuple[str, ...]:
        """Return what the figures measure that the rank follows (8%、居全省第2位), each of a joined list."""
        last = bisect_right(self._figure_ends, end) - 1
        if last < 0 or not self._follows(last, end, between) or self._figures[last].start < passage_start:
            return ()
        if self._figures[last].unit == _MOVE_OF_RANK:
            return ()
        found = [self._figures[last].indicator]
        while last > 0 and self._figures[last].measure == self._figures[last - 1].measure:
            if not self._follows(last - 1, self._figures[last].start, _JOINED):
                break
            last -= 1
            found.insert(0, self._figures[last].indicator)
        return tuple(dict.fromkeys(indicator for indicator in found if indicator))

    def _counts_at(self, end: int) -> bool:
        """Tell whether the figure before ``end`` counts those who stand in the band (3家进入前30强)."""
        last = bisect_right(self._figure_ends, end) - 1
        return last >= 0 and self._figures[last].unit.startswith("{")

    def _figures_between(self, start: int, end: int) -> tuple[str, ...]:
        """Return what the figures of one clause measure (A达x、B达y,均居全国首位)."""
        first, last = bisect_right(self._figure_ends, start), bisect_right(self._figure_ends, end)
        return tuple(dict.fromkeys(figure.indicator for figure in self._figures[first:last]))

    def _follows(self, figure: int, offset: int, between: re.Pattern[str]) -> bool:
        end = self._figures[figure].end
        return offset - end <= 6 and (
            offset == end or between.fullmatch(self._folded, end, offset) is not None
        )

    def _figure_before(self, begin: int, passage_start: int) -> str | None:
        """Return what the last figure of the sentence before ``begin`` measures; a move of rank measures no thing."""
        last = bisect_right(self._figure_ends, begin) - 1
        if last >= 0 and self._figures[last].start >= passage_start and self._figures[last].unit != _PLACES:
            return self._figures[last].indicator
        return None

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


def _members(listed: str, *, every: bool) -> list[str]:
    """Split A、B总量与增速 into A, B总量 and B增速; without ``every`` only where each member is a measure."""
    before, _, last = listed.strip(" 、").rpartition("、")
    if not every and before and _PREDICATED.search(before) and _MEASURED.search(last):
        listed = last
    parts = [part for part in _LIST_MARK.split(listed.strip(" 、")) if part]
    whole = wording_before(listed)
    if len(parts) < 2 or not (every or all(_MEASURED.search(part) for part in parts)):
        return [whole] if whole else []
    parts[0] = wording_before(parts[0]) or parts[0]
    members: list[str] = []
    for part in parts:
        if part in GENERIC and members:
            base = members[-1]
            for generic in sorted(GENERIC, key=len, reverse=True):
                if base != generic and base.endswith(generic):
                    base = base.removesuffix(generic)
                    break
            members.append(base + part)
        else:
            members.append(_shared(part, parts[-1]) if every and not _MEASURED.search(part) else part)
    if every and (like := _SEVERAL_LIKE.search(members[-1])) and like.start():
        members[-1] = members[-1][: like.start()] + like["head"]
    return members


def _shared(member: str, last: str) -> str:
    """Give a member the measure that the last one carries for all: 钢材等产量 and PVC产能 after 烧碱."""
    like = _SEVERAL_LIKE.search(last)
    if like and like.start():
        return member + like["head"]
    tail = TAIL.search(last)
    if tail and tail.start() and not TAIL.search(member) and member != last:
        return member + tail.group()
    return completed(member, last)
