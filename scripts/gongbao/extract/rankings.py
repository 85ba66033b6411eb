"""Rankings: a place in an order (居全国第3位, 全市第一) or in its front (全国前列, 全国百强)."""

import re
from collections.abc import Callable, Sequence

from gongbao.extract.document import Document
from gongbao.extract.facts import Figure, Finding, Mention, Period, Ranking
from gongbao.extract.figures.wordings import GENERIC, items, wording_before
from gongbao.extract.quantities.numerals import read_integer
from gongbao.extract.vocabulary import alternation, words

__all__ = ["find_rankings"]

_END = r"(?=$|[\s,;:。!?、)”…]|[的和与并且]|以及|[位名])"
_RANK = re.compile(
    r"(?P<ordinal>第(?:[一二三四五六七八九十百]{1,5}|\d{1,4}))(?P<counter>位次|位|名|品牌)?(?![个次届批期产季年月日章节条款项区号代书医中小人师方梯大步线时一-龥])"
    r"|(?<=排名)第?(?P<place>\d{1,4})(?:位|名)"
    rf"|(?P<band>前(?:[一二三四五六七八九十百]{{1,4}}|\d{{1,4}})(?:位|名|强|位次)?{_END}|(?<!\d)\d{{1,4}}强{_END}"
    rf"|(?:{alternation(words('ranking_words', 'band'))}){_END})"
    rf"|(?P<first>(?:首位|榜首|之首){_END})"
)
_SCOPE = re.compile(
    rf"(?P<scope>(?:{alternation(words('ranking_words', 'scope'))}|[一-鿿]{{2,3}}(?:省|市|县|地区|自治区))"
    r"[^,;:。、“”第前首]{0,14}?)(?:中|里|的)?$"
)
_VERB = re.compile(rf"(?:{alternation(words('ranking_words', 'verb'))})(?:在|到|至|于)?$")
_WITHIN = re.compile(r"(?:在|于)(?P<scope>[^,;:。、]{1,24}?)(?:中|里|内)$")
_ADVERBS = re.compile(
    rf"(?:{alternation(words('ranking_words', 'adverb'))}"
    r"|连续[一二三四五六七八九十\d]{1,3}(?:年|个?季度|个?月)|排名|位次|总体|\s)+$"
)
_BOUNDARY = re.compile(r"[,;:。!?…\n]")
_COUNTED_LIST = re.compile(r"等?(?P<count>[一二三四五六七八九十]{1,3}|\d{1,3})(?:项|个|大)(?:主要)?(?:经济)?指标$")
_EVALUATION = re.compile(r"[^,;:。!?、“”《》()\n]{0,20}(?:考核|评价|测评|评比|评估)(?:排名)?")
_SEVERAL = ("均", "都", "分别", "双双")
_MEASURED = re.compile(r"(?:[率值额量速幅度数质重比例]|总量|投资|收入|浓度|水质|规模)$")


def find_rankings(
    document: Document,
    figures: Sequence[Figure],
    mentions: Sequence[Mention],
    period_at: Callable[[int], Period | None],
) -> tuple[list[Ranking], list[Finding]]:
    """Return the rankings of a report, one for each indicator ranked, and what is odd about them."""
    rankings: list[Ranking] = []
    findings: list[Finding] = []
    reader = _Reader(document, figures, mentions)
    for match in _RANK.finditer(document.folded):
        if not document.passages:
            break
        read = reader.read(match)
        if read is None:
            continue
        start, indicators, scope, stated = read
        listed = len(indicators)
        for indicator in indicators:
            rankings.append(
                Ranking(
                    start=start,
                    end=match.end(),
                    text=document.text[start : match.end()],
                    passage=document.passage_at(match.start()),
                    indicator=indicator,
                    rank=_rank(match),
                    scope=scope,
                    period=period_at(start),
                )
            )
        if stated is not None and stated != listed:
            message = (
                f"{document.text[start : match.end()]}: {stated} indicators are stated and {listed} are listed"
            )
            findings.append(Finding("stated_count", "warning", message, "rankings", len(rankings) - 1))
    return rankings, findings


class _Reader:
    """Reads what stands before a rank: its scope, its verb, and what is ranked."""

    def __init__(self, document: Document, figures: Sequence[Figure], mentions: Sequence[Mention]) -> None:
        self._document = document
        self._folded = document.folded
        self._figures = figures
        self._names = {mention.end: mention for mention in mentions if mention.type != "industry"}
        self._figure = 0
        self._last: str | None = None
        self._paragraph = 0

    def read(self, match: re.Match[str]) -> tuple[int, list[str], str | None, int | None] | None:
        """Return the span's start, what is ranked, in which scope, and how many are said to be."""
        passage = self._document.passages[self._document.passage_at(match.start())]
        if passage.paragraph != self._paragraph:
            self._paragraph, self._last = passage.paragraph, None
        begin = self._clause_start(passage.start, match.start())
        prefix = self._folded[begin : match.start()]
        start, scope, verb, rest = _order(prefix)
        if scope is None and not verb:
            return None
        if scope is None and match["band"]:
            return None
        if scope is None and match["ordinal"] and not _is_verb_of_order(verb):
            return None
        several = any(word in prefix[len(rest) :] for word in _SEVERAL)
        indicators, stated = self._ranked(begin, rest, several, passage.start)
        if not indicators:
            return None
        self._last = indicators[-1]
        return begin + start, indicators, scope, stated

    def _clause_start(self, passage_start: int, end: int) -> int:
        start = passage_start
        for boundary in _BOUNDARY.finditer(self._folded, passage_start, end):
            start = boundary.end()
        return start

    def _ranked(
        self, begin: int, rest: str, several: bool, passage_start: int
    ) -> tuple[list[str], int | None]:
        counted = _COUNTED_LIST.search(rest)
        if counted:
            listed = wording_before(rest[: counted.start()].removesuffix("等"))
            return _enumerated(listed), read_integer(counted["count"])
        core = wording_before(rest)
        if core and not self._is_name(begin + len(rest.rstrip()), core):
            if core in GENERIC:
                whole = self._figure_before(begin, passage_start) or self._last
                return [whole + core if whole and not whole.endswith(core) else whole or core], None
            if several or _all_measured(core):
                return _enumerated(core), None
            return [core], None
        inherited = (None if core else self._figure_before(begin, passage_start)) or self._last
        if inherited is None:
            inherited = self._evaluation(passage_start, begin)
        return ([inherited] if inherited else [core] if core else []), None

    def _is_name(self, end: int, core: str) -> bool:
        mention = self._names.get(end)
        return mention is not None and 2 * len(mention.text) >= len(core)

    def _figure_before(self, begin: int, passage_start: int) -> str | None:
        """Return what the last figure of the sentence before ``begin`` measures."""
        while self._figure < len(self._figures) and self._figures[self._figure].end <= begin:
            self._figure += 1
        last = self._figure - 1
        if last >= 0 and self._figures[last].start >= passage_start:
            return self._figures[last].indicator
        return None

    def _evaluation(self, passage_start: int, begin: int) -> str | None:
        """Return the evaluation (考核, 评价) that the paragraph spoke of last."""
        index = self._document.passage_at(passage_start)
        first = index
        while first > 0 and self._document.passages[first - 1].paragraph == self._paragraph:
            first -= 1
        found = None
        for match in _EVALUATION.finditer(self._folded, self._document.passages[first].start, begin):
            found = match.group()
        return wording_before(found) if found else None


def _order(prefix: str) -> tuple[int, str | None, str, str]:
    """Split the words before a rank: where the span starts, the scope, the verb, and what is left."""
    end = len(prefix)
    scope: str | None = None
    start = end
    found = _SCOPE.search(prefix)
    if found:
        scope, end = found["scope"], found.start()
        start = end
    verb = ""
    while True:
        said = _VERB.search(prefix, 0, end)
        if said:
            verb, end = said.group() + verb, said.start()
            continue
        adverbs = _ADVERBS.search(prefix, 0, end)
        if adverbs and adverbs.start() < end:
            end = adverbs.start()
            continue
        break
    if scope is None:
        start = end if "排名" in verb else start
    within = _WITHIN.search(prefix, 0, end)
    if within:
        scope = scope or within["scope"]
        end = within.start()
    return start, scope, verb, _ADVERBS.sub("", prefix[:end])


def _is_verb_of_order(verb: str) -> bool:
    return any(part in verb for part in ("居", "列", "排", "升", "进", "跃", "移", "跻", "获", "保持", "蝉联", "夺"))


def _rank(match: re.Match[str]) -> int | None:
    if match["first"]:
        return 1
    if match["ordinal"]:
        return read_integer(match["ordinal"][1:])
    return int(match["place"]) if match["place"] else None


def _enumerated(core: str) -> list[str]:
    """Split A、B总量与增速 into A, B总量 and B增速."""
    members: list[str] = []
    for member in items(core):
        if member in GENERIC and members:
            base = members[-1]
            for generic in GENERIC:
                base = base.removesuffix(generic)
            members.append(base + member)
        else:
            members.append(member)
    return members


def _all_measured(core: str) -> bool:
    members = items(core)
    return len(members) > 1 and all(_MEASURED.search(member) for member in members)
