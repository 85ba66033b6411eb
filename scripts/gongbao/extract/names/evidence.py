"""How strongly words speak for a name, and where the name in them begins.

A place, an ordinal, a quotation, or characters that are no common word give evidence; what stands
before the first of them is mostly no part of the name.
"""

from collections.abc import Sequence

from gongbao.extract.names import gazetteer
from gongbao.extract.names.segmentation import Word
from gongbao.extract.names.terms import HEADS, PHASE_WORD

__all__ = ["COMMON", "SHORT", "says_something", "trim", "weigh"]

SHORT = 5  # characters of a modifier that is taken whole
_SHORTEST_TITLE = 4  # characters after 国家 or 省 that make a title of a description
_EVIDENCE = {
    "place": 1.0, "known": 1.0, "latin": 1.0, "quoted": 1.0, "ordinal": 1.0,
    "namelike": 0.6, "unknown": 0.5, "opener": 0.5, "aside": 0.5, "noun": 0.5,
}  # fmt: skip
_OF_COMMON = 0.4  # a single character that is also a verb, a numeral or a quality
COMMON = frozenset(("noun", "deed", "generic", "field", "inner", "side"))
_NOT_SINGLE = frozenset(("stop", "function", "digits", "generic"))
_CALENDAR = frozenset("年月日时")
_NOT_BEFORE_ASIDE = frozenset(("inner", "generic", "adverb"))
_TERMS = frozenset(word for word, row in HEADS.items() if row["role"] != "none")
_FIRM_WORDS = frozenset(("集团", "公司", "有限公司", "科技", "股份", "实业", "控股"))


def trim(words: Sequence[Word]) -> tuple[int, float] | None:
    """Return where the name in ``words`` begins and the evidence for it; ``None`` where there is none."""
    evidences = weigh(words)
    first = next((i for i, evidence in enumerate(evidences) if evidence > 0), None)
    if first is None:
        return None
    if first + 1 < len(words) and words[first].role == "verb" and words[first + 1].role in ("place", "known"):
        first += 1
    if first + 1 < len(words) and words[first].role == "quoted" and words[first + 1].role == "place":
        first += 1  # “两会”甘肃代表团
    begin = first
    if first and words[first].role == "aside" and words[first].text.strip("()") in gazetteer.PLACES:
        begin = 0  # 大自然地板(中国)有限公司
        while words[begin].role in _NOT_BEFORE_ASIDE and len(words[begin].text) > 1:
            begin += 1
        return words[begin].start, 1.0 if begin < first else 0.5
    if first and len(words) - first <= 2 and words[first].role == "place":
        # 人工智能陕西实验室: what stands before a place that is itself near the end belongs to the name
        while begin and words[begin - 1].role in COMMON | {"opener"} and first - begin < SHORT:
            begin -= 1
        while begin < first and words[begin].role in ("inner", "deed", "generic"):
            begin += 1
    elif first:
        while begin and words[begin - 1].text not in _TERMS and _leans(words[begin - 1], words[first]):
            begin -= 1
        if begin == 1 and words[0].role == "noun" and len(words[0].text) <= 2 and words[0].text not in _TERMS:
            begin = 0  # 将军庙至淖毛湖: a common word may begin a name of which the rest is none
        elif words[-1].end - words[0].start <= SHORT and all(word.role in COMMON for word in words[:begin]):
            begin = 0
            while begin < first and (
                words[begin].role in ("inner", "generic") or words[begin].text in _TERMS
            ):
                begin += 1
    if (
        sum(map(bool, evidences)) == 1
        and words[first].role in ("verb", "adverb", "number", "function")
        and begin == first
    ):
        return None
    if words[begin].role == "opener" and begin + 1 < len(words) and words[begin + 1].role == "generic":
        later = next((i for i in range(begin + 2, len(words)) if evidences[i] > 0), None)
        begin, first = (later, later) if later is not None else (begin, first)  # 国家重点工程包银高铁
    total = sum(evidences[first:])
    if words[begin].role == "opener" and _titled(words[begin + 1 :]):
        total += 0.5
    return words[begin].start, total


def _leans(word: Word, first: Word) -> bool:
    """Whether the single character ``word`` belongs to the name-like word after it (环 before 塔里木)."""
    if len(word.text) > 1 or word.role in _NOT_SINGLE or word.text in _CALENDAR:
        return False
    return word.role != "verb" or first.role not in ("place", "known")


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
        if words[at].text in _FIRM_WORDS and words[at - 1].role in ("noun", "namelike", "quality", "deed"):
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
        return (
            _OF_COMMON
            if role in ("verb", "quality", "adverb", "number", "function", "other", "deed")
            else 0.0
        )
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
