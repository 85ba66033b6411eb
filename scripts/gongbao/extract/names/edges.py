"""Which words before a generic term can stand in one name with it."""

from collections.abc import Sequence

from gongbao.extract.names.evidence import COMMON
from gongbao.extract.names.segmentation import Word, cut
from gongbao.extract.names.terms import HEADS
from gongbao.extract.vocabulary import words as codelist_words

__all__ = ["IN_BRANDS", "JOINTS", "NEVER_INSIDE", "STOPPING", "backwards", "joins", "words_before"]

_BARE = 2  # characters of a generic term that 与 does not join to what stands before it
_PROPER = frozenset(("place", "known", "namelike", "unknown", "latin"))
_RARE_ROLES = frozenset(("namelike", "noun", "unknown"))  # of single characters that stand for themselves
STOPPING = frozenset(("stop", "function"))
NEVER_INSIDE = frozenset("的了在为是将被把对从由与和及或等以于向其无有不")
_BREAKS = frozenset("(“‘’-/+~@&")
IN_BRANDS = frozenset("和以同为通讯正朝顺")  # particles that are also characters of firms' names
_BEGIN_BRANDS = frozenset("通讯正朝顺")  # likewise, before a character of no word (通泰, 正黔)
JOINTS = frozenset(("至", "-", "与", "和"))
_AND = "及"  # joins words of one name before 协会 and the like
_CONNECTING = codelist_words("generic_term_classes", "connecting")
_PROVINCES = codelist_words("division_abbreviations")
_JOINT = codelist_words("generic_term_classes", "joint")
_ASSOCIATIONS = codelist_words("generic_term_classes", "association")
_NATION = ("中国", "全国")
_GRADES = frozenset(("国家级", "省级"))
_GRADED = codelist_words("generic_term_classes", "graded")
_GENERATION = ("代", "代线")
_COUNTERS = frozenset("个家座条项处所")
_NATIONAL = frozenset(("国家", "中国", "国际", "世界"))


def words_before(text: str, low: int, start: int, end: int, *, whole: bool = False) -> list[Word] | None:
    """Return the words before ``start`` back to the first that cannot stand in a name.

    ``None`` where the generic term itself is only a part of a common word (城镇, 县域); ``whole``: it is none.
    """
    high = end if whole or end - start > 1 else min(end + 1, len(text))
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
    return backwards(
        text, cuts, Word(start, end, text[start:end], "noun"), exact=low > 0 and text[low - 1] == "、"
    )


def backwards(text: str, cuts: Sequence[Word], term: Word, *, exact: bool) -> list[Word]:
    """Return the last of ``cuts`` that can stand in one name that ends in ``term``.

    ``exact``: the first of them begins at a mark of enumeration.
    """
    soft = exact and not any(
        w.role in STOPPING and (len(w.text) > 1 or (w.text in NEVER_INSIDE and i)) for i, w in enumerate(cuts)
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
            (word.text in JOINTS or (word.text == _AND and term.text in _ASSOCIATIONS))
            and at > 0
            and (
                (word.text in ("与", "至") and term.text in _CONNECTING)
                or (term.text in _ASSOCIATIONS and cuts[at - 1].text.startswith(_NATION))
                or joins(
                    word.text, cuts[at - 1], kept[-1] if kept else term if len(term.text) > _BARE else word
                )
            )
        ):
            kept.append(Word(word.start, word.end, word.text, "to"))
        elif word.text == "共建" and at and _has_name(cuts[at - 1]) and term.text in _JOINT:
            kept.append(word)  # 川渝共建某某项目
        elif kept and word.text in IN_BRANDS and (_in_brand(cuts, at) or _begins_brand(cuts, at, kept[-1])):
            kept.append(Word(word.start, word.end, word.text, "namelike"))  # 泰和电子
        elif word.text in _GRADES and term.text in _GRADED and at and cuts[at - 1].role in _PROPER:
            kept.append(word)  # 青螺湖国家级自然保护区
        elif _breaks(word, cuts[at - 1] if at else None, kept[-1] if kept else None, soft, len(kept) > 1):
            break
        else:
            kept.append(word)
        at -= 1
    kept.reverse()
    return kept


def _has_name(word: Word) -> bool:
    return word.role in _PROPER or word.text in _PROVINCES


def _in_brand(cuts: Sequence[Word], at: int) -> bool:
    """Whether the particle at index ``at`` follows a character of no word that begins what is said."""
    before = cuts[at - 1] if at else None
    rare = _RARE_ROLES if cuts[at].text in _BEGIN_BRANDS else ("namelike",)
    if before is None or before.role not in rare or len(before.text) > 1:
        return False
    return at == 1 or cuts[at - 2].role in STOPPING or cuts[at - 2].role in ("verb", "deed")


def _begins_brand(cuts: Sequence[Word], at: int, after: Word) -> bool:
    """Whether the particle at index ``at`` and one character of no word begin all that is said (通泰物流)."""
    return at == 0 and cuts[0].text in _BEGIN_BRANDS and len(after.text) == 1 and after.role in _RARE_ROLES


def _breaks(word: Word, before: Word | None, after: Word | None, soft: bool, far: bool) -> bool:
    """Whether no name goes on to the left over ``word``; ``far``: it is not next to the generic term."""
    if word.text in _BREAKS or word.text.isspace():
        return True
    if word.role == "latin" and word.text[0].isdigit() and after is not None and after.text == "级":
        return True  # 国家5A级旅游景区
    if word.role in STOPPING:
        return not soft and not (word.text == "全国" and before is not None and before.role == "place")
    if word.text in _GENERATION and after is not None and after.text.startswith("线"):
        return False  # 8.5代线项目
    if word.text == "级" and before is not None and before.role in ("latin", "digits"):
        return True
    if word.role in ("measure", "number") and before is not None and before.role == "digits":
        return not soft or word.text in _COUNTERS
    if word.text in _COUNTERS and before is not None and before.role == "digits":
        return True
    if word.role == "measure":
        return before is not None and before.role == "number"
    if word.role == "number" and len(word.text) > 1 and word.text[-1] in _COUNTERS:
        return True  # 甲、乙两个项目
    if word.role == "number" and after is not None:
        return after.text[0] in "大个座条所家省市县区" and after.role != "unknown"
    if word.role == "verb" and len(word.text) > 1 and after is not None:
        return far and not soft
    return word.role == "inner" and after is not None and after.text in _NATIONAL


def joins(joint: str, before: Word, after: Word) -> bool:
    """Whether a word that mostly parts names (至, 与) joins two words of one name here."""
    if joint in ("与", "和", _AND):
        return (
            before.role in COMMON | {"verb"}
            and after.role in COMMON
            and len(before.text) > 1 < len(after.text)
            and before.text not in HEADS
        )
    if before.text in _BREAKS:
        return False
    ends = [
        word.role in _PROPER or word.role == "opener" or (len(word.text) == 1 and word.role not in STOPPING)
        for word in (before, after)
    ]
    return all(ends)
