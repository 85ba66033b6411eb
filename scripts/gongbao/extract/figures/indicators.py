"""What each number of a sentence measures: named before it, after it, or by an earlier clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from gongbao.extract.facts import Quantity
from gongbao.extract.figures.clauses import Clauses
from gongbao.extract.figures.counted_nouns import PRICES, wording_after
from gongbao.extract.figures.enumerations import items, says_all
from gongbao.extract.figures.lexicon import (
    FLOW,
    GENERIC,
    REGIONS,
    SHORT,
    TAIL,
    TAILS,
    VERBS,
    flow_verb,
)
from gongbao.extract.figures.measures import CAPACITIES
from gongbao.extract.figures.predicates import Predicate, read_predicate
from gongbao.extract.figures.shares import (
    of_another_whole,
    part_within,
    what_it_is,
    with_noun_of_share,
    without_standard,
)
from gongbao.extract.figures.wordings import faring_in, named_in, subject_of, topic_of, wording_before
from gongbao.extract.vocabulary import Ending, alternation, words
from gongbao.schema.codelists import rows

__all__ = ["Indicator", "IndicatorReader", "Subject", "counts"]

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
_GROWTH_AFTER = re.compile(r"的?(?:年均|平均|同比|环比)?(?:高速|较快|快速)?(?:正?增长|增速|增幅|涨幅)")
_WORDS = re.compile(r"[,:-]{0,2}(?:这?就?是)?(?P<words>[^,;:。!?、\n]{2,20})")
_SAID_NEXT = re.compile(r"[!,。]?这就?是(?P<words>[^,;:。!?、\n]{2,24})")
_HELD = frozenset({"有", "拥有", "共有", "只", "仅", "已", "还", "均", "约"})  # 拥有40万亩基地
_HAS = frozenset({"有", "共有", "已有", "已经有", "已", "共", "超", "近"})  # 已有8万人享受服务
_ADDED = frozenset({"新增", "净增"})
_PASSED = "|".join(row["pattern"] for row in rows("unasserted_contexts") if row["kind"] == "passed")
_STEP = re.compile(r"(?:台阶|关口|大关|门槛)$")  # 跨越3个千亿元台阶 names no thing that the next number is of
_DONE_WITH = re.compile(r"(?:已经?|正在?|实现|仍在?|尚在?)[一-龥]{2,4}(?=[,;。、)]|$)")
_OTHERS = re.compile("[另还]")
_OF_SOME = frozenset({"有", "另有", "还有", "已有", "已", "还", "另"})
_RANKS_FIRST = re.compile(
    rf"(?P<what>[^,]+?(?:{alternation(TAILS)})+)(?!发展|增长)[^,]{{0,14}}?(?:排[名位]?|位列|位居|名列|列|居)[^,]{{0,8}}第"
)
_IN_CURRENCY = re.compile("国债|债券|央票|离岸|主权债|贷款|存款|绿色债")
_OF_PLACES = re.compile("(?:[乡镇村户县市区]|街道|社区|家庭)$")
_INHABITED = frozenset({"{人}", "{户}", "{人次}", "{户次}"})
_OF_PRICE = re.compile(f"的(?:{'|'.join(PRICES)})")
_LOST = frozenset({"由亏损", "从亏损"})
_REGIONS = re.compile(
    rf"(?:.*(?:{alternation(words('verbs', 'flow', column='verb'))}))?了?(?:{alternation(words('ranking_words', 'scope'))})"
)
_SCOPES = words("ranking_words", "scope")
_ORIGINS = words("predicates", "level_from")
_PARTED = re.compile(r"[,;:(]")
_DONE = re.compile(
    rf"(?![占为是达超比较的之以和与及]|同比|环比|其中|分别|左右|{_PASSED})[\u4e00-\u9fff]{{2,16}}"
)
_OUT_OF = re.compile(r"(?:为|是|相当于)(?P<whole>.{2,})$")  # 为预算的102%
_BARELY = re.compile(
    r"(?:大?约|只|仅|才|已|均|还|便|则)占(?![地用])"
)  # 约占总量 is a share of it all the same
# A clause that says how or on what basis another is meant: 扣除物价上涨因素, 在上年大幅增长的基础上
_QUALIFIES = re.compile(
    r"(?:若|如)?(?:扣除|剔除|去除|排除)[^,]*|[^,]*(?:基础上|计算|口径)|(?:分|从|按|就)[^,]{1,10}?(?:来?[看说讲]|而言)"
)
_BASIS = re.compile(r"的?[^,;。]{0,4}基础上,?(?P<then>[^,;。\d]{2,40})(?=\d)")
_RANKED = re.compile(r"当?中?,?(?:综合)?(?:排名?|列|居|位[列居]?|名列)?第[\d一二三四五六七八九十]")
_PER = re.compile("(?:户均|人均|亩均|年均|日均|年|单日|单月|单周)+")
_AMOUNTS = frozenset({"金额", "总额", "总量", "数量", "总数"})
_CAPACITY = frozenset({"能力", "生产能力", "产能", "规模", "生产规模"})
_BRACKET = re.compile(r"\([^()\n]{1,12}\)")
_SHORT_SENTENCE = re.compile(r"[。\n;](?P<said>[^,。\n;\d:]{4,16})。$")
_LONGEST_SENTENCE = 20
_LONGEST_GUESS = 20
_ACTS = re.compile(
    rf"(?:{VERBS['act']}|组建|设立|成立|开建|新?签约|新?引进|落户|实施|启动|发行|募集|安排)(?=(?:总|年|计划|预计)?$)"
)
_AMONG = frozenset({"中", "当中", "里"})
_LONGEST_CLAUSE = 80
_SHARE_ENDS = ("比重", "比例", "份额", "率")


@dataclass(slots=True)
class Subject:
    """What the numbers that name no indicator of their own are of, and what was named before."""

    indicator: str = ""
    last: str = ""
    first: str = ""  # of its paragraph
    paragraph: int = 0
    levels: list[str] = field(default_factory=list)


class Indicator(NamedTuple):
    """A wording, and whether it is a plan's own target, what the number counts, or said before.

    ``generic`` is the word that says no more than which side of what was said before is meant (总数, 增速).
    """

    wording: str
    plan: bool = False
    counted: bool = False
    inherited: bool = False
    generic: str = ""


def counts(unit: str) -> bool:
    """Tell whether ``unit`` is a classifier, with which things are counted."""
    return unit.startswith("{") and unit not in ("{pp}", "{倍}", "{位}")


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


def _after_bracket(folded: str, offset: int) -> int:
    """Return where the bracket that begins at ``offset`` ends, or ``offset`` where none does."""
    bracket = _BRACKET.match(folded, offset)
    return bracket.end() if bracket else offset


def _begins(predicate: Predicate) -> bool:
    """Tell whether a number is where a change started from (由66户)."""
    return not _ORIGINS.isdisjoint(predicate.words)


def _is_handled(quantity: Quantity) -> bool:
    """Tell whether the verb before says what was done to the things or the money: 实施60个项目, 下达3亿元资金."""
    return counts(quantity.unit) or "元" in quantity.text


class IndicatorReader:
    """Finds the wording that each number of a sentence is of, from left to right."""

    def __init__(self, folded: str, end: int, clauses: Clauses, subject: Subject) -> None:
        self._folded = folded
        self._end = end
        self._clauses = clauses
        self._subject = subject
        self._bracketed = folded.find("(", clauses.start, end) >= 0
        self._consumed = 0  # where the words about the number before end
        self._free_from = 0  # the same, before the number that is being read
        self._unit_before = ""
        self._came_from: str | None = None  # unit of the number before, where a change begins with it

    def begin(self, offset: int) -> int:
        """Return where the words that may name the number at ``offset`` begin."""
        begin = max(self._clauses.begin(offset), min(self._consumed, offset))
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
        self._free_from, self._consumed = self._consumed, last.end
        aim = _AIM_AFTER.match(self._folded, last.end) if _TOWARDS.match(segment) else None
        if aim and self._subject.last:
            self._consumed = aim.end()
            return Indicator(self._subject.last, plan=True, inherited=True)
        counted = self._counted(last, following, core, predicate)
        self._unit_before = last.unit
        came_from, self._came_from = self._came_from, last.unit if _begins(predicate) else None
        if came_from == last.unit and self._subject.last and not _PARTED.search(segment):
            return Indicator(self._subject.last, inherited=True)  # 由66户整合至12户
        apart = self._of_things(last, counted, segment, predicate) or self._of_plan(
            last, core, segment, predicate
        )
        if apart is not None:
            return apart
        if last.unit == "%" and (within := part_within(self._folded, self._end, last, core, predicate)):
            return Indicator(self._remember(within))
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

    def _of_things(
        self, last: Quantity, counted: str, segment: str, predicate: Predicate
    ) -> Indicator | None:
        """Return what is counted, the noun ``counted`` after the number or a place that its unit is, if any is."""
        if last.unit in REGIONS and _RANKED.match(self._folded, _after_bracket(self._folded, last.end)):
            return Indicator(last.unit[1:-1], counted=True)  # 增速列全州8县(市、区)第2位
        if counted and not _STEP.search(counted):
            if _RANKED.match(self._folded, self._consumed):
                return Indicator(
                    counted, counted=True
                )  # 列全市12个区第3位: those that something is ranked among
            verb = flow_verb(segment + "".join(reversed(predicate.words))) if _is_handled(last) else ""
            return Indicator(self._remember(verb + counted), counted=True)
        return None

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
            and (named := self._clause_before(predicate.start, topic=True))
        ):
            return Indicator(self._remember(named), plan=True)  # 经济增速是综合指标,预期目标为5%
        if _PLAN.search(core) and (last.unit != "%" or not core.startswith(("占", "为", "是"))):
            planned = _PLAN_OF.sub("", core)
            if (
                (last.unit != "%" or core.endswith("计划"))
                and not _begins(predicate)
                and len(planned) > SHORT
            ):
                self._subject.indicator = planned  # 总产值目标480亿元,增长12%
            return Indicator(core.lstrip("占为是"), plan=True)
        if last.unit == "{pp}" and core and segment.strip().startswith("拉动"):
            driven = segment.strip().removeprefix("拉动").removesuffix("增长")
            return Indicator(f"拉动{driven}增长")  # 拉动全市工业增长1.7个百分点
        return None

    def _counted(
        self, quantity: Quantity, following: Quantity | None, core: str, predicate: Predicate
    ) -> str:
        """Return the noun after ``quantity`` if that is what it counts, or ``""``."""
        if not self._may_count(quantity) or not self._counts_what_follows(quantity, core, predicate):
            return ""
        beside = following is not None and following.start == quantity.end and counts(following.unit)
        if following and beside and counts(quantity.unit) and not (core and quantity.unit in REGIONS):
            after = wording_after(self._folded, following.end, self._end)  # 6批20家企业
            return after[0] if after else ""
        limit = following.start if following else self._end
        counted = counts(quantity.unit) or quantity.unit == "1"
        after = wording_after(
            self._folded, quantity.end, limit, counted=counted, numbered=following is not None
        )
        if after is None:
            alike = quantity.unit == self._unit_before  # 20个行业中有8个: of the same things
            named = (
                core or not counted or (predicate.words and (alike or not _HAS.issuperset(predicate.words)))
            )
            done = None if named else _DONE.match(self._folded, quantity.end, limit)
            if not core and counted and predicate.words and _OF_SOME.issuperset(predicate.words):
                with_some = _DONE_WITH.match(self._folded, quantity.end, limit)
                if with_some and not done:  # 57个项目,已有22个实现投产; but 投产6个,另有2个已终止
                    others = _OTHERS.search(self._folded, max(0, quantity.start - 3), quantity.start)
                    return ("" if others else self._subject.last) + with_some.group()
            return done.group() if done else ""  # 8万人稳定脱贫
        noun, self._consumed = after
        if quantity.text.endswith("人民币") and _IN_CURRENCY.match(noun):
            noun = "人民币" + noun  # 550亿元人民币国债
        if core and noun in _CAPACITY:
            return ""  # 年产机床5万台能力
        if self._folded.startswith(("将", "把"), quantity.start - 1) and (done := FLOW.search(noun, 2)):
            self._consumed -= len(noun) - done.start()
            noun = noun[: done.start()]  # 将百余项业务合并办理
        if (
            quantity.unit.partition("/")[0] in CAPACITIES
            and (listed := noun.find("、", 3)) > 0
            and not TAIL.search(noun)
        ):
            self._consumed -= len(noun) - listed
            return noun[:listed]  # a capacity is of the first work that is named after it
        return noun

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
        if core in _SCOPES and (named := self._clause_before(predicate.start, topic=True)):
            return self._remember(named)  # 农民的纯收入,全国平均每人达到355元
        if core and core not in GENERIC and not (core.startswith(_RELATIONS) and _OF_ANOTHER.match(core)):
            return self._remember(core)
        if unit == "{位}" or (unit == "{名}" and predicate.measure == "growth_rate"):
            return self._ranked_before(predicate.start) + "排名"
        if not core and (
            named := self._before_bracket(predicate.start) or self._after_basis(predicate.start)
        ):
            return named
        inherited = (
            self._clause_before(predicate.start, topic=bool(segment.strip()))
            or (self._sentence_before() if core in GENERIC else "")
            or self._subject.indicator
        )
        if not core and "完成" in predicate.words and _PLANNED.search(inherited):
            return self._remember("完成" + _PLANNED.sub("", inherited))  # 计划投资6亿元,实际完成7亿元
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
        return offset > 0 and offset == self._free_from and self._folded[offset - 1] not in ",;、(:"

    def _ranked_before(self, offset: int) -> str:
        """Return what the clause before ranks without a number of its own: 出口增速居全市第1,前进3位."""
        ranked = _RANKS_FIRST.match(self._before(offset)[0])
        return named_in(ranked["what"]) if ranked else ""

    def _before_bracket(self, offset: int) -> str:
        """Return what is named right before a bracket that a number opens: 目前市值(655亿元)."""
        opened = offset - 1
        if opened < 0 or self._folded[opened] != "(":
            return ""
        named = self._folded[max(self._clauses.begin(opened), self._free_from) : opened]
        short = wording_before(named[named.rfind("占") + 1 :])
        if not short:
            return ""
        self._subject.indicator = self._subject.last = (
            _BARELY.sub("占", wording_before(named)) if "占" in named else short
        )
        return short

    def _after_basis(self, offset: int) -> str:
        """Return what is named after a sentence's opening 在上年增长8%的基础上, which its number is of too."""
        basis = _BASIS.match(self._folded, self._consumed, self._end)
        if basis is None or self._clauses.begin(offset) != self._clauses.start:
            return ""
        predicate = read_predicate(self._folded, basis.start("then"), basis.end())
        return wording_before(self._folded[basis.start("then") : predicate.start])

    def _inherited(self, inherited: str, offset: int, *, continues: bool) -> str:
        """Return the wording of a number that has none of its own.

        ``continues`` tells that it goes on from the last one, be that a share or a rate (占比由3%提高到5%).
        """
        if continues and self._subject.last:
            return self._subject.last
        self._subject.indicator = inherited
        return inherited or self._last_words(offset)

    def _remember(self, indicator: str) -> str:
        self._subject.indicator = self._subject.last = indicator
        self._subject.first = self._subject.first or indicator
        self._subject.levels = [*self._subject.levels[-4:], indicator]
        return indicator

    def grows_after(self, quantity: Quantity) -> bool:
        """Tell whether the words after a percentage say that it is a growth (5%左右的增长目标)."""
        return quantity.unit == "%" and bool(_GROWTH_AFTER.match(self._folded, quantity.end))

    def _may_count(self, quantity: Quantity) -> bool:
        if self.grows_after(quantity):
            return False
        if quantity.unit == "%" and (quantity.text[-1] in "成半数" or quantity.text.endswith("以上")):
            return True
        return quantity.unit not in ("%", "{pp}", "{倍}") or self._folded.startswith("的", quantity.end)

    def _counts_what_follows(self, quantity: Quantity, core: str, predicate: Predicate) -> bool:
        if _begins(predicate):
            return False
        if not core or flow_verb(core) == core:
            return True
        if self._folded.startswith("的", quantity.end):
            if quantity.unit == "%":
                return bool(_REGIONS.fullmatch(core))  # 生产全球80%的碳纤维
            if _OF_PRICE.match(self._folded, quantity.end):
                return True  # 以3亿元的价格收购
            return _is_handled(quantity) and bool(flow_verb(core))  # 安排60亿元的预算内投资
        if quantity.unit.startswith("{") or quantity.unit == "1":
            return True
        return _HELD.issuperset(predicate.words) and not TAIL.search(core)

    def _clause_before(self, offset: int, *, topic: bool) -> str:
        """Return what the clause before this one names, when it has no number of its own.

        ``topic`` tells that this clause begins with a time, before which a mere noun sets the topic.
        """
        clause, label = self._before(offset)
        return named_in(clause) or (topic_of(clause) if topic or label else "") or faring_in(clause)

    def _before(self, offset: int) -> tuple[str, bool]:
        """Return the clause before if it has no number of its own, and whether a colon makes it a label."""
        span = self._clauses.before(offset)
        while span is not None and _QUALIFIES.fullmatch(self._folded, *span):
            span = self._clauses.before(span[0])
        if span is None or span[0] < self._free_from:
            return "", False
        return self._folded[max(span[0], span[1] - _LONGEST_CLAUSE) : span[1]], self._folded[span[1]] == ":"

    def _sentence_before(self) -> str:
        """Return what the sentence before speaks of, if it is short and has no number (经营主体不断壮大。总量达8万户)."""
        end = self._clauses.start
        before = _SHORT_SENTENCE.search(self._folded, max(0, end - _LONGEST_SENTENCE), end)
        return subject_of(before["said"]) if before and self._free_from <= end else ""

    def _last_words(self, offset: int) -> str:
        """Return words to go by where nothing names the number: those beside it in its sentence."""
        begin = self._clauses.begin(offset)
        if beside := self._folded[begin:offset].strip(" 、,:“”"):
            return beside[-_LONGEST_GUESS:]
        if subject := subject_of(self._before(offset)[0]):
            return subject
        said = _SAID_NEXT.match(self._folded, self._consumed)
        if said and not said["words"].endswith("的") and (named := wording_before(said["words"])):
            return named  # 95万亿元!这是前三季度我国经济总量
        after = _WORDS.match(self._folded, self._consumed, self._end)
        return after["words"] if after else self._folded[offset : self._end][:_LONGEST_GUESS]
