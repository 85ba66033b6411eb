"""What a rank is of: named in its clause, beside a figure, in the clause before, or by a contest."""

import re
from collections.abc import Mapping

from gongbao.extract.document import Document
from gongbao.extract.facts import Mention
from gongbao.extract.figures.lexicon import GENERIC, TAIL
from gongbao.extract.figures.wordings import wording_before
from gongbao.extract.quantities.numerals import read_integer
from gongbao.extract.rankings.beside import FiguresBeside
from gongbao.extract.rankings.clauses import Said, clause_of
from gongbao.extract.rankings.marks import Mark
from gongbao.extract.rankings.members import LIST_MARK, MEASURED, PREDICATED, members_of
from gongbao.extract.rankings.order import NOUNS, Order, evaluation_in
from gongbao.extract.vocabulary import alternation, words

__all__ = ["ENTERING", "NO_INDICATOR", "ORDER", "RankedReader", "cleaned"]

_COUNTED_LIST = re.compile(
    r"(?<!\d)(?:等?(?P<count>[一二两三四五六七八九十]{1,3}|\d{1,3})(?:项|个|大)|等)(?:[一-龥]{0,6}?)(?:指标|数据|工作|[单专分]项|领域|方面)(?P<share>总量|增速|增幅)?$|等(?:方面|领域|工作)?$"
)
_SEVERAL = re.compile(r"均|都|分[别列居获]|双双|同时|皆")
_BESIDE_NEXT = re.compile("[、和]第")  # 位居全球第一和第二
_OF_A_WHOLE = GENERIC | words("ranking_words", "of_a_whole")
_SIZES = ("总量", "增速", "增幅", "规模")
_RELATIVE = re.compile(r"(?:提升|增长|上升|下降|降低|改善|进位)?(?:幅度|位次)")
_BESIDE = re.compile(r"(?:以上|左右|以内|、|\s)*")
_BEFORE = re.compile(r"(?:以上|左右|以内|、|,|\s)*")
ORDER = "排名"
_STRENGTH = re.compile("(?:实力|竞争力)$")  # ranked in a list of so many: 综合实力列百强县第67位
_FEAT = re.compile(
    r"(?:再|又|持续|继续|稳步|连续|快速|双双|均|屡)*(?:创[^,]{0,8}?(?:新高|新纪录|最高水平|最好水平|纪录)|再获丰收|喜获丰收|稳中有进|稳定增长|持续增长|不断壮大|持续向好)$"
)
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
_SURPASSING = re.compile(
    r"(?:却|已|并|一举|成功|首次|仍)*(?:超过|超越|赶超|反超|仅次于|力压)(?![\d一二三四五六七八九十半多近])[^的]*$"
)
_DONE = re.compile(r"^.{2,}(?:区|园|市|县|镇|公司|集团)(?:累计|共)?(?:完成|实现)(?=.{3})")  # who did it
_PART_OF = re.compile(r"(?<=..)占[^占]{1,8}?(?:的?(?:比重|比例|份额))?$")
_ADDED = re.compile(r"^(?:新增|净增|新认定|新培育|新签约?)(?=..)")
_WINNING = re.compile(r"^.*(?:保持|成为|蝉联|[获夺取赢]得|拿下|荣获|荣膺|[是为])(?=.{2})")
_LEADING_VERB = re.compile(r"^(?:(?:保持|占据|拥有|创下)(?=.{2})|(?:实现|完成)(?=.{4}))")
_LOST_OR_WON = re.compile(r"^.*(?:痛失|失去|丢掉|丢失|抢得|夺得|抢占|占据|占有)(?=.{3})")
_DEGREE = re.compile(r"之[大高多快长]$")
_ITEM = re.compile(r"[一二三四五六七八九十]是")
_SHARE_OF = re.compile(
    rf"(?<=..)占(?:{alternation(words('ranking_words', 'scope'))})(?:的?(?:比重|比例|份额))?$"
)  # 产量占全国
_STANDING = re.compile(r"(?:在[^,在]{2,10}?[中上里]?)?(?:所[占处居])?的?(?:位次|排名|名次)$")
_ACTOR = re.compile(r"[一-龥](?:企业|政府|机构|单位|部门)$")
_BARE_VALUE = re.compile(r"[为达到]*\d+(?:\.\d+)?分?$")  # of an index, which has no unit: 综合指数3.92
_LAST_WORDS = re.compile(r"[^,;:。!?、()\n]+$")
_LONGEST_WITH_ACTOR = 16
_SENTENCES_BACK = 4
NO_INDICATOR = re.compile(
    r"(?:[一二三四五六七八九十]+|\d+)[个项大家]|第.*位|.*[居列].{0,4}第[一二三四五六七八九十\d]+位?|指标|\d*年?|."
)
_CONTEST = re.compile(
    rf"[^,;:。!?、“”《》()\n]{{0,24}}?(?:{alternation(words('ranking_words', 'evaluation'))})+(?:排名)?"
    r"|在[^,;:。!?、“”《》()\n]{2,20}?(?:指数|排名|排行|榜)(?:排名)?(?=[中里上])"
)


class RankedReader:
    """Reads what is ranked from the words before a rank; ``names`` are the mentions by where they end."""

    def __init__(self, document: Document, beside: FiguresBeside, names: Mapping[int, Mention]) -> None:
        self._document = document
        self._folded = document.folded
        self._beside = beside
        self._names = names
        self._said = Said()
        self._several = False  # whether the rank is of several things

    def of(
        self, begin: int, order: Order, mark: Mark, passage_start: int, said: Said
    ) -> tuple[tuple[str, ...], int | None]:
        """Return the indicators that are ranked, and how many the text says they are."""
        self._said = said
        self._several = bool(
            _SEVERAL.search(self._folded, order.rest, mark.start)
            or _BESIDE_NEXT.match(self._folded, mark.end)
        )
        folded = self._folded
        begin = self._beside.end_of_last(begin, order.rest)
        rest = folded[begin : order.rest].rstrip()
        counted = _COUNTED_LIST.search(rest)
        if counted and (summed_up := self._counted(counted, rest, begin, passage_start)):
            return summed_up
        if counted:
            rest = rest[: counted.start()]
        of_order = self._of_order(begin, rest, order, passage_start)
        if of_order is not None:
            return of_order, None
        return self._of_words(begin, rest, order, mark, passage_start), None

    def _counted(
        self, counted: re.Match[str], rest: str, begin: int, passage_start: int
    ) -> tuple[tuple[str, ...], int | None] | None:
        """Return what a count sums up (A、B等5项指标), or the words of the count; ``None`` where these are no help."""
        if LIST_MARK.search(rest):
            return self._listed(rest, counted), read_integer(counted["count"] or "")
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
        if beside and (contest := self._contest_in(self._beside.end_before(order.rest), order.rest)):
            return (contest,)  # 在全省88个园区综合评价中,园区列第3位
        if beside and not self._counted_in(order) and not (self._said.indicators and _BY_FIGURE.search(rest)):
            return self._of_wholes(beside, order.rest, passage_start)
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
            rest = _WINNING.sub("", rest)
        if sized := _COUNTED_SIZE.search(rest):
            return (sized["what"] + sized["size"],)
        rest, named = self._without_name(order.rest, rest)
        if surpassing := _SURPASSING.search(rest):
            rest, named = rest[: surpassing.start()], None  # 销量超过云岭,居第一
        core = wording_before(rest)
        if core.endswith(("综合", "总体")) and ORDER in order.verb:
            return (core + ORDER,)
        if order.verb.startswith(_SCORES) and not MEASURED.search(core):
            return (next(score for score in _SCORES if order.verb.startswith(score)),)
        contest = evaluation_in(core.rstrip("中里"))
        if contest is not None:
            return (contest,)
        if core in GENERIC and self._several and (wholes := self._figures_before(begin, passage_start)):
            return tuple(whole + core for whole in wholes)  # A、B分别增长x、y,增幅分别居
        if core in _OF_A_WHOLE or _RELATIVE.fullmatch(core):
            return (self._whole_of(core, order.rest, passage_start),)
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
            return (self._contest_before(begin) or ORDER,)
        if members[0] in _OF_A_WHOLE:
            members = [
                self._whole_of(member.removeprefix(members[0]) or member, order.rest, passage_start)
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

    @staticmethod
    def _listed(words_before: str, counted: re.Match[str]) -> tuple[str, ...]:
        """Return the members of a list that is summed up (A、B等5项指标增速), each with what is said of all."""
        several = members_of(words_before[: counted.start()].removesuffix("等"), every=True)
        share = counted["share"] or ""
        return tuple(member if member.endswith(share) else member + share for member in several)

    def _unnamed(self, begin: int, order: Order, passage_start: int, named: str | None) -> tuple[str, ...]:
        """Return what is ranked where the clause itself does not say it; ``named`` is who is ranked."""
        if named:
            return (self._contest_before(begin) or named + ORDER,)
        if before := self._named_before_bracket(begin):
            return (self._contest_before(begin) or before + ORDER,)
        if order.verb.startswith(_OVERALL) and order.rest == begin:
            return (self._contest_in(passage_start, begin) or _OVERALL,)
        if order.rest == begin and (measure := self._measure_before_bracket(begin)):
            return (measure,)
        beside = self._beside.at(order.rest, passage_start, _BEFORE)
        if beside and self._several:
            beside = self._figures_before(begin, passage_start) or beside
        if beside and not self._counted_in(order):
            return tuple(_SHARE_OF.sub("", indicator) for indicator in beside)
        contest_here = self._contest_in(max(passage_start, self._said.end), begin)
        inherited = self._beside.before(begin, max(passage_start, self._said.end))
        if inherited is None and contest_here:
            return (contest_here,)
        if inherited is None and (measures := self._clause_before(begin, max(passage_start, self._said.end))):
            return measures
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
        return self._said.indicators or self._order_named(order)

    @staticmethod
    def _order_named(order: Order) -> tuple[str, ...]:
        """Return the noun of rank where the text names nothing else (综合排名第6)."""
        if order.verb.startswith(_OVERALL):
            return (_OVERALL,)
        return (ORDER,) if order.verb.startswith(NOUNS) or ORDER in order.verb else ()

    def _figures_before(self, begin: int, passage_start: int) -> tuple[str, ...]:
        """Return what the figures of the clauses before measure, as far back as two are; none where one alone is."""
        start = begin
        found: tuple[str, ...] = ()
        while len(found) < 2 and start - 1 > passage_start:
            start, _ = clause_of(self._folded, passage_start, start - 1, self._said)
            found = self._beside.between(start, begin)
        return found if len(found) > 1 else ()

    def _summed_up(self, counted: re.Match[str], begin: int, passage_start: int) -> tuple[str, ...]:
        """Return the measures of the figures just said, where as many are summed up: A为x、B为y,两项指标."""
        if counted.start() or "等" in counted.group():
            return ()
        found = self._figures_before(begin, passage_start)
        return found if len(found) == (read_integer(counted["count"].replace("两", "二")) or 0) else ()

    def _of_wholes(self, indicators: tuple[str, ...], end: int, passage_start: int) -> tuple[str, ...]:
        """Give the thing spoken of before to indicators that name none (总数)."""
        return tuple(
            self._whole_of(indicator, end, passage_start)
            if indicator in _OF_A_WHOLE
            else _SHARE_OF.sub("", indicator)
            for indicator in indicators
        )

    def _counted_in(self, order: Order) -> bool:
        """Tell whether the figure before counts those who enter a band (3家进入前30强)."""
        return self._beside.counts_at(order.rest) and ENTERING.search(order.verb) is not None

    def _whole_of(self, generic: str, end: int, passage_start: int) -> str:
        """Return 地区生产总值增速 for a bare 增速 that ends at ``end``, from what the text spoke of before."""
        whole = self._beside.before(end, passage_start) or ""
        if not whole or whole in GENERIC:
            whole = next(iter(self._said.indicators[-1:]), "")
        whole = _PART_OF.sub("", _DONE.sub("", whole))
        if generic.startswith("总"):
            whole = _ADDED.sub("", whole)  # 总数 after 新增上市公司
        if generic in GENERIC and whole.endswith(_SIZES):
            whole = whole[:-2]  # 增速 after 总产值总量
        return whole if whole.endswith(generic) else whole + generic

    def _clause_before(self, begin: int, passage_start: int) -> tuple[str, ...]:
        """Return the measures that the clause before ``begin`` names and says nothing else of."""
        if begin - 1 <= passage_start:
            return ()
        start, _ = clause_of(self._folded, passage_start, begin - 1, self._said)
        words_before = self._folded[start : begin - 1]
        counted = _COUNTED_LIST.search(words_before)
        if counted and LIST_MARK.search(words_before, 0, counted.start()):
            return self._listed(words_before, counted)
        words_before = words_before[: counted.start()] if counted else words_before
        words_before = _SURPASSING.sub(
            "", _STANDING.sub("", _BARE_VALUE.sub("", _FEAT.sub("", words_before)))
        )
        named = MEASURED.search(words_before) or TAIL.search(words_before)
        if named and not PREDICATED.search(words_before):
            return tuple(members_of(words_before, every=False))
        return ()

    def _named_before_bracket(self, begin: int) -> str | None:
        """Return who stands before the bracket that opens at ``begin``: 云岭园区(第8位)."""
        if begin == 0 or self._folded[begin - 1] != "(":
            return None
        mention = self._names.get(begin - 1)
        return mention.text if mention else None

    def _measure_before_bracket(self, begin: int) -> str | None:
        """Return the measure that stands right before the bracket that opens at ``begin``: 合同资金(全市第3)."""
        if begin == 0 or self._folded[begin - 1] != "(":
            return None
        named = _LAST_WORDS.search(self._folded[max(0, begin - _LONGEST_WITH_ACTOR) : begin - 1])
        if named is None or not (MEASURED.search(named.group()) or TAIL.search(named.group())):
            return None
        return wording_before(named.group()) or None

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

    def _contest_in(self, start: int, end: int) -> str | None:
        """Return the last contest that the text from ``start`` to ``end`` speaks of."""
        found = None
        for match in _CONTEST.finditer(self._folded[start:end]):
            found = match.group()
            # What is counted there are those who take part (在全省114个园区评估中).
            self._beside.leave_out(start + match.start(), start + match.end())
        return evaluation_in(found) if found else None

    def _contest_before(self, begin: int) -> str | None:
        """Return the contest (考核, 评价) that the sentences before spoke of last."""
        index = self._document.passage_at(begin)
        for passage in reversed(self._document.passages[max(0, index - _SENTENCES_BACK) : index + 1]):
            if contest := self._contest_in(passage.start, min(passage.end, begin)):
                return contest
        return None


def cleaned(indicator: str) -> str:
    """Leave out of an indicator the verb before it, its number in a list and its degree (市场之大)."""
    return _LEADING_VERB.sub("", _LOST_OR_WON.sub("", _ITEM.sub("", _DEGREE.sub("", indicator))))


def _with_actor(indicator: str, said: str) -> str:
    """Keep who does it before a measure that is no act of theirs (规上企业 of 规上企业研发投入强度)."""
    before = said[: -len(indicator)]
    whole = len(said) <= _LONGEST_WITH_ACTOR and said.endswith(indicator) and _ACTOR.search(before)
    return said if whole and MEASURED.search(indicator) else indicator
