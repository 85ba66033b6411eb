"""How strongly words speak for a name, and where the name in them begins.

A place, an ordinal, a quotation, or characters that are no common word give evidence; what stands
before the first of them is mostly no part of the name.
"""

from collections.abc import Sequence

from gongbao.extract.names import gazetteer
from gongbao.extract.names.segmentation import Word
from gongbao.extract.names.terms import HEADS, PHASE_WORD
from gongbao.extract.vocabulary import words as codelist_words

__all__ = ["COMMON", "PARTING", "SHORT", "says_something", "trim", "weigh"]

SHORT = 5  # characters of a modifier that is taken whole
_SHORTEST_TITLE = 4  # characters after 国家 or 省 that make a title of a description
_EVIDENCE = {
    "place": 1.0, "known": 1.0, "latin": 1.0, "quoted": 1.0, "ordinal": 1.0,
    "namelike": 0.6, "unknown": 0.5, "opener": 0.5, "aside": 0.5, "noun": 0.5,
}  # fmt: skip
_OF_COMMON = 0.4  # a single character that is also a verb, a numeral or a quality
PARTING = frozenset(("stop", "function", "verb", "adverb", "time", "phrase"))  # roles in no short name
COMMON = frozenset(("noun", "deed", "generic", "field", "inner", "side"))
_NOT_SINGLE = frozenset(("stop", "function", "digits", "generic"))
_COMMON_SINGLE = frozenset(("verb", "quality", "adverb", "number", "function", "other", "deed"))
_CALENDAR = frozenset("年月日时")
_BEFORE_PLACE = COMMON | {"opener"}
_OLD_AND_NEW = frozenset("新旧老")
_WEAK_ALONE = frozenset(("verb", "adverb", "number", "function"))
_NOT_BEFORE_ASIDE = frozenset(("inner", "generic", "adverb"))
_TERMS = frozenset(word for word, row in HEADS.items() if row["role"] != "none")
_AFTER_TRADE_NAME = codelist_words("firm_name_words", "after_trade_name")


def trim(words: Sequence[Word]) -> tuple[int, float] | None:
    """Return where the name in ``words`` begins and the evidence for it; ``None`` where there is none."""
    evidences = weigh(words)
    first = _first_evidence(words, evidences)
    if first is None:
        return None
    if first and words[first].role == "aside" and words[first].text.strip("()") in gazetteer.PLACES:
        begin = _begin_before_aside(words)
        return words[begin].start, 1.0 if begin < first else 0.5
    begin = _begin(words, first)
    if begin == first and words[first].role in _WEAK_ALONE and sum(map(bool, evidences)) == 1:
        return None
    if words[begin].role == "opener" and begin + 1 < len(words) and words[begin + 1].role == "generic":
        later = next((i for i in range(begin + 2, len(words)) if evidences[i] > 0), None)
        begin, first = (later, later) if later is not None else (begin, first)  # 国家重点工程包银高铁
    total = sum(evidences[first:])
    if words[begin].role == "opener" and _titled(words[begin + 1 :]):
        total += 0.5
    return words[begin].start, total


def _first_evidence(words: Sequence[Word], evidences: Sequence[float]) -> int | None:
    """Return the index of the first word that speaks for a name and does not only stand before one."""
    first = next((i for i, evidence in enumerate(evidences) if evidence > 0), None)
    if first is None:
        return None
    if first + 1 < len(words) and words[first].role == "verb" and words[first + 1].role in ("place", "known"):
        first += 1
    if first + 1 < len(words) and words[first].role == "quoted" and words[first + 1].role == "place":
        first += 1  # “两会”甘肃代表团
    return first


def _begin_before_aside(words: Sequence[Word]) -> int:
    """Return the index of the first word of a name with a place in brackets inside (大自然地板(中国)有限公司)."""
    begin = 0
    while words[begin].role in _NOT_BEFORE_ASIDE and len(words[begin].text) > 1:
        begin += 1
    return begin


def _begin(words: Sequence[Word], first: int) -> int:
    """Return the index of the word that the name begins with of which ``first`` is the first to give evidence."""
    if not first:
        return 0
    if len(words) - first <= 2 and words[first].role == "place":
        return _begin_before_place(words, first)
    begin = first
    while begin and words[begin - 1].text not in _TERMS and _leans(words[begin - 1], words[first]):
        begin -= 1
    if begin == first and _begins_pair(words, first):
        begin -= 1
    if begin == 1 and words[0].role == "noun" and len(words[0].text) <= 2 and words[0].text not in _TERMS:
        return 0  # 将军庙至淖毛湖: a common word may begin a name of which the rest is none
    if words[-1].end - words[0].start <= SHORT and all(word.role in COMMON for word in words[:begin]):
        begin = 0
        while begin < first and (words[begin].role in ("inner", "generic") or words[begin].text in _TERMS):
            begin += 1
    return begin


def _begin_before_place(words: Sequence[Word], place: int) -> int:
    """Return the index of the first word of a name that ends in a place and a term (人工智能陕西实验室)."""
    begin = place
    while begin and words[begin - 1].role in _BEFORE_PLACE and place - begin < SHORT:
        begin -= 1
    while begin < place and words[begin].role in ("inner", "deed", "generic"):
        begin += 1
    return begin


def _leans(word: Word, first: Word) -> bool:
    """Whether the single character ``word`` belongs to the name-like word after it (环 before 塔里木)."""
    if len(word.text) > 1 or word.role in _NOT_SINGLE or word.text in _CALENDAR:
        return False
    return word.role != "verb" or first.role not in ("place", "known")


def _begins_pair(words: Sequence[Word], first: int) -> bool:
    """Whether 新 or 旧 and the one character after it are the name of a firm or a place (新欧, 旧镇)."""
    return (
        words[first - 1].text in _OLD_AND_NEW
        and first == 1
        and len(words[first].text) == 1
        and words[first].role in ("namelike", "noun", "unknown")
        and first + 1 < len(words)
        and len(words[first + 1].text) > 1
        and words[first + 1].text not in _TERMS
    )


def _titled(words: Sequence[Word]) -> bool:
    """Whether what stands after 国家 or 省 is long and special enough to make a title of it."""
    return (
        bool(words)
        and words[0].role in ("noun", "deed", "field", "inner", "quality")
        and words[-1].end - words[0].start >= _SHORTEST_TITLE
    )


def weigh(words: Sequence[Word]) -> list[float]:
    """Return the evidence of each of ``words``; a common word before 集团 or 科技 is the name of a firm."""
    evidences = [_evidence(word) for word in words]
    for at in range(1, len(words)):
        if words[at].text in _AFTER_TRADE_NAME and words[at - 1].role in (
            "noun",
            "namelike",
            "quality",
            "deed",
        ):
            evidences[at - 1] = max(evidences[at - 1], _EVIDENCE["namelike"])
    return evidences


def _evidence(word: Word) -> float:
    """Return how strongly ``word`` speaks for a name."""
    role = word.role
    if len(word.text) == 1 and not word.text.isalnum():
        return 0.0
    if len(word.text) == 1:
        if role in ("noun", "namelike", "unknown", "opener"):
            return _EVIDENCE[role]
        return _OF_COMMON if role in _COMMON_SINGLE else 0.0
    if PHASE_WORD.fullmatch(word.text):
        return 0.5
    if role == "noun" or (role == "latin" and word.text[0].isdigit()):
        return 0.0
    if role == "opener" and word.text[0] == "第":
        return 1.0
    return _EVIDENCE.get(role, 0.0)


def says_something(word: Word) -> bool:
    """Whether ``word`` says more than a kind, a field or a deed."""
    return word.role not in ("generic", "field", "inner", "stop") and word.text not in HEADS
