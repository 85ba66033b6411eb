"""What each number of a sentence measures: named before it, after it, or by an earlier clause."""

import re
from collections.abc import Sequence

from gongbao.extract.facts import Quantity
from gongbao.extract.figures.clauses import Clauses
from gongbao.extract.figures.counted_nouns import wording_after
from gongbao.extract.figures.counted_things import CountedThings, begins_change
from gongbao.extract.figures.earlier import EarlierWords
from gongbao.extract.figures.enumerations import items, says_all
from gongbao.extract.figures.lexicon import FLOW, GENERIC, SHORT, TAIL, VERBS, flow_verb
from gongbao.extract.figures.predicates import Predicate
from gongbao.extract.figures.shares import (
    of_another_whole,
    part_within,
    what_it_is,
    with_noun_of_share,
    without_standard,
)
from gongbao.extract.figures.subjects import Indicator, Place, Subject
from gongbao.extract.figures.wordings import wording_before
from gongbao.extract.vocabulary import Ending, words

__all__ = ["IndicatorReader"]

_PLAN = Ending(r"(?:任务|计划|目标|预算)$", "务划标算")
_PLANNED = re.compile(r"(?:年度|全年|本年|当年)?计划(?:总)?(?=.)")
_SECTOR = re.compile("第?[一二三]次?产业")
_PLAN_OF = re.compile(r"(?:年度|全年|预期|总)*(?:任务|计划|目标|预算)$|^[占为是完].*")
_BARE_PLAN = re.compile("(?:年度|全年|年初|本年|年)?(?:目标|任务|计划|预算)(?:任务|数)?")
_DONE_PLAN = re.compile(r"(?P<what>[^,]*?)完成(?:[^,]{0,6})(?:任务|计划|目标|预算)")  # 货运量完成计划104%
_AIM = re.compile(
    r"(?:[今明本]年|年度|全年|年初|预期|主要|增长|设定|总体|既定|确定|的)*目标(?:值)?(?:设定|确定|定|设|安排)?"
)
_TOWARDS = re.compile(r"\s*(?:距离?|离|与)(?![,;])")  # 距全年30个的目标还差6个
_AIM_AFTER = re.compile(r"的?(?:年度|全年|预期|奋斗|总)*(?:目标|任务|计划)")
_JOINED = re.compile(r"(?:、|(?<![总饱共调谐])和|(?<!参)与|(?<![普涉危惠])及)\s*$")
_JOINTS = ("、", "和", "与", "及")
_OF_ANOTHER = re.compile(
    r"占(?![地据])|对(?![外口接标])|与.+比"
)  # 占全国比重, 对增长的贡献率: a relation to another
_SHARE_WITHIN = re.compile(
    r"(?:(?P<part>[^,;]+?)在)?(?P<whole>[^,;]+)(?:中|里)的?(?:所?占的?)?(?:占比|比重|比例|份额)$"
)
_RELATIONS = ("占", "对", "与")
_SHARES = ("占比", "比重", "比例", "份额", "\n")
_ADDED = frozenset({"新增", "净增"})
_OF_PLACES = re.compile("(?:[乡镇村户县市区]|街道|社区|家庭)$")
_INHABITED = frozenset({"{人}", "{户}", "{人次}", "{户次}"})
_LOST = frozenset({"由亏损", "从亏损"})
_SCOPES = words("ranking_words", "scope")
_PARTED = re.compile(r"[,;:(]")
_OUT_OF = re.compile(r"(?:为|是|相当于)(?P<whole>.{2,})$")  # 为预算的102%
_BARELY = re.compile(
    r"(?:大?约|只|仅|才|已|均|还|便|则)占(?![地用])"
)  # 约占总量 is a share of it all the same
_PER = re.compile("(?:户均|人均|亩均|年均|日均|年|单日|单月|单周)+")
_AMOUNTS = frozenset({"金额", "总额", "总量", "数量", "总数"})
_ACTS = re.compile(
    rf"(?:{VERBS['act']}|组建|设立|成立|开建|新?签约|新?引进|落户|实施|启动|发行|募集|安排)(?=(?:总|年|计划|预计)?$)"
)
_AMONG = frozenset({"中", "当中", "里"})
_LONGEST_CLAUSE = 80
_SHARE_ENDS = ("比重", "比例", "份额", "率")


def _of_each(parts: Sequence[str], count: int) -> str:
    """Return the wordings of an enumeration whose items have verbs or owners of their own, joined again, or ``""``.

    接待游客、实现旅游收入分别增长; 甲公司和乙公司的营业收入分别增长.
    """
    if len(parts) != count:
        return ""
    named = [wording_before(part) for part in parts]
    if all(named) and all(says_all(wording) for wording in named[:-1]):
        return "、".join(named)
    owner = parts[-1].rstrip().removesuffix("的" + named[-1])
    if owner == parts[-1].rstrip() or not named[-1]:
        return ""
    owners = [*named[:-1], wording_before(owner)]
    return "、".join(whose + named[-1] for whose in owners) if all(owners) else ""


class IndicatorReader:
    """Finds the wording that each number of a sentence is of, from left to right."""

    def __init__(self, folded: str, end: int, clauses: Clauses, subject: Subject) -> None:
        self._folded = folded
        self._end = end
        self._clauses = clauses
        self._subject = subject
        self._bracketed = folded.find("(", clauses.start, end) >= 0
        self._place = Place()
        self._earlier = EarlierWords(folded, end, clauses, subject, self._place)
        self.things = CountedThings(folded, end, subject, self._place)

    def begin(self, offset: int) -> int:
        """Return where the words that may name the number at ``offset`` begin."""
        begin = max(self._clauses.begin(offset), min(self._place.consumed, offset))
        if not self._bracketed:
            return begin
        opened = self._folded.rfind("(", max(begin, offset - _LONGEST_CLAUSE), offset)
        return opened + 1 if opened >= 0 and self._folded.find(")", opened, offset) < 0 else begin

    def read(
        self, run: Sequence[Quantity], following: Quantity | None, predicate: Predicate, head: int
    ) -> Indicator:
        """Return what the numbers in ``run`` measure.

        ``following`` is the next number that has a wording of its own; ``head`` is where the words that may
        name these begin.
        """
        last = run[-1]
        segment = self._folded[head : predicate.start]
        joined = segment.rstrip().endswith(_JOINTS) and _JOINED.search(segment, max(len(segment) - 4, 0))
        core = "" if joined else self._wording(segment, run, distributed=predicate.distributed)
        if last.unit == "{倍}" and core:
            core = without_standard(core, segment, predicate)
        if _PER.fullmatch(core) and predicate.words:
            core += predicate.words[-1]  # 户均年增收3000元
        self._place.free_from, self._place.consumed = self._place.consumed, last.end
        aim = _AIM_AFTER.match(self._folded, last.end) if _TOWARDS.match(segment) else None
        if aim and self._subject.last:
            self._place.consumed = aim.end()
            return Indicator(self._subject.last, plan=True, inherited=True)
        counted = self.things.counted(last, following, core, predicate)
        self._place.unit_before = last.unit
        came_from, self._place.came_from = (
            self._place.came_from,
            last.unit if begins_change(predicate) else None,
        )
        if came_from == last.unit and self._subject.last and not _PARTED.search(segment):
            return Indicator(self._subject.last, inherited=True)  # 由66户整合至12户
        apart = self.things.of_things(last, counted, segment, predicate) or self._of_plan(
            last, core, segment, predicate
        )
        if apart is not None:
            return apart
        if last.unit == "%" and (within := part_within(self._folded, self._end, last, core, predicate)):
            return Indicator(self._subject.remember(within))
        bare = last.unit == "%" and not core and predicate.measure is None
        if bare and (made_of := what_it_is(self._folded, self._end, last)):
            self._subject.last = made_of
            return Indicator(made_of)
        wording = self._named_or_inherited(core, segment, predicate, last.unit)
        if core and not _LOST.isdisjoint(predicate.words):
            return Indicator(wording + "亏损")  # 利润由亏损3亿元变为盈利
        if last.unit == "%" and core:
            wording = with_noun_of_share(self._folded, last, wording)
        self._subject.last = wording
        return Indicator(
            wording, inherited=not core or core in GENERIC, generic=core if core in GENERIC else ""
        )

    def _of_plan(self, last: Quantity, core: str, segment: str, predicate: Predicate) -> Indicator | None:
        """Return what a plan, an aim or a share of growth is of (货运量完成计划104%, 预期目标为5%), if it is one."""
        if (
            last.unit == "%"
            and "的" in predicate.words
            and self._subject.indicator
            and _BARE_PLAN.fullmatch(core)
        ):
            return Indicator(f"{self._subject.indicator}完成{core}")  # 实到外资2亿元,完成年度目标的56%
        if last.unit == "%" and (done := _DONE_PLAN.fullmatch(core)):
            self._subject.last = self._subject.indicator = done["what"] or self._subject.indicator
            return Indicator(core if done["what"] else self._subject.indicator + core)
        if (
            "的" not in predicate.words
            and _AIM.fullmatch(core)
            and (named := self._earlier.clause_before(predicate.start, topic=True))
        ):
            return Indicator(self._subject.remember(named), plan=True)  # 经济增速是综合指标,预期目标为5%
        if _PLAN.search(core) and (last.unit != "%" or not core.startswith(("占", "为", "是"))):
            planned = _PLAN_OF.sub("", core)
            if (
                (last.unit != "%" or core.endswith("计划"))
                and not begins_change(predicate)
                and len(planned) > SHORT
            ):
                self._subject.indicator = planned  # 总产值目标480亿元,增长12%
            return Indicator(core.lstrip("占为是"), plan=True)
        if last.unit == "{pp}" and core and segment.strip().startswith("拉动"):
            driven = segment.strip().removeprefix("拉动").removesuffix("增长")
            return Indicator(f"拉动{driven}增长")  # 拉动全市工业增长1.7个百分点
        return None

    def _wording(self, segment: str, run: Sequence[Quantity], *, distributed: bool) -> str:
        """Return the words before a number that name it; 推出售价49元的手机 is a price, 20家企业中有3家 the same."""
        core = wording_before(segment)
        if core in _AMONG:
            return ""
        if distributed and len(run) > 1 and len(items(core)) != len(run):
            core = _of_each(items(segment), len(run)) or core
        tail = TAIL.search(core) if self._folded.startswith("的", run[-1].end) else None
        acted = _ACTS.search(core, 0, tail.start()) if tail else None
        if acted is None:
            return core
        after = wording_after(self._folded, run[-1].end, self._end, counted=False)
        measure = core[acted.end() :]
        return after[0] + measure if after and measure in GENERIC else measure  # 组建总规模50亿元的基金

    def levels(self, count: int) -> list[str]:
        """Return the last ``count`` indicators that were named, for 分别 after a list of amounts."""
        levels = self._subject.levels[-count:]
        return levels if len(levels) == count else []

    def forget(self, before: str) -> None:
        """Let the subject be again what it was ``before`` a proportion, which says nothing of what follows."""
        self._subject.indicator = self._subject.first if _SECTOR.match(before) else before

    @property
    def subject(self) -> str:
        """What a number that names no indicator of its own would be of."""
        return self._subject.indicator

    def name_each(self, names: Sequence[str]) -> None:
        """Note what several numbers in a row are of, for those after them that go through the same list."""
        self._subject.levels = list(names)

    def _named_or_inherited(self, core: str, segment: str, predicate: Predicate, unit: str) -> str:
        within = _SHARE_WITHIN.match(core) if core.endswith(_SHARES) else None
        core = f"{within['part'] or ''}占{within['whole']}比重" if within else core
        core = _BARELY.sub("占", core) if "占" in core else core
        out_of = _OUT_OF.match(core) if unit == "%" else None
        core = f"占{out_of['whole']}" if out_of else core
        if core and core == flow_verb(core) and core in self._subject.indicator and not TAIL.fullmatch(core):
            return self._subject.indicator  # 发送旅客8万人次,预计发送9万人次
        if core in _ADDED and self._subject.indicator:
            return core + self._subject.indicator  # 其中新增320公里
        beside = (
            unit in _INHABITED and not (segment or predicate.words) and self._stands_beside(predicate.start)
        )
        if beside and _OF_PLACES.search(self._subject.last) and (deed := FLOW.match(self._subject.last)):
            return deed.group()  # 惠及4个乡镇5.8万人
        if core in _SCOPES and (named := self._earlier.clause_before(predicate.start, topic=True)):
            return self._subject.remember(named)  # 农民的纯收入,全国平均每人达到355元
        if core and core not in GENERIC and not (core.startswith(_RELATIONS) and _OF_ANOTHER.match(core)):
            return self._subject.remember(core)
        if unit == "{位}" or (unit == "{名}" and predicate.measure == "growth_rate"):
            return self._earlier.ranked_before(predicate.start) + "排名"
        if not core and (
            named := self._earlier.before_bracket(predicate.start)
            or self._earlier.after_basis(predicate.start)
        ):
            return named
        inherited = (
            self._earlier.clause_before(predicate.start, topic=bool(segment.strip()))
            or (self._earlier.sentence_before() if core in GENERIC else "")
            or self._subject.indicator
        )
        if not core and "完成" in predicate.words and _PLANNED.search(inherited):
            return self._subject.remember("完成" + _PLANNED.sub("", inherited))  # 计划投资6亿元,实际完成7亿元
        if "完成" in predicate.words:
            inherited = inherited.removesuffix("到位")  # 资金到位3亿元,完成2亿元
        if not core:
            continues = unit == "{pp}" or (unit == "%" and predicate.measure == "level")
            return self._inherited(inherited, predicate.start, continues=continues)
        if not inherited:
            return core + ("" if core in GENERIC or core.endswith(_SHARE_ENDS) else "比重")
        if core in GENERIC:
            name = inherited if inherited.endswith(core.removeprefix("总")) else inherited + core
            if core in _AMOUNTS and not predicate.distributed:
                self._subject.levels = [*self._subject.levels[-4:], name]
            return name
        if core[0] == "占":
            inherited = of_another_whole(inherited)
        return inherited + core + ("" if core[0] != "占" or core.endswith(_SHARE_ENDS) else "比重")

    def _stands_beside(self, offset: int) -> bool:
        """Tell whether a number at ``offset`` follows the words about another with no mark between."""
        return offset > 0 and offset == self._place.free_from and self._folded[offset - 1] not in ",;、(:"

    def _inherited(self, inherited: str, offset: int, *, continues: bool) -> str:
        """Return the wording of a number that has none of its own.

        ``continues`` tells that it goes on from the last one, be that a share or a rate (占比由3%提高到5%).
        """
        if continues and self._subject.last:
            return self._subject.last
        self._subject.indicator = inherited
        return inherited or self._earlier.last_words(offset)
