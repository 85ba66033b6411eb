"""Names that end in a generic term (高速公路, 产业园, 管委会): where such a name begins, and whether it is one.

From the term the words are read backwards to the first that cannot stand in a name; then what is
not name-like is taken off the front. Each word left gives evidence that a name, not a description,
stands there: a place, an ordinal, a quotation, characters that are no common word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from gongbao.extract.names import gazetteer
from gongbao.extract.names.beginnings import (
    after_particle,
    begin_of_body,
    begin_of_line,
    begin_of_region,
    with_rating,
    with_town,
)
from gongbao.extract.names.descriptions import DETERMINERS, describes, goes_on, is_plain, is_slogan
from gongbao.extract.names.edges import words_before
from gongbao.extract.names.evidence import COMMON, trim
from gongbao.extract.names.known_words import find_terms
from gongbao.extract.names.segmentation import Word, is_rare
from gongbao.extract.names.surroundings import is_of_place, shows_place
from gongbao.extract.names.terms import HEADS, PHASE
from gongbao.extract.vocabulary import alternation
from gongbao.extract.vocabulary import words as codelist_words

__all__ = ["Candidate", "find_candidates"]

_LONGEST = 30  # characters before the generic term that are read
_SHORTEST = 2  # characters, at least, before the generic term of a name
_SINGLE = re.compile("[" + "".join(word for word in HEADS if len(word) == 1) + "]")
# Up to the last mark before a name, or the number of an item of a list.
_PARTED = re.compile(
    r"(?s:.*)(?:[\s,。;:!?、…《》【】\[\]<>|=*#]|\([一二三四五六七八九十\d]{1,3}\)|\d\.(?!\d))"
)
_PHASE_END = re.compile(r"(?:期\)?(?:工程)?|楼|货场|[校院馆厂]区|[线段]|广场|地块)$")
_TAIL = re.compile(
    rf"(?:(?:(?:除险)?加固|改扩建|扩建|改造|扩容)?{PHASE}|(?:“[^”\s]{{2,8}}”)?\d+(?:[、和至-]\d+)*[号#](?:加工中心|检测中心|斜井|竖井|机组|跑道|高炉|炉|锅炉|航站楼|泊位|线|楼|车间)|第[一二三四]跑道|(?<=水库)大坝|(?<=绕城高速公路)[东南西北]线|(?<=绕城高速)[东南西北]线)?"
    r"(?:工程(?![师学建])(?:[一-龥]{2,4}至[一-龥]{2,4}段)?)?(?:\(含[^()]{2,20}\))?"
)
# After a term that is no name's end: it goes on (高速公路网), or describes (园区化).
_FOLLOWED = re.compile(
    r"[网群化型级率费门师式]|科(?![学技研普创])|交通事故|动车组|列车|生产总值|里程|运营里程|通车里程|用地|总数|等级|标准|城市|(?<!人民政府)工作报告|建设标准"
)
_TALLY = re.compile(
    r"(?:增至|增加到|达到?|共|新增)?(?:\d+(?:\.\d+)?|[一二三四五六七八九十两]+)[个家处座所条项](?![^,。;]{0,3}(?:车间|机组|厂房|隧道|标段|桥墩|泊位|生产线|桥梁))"
)
_COUNTED = re.compile(
    r"(?:[\d.]+|[一二三四五六七八九十百千万两几多数]+|批)(?:余|多)?(?:[个家处座所条项只类种名位]|大(?![学桥坝]))(?:[省市县国]级|国家)?$"
)
_NEEDED = {"sure": 0.6, "strong": 0.6, "weak": 1.0, "firm": 0.5}
_WHOLE = {
    "sure": 0.0,
    "strong": 0.4,
    "weak": 1.0,
    "firm": 0.5,
    "项目": 0.6,
}  # where nothing had to be taken off the front
_PROGRAMMES = codelist_words("generic_term_classes", "programme")
_RATED = codelist_words("generic_term_classes", "rated")
_RARE = 2  # characters of a rare word that is the name of a firm
_RARE_ROLES = frozenset(("noun", "quality", "verb", "deed", "namelike", "other"))
_NATION = "全国"
_TRADES = codelist_words("generic_term_classes", "trade")
_FIRM_DEED = re.compile(alternation(codelist_words("firm_contexts", "trade_deed")))
_ASSOCIATIONS = codelist_words("generic_term_classes", "association")
_GROUPS = codelist_words("generic_term_classes", "group")
_PROJECTS = frozenset(("项目", "工程"))
_NOT_AFTER_FIRM = frozenset("谷城园港区村镇")  # 某某电气谷 is a place
_NO_TRADE_NAME = frozenset("会能可将使让家个")  # before a verb that is no common word; counters
_IN_PLACES = frozenset(("noun", "side", "quality", "other", "namelike", "unknown", "deed"))
_LONGEST_PLACE = 3  # characters of common words that are a place's name before its generic term
_BOUNDED = re.compile("[东西南北][至起接靠临抵达](?!县)")
_KINDS = frozenset("类型级种上")  # a grade or a kind, no trade name
_OWN_BODY = re.compile(
    "人民医院|中医院|妇幼|疾控|民族|第[一二三四五六]|中心|实验|职|党校|医院|客运|博物|图书|文化馆|体育"
)  # a county has
_LEVELS = frozenset("省市区县")
_ACTS = re.compile("党委|党组|董事长|总经理|总裁|副总|负责人|将|是|表示|参与|承建|投资")
_SLOGAN = 1.5  # evidence that a quotation alone takes from the name of a programme
_LATIN = 0.5  # likewise Latin letters: IPO项目, REITs项目


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name at ``[start, end)`` with the evidence for it."""

    start: int
    end: int
    type: str
    evidence: float


def find_candidates(text: str) -> list[Candidate]:
    """Return the names that end in a generic term, in order of their ends; they may overlap."""
    found: list[Candidate] = []
    for start, end in _heads(text):
        far = max(start - _LONGEST, 0)
        parted = _PARTED.match(text, far, start)
        candidate = _candidate(text, parted.end() if parted else far, start, end)
        if candidate is not None:
            found.append(candidate)
    return found


def _heads(text: str) -> list[tuple[int, int]]:
    """Return the spans of generic terms, none inside another."""
    spans = [*find_terms(text), *(match.span() for match in _SINGLE.finditer(text))]
    spans.sort(key=itemgetter(0))  # of two that begin at one place the longer stays first
    kept: list[tuple[int, int]] = []
    last = 0
    for start, end in spans:
        if end > last:
            kept.append((start, end))
            last = end
    return kept


def _candidate(text: str, low: int, start: int, end: int) -> Candidate | None:
    """Return the name that ends in the generic term at ``[start, end)``, or ``None``."""
    term = text[start:end]
    head = HEADS[term]
    if (
        start == low
        or head["role"] == "none"
        or (is_plain(text, low, start, end) and not is_of_place(text, end, term))
        or _FOLLOWED.match(text, end)
    ):
        return None
    low = max(low, after_particle(text, low, start - 1), _after_done(text, low, start - 1))
    words = _words(text, low, start, end)
    if not words:
        return None
    begun = _begun(text, words, end)
    if begun is None or describes(text, words, begun[0], start, term):
        return None
    begin = _moved(text, words, begun[0], start, term)
    if begin is None or start - begin < _SHORTEST:
        return None
    if not _is_proved(text, words, begin, begun[1], end, term):
        return None
    if begin > low and _COUNTED.search(text, max(begin - 8, 0), begin):
        return None
    begin = with_rating(text, low, begin) if term in _RATED else with_town(text, low, begin)
    return _ended(text, begin, start, end, begun[1])


def _after_done(text: str, low: int, end: int) -> int:
    """Return where the text after the last 了, or 了解, of ``[low, end)`` begins."""
    at = text.rfind("了", low, end)
    return at + 1 + (at >= 0 and text.startswith("解", at + 1))


def _words(text: str, low: int, start: int, end: int) -> list[Word]:
    """Return the words before the generic term that may stand in its name; none where the term ends no name."""
    term = text[start:end]
    firm = HEADS[term]["strength"] == "firm"
    if firm and (
        text[end : end + 1] in _NOT_AFTER_FIRM or (term in _TRADES and not _FIRM_DEED.match(text, end))
    ):
        return []
    words = words_before(text, low, start, end, whole=is_of_place(text, end, term)) or []
    if len(words) > 1 and words[0].text == "原":
        words.pop(0)
    if words and words[0].text in _LEVELS and text[words[0].start - 1 : words[0].start] in DETERMINERS:
        words.pop(0)
    if firm and not (
        words and (_is_firm(words[words[0].role == "place" :]) or _is_rare_firm(text, words, end))
    ):
        return []
    return words


def _begun(text: str, words: Sequence[Word], end: int) -> tuple[int, float] | None:
    """Return where the name in ``words`` begins and the evidence for it; ``None`` where there is none."""
    term = text[words[-1].end : end]
    for begin in (begin_of_body(text, words, term), begin_of_line(words, term)):
        if begin is not None:
            return begin, 1.0
    trimmed = trim(words)
    if trimmed is None and _is_sure(text, words, end, term):
        return words[0].start, _WHOLE[HEADS[term]["strength"]]
    if trimmed is None and (
        _is_shown_place(text, words, end, term)
        or (HEADS[term]["strength"] == "firm" and _is_rare_firm(text, words, end))
    ):
        return words[0].start, 1.0
    return trimmed


def _moved(text: str, words: Sequence[Word], begin: int, start: int, term: str) -> int | None:
    """Return where the name begins once what its generic term does not take stands before it, or ``None``."""
    if term == "地区":
        region = begin_of_region(words)
        if region is None:
            return None
        begin = region
    if term in _ASSOCIATIONS and text.endswith(_NATION, 0, begin):
        return begin - len(_NATION)  # 全国 | 糖酒商会
    begin += text[begin] == "·"  # the mark of a list of headlines
    begin += 2 * bool(_BOUNDED.match(text, begin, start))  # 西至 | 梅溪河
    level = term in _PROJECTS and text[begin] in _LEVELS and not _OWN_BODY.match(text, begin + 1)
    return begin + (level and start - begin > _SHORTEST)


def _is_proved(text: str, words: Sequence[Word], begin: int, evidence: float, end: int, term: str) -> bool:
    """Whether ``evidence`` is what a name of this generic term needs."""
    strength = HEADS[term]["strength"]
    if term in _PROGRAMMES:
        evidence -= _SLOGAN * is_slogan(words) + _LATIN * any(word.role == "latin" for word in words)
    whole = begin == words[0].start and len(term) > 1
    if evidence < 1.0 and shows_place(text, begin, end, term):
        evidence = 1.0
    if evidence < (_WHOLE.get(term, _WHOLE[strength]) if whole else _NEEDED[strength]):
        return False
    doubtful = evidence < 1.0 or words[0].role == "opener"
    return not (doubtful and _TALLY.match(text, end))


def _ended(text: str, begin: int, start: int, end: int, evidence: float) -> Candidate | None:
    """Return the name with what follows its generic term in it (二期, 工程), or ``None`` where the term goes on."""
    role = HEADS[text[start:end]]["role"]
    tail = _TAIL.match(text, end)
    stop = tail.end() if tail else end
    if role == "organisation" and gazetteer.is_firm(text[end:stop].strip("()")):
        stop = end  # its short name
    if stop == end and end - start > 1 and goes_on(text, end):
        return None
    # The 二期 of a firm or a lake is works.
    staged = role != "facility" and _PHASE_END.search(text, end, stop)
    return Candidate(begin, stop, "facility" if staged else role, evidence)


def _is_sure(text: str, words: Sequence[Word], end: int, term: str) -> bool:
    """Whether common words alone make a name: before a term that only names take, or of a firm that acts."""
    if (
        HEADS[term]["strength"] != "sure"
        and not (term in _GROUPS and _ACTS.match(text, end))
        and not (term in _ASSOCIATIONS and _is_joined(text, words))
    ):
        return False
    return (
        words[0].role != "to"
        and all(word.role in COMMON | {"quality", "to"} for word in words)
        and any(word.role not in ("generic", "field", "inner") for word in words)
    )


def _is_joined(text: str, words: Sequence[Word]) -> bool:
    """Whether two fields that 与 joins fill the text before the term from a mark on (模具与铸造 | 协会)."""
    begin = words[0].start
    return any(word.role == "to" for word in words) and not (
        begin and (text[begin - 1].isalnum() or text[begin - 1] == "、")
    )


def _is_shown_place(text: str, words: Sequence[Word], end: int, term: str) -> bool:
    """Whether the one or two common ``words`` before ``term`` are a place's name by what stands beside them."""
    length = words[-1].end - words[0].start
    return (
        2 <= length <= _LONGEST_PLACE
        and all(word.role in _IN_PLACES for word in words)
        and shows_place(text, words[0].start, end, term)
    )


def _is_firm(words: Sequence[Word]) -> bool:
    """Whether ``words`` are the two to four characters, none of a common word, that firms put before their trade."""
    if not words:
        return False
    length = words[-1].end - words[0].start
    return (
        2 <= length <= 4
        and words[0].text not in _NO_TRADE_NAME
        and words[-1].text not in _KINDS
        and all(len(word.text) == 1 or word.role in ("namelike", "latin") for word in words)
    )


def _is_rare_firm(text: str, words: Sequence[Word], end: int) -> bool:
    """Whether a rare word fills the text before a trade, and what only a firm does follows it (鼎力科技 | 签订)."""
    return (
        len(words) == 1
        and len(words[0].text) == _RARE
        and words[0].role in _RARE_ROLES
        and is_rare(words[0].text)
        and _FIRM_DEED.match(text, end) is not None
    )
