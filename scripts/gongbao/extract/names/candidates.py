"""Names that end in a generic term (高速公路, 产业园, 管委会): where such a name begins, and whether it is one.

From the term the words are read backwards to the first that cannot stand in a name; then what is
not name-like is taken off the front. Each word left gives evidence that a name, not a description,
stands there: a place, an ordinal, a quotation, characters that are no common word.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongbao.extract.names import gazetteer
from gongbao.extract.names.lexicon import Lexicon
from gongbao.extract.names.segmentation import Word, cut, is_common
from gongbao.extract.vocabulary import alternation
from gongbao.schema.codelists import rows

__all__ = ["FIRM_END", "HEAD_END", "Candidate", "find_candidates", "proper"]

_LONGEST = 30  # characters before the generic term that are read
_LONGEST_ITEM = 40  # characters of an item of an enumeration
_SHORTEST = 2  # characters, at least, before the generic term of a name
_SHORT = 5  # characters of a modifier that is taken whole
_BARE = 2  # characters of a generic term that 与 does not join to what stands before it
_SHORTEST_TITLE = 4  # characters after 国家 or 省 that make a title of a description

_HEADS = {row["word"]: row for row in rows("name_heads")}
_LEXICON = Lexicon(word for word in _HEADS if len(word) > 1)
_SINGLE = re.compile("[" + "".join(word for word in _HEADS if len(word) == 1) + "]")
_PAIRS = {
    row["word"]: row["role"]
    for row in rows("name_edges")
    if len(row["word"]) == 2 and row["role"] in ("stop", "generic", "field", "inner")
}
_RUN = re.compile(r"[^\s,。;:!?、…《》【】\[\]<>|=*#]+")
_PHASE = r"(?:(?<=[路速铁桥管道河程])(?:[一-龥]{2,5}至)?[一-龥]{2,4}段(?![一-龥]?落)|[一二三四五六七八九十]期|[\dIVX]+期|[东西南北]区|新馆|[A-Z]区|\([^()\s,、]{1,8}段\)|\([一-龥]{2,4}\))"
_PHASE_END = re.compile(r"期(?:工程)?$")
_PHASE_WORD = re.compile(r"[一二三四五六七八九十]期")
_TAIL = re.compile(rf"{_PHASE}?(?:工程(?![师学建])(?:[一-龥]{{2,4}}至[一-龥]{{2,4}}段)?)?")
_STRONG = alternation(
    word for word, row in _HEADS.items() if row["strength"] in ("strong", "sure") and len(word) > 1
)
FIRM_END = re.compile(
    rf"(?:{alternation(w for w, r in _HEADS.items() if r['role'] == 'organisation' and len(w) > 1)})$"
)
HEAD_END = re.compile(rf"(?:{_STRONG}){_PHASE}?$")
_WORKS = re.compile(
    rf"(?:{alternation(w for w, r in _HEADS.items() if r['role'] != 'organisation' and r['strength'] in ('strong', 'sure') and len(w) > 1)})$"
)
_FIRMS = re.compile(r"(?:公司|集团|银行|学校|大学|学院|医院|企业)$")

# After a term that is no name's end: it goes on (高速公路网), or describes (园区化).
_FOLLOWED = re.compile(
    r"[网群化型级率费门师]|里程|运营里程|通车里程|用地|总数|等级|标准|城市|工作报告|建设标准"
)
_TALLY = re.compile(
    r"(?:增至|增加到|达到?|共|新增)?(?:\d+(?:\.\d+)?|[一二三四五六七八九十两]+)[个家处座所条项]"
)
_COUNTED = re.compile(
    r"(?:[\d.]+|[一二三四五六七八九十百千万两几多数]+|批)(?:余|多)?(?:[个家处座所条项只类种名位]|大(?![学桥坝]))(?:[省市县国]级|国家)?$"
)

_EVIDENCE = {
    "place": 1.0, "known": 1.0, "latin": 1.0, "quoted": 1.0, "ordinal": 1.0,
    "namelike": 0.6, "unknown": 0.5, "opener": 0.5, "aside": 0.5, "noun": 0.5,
}  # fmt: skip
_OF_COMMON = 0.4  # a single character that is also a verb, a numeral or a quality
_NEEDED = {"sure": 0.6, "strong": 0.6, "weak": 1.0, "firm": 0.6}
_WHOLE = {
    "sure": 0.0,
    "strong": 0.4,
    "weak": 1.0,
    "firm": 0.6,
    "项目": 0.6,
}  # where nothing had to be taken off the front
_LINES = frozenset(
    (
        "铁路",
        "高速公路",
        "公路",
        "高速",
        "高铁",
        "水库",
        "煤矿",
        "学校",
        "电网",
        "核电",
        "铁矿",
        "医院",
        "小学",
        "中学",
        "机场",
    )
)  # described by a province alone (江西高速公路) they are no name
_RAILS = frozenset(
    ("铁路", "高铁", "城际", "城际铁路", "高速", "高速公路", "高速铁路", "客专", "直流", "特高压")
)
_BROAD = re.compile(r"(?:省|自治区)$")
_PROGRAMMES = frozenset(
    ("工程", "项目", "平台", "示范区", "通道")
)  # a quotation before one names a programme
_COMMON = frozenset(("noun", "deed", "generic", "field", "inner", "side"))
_PROPER = frozenset(("place", "known", "namelike", "unknown", "latin"))
_STOPPING = frozenset(("stop", "function"))
_NOT_IN_NAMES = frozenset(
    ("verb", "stop", "adverb", "function", "time", "digits", "number", "measure", "quality")
)
_NOT_SINGLE = frozenset(("stop", "function", "digits", "generic"))
_CALENDAR = frozenset("年月日时")
_NEVER_INSIDE = frozenset("的了在为是将被把对从由与和及或等以于向其无有不")
_BREAKS = frozenset("(“‘’-/+~@&")
_JOINTS = frozenset(("至", "-", "与", "和"))
_LEVELS = frozenset("省市区县")
_COUNTERS = frozenset("个家座条项处所")
_FIRM_WORDS = frozenset(("集团", "公司", "有限公司", "科技", "股份", "实业", "控股"))
_GROUPS = frozenset(("集团", "公司", "总公司"))
_ACTS = re.compile("党委|党组|董事长|总经理|总裁|副总|负责人|将|是|表示|参与|承建|投资")
_NOT_A_PORT = re.compile("港[澳股币人资珠口区元台务商]")
_OWN = frozenset("我全各本该两")
_NATIONAL = frozenset(("国家", "中国", "国际", "世界"))
# Added to a building that has a name of its own, these are what is done to it.
_ADDED = frozenset(("项目", "改扩建工程", "扩建工程", "改建工程", "建设工程", "改造工程"))
_PARTY = frozenset(("党委", "党组", "党总支", "党支部", "纪委"))
_OVER = frozenset(
    (
        "党工委",
        "管委会",
        "管理委员会",
        "管理办",
        "管理办公室",
        "办事处",
        "党委",
        "工委",
        "管理局",
        "政府",
        "纪工委",
    )
)
_ZONE = re.compile(
    "(?:开发区|园区|街道|保税区|高新区|经开区|新区|度假区|示范区|风景区|(?<![乡城村集各])[镇乡])$"
)


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
        candidate = _candidate(text, max(run[0], start - _LONGEST), start, end)
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


def _candidate(text: str, low: int, start: int, end: int) -> Candidate | None:
    """Return the name that ends in the generic term at ``[start, end)``, or ``None``."""
    term = text[start:end]
    head = _HEADS[term]
    if start == low or head["role"] == "none" or _plain(text, low, start, end) or _FOLLOWED.match(text, end):
        return None
    low = max(low, text.rfind("的", low, start - 1) + 1, text.rfind("了", low, start - 1) + 1)
    words = _words(text, low, start, end)
    if words and len(words) > 1 and words[0].text == "原":
        words.pop(0)
    if words and words[0].text in _LEVELS and text[words[0].start - 1 : words[0].start] in _OWN:
        words.pop(0)
    if not words or (head["strength"] == "firm" and not _is_firm(words)):
        return None
    trimmed = _zone_body(text, words, term) or _ends_of_line(text, words, term) or _trim(words)
    if trimmed is None and _is_sure(text, words, end, head):
        trimmed = words[0].start, _WHOLE[head["strength"]]
    if trimmed is None or _described(text, words, trimmed[0], start, term):
        return None
    begin, evidence = trimmed
    if start - begin < _SHORTEST:
        return None
    if term in ("项目", "工程") and text[begin] in _LEVELS and start - begin > 2:
        begin += 1
    if term in _PROGRAMMES and _is_slogan(words):
        evidence -= 1.0
    if term in _PROGRAMMES and any(w.role == "latin" for w in words):
        evidence -= 0.5  # IPO项目, REITs项目
    whole = begin == words[0].start and len(term) > 1
    needed = _WHOLE.get(term, _WHOLE[head["strength"]]) if whole else _NEEDED[head["strength"]]
    if evidence < needed or ((evidence < 1.0 or words[0].role == "opener") and _TALLY.match(text, end)):
        return None
    if begin > low and _COUNTED.search(text, max(begin - 8, 0), begin):
        return None
    tail = _TAIL.match(text, end)
    stop = tail.end() if tail else end
    staged = head["role"] == "organisation" and _PHASE_END.search(
        text, end, stop
    )  # a firm's 二期 is its works
    return Candidate(begin, stop, "facility" if staged else head["role"], evidence)


def _plain(text: str, low: int, start: int, end: int) -> bool:
    """Whether the words beside a generic term show at once that it ends no name (推进重大|项目, 县|城)."""
    if end - start == 1 and (is_common(text[start - 1 : end]) or is_common(text[start : end + 1])):
        return True
    role = _PAIRS.get(text[start - 2 : start])
    if role is None or start - 2 < low:
        return False
    return (
        role == "stop"
        or start - 2 == low
        or text[start - 3] == "的"
        or _PAIRS.get(text[start - 4 : start - 2]) == "stop"
    )


def _is_sure(text: str, words: Sequence[Word], end: int, head: Mapping[str, str]) -> bool:
    """Whether common words alone make a name: before a term that only names take, or of a firm that acts."""
    if head["strength"] != "sure" and not (head["word"] in _GROUPS and _ACTS.match(text, end)):
        return False
    return all(word.role in _COMMON | {"quality"} for word in words) and any(
        word.role not in ("generic", "field", "inner") for word in words
    )


def _is_slogan(words: Sequence[Word]) -> bool:
    """Whether a quotation alone stands for a name (“筑基”工程)."""
    rest = [word.role for word in words if word.role != "quoted"]
    return words[-1].role == "quoted" or (
        len(rest) < len(words) and all(role in ("generic", "field", "inner") for role in rest)
    )


def _is_firm(words: Sequence[Word]) -> bool:
    """Whether ``words`` are the two to four characters, none of a common word, that firms put before their trade."""
    length = words[-1].end - words[0].start
    return 2 <= length <= 4 and all(
        len(word.text) == 1 or word.role in ("namelike", "latin") for word in words
    )


def _described(text: str, words: Sequence[Word], begin: int, start: int, term: str) -> bool:
    """Whether the term stands after something that has a name, or a province alone, and so ends none."""
    last = words[-1]
    if term == "港" and (last.role not in ("place", "namelike") or _NOT_A_PORT.match(text, start)):
        return True
    if len(term) == 1 and (start - begin > _SHORT or last.role in ("number", "digits", "measure")):
        return True
    if (
        term in _LINES
        and last.role == "place"
        and last.start == begin
        and _BROAD.search(gazetteer.full_name(last.text))
    ):
        return True
    if term in _ADDED and _WORKS.search(text, begin, start):
        return True
    return term in _PARTY and bool(_FIRMS.search(text, begin, start))


def _words(text: str, low: int, start: int, end: int) -> list[Word] | None:
    """Return the words before ``start`` back to the first that cannot stand in a name.

    ``None`` where the generic term itself is only a part of a common word (城镇, 县域).
    """
    high = end if end - start > 1 else min(end + 1, len(text))
    cuts = list(cut(text, low, high))
    while cuts and cuts[-1].start >= end:
        cuts.pop()
    if end - start == 1 and cuts and cuts[-1].end > end:
        return None
    while cuts and cuts[-1].start > start:
        cuts.pop()
    if cuts and cuts[-1].start == start:
        cuts.pop()
    elif cuts and cuts[-1].start < start:
        last = cuts.pop()
        if last.end == end and (
            last.role in ("place", "known") or (end - start == 1 and last.role != "namelike")
        ):
            return None
        if last.role == "known":
            cuts.append(Word(last.start, start, text[last.start : start], "known"))
        else:
            cuts += cut(text, last.start, start)
    return _backwards(
        text, cuts, Word(start, end, text[start:end], "noun"), exact=low > 0 and text[low - 1] == "、"
    )


def _backwards(text: str, cuts: Sequence[Word], term: Word, *, exact: bool) -> list[Word]:
    """Return the last of ``cuts`` that can stand in one name that ends in ``term``.

    ``exact``: the first of them begins at a mark of enumeration.
    """
    soft = exact and not any(
        w.role in _STOPPING and (len(w.text) > 1 or (w.text in _NEVER_INSIDE and i))
        for i, w in enumerate(cuts)
    )
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
            at = first
        elif (
            word.text in _JOINTS
            and at > 0
            and _joins(
                word.text, cuts[at - 1], kept[-1] if kept else term if len(term.text) > _BARE else word
            )
        ):
            kept.append(Word(word.start, word.end, word.text, "to"))
        elif _breaks(word, cuts[at - 1] if at else None, kept[-1] if kept else None, soft, len(kept) > 1):
            break
        else:
            kept.append(word)
        at -= 1
    kept.reverse()
    return kept


def _breaks(word: Word, before: Word | None, after: Word | None, soft: bool, far: bool) -> bool:
    """Whether no name goes on to the left over ``word``; ``far``: it is not next to the generic term."""
    if word.text in _BREAKS or word.text.isspace():
        return True
    if word.role == "latin" and word.text[0].isdigit() and after is not None and after.text == "级":
        return True  # 国家5A级旅游景区
    if word.role in _STOPPING:
        return not soft and not (word.text == "全国" and before is not None and before.role == "place")
    if word.text == "级" and before is not None and before.role in ("latin", "digits"):
        return True
    if word.role in ("measure", "number") and before is not None and before.role == "digits":
        return not soft or word.text in _COUNTERS
    if word.text in _COUNTERS and before is not None and before.role == "digits":
        return True
    if word.role == "measure":
        return before is not None and before.role == "number"
    if word.role == "number" and after is not None:
        return after.text[0] in "大个座条所家省市县区" and after.role != "unknown"
    if word.role == "verb" and len(word.text) > 1 and after is not None:
        return far and not soft
    return word.role == "inner" and after is not None and after.text in _NATIONAL


def _joins(joint: str, before: Word, after: Word) -> bool:
    """Whether a word that mostly parts names (至, 与) joins two words of one name here."""
    if joint in ("与", "和"):
        return (
            before.role in _COMMON | {"verb"}
            and after.role in _COMMON
            and len(before.text) > 1 < len(after.text)
            and before.text not in _HEADS
        )
    if before.text in _BREAKS:
        return False
    ends = [
        word.role in _PROPER or word.role == "opener" or (len(word.text) == 1 and word.role not in _STOPPING)
        for word in (before, after)
    ]
    return all(ends)


def _zone_body(text: str, words: Sequence[Word], term: str) -> tuple[int, float] | None:
    """Return the start of a body that is named by what it is over (新城街道党工委, 产业园区管理办)."""
    if term not in _OVER or not _ZONE.search(text, words[0].start, words[-1].end):
        return None
    begin = len(words) - 1
    while begin and words[begin - 1].role not in _NOT_IN_NAMES:
        begin -= 1
    while begin < len(words) - 1 and words[begin].role == "inner":
        begin += 1
    return words[begin].start, 1.0


def _ends_of_line(text: str, words: Sequence[Word], term: str) -> tuple[int, float] | None:
    """Return the start of a line named by one character of each of its ends (康渝高铁, 中吉乌铁路)."""
    if term not in _RAILS:
        return None
    begin = len(words)
    while begin and len(words[begin - 1].text) == 1 and words[begin - 1].text not in _NEVER_INSIDE:
        begin -= 1
    if len(words) - begin < 2 or any(word.role == "digits" for word in words[begin:]):
        return None
    return (
        (words[begin].start, 1.0)
        if begin == 0 or words[begin - 1].role in ("inner", "generic", "field")
        else None
    )


def _trim(words: Sequence[Word]) -> tuple[int, float] | None:
    """Return where the name in ``words`` begins and the evidence for it; ``None`` where there is none."""
    evidences = _evidences(words)
    first = next((i for i, evidence in enumerate(evidences) if evidence > 0), None)
    if first is None:
        return None
    if first + 1 < len(words) and words[first].role == "verb" and words[first + 1].role in ("place", "known"):
        first += 1
    begin = first
    if first and len(words) - first <= 2 and words[first].role == "place":
        # 人工智能陕西实验室: what stands before a place that is itself near the end belongs to the name
        while begin and words[begin - 1].role in _COMMON | {"opener"} and first - begin < _SHORT:
            begin -= 1
        while begin < first and words[begin].role in ("inner", "deed", "generic"):
            begin += 1
    elif first:
        while begin and _leans(words[begin - 1], words[first]):
            begin -= 1
        if begin == 1 and words[0].role == "noun" and len(words[0].text) <= 2:
            begin = 0  # 将军庙至淖毛湖: a common word may begin a name of which the rest is none
        elif words[-1].end - words[0].start <= _SHORT and all(word.role in _COMMON for word in words[:begin]):
            begin = 0
            while begin < first and words[begin].role in ("inner", "generic"):
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


def _evidences(words: Sequence[Word]) -> list[float]:
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
    if _PHASE_WORD.fullmatch(word.text):
        return 0.5
    if role == "noun" or (role == "latin" and word.text[0].isdigit()):
        return 0.0
    if role == "opener" and word.text[0] == "第":
        return 1.0
    return _EVIDENCE.get(role, 0.0)


def proper(text: str, start: int, end: int, *, first: bool, needed: float = 1.0) -> int | None:
    """Return where a name that fills ``[start, end)`` begins, or ``None`` where no name does.

    The ``first`` item of an enumeration has what governs the list before it; the others begin at their mark.
    """
    if not 2 <= end - start <= _LONGEST_ITEM or text.count("(", start, end) != text.count(")", start, end):
        return None
    words = list(cut(text, start, end))
    if first:
        words = _backwards(text, words, Word(end, end, "", "stop"), exact=False)
    elif any(_parts(words, i) for i in range(len(words))):
        return None
    while words and words[0].role in ("inner", "generic", "adverb", "measure") and len(words[0].text) > 1:
        words.pop(0)
    if not words or end - words[0].start < 2 or not any(_said(word) for word in words):
        return None
    if first and words[0].role in ("verb", "deed") and len(words[0].text) > 1:
        trimmed = _trim(words)
        return None if trimmed is None or trimmed[1] < needed else trimmed[0]
    phased = len(words) > 1 and bool(_PHASE_WORD.fullmatch(words[-1].text))
    return words[0].start if sum(_evidences(words)) + phased >= needed else None


def _said(word: Word) -> bool:
    """Whether ``word`` says more than a kind, a field or a deed."""
    return word.role not in ("generic", "field", "inner", "stop") and word.text not in _HEADS


def _parts(words: Sequence[Word], at: int) -> bool:
    """Whether the word at index ``at`` shows that the words are a clause, not a name."""
    word = words[at]
    if word.role not in _STOPPING:
        return False
    if word.text in _JOINTS and 0 < at < len(words) - 1 and _joins(word.text, words[at - 1], words[at + 1]):
        return False
    if word.text == "全国" and at and words[at - 1].role == "place":
        return False
    return len(word.text) > 1 or (word.text in _NEVER_INSIDE and at > 0)
