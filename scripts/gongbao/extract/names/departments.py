"""Departments of a body that is named before them (国家发展改革委产业协调司, 省政府国资委, 人民银行南京分行)."""

import re
from collections.abc import Iterator, Sequence

from gongbao.extract.names import gazetteer
from gongbao.extract.names.evidence import COMMON
from gongbao.extract.names.offices import DUTY
from gongbao.extract.names.segmentation import Word, cut
from gongbao.extract.names.spans import Span
from gongbao.extract.vocabulary import alternation, words

__all__ = ["with_departments"]

_HEADS = alternation(words("local_departments", "inside"))
_OF_FIRM = re.compile(
    rf"(?!各|有关|相关|等|的)(?:[一-龥]{{2,8}}?(?:{alternation(words('local_departments', 'of_firm'))})|联合体)(?![门长])"
)
_DEPARTMENT = re.compile(
    rf"(?!副|正|原|各|有关|相关|等)[一-龥]{{2,8}}?(?:[一二三四五]?司(?![法机令局])|处(?![理置于在分罚境事方])|科(?![学技研普级目室员长院])|中心(?![城组任工区化点地环])|{_HEADS})(?![一-龥]?化)"
)
_INSTITUTE = re.compile(r"(?!等|各)[一-龥]{2,8}?所(?![以有在得属谓需长])")  # 中科院某某所
_CENTRE = "中心"
_SHORTEST = 3  # characters of a ministry
_FIRMS = ("公司", "集团", "银行")
_ACADEMIES = ("科院", "科学院", "工程院")
_HAS_DEPARTMENTS = frozenset("部委局署会厅办行院")
_OF_GOVERNMENT = re.compile(rf"{DUTY}|办公厅|研究室|政法委(?:员会)?|组织部|宣传部|统战部|党校")
_GOVERNMENTS = ("政府", "党委")
_INSIDE = COMMON | {"place", "quality", "known", "namelike", "number", "other"}
_JOINTS = frozenset("和与")


def with_departments(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield ``spans``, each organisation with the department of it that follows; a centre of a ministry is one."""
    for start, end, type_ in spans:
        if type_ == "facility" and text.endswith(_CENTRE, start, end) and _is_of_body(text, start, end):
            type_ = "organisation"
        yield start, _end(text, start, end) if type_ == "organisation" else end, type_


def _is_of_body(text: str, start: int, end: int) -> bool:
    """Whether a known body that has departments stands first in ``text[start:end]``."""
    return any(
        text[at - 1] in _HAS_DEPARTMENTS and gazetteer.is_firm(text[start:at])
        for at in range(start + _SHORTEST, end - len(_CENTRE))
    )


def _end(text: str, start: int, end: int) -> int:
    """Return where the name that begins at ``start`` ends, with the department that follows it at ``end``."""
    if text.startswith(_GOVERNMENTS, end - 2) and end - start > 2:
        of_government = _OF_GOVERNMENT.match(text, end)
        return of_government.end() if of_government else end
    if text.endswith(_FIRMS, start, end) or (
        text[end - 1] not in _HAS_DEPARTMENTS and gazetteer.is_firm(text[start:end])
    ):
        department = _OF_FIRM.match(text, end)
        return department.end() if department and _is_named(text, end, department.end()) else end
    if text[end - 1] not in _HAS_DEPARTMENTS:
        return end
    department = _DEPARTMENT.match(text, end)
    if department is None and text.endswith(_ACADEMIES, start, end):
        department = _INSTITUTE.match(text, end)
    return department.end() if department and _is_named(text, end, department.end()) else end


def _is_named(text: str, start: int, end: int) -> bool:
    """Whether the words of ``text[start:end]`` say what a department is for."""
    several = cut(text, start, end)
    return several[-1].end == end and all(
        word.role in _INSIDE or word.text == "驻" or (word.start > start and _goes_on(word))
        for word in several[:-1]
    )


def _goes_on(word: Word) -> bool:
    """Whether ``word`` may stand inside the name of a department, not at its beginning (协调 in 产业协调司)."""
    return word.text in _JOINTS or (word.role in ("verb", "stop") and len(word.text) > 1)
