"""The words before a mark of rank: the order it stands in (全国, 在全省各市中), the verb, and what is left."""

import re
from dataclasses import dataclass

from gongbao.extract.names import gazetteer
from gongbao.extract.vocabulary import alternation, words

__all__ = ["NOUNS", "Order", "evaluation_in", "read_order"]

_PLACE = r"(?:(?![全各居列在于为是排占获度率进入升至])[一-龥]){2,3}(?:省|市|县|州|地区|自治区)(?![域级属管直委情])(?<!型.)"
_WIDE = f"(?:{alternation(gazetteer.WIDE)})"  # 孝感七个县市区
_ONE_PLACE = re.compile(f"{_PLACE}|{_WIDE}")
_SCOPE_HEAD = (
    rf"(?:{alternation(words('ranking_words', 'scope'))}|各[一-龥]{{0,4}}?(?:省区市|省区|省份|市州|地市|县市区|县区|区县|经济体|城市|园区|开发区|行业|省|市|州|县|区)"
    rf"|{_PLACE}|[ⅠⅡⅢⅣA-D一二三四甲乙丙]类(?:县|区|市|园区|地区|单位))"
)
_EVALUATED = rf"(?:综合|绩效|目标)*(?:{alternation(words('ranking_words', 'evaluation'))})"
_KNOWN_GROUP = (
    r"(?:省区市|省区|省市区|省份|城市|地市|市州|盟市|县市区|县市|县区|区县|国家(?!级)|经济体|地区|园区|开发区|经开区|高新区|自贸区|综保区"
    r"|综合?保税区|保税区|功能区|示范区|新区|工业园区|产业园区|工业园|产业园|片区|板块|区块|县域|乡镇|镇街|街道|旗县|市县|单位|部门|门类"
    r"|企业|行业|产业|市场|领域|赛道|高校|院校|大学|港口|机场|口岸|同行|同类[^,;。]{0,4}|县(?!域)|市|区|州|省)"
)
_COUNTED = r"[\d一二三四五六七八九十]+(?:[县市区州省](?=\()|余?[个家所座])"
_GROUP = (
    rf"(?:{_KNOWN_GROUP}|{_COUNTED}"
    rf"(?:(?:(?!{_EVALUATED})[^,;:。、()的在居列位排第前首中]){{1,10}})?)"
)
_SCOPE = re.compile(
    rf"(?:(?<![走排处位列居名])(?:在|于))?(?P<scope>(?:(?:中国|全国|全省|全市|全球|世界)?{_SCOPE_HEAD}"
    rf"(?:(?:[^,;:。、“”()第前首全居列排]|\([^()]{{1,8}}\)){{0,14}}?{_GROUP})?|{_WIDE}(?:各?{_GROUP})?)(?:\([^()]{{1,8}}\))?)(?:之?[中里内间])?的?$"
)
_A_GROUP = re.compile(rf"{_SCOPE_HEAD}|(?:{_GROUP}|厂商|品牌|产品|市场|油气田|大类|同行业)$")
_WITHIN = re.compile(r"(?:在|于)(?P<within>(?:[^,;:。、()]|\([^()]{1,10}\)){2,40}?)(?:之?[中里内上])的?$")
_WHERE = re.compile(rf"(?:在|于)(?P<scope>{_SCOPE_HEAD}[^,;:。、()在于]{{1,10}})$")  # 在国内糖企 before 排名
_VERB = re.compile(rf"(?P<verb>{alternation(words('ranking_words', 'verb'))})(?:在|到|至|于|了)?$")
_ENTERING = re.compile(
    rf"(?P<verb>{alternation(words('ranking_words', 'entering'))})(?:[^,;:。、“]{{0,10}}“)?(?P<scope>[^,;:。、“]{{2,16}})“?$"
)
# What stands between such a verb and the mark is the order, however it is named (位居各沿江港口之首).
_PLACED = re.compile(
    rf".*(?P<verb>{alternation(words('ranking_words', 'placing'))}|(?<![位稳均跃高雄])居(?![民住家]))(?P<order>[^,;:。!?()]{{2,20}})$"
)
_OF_TIME = re.compile(r"(?:[12]\d{3}年|[去上今]年|年初|目前)的?$")
_RANKED_BY = re.compile(r"(?:[率值额量速幅数]|票房|指数|榜|收入|规模|能力)$")
_NOT_A_VERB = re.compile(r"[班系序专行队阵]列$")
_ADVERB = re.compile(
    rf"(?:{alternation(words('ranking_words', 'adverb'))}|[\s、]"
    r"|[较比](?:上年|去年|前年|上期|上季度|上月|20\d\d年|年初)(?:同期|末|底)?(?:上升|提升|前移|提高|前进|跃升|进位|晋位|进|下降|后退|回落)了?[\d一二三四五六七八九十]+个?(?:位次|名次|位|名)至?"
    r"|(?:上升|提升|前移|提高|前进|跃升|进位|晋位|下降|后退|回落)了?[\d一二三四五六七八九十]+个?(?:位次|名次|位|名)[至到]"
    r"|(?:(?<=[到至由从、])|(?<=其中)|^)(?:(?:[12]\d{3}年|[去上今]年)[底末初]?|[一二三四上]个?季度|上半年|上月|上期|年初)的?"
    r"|(?<=[由从])[A-D甲乙丙]类"
    r"|连续第?(?:[一二三四五六七八九十两\d]{1,3}多?|[多数])(?:年|个?季度|个?月|次|届)|(?:近|多)年来?|[一二三四五六七八九十两\d]{1,2}年)$"
)
_ENTERED = re.compile(r"(?:在)?(?:参评|参与排名|参与评价|参加考核|被考核|纳入考核)的$")
NOUNS = tuple(words("ranking_words", "noun"))
_NOUN = re.compile(rf"(?:{alternation(words('ranking_words', 'noun'))})(?:在|于)?$")
_CONTEST = rf"(?:{alternation(words('ranking_words', 'evaluation'))})+(?:结果|排名|得分|成绩)?"
_EVALUATION = re.compile(rf"(?:{_CONTEST}|.{{4}}(?:排名|排行|百强榜?|指数))”?$")
_CONTEST_BEFORE = re.compile(
    rf"(?:在|于)?(?P<within>(?:20\d\d年度?)?{_SCOPE_HEAD}(?:(?!{_GROUP}之?[中里])[^,;:。、()]|\([^()]{{1,10}}\)){{0,24}}?{_CONTEST})$"
)
_LIST_OF = re.compile(
    rf"(?:在|于)?[“《]?(?:20\d\d年?度?)?(?P<list>(?:中国|{_SCOPE_HEAD})[^,;:。、在]{{0,10}}?(?:百强|十强|\d{{2,4}}强)(?:[一-龥]{{0,4}}(?=园区|开发区|高新区|企业|城市)|县市)?(?:县\(市\)|县市|县|区|市|镇|乡|村|园区|开发区|高新区|企业|榜单|榜)?)[”》]?(?:榜单?)?(?:之?[中里内])?$"
)
_DONE_WITH = re.compile(
    r"^.*(?:[获夺取](?=.{4})|公布|发布|通报|开展|组织|进行|印发|参加|参与|(?<![级省国市的个家])(?:开发区|经开区|高新区|园区|新区|公司|集团)|[了在对])(?=.{3})"
)
_LATEST = re.compile(r"^的?(?:最新|本次|这次|首次)?")
_YEAR = re.compile(r"(?:20\d\d年度?|去年|上年|今年|[上下]半年|[一二三四]季度|\d{1,2}月份?)的?")
_COUNTED_GROUP = re.compile(r"(?:参评的|参与的)?[\d一二三四五六七八九十百]+余?[家个]")
_LEADING_SCOPE = re.compile(rf"(?P<scope>{_SCOPE_HEAD})(?=.{{2}})")
_GROUP_HEAD = re.compile(
    rf"(?P<scope>{_SCOPE_HEAD}(?:{_KNOWN_GROUP}|{_COUNTED}(?:[^,;:。、()的在]{{0,6}}?{_KNOWN_GROUP}(?!级))?)(?:\([^()]{{1,8}}\))?)(?=.{{2}})"
)
_INDEX = "指数"
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Order:
    """How a rank is said: where its span begins, its scope, its verb, and where the words before it end.

    ``evaluation`` is the contest that the order comes from (在全省营商环境考核中), if it is named here.
    """

    start: int
    scope: str | None
    verb: str
    rest: int
    evaluation: str | None = None


def read_order(folded: str, begin: int, mark: int, *, listed: bool = False) -> Order:
    """Read the words of ``folded[begin:mark]`` from the mark of rank backwards.

    ``listed`` tells of a list of so many (30强), which whatever it is a list of stands before.
    """
    low = max(begin, mark - _LONGEST)
    reading = _Reading(folded, low, mark)
    if listed:
        reading.enter()
    while reading.takes_more():
        pass
    if not reading.verb and reading.evaluation is None and (placed := reading.placed()):
        before = read_order(folded, begin, low + placed.start("verb"))
        return reading.named_by(placed, before)
    return Order(low + reading.start, reading.scope, reading.verb, low + reading.end, reading.evaluation)


class _Reading:
    """The words of an order that were read so far, backwards from its mark; offsets count from ``low``."""

    def __init__(self, folded: str, low: int, mark: int) -> None:
        self._window = folded[low:mark]
        self._low = low
        self.start = self.end = len(self._window)  # of the span; of the words that are not read yet
        self.scope: str | None = None
        self.evaluation: str | None = None
        self.verb = ""
        self._scope_start = -1

    def enter(self) -> None:
        """Take the verb and the name of a list that is entered (入围北陆化工园区30强)."""
        if found := _ENTERING.search(self._window):
            self.scope, self.verb = found["scope"], found["verb"]
            self.start, self.end = found.start("scope"), found.start()

    def takes_more(self) -> bool:
        """Take the last words that belong to the order; return whether there were any."""
        return self.end > 0 and (
            self._takes_list()
            or self._takes_scope()
            or self._takes_contest(_CONTEST_BEFORE)
            or self._takes_contest(_WITHIN)
            or (not self._of_matter() and self._takes_other())
        )

    def _takes_other(self) -> bool:
        return (
            self._takes_nothing(_ENTERED)
            or self._takes_noun()
            or self._takes_where()
            or self._takes_verb()
            or self._takes_nothing(_ADVERB)
        )

    def _of_matter(self) -> bool:
        """Whether the words end in a matter in which they are ranked (在销量上), which is no part of the order."""
        return self.evaluation is None and self._last(_WITHIN) is not None

    def _last(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.search(self._window, 0, self.end)

    def _takes_list(self) -> bool:
        if self.evaluation is not None or not (found := self._last(_LIST_OF)):
            return False
        self.evaluation, self.end = found["list"], found.start()
        return True

    def _takes_scope(self) -> bool:
        found = self._last(_SCOPE) if self.scope is None else None
        if found is None or _is_no_scope(found, self.verb):
            return False
        self.scope, self.end = found["scope"], found.start()
        self._scope_start = found.start("scope")
        self.start = min(self.start, self._scope_start)
        return True

    def _takes_contest(self, pattern: re.Pattern[str]) -> bool:
        """Take what stands between 在 and 中: a contest, or a group that those who are ranked belong to."""
        if self.evaluation is not None or not (found := self._last(pattern)):
            return False
        within = _DONE_WITH.sub("", found["within"]) if "公布" in found["within"] else found["within"]
        scope, evaluation = _split(_LATEST.sub("", within))
        if evaluation is None and pattern is _WITHIN and not _A_GROUP.search(found["within"]):
            return False
        self.evaluation = evaluation
        self.scope, self.end = self.scope or scope, found.start()
        return True

    def _takes_noun(self) -> bool:
        if not (found := self._last(_NOUN)):
            return False
        self.end = found.start()
        self.start = min(self.start, self.end)
        self.verb = found.group().rstrip("在于") + self.verb
        return True

    def _takes_where(self) -> bool:
        """Take a group without 中 before a noun of rank (在国内糖企排名)."""
        if self.scope is not None or not self.verb.startswith(NOUNS) or not (found := self._last(_WHERE)):
            return False
        self.scope, self.end = found["scope"], found.start()
        self.start = min(self.start, found.start("scope"))
        return True

    def _takes_verb(self) -> bool:
        if not (found := self._last(_VERB)) or self._last(_NOT_A_VERB):
            return False
        self.end = found.start()
        self.verb = found.group() + self.verb
        return True

    def _takes_nothing(self, pattern: re.Pattern[str]) -> bool:
        """Pass over what says nothing of the order itself."""
        if not (found := self._last(pattern)):
            return False
        self.end = found.start()
        return True

    def placed(self) -> re.Match[str] | None:
        """Return the verb of placing with the words up to the mark, which are the order however it is named."""
        found = self._last(_PLACED)
        return found if found and not _OF_TIME.match(found["order"]) else None

    def named_by(self, placed: re.Match[str], before: Order) -> Order:
        """Return the order that ``placed`` names; ``before`` is what stands before its verb."""
        named, start = placed["order"], placed.start("order")
        head = _LEADING_SCOPE.match(named)
        scope, evaluation = self.scope, self.evaluation
        by_measure = _RANKED_BY.search(named)
        if by_measure and not (scope is not None and self._scope_start == placed.end()):
            scope, evaluation = scope or (head and head["scope"]), named[head.end() if head else 0 :]
        else:  # 汽车保有量大型城市
            scope = self._window[start:].removesuffix("之").removesuffix("的")
        return Order(
            self._low + start,
            scope,
            before.verb + placed["verb"],
            before.rest,
            evaluation or before.evaluation,
        )


def _is_no_scope(scope: re.Match[str], verb: str) -> bool:
    """Tell whether the words are a contest, or a place that is ranked itself (青川县位列第5, but 青川县排名第5)."""
    if _EVALUATION.search(scope["scope"]):
        return True
    if not verb or verb.startswith(NOUNS):
        return False
    return _ONE_PLACE.fullmatch(scope.group()) is not None


def evaluation_in(text: str) -> str | None:
    """Return the contest (考核, 评价) that ``text`` ends with, without what was done with it and its scope."""
    if not _EVALUATION.search(text):
        return None
    return _split(_LATEST.sub("", _DONE_WITH.sub("", text)))[1]


def _split(within: str) -> tuple[str | None, str | None]:
    """Split what stands between 在 and 中 into the scope and the contest: 全省 and 营商环境考核."""
    if not _EVALUATION.search(within):
        return within.removeprefix("参评的").removeprefix("参与的"), None
    within = _YEAR.sub("", within, count=1) if _YEAR.match(within) else within
    if _INDEX in within:
        return None, within  # 全球创新指数 is the name of the index
    head = _GROUP_HEAD.match(within)
    if head is None or head["scope"].endswith("县域"):
        head = _LEADING_SCOPE.match(within)  # 县域经济 is one word
    if head is None or len(within) - head.end() < 2:
        return None, within
    counted = _COUNTED_GROUP.match(within, head.end())
    rest = counted.end() if counted else head.end()
    return head["scope"], within[rest:].lstrip("的")
