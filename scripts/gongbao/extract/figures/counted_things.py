"""The noun that a number counts, which stands after it (新建道路20公里, 6批20家企业), and whether it counts at all."""

import re

from gongbao.extract.facts import Quantity
from gongbao.extract.figures.counted_nouns import PRICES, wording_after
from gongbao.extract.figures.lexicon import FLOW, REGIONS, TAIL, flow_verb
from gongbao.extract.figures.measures import CAPACITIES
from gongbao.extract.figures.predicates import Predicate
from gongbao.extract.figures.subjects import Indicator, Place, Subject
from gongbao.extract.vocabulary import alternation, words
from gongbao.schema.codelists import rows

__all__ = ["CountedThings", "begins_change", "counts"]

_GROWTH_AFTER = re.compile(r"的?(?:年均|平均|同比|环比)?(?:高速|较快|快速)?(?:正?增长|增速|增幅|涨幅)")
_HELD = frozenset({"有", "拥有", "共有", "只", "仅", "已", "还", "均", "约"})  # 拥有40万亩基地
_HAS = frozenset({"有", "共有", "已有", "已经有", "已", "共", "超", "近"})  # 已有8万人享受服务
_PASSED = "|".join(row["pattern"] for row in rows("unasserted_contexts") if row["kind"] == "passed")
_STEP = re.compile(r"(?:台阶|关口|大关|门槛)$")  # 跨越3个千亿元台阶 names no thing that the next number is of
_DONE_WITH = re.compile(r"(?:已经?|正在?|实现|仍在?|尚在?)[一-龥]{2,4}(?=[,;。、)]|$)")
_OTHERS = re.compile("[另还]")
_OF_SOME = frozenset({"有", "另有", "还有", "已有", "已", "还", "另"})
_IN_CURRENCY = re.compile("国债|债券|央票|离岸|主权债|贷款|存款|绿色债")
_OF_PRICE = re.compile(f"的(?:{'|'.join(PRICES)})")
_REGIONS = re.compile(
    rf"(?:.*(?:{alternation(words('verbs', 'flow', column='verb'))}))?了?(?:{alternation(words('ranking_words', 'scope'))})"
)
_ORIGINS = words("predicates", "level_from")
_DONE = re.compile(
    rf"(?![占为是达超比较的之以和与及]|同比|环比|其中|分别|左右|{_PASSED})[\u4e00-\u9fff]{{2,16}}"
)
_RANKED = re.compile(r"当?中?,?(?:综合)?(?:排名?|列|居|位[列居]?|名列)?第[\d一二三四五六七八九十]")
_CAPACITY = frozenset({"能力", "生产能力", "产能", "规模", "生产规模"})
_BRACKET = re.compile(r"\([^()\n]{1,12}\)")


class CountedThings:
    """Reads what the numbers of a sentence count."""

    def __init__(self, folded: str, end: int, subject: Subject, place: Place) -> None:
        self._folded = folded
        self._end = end
        self._subject = subject
        self._place = place

    def of_things(self, last: Quantity, counted: str, segment: str, predicate: Predicate) -> Indicator | None:
        """Return what is counted, the noun ``counted`` after the number or a place that its unit is, if any is."""
        if last.unit in REGIONS and _RANKED.match(self._folded, _after_bracket(self._folded, last.end)):
            return Indicator(last.unit[1:-1], counted=True)  # 增速列全州8县(市、区)第2位
        if counted and not _STEP.search(counted):
            if _RANKED.match(self._folded, self._place.consumed):
                return Indicator(
                    counted, counted=True
                )  # 列全市12个区第3位: those that something is ranked among
            verb = flow_verb(segment + "".join(reversed(predicate.words))) if _is_handled(last) else ""
            return Indicator(self._subject.remember(verb + counted), counted=True)
        return None

    def counted(self, quantity: Quantity, following: Quantity | None, core: str, predicate: Predicate) -> str:
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
            alike = quantity.unit == self._place.unit_before  # 20个行业中有8个: of the same things
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
        noun, self._place.consumed = after
        if quantity.text.endswith("人民币") and _IN_CURRENCY.match(noun):
            noun = "人民币" + noun  # 550亿元人民币国债
        if core and noun in _CAPACITY:
            return ""  # 年产机床5万台能力
        if self._folded.startswith(("将", "把"), quantity.start - 1) and (done := FLOW.search(noun, 2)):
            self._place.consumed -= len(noun) - done.start()
            noun = noun[: done.start()]  # 将百余项业务合并办理
        if (
            quantity.unit.partition("/")[0] in CAPACITIES
            and (listed := noun.find("、", 3)) > 0
            and not TAIL.search(noun)
        ):
            self._place.consumed -= len(noun) - listed
            return noun[:listed]  # a capacity is of the first work that is named after it
        return noun

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
        if begins_change(predicate):
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


def counts(unit: str) -> bool:
    """Tell whether ``unit`` is a classifier, with which things are counted."""
    return unit.startswith("{") and unit not in ("{pp}", "{倍}", "{位}")


def begins_change(predicate: Predicate) -> bool:
    """Tell whether a number is where a change started from (由66户)."""
    return not _ORIGINS.isdisjoint(predicate.words)


def _is_handled(quantity: Quantity) -> bool:
    """Tell whether the verb before says what was done to the things or the money: 实施60个项目, 下达3亿元资金."""
    return counts(quantity.unit) or "元" in quantity.text


def _after_bracket(folded: str, offset: int) -> int:
    """Return where the bracket that begins at ``offset`` ends, or ``offset`` where none does."""
    bracket = _BRACKET.match(folded, offset)
    return bracket.end() if bracket else offset
