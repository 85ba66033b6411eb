"""Names that end in a generic term (高速公路, 产业园, 管委会): where such a name begins, and whether it is one.

From the term the words are read backwards to the first that cannot stand in a name; then what is
not name-like is taken off the front. Each word left gives evidence that a name, not a description,
stands there: a place, an ordinal, a quotation, characters that are no common word.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from gongbao.extract.names import gazetteer
from gongbao.extract.names.lexicon import Lexicon
from gongbao.extract.names.segmentation import Word, cut
from gongbao.schema.codelists import rows

__all__ = ["Candidate", "find_candidates", "trim"]

_LONGEST = 30  # characters before the generic term that are read
_HEADS = {row["word"]: row for row in rows("name_heads")}
_LEXICON = Lexicon(word for word in _HEADS if len(word) > 1)
_SINGLE = re.compile("[" + "".join(word for word in _HEADS if len(word) == 1) + "]")
_RUN = re.compile(r"[^\s,。;:!?、…《》【】\[\]<>|=*#]+")
_ORDINAL = re.compile(r"第[一二三四五六七八九十\d]+$")
_TAIL = re.compile(
    r"(?:[一二三四五六七八九十]期|[\dIVX]+期|[东西南北]区|新馆|[A-Z]区|\([^()\s,、]{1,8}段\))?(?:工程(?![师学建]))?"
)
# What may not stand after a name: it goes on (高速公路网), is counted (基地12个) or describes (园区化).
_FOLLOWED = re.compile(r"[网群化型级率费]|里程|运营里程|通车|用地|总数|等级|标准|\d+(?:\.\d+)?[个家处座所条项]|[一二三四五六七八九十两]+[个家处座所条项]")
_COUNTED = re.compile(r"(?:[\d.]+|[一二三四五六七八九十百千万两几多数]+|批)(?:余|多)?(?:[个家处座所条项只类种名位]|大(?![学桥坝]))(?:[省市县国]级|国家)?$")
_EVIDENCE = {"place": 1.0, "known": 1.0, "latin": 1.0, "quoted": 1.0, "aside": 0.5, "namelike": 0.6, "unknown": 0.5, "opener": 0.5, "ordinal": 1.0}
_NEEDED = {"strong": 0.5, "weak": 1.0}
# Works that are described by their place alone (江西高速公路) are no name.
_LINES = frozenset(("铁路", "高速公路", "公路", "高速", "高铁", "水库", "煤矿", "学校", "电网", "核电", "铁矿", "医院", "小学", "中学", "机场"))
_BROAD = re.compile(r"(?:省|自治区)$")
_NOT_IN_NAMES = frozenset(("verb", "stop", "adverb", "function", "time", "phrase", "digits", "number", "measure", "quality"))
_STOPPING = frozenset(("stop", "function", "time"))
_NOT_SINGLE = _NOT_IN_NAMES - {"number", "quality", "verb"} | {"generic"}
_COMMON = frozenset(("noun", "deed", "generic", "inner", "side"))
_PROPER = frozenset(("place", "known", "namelike", "unknown", "latin"))
_BREAKS = frozenset("(“‘’-/+~@&")
_JOINTS = frozenset(("至", "-", "与", "和"))
_SHORT = 5  # characters of a modifier that is taken whole
# Added to a building that has a name of its own, these are what is done to it.
_ADDED = frozenset(("项目", "改扩建工程", "扩建工程", "改建工程", "建设工程", "改造工程"))
_WORKS = re.compile(
    "(?:" + "|".join(sorted((w for w, row in _HEADS.items() if row["role"] != "organisation" and row["strength"] == "strong" and len(w) > 1), key=len, reverse=True)) + ")$"
)
_OVER = frozenset(("党工委", "管委会", "管理委员会", "管理办", "管理办公室", "办事处", "党委", "工委", "管理局", "政府", "纪工委"))
_ZONE = re.compile("(?:开发区|园区|街道|保税区|高新区|经开区|新区|度假区|示范区|风景区|[镇乡区])$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name at ``[start, end)`` with the evidence for it."""

    start: int
    end: int
    type: str
    evidence: float


def find_candidates(text: str) -> list[Candidate]:
    """Return the names that end in a generic term, in order of their ends; they may overlap."""
    runs = [match.span() for match in _RUN.finditer(text)]
    starts = [run[0] for run in runs]
    found: list[Candidate] = []
    for start, end in _heads(text):
        run = runs[bisect_right(starts, start) - 1]
        row = _HEADS[text[start:end]]
        candidate = _candidate(text, max(run[0], start - _LONGEST), start, end, row["role"], row["strength"])
        if candidate is not None:
            found.append(candidate)
    return found


def _heads(text: str) -> list[tuple[int, int]]:
    """Return the spans of generic terms, none inside another."""
    spans = list(_LEXICON.find(text)) + [match.span() for match in _SINGLE.finditer(text)]
    spans.sort(key=lambda span: (span[0], -span[1]))
    kept: list[tuple[int, int]] = []
    last = 0
    for start, end in spans:
        if end > last:
            kept.append((start, end))
            last = end
    return kept


def _candidate(text: str, low: int, start: int, end: int, type_: str, strength: str) -> Candidate | None:
    """Return the name that ends in the generic term at ``[start, end)``, or ``None``."""
    if start == low or _FOLLOWED.match(text, end):
        return None
    words = _words(text, low, start, end)
    if not words:
        return None
    trimmed = _zone_body(text, words, text[start:end]) or trim(words)
    if trimmed is None:
        return None
    begin, evidence = trimmed
    if evidence < _NEEDED[strength] or (begin > low and _COUNTED.search(text, max(begin - 8, 0), begin)):
        return None
    term = text[start:end]
    if term in _LINES and words[-1].role == "place" and (len(words) == 1 or words[-1].start == begin) and _BROAD.search(gazetteer.full_name(words[-1].text)):
        return None
    if term in _ADDED and _WORKS.search(text, begin, start):
        return None
    tail = _TAIL.match(text, end)
    return Candidate(begin, tail.end() if tail and tail.end() > end else end, type_, evidence)


def _words(text: str, low: int, start: int, end: int) -> list[Word] | None:
    """Return the words before ``start`` back to the first that cannot stand in a name.

    ``None`` where the generic term itself is only the end of a common word (城镇, 全省).
    """
    cuts = list(cut(text, low, end))
    while cuts and cuts[-1].start > start:
        cuts.pop()
    if cuts and cuts[-1].start == start:
        cuts.pop()
    elif cuts and cuts[-1].start < start:
        last = cuts.pop()
        if end - start == 1 and last.role not in ("namelike", "place"):
            return None
        cuts += cut(text, last.start, start)
    kept: list[Word] = []
    at = len(cuts) - 1
    while at >= 0:
        word = cuts[at]
        if word.text in (")", "”"):
            opening = "(" if word.text == ")" else "“"
            first = next((i for i in range(at - 1, max(at - 8, -1), -1) if cuts[i].text == opening), None)
            if first is None:
                break
            role = "aside" if opening == "(" else "quoted"
            kept.append(Word(cuts[first].start, word.end, text[cuts[first].start : word.end], role))
            at = first - 1
            continue
        if word.text in _JOINTS and at > 0 and kept and _joins(word.text, cuts[at - 1], kept[-1]):
            kept.append(Word(word.start, word.end, word.text, "to"))
            at -= 1
            continue
        if word.text in _BREAKS or word.role in _STOPPING or word.text.isspace():
            break
        if word.role == "measure" and at > 0 and cuts[at - 1].role in ("digits", "number"):
            break
        kept.append(word)
        at -= 1
    kept.reverse()
    return kept


def _joins(joint: str, before: Word, after: Word) -> bool:
    """Whether a word that mostly parts names (至, 与) joins two words of one name here."""
    if joint in ("与", "和"):
        return before.role in _COMMON and after.role in _COMMON
    return before.role in _PROPER and (after.role in _PROPER or len(after.text) == 1)


def _zone_body(text: str, words: Sequence[Word], term: str) -> tuple[int, float] | None:
    """Return the start of a body that is named by what it is over (新城街道党工委, 产业园区管理办)."""
    if term not in _OVER or not _ZONE.search(text, words[0].start, words[-1].end):
        return None
    begin = len(words) - 1
    while begin and words[begin - 1].role not in _NOT_IN_NAMES:
        begin -= 1
    while begin < len(words) - 1 and words[begin].role in ("inner", "deed"):
        begin += 1
    return words[begin].start, 1.0


def trim(words: Sequence[Word]) -> tuple[int, float] | None:
    """Return where the name in ``words`` begins and the evidence for it; ``None`` where there is none."""
    evidences = [_evidence(word) for word in words]
    first = next((i for i, evidence in enumerate(evidences) if evidence > 0), None)
    if first is None:
        return None
    begin = first
    if first and (len(words) - first <= 2 and words[first].role == "place"):
        # 人工智能陕西实验室: what stands before a place that is itself near the end belongs to the name
        begin = _over(words, first, ("noun", "deed", "generic", "inner", "opener"), 4)
        while begin < first and words[begin].role in ("inner", "deed"):
            begin += 1
    elif first:
        while begin and len(words[begin - 1].text) == 1 and words[begin - 1].role not in _NOT_SINGLE:
            begin -= 1
        if words[-1].end - words[0].start <= _SHORT and all(word.role in _COMMON for word in words[:begin]):
            begin = 0
            while begin < first and words[begin].role in ("inner", "generic"):
                begin += 1
    return words[begin].start, sum(evidences[first:])


def _over(words: Sequence[Word], at: int, roles: Sequence[str], most: int) -> int:
    """Return the index reached by stepping left from ``at`` over words of ``roles``, ``most`` at most."""
    begin = at
    while begin and words[begin - 1].role in roles and at - begin < most:
        begin -= 1
    return begin


def _evidence(word: Word) -> float:
    """Return how strongly ``word`` speaks for a name."""
    if _ORDINAL.match(word.text):
        return 1.0
    found = _EVIDENCE.get(word.role, 0.0)
    if found == 0.0 and len(word.text) == 1 and word.role not in ("generic", "digits", "number", "measure", "stop", "inner", "to", "side"):
        return 0.5
    return found


def proper(text: str, start: int, end: int, *, first: bool) -> int | None:
    """Return where a name that fills ``[start, end)`` begins, or ``None`` where no name does.

    The ``first`` item of an enumeration has what governs the list before it; the others begin at their mark.
    """
    if not 2 <= end - start <= _LONGEST + 10:
        return None
    words = list(cut(text, start, end))
    roles = [word.role for word in words]
    if first:
        after = max((i for i, role in enumerate(roles) if role in _STOPPING and not _routes(words, i)), default=-1) + 1
    else:
        after = 0
        if any(role in _STOPPING and not _routes(words, i) for i, role in enumerate(roles)):
            return None
    kept = words[after:]
    while kept and kept[0].role in ("inner", "generic", "quality", "adverb", "measure"):
        kept.pop(0)
    evidence = sum(map(_evidence, kept))
    if not kept or evidence < 1.0 or kept[-1].role in ("verb", "adverb") and len(kept[-1].text) > 1:
        return None
    if first and kept[0].role == "verb" and len(kept[0].text) > 1:
        trimmed = trim(kept)
        return None if trimmed is None else trimmed[0]
    return kept[0].start if end - kept[0].start >= 2 else None


def _routes(words: Sequence[Word], at: int) -> bool:
    """Whether the word at index ``at`` joins two ends of a route (抚州至吉安)."""
    return words[at].text in _JOINTS and 0 < at < len(words) - 1 and _joins(words[at].text, words[at - 1], words[at + 1])
