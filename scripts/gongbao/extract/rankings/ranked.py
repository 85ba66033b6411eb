"""What a rank is of: named in its clause, beside a figure, in the clause before, or by a contest."""

import re
from collections.abc import Mapping

from gongbao.extract.document import Document
from gongbao.extract.facts import Mention
from gongbao.extract.figures.lexicon import GENERIC
from gongbao.extract.figures.wordings import wording_before
from gongbao.extract.quantities.numerals import read_integer
from gongbao.extract.rankings.beside import FiguresBeside
from gongbao.extract.rankings.clauses import Said, clause_of
from gongbao.extract.rankings.members import LIST_MARK, MEASURED, PREDICATED, members_of
from gongbao.extract.rankings.order import NOUNS, Order, evaluation_in
from gongbao.extract.vocabulary import alternation, words

__all__ = ["ENTERING", "NO_INDICATOR", "ORDER", "RankedReader"]

_COUNTED_LIST = re.compile(
    r"(?<=.)(?:等?(?P<count>[一二两三四五六七八九十]{1,3}|\d{1,3})(?:项|个|大)|等)(?:主要|核心|重点)?(?:经济)?(?:指标|数据)(?P<share>总量|增速|增幅)?$|等(?:方面|领域)?$"
)
_SEVERAL = re.compile(r"均|都|分[别列居获]|双双|同时|皆")
_OF_A_WHOLE = GENERIC | words("ranking_words", "of_a_whole")
_SIZES = ("总量", "增速", "增幅", "规模")
_RELATIVE = re.compile(r"(?:提升|增长|上升|下降|降低|改善|进位)?(?:幅度|位次)")
_BESIDE = re.compile(r"(?:以上|左右|以内|、|\s)*")
_BEFORE = re.compile(r"(?:以上|左右|以内|、|,|\s)*")
ORDER = "排名"
ENTERING = re.compile(alternation(words("ranking_words", "entering")))
_SUBJECT = re.compile(
    r"(?:开发区|经开区|高新区|示范区|产业园|园区|新区|公司|集团|企业|大学|学校|医院|[我该本全][省市县区州盟旗])$"
)
_AMONG = re.compile(r"^.*(?:在|于)[^,]{2,24}?[中里](?=.{2,}$)")
_AS_TO = re.compile(r"^.*(?:在|就)(?P<matter>[^,]{2,10}?)(?:上|方面)[均都皆也还]?能?$")
_BY_FIGURE = re.compile(r"(?:^|.)(?:则|分别)?(?:以|凭借?)[^,]*$")
_SURPASSING = re.compile(r"(?:已|并|一举|成功|首次)*(?:超过|超越|赶超|反超|仅次于|力压)(?!\d)")
_SENTENCES_BACK = 4
NO_INDICATOR = re.compile(r"(?:[一二三四五六七八九十]+|\d+)[个项大家]|第.*位|.")
_CONTEST = re.compile(
    rf"[^,;:。!?、“”《》()\n]{{0,24}}?(?:{alternation(words('ranking_words', 'evaluation'))})+(?:排名)?"
)


class RankedReader:
    """Reads what is ranked from the words before a rank; ``names`` are the mentions by where they end."""

    def __init__(self, document: Document, beside: FiguresBeside, names: Mapping[int, Mention]) -> None:
        self._document = document
        self._folded = document.folded
        self._beside = beside
        self._names = names
        self._said = Said()

    def of(
        self, begin: int, order: Order, passage_start: int, said: Said
    ) -> tuple[tuple[str, ...], int | None]:
        """Return the indicators that are ranked, and how many the text says they are."""
        self._said = said
        folded = self._folded
        begin = self._beside.end_of_last(begin, order.rest)
        rest = folded[begin : order.rest].rstrip()
        counted = _COUNTED_LIST.search(rest)
        if counted and LIST_MARK.search(rest):
            return self._listed(rest, counted), read_integer(counted["count"] or "")
        if counted and counted["count"] and not wording_before(rest[: counted.start()]):
            return (counted.group().lstrip("等"),), None  # 7个指标居全省前三: the text does not say which
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
        if surpassing := _SURPASSING.search(rest):
            rest, named = rest[: surpassing.start()], None  # 销量超过云岭,居第一
        core = wording_before(rest)
        if core.endswith(("综合", "总体")) and ORDER in order.verb:
            return (core + ORDER,), None
        contest = evaluation_in(core.rstrip("中里"))
        if contest is not None:
            return (contest,), None
        if core in _OF_A_WHOLE or _RELATIVE.fullmatch(core):
            return (self._whole_of(core, order.rest, passage_start),), None
        if NO_INDICATOR.fullmatch(core):
            core = ""
        if named is None and _SUBJECT.search(core):
            rest, named, core = "", core, ""
        if core and not (named and len(core) < 2):
            several = _SEVERAL.search(folded, order.rest, order.start) is not None
            members = members_of(rest, every=several)
            if members[0] in _OF_A_WHOLE:
                members = [
                    self._whole_of(member.removeprefix(members[0]) or member, order.rest, passage_start)
                    for member in members
                ]
            return tuple(members), None
        return self._unnamed(begin, order, passage_start, named), None

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
        beside = self._beside.at(order.rest, passage_start, _BEFORE)
        if beside and _SEVERAL.search(self._folded, order.rest, order.start):
            beside = (
                self._beside.between(clause_of(self._folded, passage_start, begin - 1, self._said)[0], begin)
                or beside
            )
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
        return self._said.indicators or (
            (ORDER,) if order.verb.startswith(NOUNS) or ORDER in order.verb else ()
        )

    def _counted_in(self, order: Order) -> bool:
        """Tell whether the figure before counts those who enter a band (3家进入前30强)."""
        return self._beside.counts_at(order.rest) and ENTERING.search(order.verb) is not None

    def _whole_of(self, generic: str, end: int, passage_start: int) -> str:
        """Return 地区生产总值增速 for a bare 增速 that ends at ``end``, from what the text spoke of before."""
        whole = self._beside.before(end, passage_start) or next(iter(self._said.indicators[-1:]), "")
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
