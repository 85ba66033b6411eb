"""What a rank is of where its clause does not say it: what the text spoke of before."""

import re

from gongbao.extract.figures.lexicon import GENERIC, TAIL
from gongbao.extract.figures.wordings import wording_before
from gongbao.extract.rankings.beside import FiguresBeside
from gongbao.extract.rankings.clauses import Said, clause_of
from gongbao.extract.rankings.members import (
    COUNTED_LIST,
    LIST_MARK,
    MEASURED,
    PREDICATED,
    SURPASSING,
    listed,
    members_of,
)
from gongbao.extract.vocabulary import alternation, words

__all__ = ["OF_A_WHOLE", "SpokenOf", "without_share"]

OF_A_WHOLE = GENERIC | words("ranking_words", "of_a_whole")
_SIZES = ("总量", "增速", "增幅", "规模")
_FEAT = re.compile(
    r"(?:再|又|持续|继续|稳步|连续|快速|双双|均|屡)*(?:创[^,]{0,8}?(?:新高|新纪录|最高水平|最好水平|纪录)|再获丰收|喜获丰收|稳中有进|稳定增长|持续增长|不断壮大|持续向好)$"
)
_DONE = re.compile(r"^.{2,}(?:区|园|市|县|镇|公司|集团)(?:累计|共)?(?:完成|实现)(?=.{3})")  # who did it
_PART_OF = re.compile(r"(?<=..)占[^占]{1,8}?(?:的?(?:比重|比例|份额))?$")
_ADDED = re.compile(r"^(?:新增|净增|新认定|新培育|新签约?)(?=..)")
_SHARE_OF = re.compile(
    rf"(?<=..)占(?:{alternation(words('ranking_words', 'scope'))})(?:的?(?:比重|比例|份额))?$"
)  # 产量占全国
_STANDING = re.compile(r"(?:在[^,在]{2,10}?[中上里]?)?(?:所[占处居])?的?(?:位次|排名|名次)$")
_BARE_VALUE = re.compile(r"[为达到]*\d+(?:\.\d+)?分?$")  # of an index, which has no unit: 综合指数3.92
_LAST_WORDS = re.compile(r"[^,;:。!?、()\n]+$")
_LONGEST_BEFORE_BRACKET = 16


def without_share(indicator: str) -> str:
    """Return 产量 of 产量占全国的比重: what the share is of is ranked."""
    return _SHARE_OF.sub("", indicator)


class SpokenOf:
    """Finds in the sentence so far what a rank is of; ``said`` is what the rank before it was of."""

    def __init__(self, folded: str, beside: FiguresBeside) -> None:
        self._folded = folded
        self._beside = beside
        self.said = Said()

    def figures_before(self, begin: int, passage_start: int) -> tuple[str, ...]:
        """Return what the figures of the clauses before measure, as far back as two are; none where one alone is."""
        start = begin
        found: tuple[str, ...] = ()
        while len(found) < 2 and start - 1 > passage_start:
            start, _ = clause_of(self._folded, passage_start, start - 1, self.said)
            found = self._beside.between(start, begin)
        return found if len(found) > 1 else ()

    def of_wholes(self, indicators: tuple[str, ...], end: int, passage_start: int) -> tuple[str, ...]:
        """Give the thing spoken of before to indicators that name none (总数)."""
        return tuple(
            self.whole_of(indicator, end, passage_start)
            if indicator in OF_A_WHOLE
            else without_share(indicator)
            for indicator in indicators
        )

    def whole_of(self, generic: str, end: int, passage_start: int) -> str:
        """Return 地区生产总值增速 for a bare 增速 that ends at ``end``, from what the text spoke of before."""
        whole = self._beside.before(end, passage_start) or ""
        if not whole or whole in GENERIC:
            whole = next(iter(self.said.indicators[-1:]), "")
        whole = _PART_OF.sub("", _DONE.sub("", whole))
        if generic.startswith("总"):
            whole = _ADDED.sub("", whole)  # 总数 after 新增上市公司
        if generic in GENERIC and whole.endswith(_SIZES):
            whole = whole[:-2]  # 增速 after 总产值总量
        return whole if whole.endswith(generic) else whole + generic

    def clause_before(self, begin: int, passage_start: int) -> tuple[str, ...]:
        """Return the measures that the clause before ``begin`` names and says nothing else of."""
        if begin - 1 <= passage_start:
            return ()
        start, _ = clause_of(self._folded, passage_start, begin - 1, self.said)
        words_before = self._folded[start : begin - 1]
        counted = COUNTED_LIST.search(words_before)
        if counted and LIST_MARK.search(words_before, 0, counted.start()):
            return listed(words_before, counted)
        words_before = words_before[: counted.start()] if counted else words_before
        words_before = SURPASSING.sub("", _STANDING.sub("", _BARE_VALUE.sub("", _FEAT.sub("", words_before))))
        named = MEASURED.search(words_before) or TAIL.search(words_before)
        if named and not PREDICATED.search(words_before):
            return tuple(members_of(words_before, every=False))
        return ()

    def measure_before_bracket(self, begin: int) -> str | None:
        """Return the measure that stands right before the bracket that opens at ``begin``: 合同资金(全市第3)."""
        if begin == 0 or self._folded[begin - 1] != "(":
            return None
        named = _LAST_WORDS.search(self._folded[max(0, begin - _LONGEST_BEFORE_BRACKET) : begin - 1])
        if named is None or not (MEASURED.search(named.group()) or TAIL.search(named.group())):
            return None
        return wording_before(named.group()) or None
