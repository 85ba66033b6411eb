"""What the words before a number's own clause name: the clause before, a bracket, a basis, a short sentence."""

import re

from gongbao.extract.figures.clauses import Clauses
from gongbao.extract.figures.lexicon import TAILS
from gongbao.extract.figures.predicates import read_predicate
from gongbao.extract.figures.subjects import Place, Subject
from gongbao.extract.figures.wordings import faring_in, named_in, subject_of, topic_of, wording_before
from gongbao.extract.vocabulary import alternation

__all__ = ["EarlierWords"]

_WORDS = re.compile(r"[,:-]{0,2}(?:这?就?是)?(?P<words>[^,;:。!?、\n]{2,20})")
_SAID_NEXT = re.compile(r"[!,。]?这就?是(?P<words>[^,;:。!?、\n]{2,24})")
_RANKS_FIRST = re.compile(
    rf"(?P<what>[^,]+?(?:{alternation(TAILS)})+)(?!发展|增长)[^,]{{0,14}}?(?:排[名位]?|位列|位居|名列|列|居)[^,]{{0,8}}第"
)
_BARELY = re.compile(
    r"(?:大?约|只|仅|才|已|均|还|便|则)占(?![地用])"
)  # 约占总量 is a share of it all the same
# A clause that says how or on what basis another is meant: 扣除物价上涨因素, 在上年大幅增长的基础上
_QUALIFIES = re.compile(
    r"(?:若|如)?(?:扣除|剔除|去除|排除)[^,]*|[^,]*(?:基础上|计算|口径)|(?:分|从|按|就)[^,]{1,10}?(?:来?[看说讲]|而言)"
)
_BASIS = re.compile(r"的?[^,;。]{0,4}基础上,?(?P<then>[^,;。\d]{2,40})(?=\d)")
_SHORT_SENTENCE = re.compile(r"[。\n;](?P<said>[^,。\n;\d:]{4,16})。$")
_LONGEST_SENTENCE = 20
_LONGEST_GUESS = 20
_LONGEST_CLAUSE = 80


class EarlierWords:
    """Reads a sentence backwards from where the words about a number begin."""

    def __init__(self, folded: str, end: int, clauses: Clauses, subject: Subject, place: Place) -> None:
        self._folded = folded
        self._end = end
        self._clauses = clauses
        self._subject = subject
        self._place = place

    def clause_before(self, offset: int, *, topic: bool) -> str:
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
        if span is None or span[0] < self._place.free_from:
            return "", False
        return self._folded[max(span[0], span[1] - _LONGEST_CLAUSE) : span[1]], self._folded[span[1]] == ":"

    def sentence_before(self) -> str:
        """Return what the sentence before speaks of, if it is short and has no number (经营主体不断壮大。总量达8万户)."""
        end = self._clauses.start
        before = _SHORT_SENTENCE.search(self._folded, max(0, end - _LONGEST_SENTENCE), end)
        return subject_of(before["said"]) if before and self._place.free_from <= end else ""

    def ranked_before(self, offset: int) -> str:
        """Return what the clause before ranks without a number of its own: 出口增速居全市第1,前进3位."""
        ranked = _RANKS_FIRST.match(self._before(offset)[0])
        return named_in(ranked["what"]) if ranked else ""

    def before_bracket(self, offset: int) -> str:
        """Return what is named right before a bracket that a number opens: 目前市值(655亿元)."""
        opened = offset - 1
        if opened < 0 or self._folded[opened] != "(":
            return ""
        named = self._folded[max(self._clauses.begin(opened), self._place.free_from) : opened]
        short = wording_before(named[named.rfind("占") + 1 :])
        if not short:
            return ""
        self._subject.indicator = self._subject.last = (
            _BARELY.sub("占", wording_before(named)) if "占" in named else short
        )
        return short

    def after_basis(self, offset: int) -> str:
        """Return what is named after a sentence's opening 在上年增长8%的基础上, which its number is of too."""
        basis = _BASIS.match(self._folded, self._place.consumed, self._end)
        if basis is None or self._clauses.begin(offset) != self._clauses.start:
            return ""
        predicate = read_predicate(self._folded, basis.start("then"), basis.end())
        return wording_before(self._folded[basis.start("then") : predicate.start])

    def last_words(self, offset: int) -> str:
        """Return words to go by where nothing names the number: those beside it in its sentence."""
        begin = self._clauses.begin(offset)
        if beside := self._folded[begin:offset].strip(" 、,:“”"):
            return beside[-_LONGEST_GUESS:]
        if subject := subject_of(self._before(offset)[0]):
            return subject
        said = _SAID_NEXT.match(self._folded, self._place.consumed)
        if said and not said["words"].endswith("的") and (named := wording_before(said["words"])):
            return named  # 95万亿元!这是前三季度我国经济总量
        after = _WORDS.match(self._folded, self._place.consumed, self._end)
        return after["words"] if after else self._folded[offset : self._end][:_LONGEST_GUESS]
