"""Reads what stands before a mark of rank: its scope, its verb, and what is ranked."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from gongbao.extract.document import Document
from gongbao.extract.facts import Figure, Mention
from gongbao.extract.figures.lexicon import TAIL
from gongbao.extract.rankings.beside import FiguresBeside
from gongbao.extract.rankings.clauses import Said, clause_of
from gongbao.extract.rankings.marks import Mark
from gongbao.extract.rankings.members import MEASURED
from gongbao.extract.rankings.order import Order, read_order
from gongbao.extract.rankings.ranked import ENTERING, NO_INDICATOR, ORDER, RankedReader, cleaned
from gongbao.extract.vocabulary import alternation, words

__all__ = ["RankingReader"]

_WINS = re.compile("[获夺摘得捧取揽]")
_ORDER_VERB = re.compile(
    r"[追居列排升进跃移跻获夺登评站坐掉跌退滑落爬攀冲]|占据|保持|蝉联|名次|位次|总分|总成绩|得分"
)
_MOVES = re.compile(
    r"(?:稳步|大幅|快速)?(?:上升|提升|跃升|晋升|攀升|下降|前移|提高|升|降|跃居|进位|前进|[爬攀滑跌退冲追]|晋级|挺进|跃进|移|回落|滑落)"
)
_YEARS = r"(?:(?:[12]\d{3}年|[去上]年)[底末初]?的?)?"
_FROM = re.compile(
    rf"(?:由|从)(?:{_YEARS}第[\d一二三四五六七八九十百]+[位名]、){{0,3}}(?:{_YEARS}|(?:[^,;。、\d]{{0,6}}的?)?)$"
)
_FURTHER = re.compile(rf"(?:、{_YEARS}第[\d一二三四五六七八九十百]+[位名]){{0,3}}")
_BESIDE = re.compile("[、和]第")
_NEXT_RANK = re.compile(r"[、和,](?:[^,;。、]{0,6}?第|[\d一二三四五六七八九十]{1,3}[、,和位名])")
_NUMBERED_BAND = re.compile(r"前[\d一二三四五六七八九十]")
_KIND = re.compile(r"(?:(?![和及与]第)[^,;:。!?、()“”《》\n]){2,14}")
_HOME = re.compile(r"(?:我[国省市区县]|中国|本[省市区县])$")
_IN_TURN = re.compile("分别|分列|分居|依次")
_AMONG = re.compile(
    rf"(?:在|于)(?P<scope>(?:{alternation(words('ranking_words', 'scope'))})[^,;:。]{{0,24}}?[区县市州省国园业校院港城])(?:之?中|里),$"
)  # 在全省37家园区中,综合实力居第5位
_AMONG_WHICH = re.compile(_AMONG.pattern.removesuffix(",$") + "(?=[^,;:。]{2,10}$)")
_LONGEST_ORDER = 40
_LONGEST_MEASURE = 12
_PLACES_FOLLOW = re.compile(r"(?:排名|位次|名次|排位)(?:情况)?(?:分别为|依次为|如下)?:(?:[^:。;]*[,、])?$")
_AFTER_FIGURE = re.compile("[,、]?")
# Another order right after a place: 全国第七、泛珠区域第二.
_NEXT_ORDER = re.compile(
    r"[一-龥]{2,8}(?:区域|地区|城市群|经济带|都市圈|流域|片区|省区|园区|[省市县州区国盟])"
)
_GOES_ON = re.compile(r"[、和及与](?:[12]\d{3}年的?)?")
_STANDING = re.compile(r"(?:的?地位|[的之么吗在已将并而]|时(?![装尚间])|仅次|行列|$).*$")
_LAND = re.compile(
    r"[国省市县区港](?=$|[^一-龥]|地位|行列)"
)  # of 货物贸易第一大国: what is ranked stands before
_LAND_OF = re.compile(
    rf"(?:.*(?:成为|作为|[是为居]|保持|的)|^)(?:我国|本省)?(?P<scope>{alternation(words('ranking_words', 'scope'))})?"
    r"(?P<thing>[^,;:。、()“”]{2,12})$"
)
_GOAL = re.compile(rf"(?:{alternation(words('ranking_words', 'goal'))})(?!任务?完成|完成)")
_REGIONS = tuple(sorted(words("ranking_words", "scope")))
_MEASURED_BEFORE = re.compile(rf"(?:{MEASURED.pattern}|(?:票房|销售|收视|总量|增速|增幅)$)")
_WHO = re.compile(
    rf"^(?!.*(?:{alternation(words('ranking_words', 'evaluation'))})).*{ORDER}$|^[\d一二三四五六七八九十]+[多余]?[家个]|(?:公司|集团|企业|县|市|区)$"
)  # who enters a list, no measure
_YEAR = re.compile("^20\\d\\d年度?(?=.)")


class RankingReader:
    """Reads one mark of rank after the other, in the order of the text."""

    def __init__(self, document: Document, figures: Sequence[Figure], mentions: Sequence[Mention]) -> None:
        self._document = document
        self._folded = document.folded
        self._beside = FiguresBeside(document.folded, figures)
        self._names = {mention.end: mention for mention in mentions if mention.type != "industry"}
        self._sorted = sorted(self._names.values(), key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self._sorted]
        self._ranked = RankedReader(document, self._beside, self._names)
        self._said = Said()
        self._kind_end = 0  # of the last kind of thing that was ranked by its size

    def read(self, mark: Mark) -> tuple[int, tuple[str, ...], str | None, int | None] | None:
        """Return the span's start, what is ranked, in which scope, and how many are said to be."""
        passage = self._document.passages[self._document.passage_at(mark.start)]
        if mark.end > passage.end:
            return None
        if passage.paragraph != self._said.paragraph:
            self._said = Said(paragraph=passage.paragraph)
        begin, opened = clause_of(self._folded, passage.start, mark.start, self._said)
        order = self._outside_names(read_order(self._folded, begin, mark.start, listed=mark.listed))
        if order.scope is None and not order.verb:
            order = self._in_group(begin, order)
        if order.scope is None and self._said.end >= 0 and begin - self._said.end <= 1:
            order = self._in_next_order(begin, mark, order)
        if mark.of_size:
            return self._largest(mark, order, begin)
        if not self._is_rank(mark, order, begin, passage.start, opened) or _GOAL.search(
            self._folded, begin, order.rest
        ):
            return None
        waiting: tuple[str, ...] = ()
        group: tuple[str, ...] = ()
        scope = order.scope or self._scope_before(order, begin, passage.start)
        scope = _YEAR.sub("", scope) if scope else None
        if self._folded.startswith("的", mark.end) and order.verb == ORDER:
            indicators: tuple[str, ...] = ((scope or "") + ORDER,)
            stated = None
        elif self._said.waiting and order.rest == begin:
            indicators, waiting = self._said.waiting[:1], self._said.waiting[1:]
            group, stated = self._said.group, None
        else:
            indicators, stated = self._ranked.of(begin, order, mark, passage.start, self._said)
            if len(indicators) > 1 and self._respectively(order, mark):
                group = indicators
                indicators, waiting = indicators[:1], indicators[1:]
        enters = mark.listed and scope is not None and ENTERING.search(order.verb)
        unsaid = (
            order.rest == begin and scope not in _REGIONS
        )  # 荣登全国园区潜力百强: nobody stands before it
        if enters and (unsaid or all(map(_WHO.search, indicators))):  # 跻身全国百强县: the list itself
            indicators = (_YEAR.sub("", self._folded[order.start : mark.end]).replace("“", ""),)
        indicators = tuple(
            cleaned(indicator) for indicator in indicators if not NO_INDICATOR.fullmatch(indicator)
        )
        if not indicators:
            return None
        self._beside.leave_out(order.rest, mark.end)
        spoken_of = group if group and not waiting else indicators
        self._said = Said(mark.end, passage.paragraph, spoken_of, scope, waiting, group)
        return order.start, indicators, scope, stated

    def _in_group(self, begin: int, order: Order) -> Order:
        """Return the order that stands before what is ranked: 在全市10个功能区中总量 | 第二."""
        among = _AMONG_WHICH.search(self._folded, begin, order.rest)
        if among is None:
            return order
        self._beside.leave_out(among.start(), among.end())
        return Order(order.start, among["scope"], "", order.rest, order.evaluation)

    def _in_next_order(self, begin: int, mark: Mark, order: Order) -> Order:
        """Return the order that is named between the place said before and this one at once (泛珠区域第二)."""
        named = _NEXT_ORDER.fullmatch(self._folded, begin, mark.start)
        return Order(begin, named.group(), "", begin) if named and begin > self._said.end else order

    def _largest(
        self, mark: Mark, order: Order, begin: int
    ) -> tuple[int, tuple[str, ...], str | None, None] | None:
        """Read 全国第二大锂电池出口省: what is ranked follows, up to the name of who it is."""
        if land := _LAND.match(self._folded, mark.end):
            return self._largest_land(mark, begin, land.group())
        scope = order.scope
        start = order.start
        if scope is None and (home := _HOME.search(self._folded, begin, mark.start)):
            scope, start = home.group(), home.start()
        if scope is None and _GOES_ON.fullmatch(self._folded, self._kind_end, mark.start):
            scope = self._said.scope  # 全球第四大生产国和第三大消费国
        kind = _KIND.match(self._folded, mark.end)
        if scope is None or kind is None or _GOAL.search(self._folded, begin, start):
            return None
        index = bisect_right(self._starts, mark.end + 1)
        end = kind.end()
        if index < len(self._starts) and self._starts[index] < end:
            end = self._starts[index]
        self._said.scope, self._kind_end = scope, kind.end()
        return start, (_STANDING.sub("", self._folded[mark.end : end]),), scope, None

    def _largest_land(
        self, mark: Mark, begin: int, land: str
    ) -> tuple[int, tuple[str, ...], str | None, None] | None:
        """Read 全球货物贸易第一大国: what the land is the largest of stands before."""
        named = _LAND_OF.match(self._folded[begin : mark.start])
        if named is None or _GOAL.search(self._folded, begin, mark.start):
            return None
        ranked = named["thing"] if MEASURED.search(named["thing"]) else f"{named['thing']}大{land}"
        return begin + named.start("thing"), (ranked,), named["scope"], None

    def _respectively(self, order: Order, mark: Mark) -> bool:
        """Tell whether 分别 stands before this rank and another follows it at once, or stands right beside it."""
        if _BESIDE.match(self._folded, mark.end):
            return True
        return bool(
            _IN_TURN.search(self._folded, order.rest, mark.start) and _NEXT_RANK.match(self._folded, mark.end)
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

    def _is_rank(self, mark: Mark, order: Order, begin: int, passage_start: int, opened: bool) -> bool:
        """Tell a place in an order from 第一 and 首位 that say something else."""
        if mark.listed and not order.verb:
            return False
        if self._folded.startswith("的", mark.end) and not (mark.counted and mark.rank):
            return mark.rank is not None and ORDER in order.verb  # not of the likes of 全球排名前50的银行
        if mark.superlative:
            measured = self._measured(begin, order) or self._beside.at(order.rest, begin - 60, _AFTER_FIGURE)
            return order.scope is not None and order.start < mark.start and bool(measured)
        if mark.won and order.evaluation is None:
            return self._measured(begin, order) or (  # 产值全市冠军
                self._ranked.has_contest(passage_start, begin) and _WINS.search(order.verb) is not None
            )
        if order.scope is not None or order.evaluation is not None or self._said.waiting:
            return True
        if self._folded.startswith("的", mark.end) or mark.won:
            return False
        if self._goes_on(mark) or self._moves(mark) or self._listed(begin, order):
            return True
        if mark.rank is None and not _NUMBERED_BAND.match(self._folded, mark.start):
            return False
        if order.verb and _ORDER_VERB.search(order.verb):
            return True
        return opened and mark.counted

    def _scope_before(self, order: Order, begin: int, passage_start: int) -> str | None:
        """Return the order said before in the sentence, which a place without one of its own stands in."""
        if order.rest in self._names:
            return self._said.scope if order.rest == begin else None
        if order.rest == begin or self._said.end > passage_start:
            return self._said.scope
        among = _AMONG.search(self._folded, max(passage_start, begin - _LONGEST_ORDER), begin)
        return among["scope"] if among else None

    def _goes_on(self, mark: Mark) -> bool:
        """Tell whether a place follows the one said before at once: 位居全省第一和第二."""
        return mark.rank is not None and bool(_GOES_ON.fullmatch(self._folded, self._said.end, mark.start))

    def _measured(self, begin: int, order: Order) -> bool:
        """Tell whether the words before the order name a measure."""
        words_before = self._folded[begin : order.rest]
        return bool(_MEASURED_BEFORE.search(words_before) or TAIL.search(words_before))

    def _listed(self, begin: int, order: Order) -> bool:
        """Tell whether a measure and its place go on from one before: 总量全市第3、增速第1; 排名:总量第3,增速第1."""
        if self._said.end < 0 and not _PLACES_FOLLOW.search(
            self._folded, max(0, begin - _LONGEST_ORDER), begin
        ):
            return False
        if begin - self._said.end > _LONGEST_ORDER and self._said.end >= 0:
            return False
        words_before = self._folded[begin : order.rest]
        return 0 < len(words_before) <= _LONGEST_MEASURE and _MEASURED_BEFORE.search(words_before) is not None

    def _moves(self, mark: Mark) -> bool:
        """Tell whether a place is left for another: 由第18位升至第11位."""
        further = _FURTHER.match(self._folded, mark.end)
        return bool(
            mark.counted
            and _MOVES.match(self._folded, further.end() if further else mark.end)
            and _FROM.search(self._folded, max(0, mark.start - 50), mark.start)
        )
