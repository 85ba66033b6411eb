"""What a rank is of: named in its clause, beside a figure, in the clause before, or by a contest."""

import re
from collections.abc import Mapping

from gongbao.extract.document import Document
from gongbao.extract.facts import Mention
from gongbao.extract.figures.lexicon import GENERIC
from gongbao.extract.figures.wordings import wording_before
from gongbao.extract.quantities.numerals import read_integer
from gongbao.extract.rankings.beside import FiguresBeside
from gongbao.extract.rankings.clauses import Said
from gongbao.extract.rankings.contests import Contests
from gongbao.extract.rankings.marks import Mark
from gongbao.extract.rankings.members import COUNTED_LIST, LIST_MARK, MEASURED, SURPASSING, listed, members_of
from gongbao.extract.rankings.order import NOUNS, Order, evaluation_in
from gongbao.extract.rankings.spoken import OF_A_WHOLE, SpokenOf, without_share
from gongbao.extract.vocabulary import alternation, words

__all__ = ["ENTERING", "NO_INDICATOR", "ORDER", "RankedReader", "cleaned"]

_SEVERAL = re.compile(r"均|都|分[别列居获]|双双|同时|皆")
_BESIDE_NEXT = re.compile("[、和]第")  # 位居全球第一和第二
_RELATIVE = re.compile(r"(?:提升|增长|上升|下降|降低|改善|进位)?(?:幅度|位次)")
_BESIDE = re.compile(r"(?:以上|左右|以内|、|\s)*")
_BEFORE = re.compile(r"(?:以上|左右|以内|、|,|\s)*")
ORDER = "排名"
_STRENGTH = re.compile("(?:实力|竞争力)$")  # ranked in a list of so many: 综合实力列百强县第67位
_COUNTED_SIZE = re.compile(
    r"(?P<what>[一-龥]{2,12})\d+余?[个家项种][一-龥]{1,6}、(?P<size>规模|总量)$"
)  # 外送24个省份、规模
_OVERALL = "综合排名"
_SCORES = ("综合得分", "总分", "总成绩")
ENTERING = re.compile(alternation(words("ranking_words", "entering")))
_SUBJECT = re.compile(
    r"(?:开发区|经开区|高新区|示范区|产业园|园区|新区|公司|集团|企业|大学|学校|医院|[我该本全][省市县区州盟旗])$"
)
_AMONG = re.compile(r"^.*(?:在|于)[^,]{2,24}?[中里](?=.{2,}$)")
_AS_TO = re.compile(r"^.*(?:在|就)(?P<matter>[^,]{2,10}?)(?:上|方面)[均都皆也还]?能?$")
_BY_FIGURE = re.compile(r"(?:^|.)(?:则|分别)?(?:以|凭借?)[^,]*$")
_WINNING = re.compile(r"^.*(?:保持|成为|蝉联|[获夺取赢]得|拿下|荣获|荣膺|[是为])(?=.{2})")
_LEADING_VERB = re.compile(r"^(?:(?:保持|占据|拥有|创下)(?=.{2})|(?:实现|完成)(?=.{4}))")
_LOST_OR_WON = re.compile(r"^.*(?:痛失|失去|丢掉|丢失|抢得|夺得|抢占|占据|占有)(?=.{3})")
_DEGREE = re.compile(r"之[大高多快长]$")
_ITEM = re.compile(r"[一二三四五六七八九十]是")
_ACTOR = re.compile(r"[一-龥](?:企业|政府|机构|单位|部门)$")
_LONGEST_WITH_ACTOR = 16
NO_INDICATOR = re.compile(
    r"(?:[一二三四五六七八九十]+|\d+)[个项大家]|第.*位|.*[居列].{0,4}第[一二三四五六七八九十\d]+位?|指标|\d*年?|."
)


class RankedReader:
    """Reads what is ranked from the words before a rank; ``names`` are the mentions by where they end."""

    def __init__(self, document: Document, beside: FiguresBeside, names: Mapping[int, Mention]) -> None:
        self._folded = document.folded
        self._beside = beside
        self._names = names
        self._spoken = SpokenOf(document.folded, beside)
        self._contests = Contests(document, beside)
        self._said = Said()
        self._several = False  # whether the rank is of several things

    def of(
        self, begin: int, order: Order, mark: Mark, passage_start: int, said: Said
    ) -> tuple[tuple[str, ...], int | None]:
        """Return the indicators that are ranked, and how many the text says they are."""
        self._said = self._spoken.said = said
        self._several = bool(
            _SEVERAL.search(self._folded, order.rest, mark.start)
            or _BESIDE_NEXT.match(self._folded, mark.end)
        )
        folded = self._folded
        begin = self._beside.end_of_last(begin, order.rest)
        rest = folded[begin : order.rest].rstrip()
        counted = COUNTED_LIST.search(rest)
        if counted and (summed_up := self._counted(counted, rest, begin, passage_start)):
            return summed_up
        if counted:
            rest = rest[: counted.start()]
        of_order = self._of_order(begin, rest, order, passage_start)
        if of_order is not None:
            return of_order, None
        return self._of_words(begin, rest, order, mark, passage_start), None

    def has_contest(self, start: int, end: int) -> bool:
        """Tell whether the text from ``start`` to ``end`` speaks of a contest."""
        return self._contests.last_in(start, end) is not None

    def _counted(
        self, counted: re.Match[str], rest: str, begin: int, passage_start: int
    ) -> tuple[tuple[str, ...], int | None] | None:
        """Return what a count sums up (A、B等5项指标), or the words of the count; ``None`` where these are no help."""
        if LIST_MARK.search(rest):
            return listed(rest, counted), read_integer(counted["count"] or "")
        if counted["count"] and (summed_up := self._summed_up(counted, begin, passage_start)):
            return summed_up, None
        if counted["count"] and not wording_before(rest[: counted.start()]):
            return (counted.group().lstrip("等"),), None  # 7个指标居全省前三: the text does not say which
        if counted["count"] and "等" not in counted.group():
            return (wording_before(rest),), None  # 造船业三大指标
        return None

    def _of_order(self, begin: int, rest: str, order: Order, passage_start: int) -> tuple[str, ...] | None:
        """Return the contest of the order, or what the figure right before it measures."""
        said = self._said
        beside = self._beside.at(order.rest, passage_start, _BESIDE)
        if order.evaluation is not None:
            if order.rest == begin == said.end + 1 and _STRENGTH.search("".join(said.indicators[-1:])):
                return said.indicators  # 综合实力列全国百强第67位、西部百强第8位
            strength = wording_before(rest) if order.rest > begin else ""
            return (strength if _STRENGTH.search(strength) else order.evaluation,)
        if self._said.indicators and len(beside) == 1 and self._is_name(beside[0]):
            return self._said.indicators  # 云岭收入1万亿元排名第一、青川9000亿元排名第二
        if beside and (contest := self._contests.last_in(self._beside.end_before(order.rest), order.rest)):
            return (contest,)  # 在全省88个园区综合评价中,园区列第3位
        if beside and not self._counted_in(order) and not (self._said.indicators and _BY_FIGURE.search(rest)):
            return self._spoken.of_wholes(beside, order.rest, passage_start)
        if _BY_FIGURE.search(rest) and beside and self._said.indicators:
            return self._said.indicators
        return None

    def _of_words(
        self, begin: int, rest: str, order: Order, mark: Mark, passage_start: int
    ) -> tuple[str, ...]:
        """Return what the words before the order name."""
        rest = _AMONG.sub("", self._beside.without_count(begin, rest))
        if matter := _AS_TO.match(rest):
            rest = matter["matter"]
        if mark.won:
            if not MEASURED.search(rest) and (contest := self._contests.last_in(passage_start, begin)):
                return (contest,)  # 在全市擂台赛上,云岭县摘得亚军
            rest = _WINNING.sub("", rest)
        if sized := _COUNTED_SIZE.search(rest):
            return (sized["what"] + sized["size"],)
        rest, named = self._without_name(order.rest, rest)
        if surpassing := SURPASSING.search(rest):
            rest, named = rest[: surpassing.start()], None  # 销量超过云岭,居第一
        core = wording_before(rest)
        if core.endswith(("综合", "总体")) and ORDER in order.verb:
            return (core + ORDER,)
        if order.verb.startswith(_SCORES) and not MEASURED.search(core):
            return (next(score for score in _SCORES if order.verb.startswith(score)),)
        contest = evaluation_in(core.rstrip("中里"))
        if contest is not None:
            return (contest,)
        if (
            core in GENERIC
            and self._several
            and (wholes := self._spoken.figures_before(begin, passage_start))
        ):
            return tuple(whole + core for whole in wholes)  # A、B分别增长x、y,增幅分别居
        if core in OF_A_WHOLE or _RELATIVE.fullmatch(core):
            return (self._spoken.whole_of(core, order.rest, passage_start),)
        if NO_INDICATOR.fullmatch(core):
            core = ""
        if named is None and _SUBJECT.search(core):
            rest, named, core = "", core, ""
        if core and not (named and len(core) < 2):
            return self._members(begin, rest, order, passage_start)
        return self._unnamed(begin, order, passage_start, named)

    def _members(self, begin: int, rest: str, order: Order, passage_start: int) -> tuple[str, ...]:
        """Return the members of what ``rest`` names, each of the whole that it is of."""
        members = members_of(rest, every=self._several)
        if self._are_names(begin, rest, len(members)):
            return (self._contests.before(begin) or ORDER,)
        if members[0] in OF_A_WHOLE:
            members = [
                self._spoken.whole_of(member.removeprefix(members[0]) or member, order.rest, passage_start)
                for member in members
            ]
        if len(members) == 1:
            members = [_with_actor(members[0], rest)]
        return tuple(members)

    def _are_names(self, begin: int, rest: str, several: int) -> bool:
        """Tell whether those who are ranked are listed, not what is ranked: 云岭集团、青川集团等分列."""
        named = sum(begin + match.start() in self._names for match in LIST_MARK.finditer(rest))
        return named > 1 and named * 2 >= several

    def _is_name(self, words_: str) -> bool:
        """Tell whether the text names someone so, who is ranked and not what."""
        return any(mention.text == words_ for mention in self._names.values())

    def _unnamed(self, begin: int, order: Order, passage_start: int, named: str | None) -> tuple[str, ...]:
        """Return what is ranked where the clause itself does not say it; ``named`` is who is ranked."""
        if named:
            return (self._contests.before(begin) or named + ORDER,)
        if before := self._named_before_bracket(begin):
            return (self._contests.before(begin) or before + ORDER,)
        if order.verb.startswith(_OVERALL) and order.rest == begin:
            return (self._contests.last_in(passage_start, begin) or _OVERALL,)
        if order.rest == begin and (measure := self._spoken.measure_before_bracket(begin)):
            return (measure,)
        beside = self._beside.at(order.rest, passage_start, _BEFORE)
        if beside and self._several:
            beside = self._spoken.figures_before(begin, passage_start) or beside
        if beside and not self._counted_in(order):
            return tuple(without_share(indicator) for indicator in beside)
        contest_here = self._contests.last_in(max(passage_start, self._said.end), begin)
        inherited = self._beside.before(begin, max(passage_start, self._said.end))
        if inherited is None and contest_here:
            return (contest_here,)
        if inherited is None and (
            measures := self._spoken.clause_before(begin, max(passage_start, self._said.end))
        ):
            return measures
        if self._said.indicators and order.rest == begin and inherited is None:
            return self._said.indicators
        inherited = inherited or self._beside.before(begin, passage_start)
        if inherited:
            return (inherited,)
        if measures := self._spoken.clause_before(begin, passage_start):
            return measures
        contest = self._contests.before(begin)
        if contest:
            return (contest,)
        return self._said.indicators or self._order_named(order)

    @staticmethod
    def _order_named(order: Order) -> tuple[str, ...]:
        """Return the noun of rank where the text names nothing else (综合排名第6)."""
        if order.verb.startswith(_OVERALL):
            return (_OVERALL,)
        return (ORDER,) if order.verb.startswith(NOUNS) or ORDER in order.verb else ()

    def _summed_up(self, counted: re.Match[str], begin: int, passage_start: int) -> tuple[str, ...]:
        """Return the measures of the figures just said, where as many are summed up: A为x、B为y,两项指标."""
        if counted.start() or "等" in counted.group():
            return ()
        found = self._spoken.figures_before(begin, passage_start)
        return found if len(found) == (read_integer(counted["count"].replace("两", "二")) or 0) else ()

    def _counted_in(self, order: Order) -> bool:
        """Tell whether the figure before counts those who enter a band (3家进入前30强)."""
        return self._beside.counts_at(order.rest) and ENTERING.search(order.verb) is not None

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


def cleaned(indicator: str) -> str:
    """Leave out of an indicator the verb before it, its number in a list and its degree (市场之大)."""
    return _LEADING_VERB.sub("", _LOST_OR_WON.sub("", _ITEM.sub("", _DEGREE.sub("", indicator))))


def _with_actor(indicator: str, said: str) -> str:
    """Keep who does it before a measure that is no act of theirs (规上企业 of 规上企业研发投入强度)."""
    before = said[: -len(indicator)]
    whole = len(said) <= _LONGEST_WITH_ACTOR and said.endswith(indicator) and _ACTOR.search(before)
    return said if whole and MEASURED.search(indicator) else indicator
