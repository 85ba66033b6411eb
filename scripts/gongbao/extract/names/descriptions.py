"""Generic terms that end no name: the words beside them, or before them, show that they only describe."""

import re
from collections.abc import Sequence

from gongbao.extract.names import gazetteer
from gongbao.extract.names.evidence import COMMON, SHORT
from gongbao.extract.names.segmentation import Word, cut, is_common
from gongbao.extract.names.terms import HEADS
from gongbao.extract.vocabulary import alternation, words
from gongbao.schema.codelists import rows

__all__ = ["DETERMINERS", "describes", "goes_on", "is_plain", "is_slogan"]

_PAIRS = {
    row["word"]: row["role"]
    for row in rows("name_edges")
    if len(row["word"]) == 2 and row["role"] in ("stop", "generic", "field", "inner")
}
_WORKS = re.compile(
    rf"(?:{alternation(w for w, r in HEADS.items() if r['role'] != 'organisation' and r['strength'] in ('strong', 'sure') and len(w) > 1)})$"
)
_FIRMS = re.compile(r"(?:公司|集团|银行|学校|大学|学院|医院|企业)$")
_ALONE_WITH_PROVINCE = words("generic_term_classes", "alone_with_province")
_OF_COUNTRY = _ALONE_WITH_PROVINCE | words("generic_term_classes", "line")
_OF_FIRM = words("generic_term_classes", "of_firm")
_ADDITIONS = words("generic_term_classes", "addition")
_TREATIES = words("generic_term_classes", "treaty")
_PARTY_BODIES = words("generic_term_classes", "party_body")
_PROJECT_KINDS = words("project_kinds")
_PROGRAMME_WORDS = words("programme_words")
_PROVINCE = re.compile(r"(?:省|自治区|[京津沪庆海]市)$")
_OF_GOVERNMENT = re.compile("性|采购|投资|债|引导|主导|职能|补贴|部门|专项|基金|出资|购买|工作报告")
_ROLE_OF_WORKS = re.compile("(?:控制性|标志性|关键性|先导性|重难点|节点|头号)$")  # 某某铁路的控制性工程
_KIND = 2  # characters after 国家 that say a kind, not a name
_PORT_KINDS = frozenset(
    ("军", "渔", "自由", "出口", "进口", "码头", "货运", "客运", "商贸", "港口", "沿海", "沿江")
)
_NOT_A_PORT = re.compile("港[澳股币人资珠口区元台务商]")
DETERMINERS = frozenset("我全各本该两")  # before a level these name no place


def is_plain(text: str, low: int, start: int, end: int) -> bool:
    """Whether the words beside the generic term at ``[start, end)`` show at once that it ends no name (推进重大|项目, 县|城).

    Nothing before ``low`` is looked at.
    """
    if end - start == 1 and (
        text[start - 1] in DETERMINERS
        or is_common(text[start - 1 : end])
        or (is_common(text[start : end + 1]) and text[start - 2 : start] not in gazetteer.PLACES)
    ):
        return True
    term, before = text[start:end], text[start - 2 : start]
    if term == "政府" and _OF_GOVERNMENT.match(text, end):
        return True
    if term == "工程" and (before in _PROGRAMME_WORDS or _ROLE_OF_WORKS.search(text, low, start)):
        return True
    if term == "项目" and before in _PROJECT_KINDS:
        return True
    role = _PAIRS.get(before)
    if role is None or start - 2 < low:
        return False
    return (
        role == "stop"
        or start - 2 == low
        or text[start - 3] == "的"
        or _PAIRS.get(text[start - 4 : start - 2]) == "stop"
    )


def describes(text: str, several: Sequence[Word], begin: int, start: int, term: str) -> bool:
    """Whether ``term``, at ``start``, follows what has a name already, or a country or a province alone, and so ends none.

    ``several`` are the words before it; the name would begin at ``begin``.
    """
    return (
        _follows_country_or_firm(several, begin, start, term)
        or _is_of_nation(several, start, term)
        or (term == "港" and (bool(_NOT_A_PORT.match(text, start)) or not _is_port(several, start)))
        or (term == "工厂" and (text[start - 1] == "加" or _is_of_country(several)))
        or (term == "加工厂" and several[-1].role == "place")
        or (len(term) == 1 and (start - begin > SHORT or several[-1].role in ("number", "digits", "measure")))
        or (term in _ADDITIONS and bool(_WORKS.search(text, begin, start)))
        or (term in _PARTY_BODIES and bool(_FIRMS.search(text, begin, start)))
    )


def goes_on(text: str, end: int) -> bool:
    """Whether the last character of the generic term begins the next word (普通高中学|位, 铁矿|石)."""
    if not is_common(text[end - 1 : end + 1]):
        return False
    return not any(word.end == end for word in cut(text, end - 4 if end > 4 else 0, min(end + 4, len(text))))


def is_slogan(several: Sequence[Word]) -> bool:
    """Whether a quotation alone stands for a name (“筑基”工程)."""
    rest = [word.role for word in several if word.role != "quoted"]
    return several[-1].role == "quoted" or (
        len(rest) < len(several) and all(role in ("generic", "field", "inner") for role in rest)
    )


def _follows_country_or_firm(several: Sequence[Word], begin: int, start: int, term: str) -> bool:
    """Whether a country, a province or a firm is all that tells what is meant (中国高铁, 江西高速公路)."""
    last = several[-1]
    if term in _OF_FIRM and several[0].role in ("known", "latin") and gazetteer.is_firm(several[0].text):
        return True
    if term in _TREATIES and last.text in gazetteer.COUNTRIES:
        return True
    if last.end - last.start != start - begin:
        return False
    if term in _OF_COUNTRY and (
        last.text in gazetteer.COUNTRIES or last.text == "中国" or gazetteer.is_firm(last.text)
    ):
        return True
    return (
        term in _ALONE_WITH_PROVINCE
        and last.role == "place"
        and bool(_PROVINCE.search(gazetteer.full_name(last.text)))
    )


def _is_of_nation(several: Sequence[Word], start: int, term: str) -> bool:
    """Whether 国家 and the term name a kind of things (国家公园, 国家物流枢纽)."""
    if several[0].text != "国家":
        return False
    if len(several) == 1 and HEADS[term]["role"] != "organisation":
        return True
    return (
        HEADS[term]["role"] == "facility"
        and start - several[0].end <= _KIND
        and all(word.role in COMMON for word in several[1:])
    )


def _is_of_country(several: Sequence[Word]) -> bool:
    """Whether a country is all that tells what is meant (日本工厂, 国家绿色工厂)."""
    return any(word.text in gazetteer.COUNTRIES or word.text == "国家" for word in several) and not any(
        word.role in ("known", "namelike", "latin") for word in several
    )


def _is_port(several: Sequence[Word], start: int) -> bool:
    """Whether a place or characters of no word stand before 港, or a place and two or three characters (重庆果园港)."""
    if several[-1].role in ("place", "namelike"):
        return True
    place = max((word.end for word in several if word.role == "place"), default=start)
    return 2 <= start - place <= 3 and several[-1].text not in _PORT_KINDS
