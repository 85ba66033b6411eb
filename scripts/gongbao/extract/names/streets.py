"""Streets: a place and 路 (绥芬路), or a name that what stands beside it shows to be a street's (人民路以南, 沿滨河路)."""

import re
from collections.abc import Iterator

from gongbao.extract.names import gazetteer
from gongbao.extract.names.segmentation import cut, is_common

__all__ = ["find_streets"]

_NO_STREET = "小美过途线面基桥网演径程上边况易障由灯标堤政口子产线牌"  # 路 and 街 go on as another word
_SIGN = re.compile(rf"路(?![{_NO_STREET}])|街(?![{_NO_STREET}道区镇舞头坊巷])")
_BEFORE_SIGN = re.compile("[东西南北中大]")  # 南京西路, 合肥大街
_SIDE = "[东西南北]"
# What stands beside streets alone; after a street that another is joined to, and after 沿.
_BESIDE = re.compile(
    rf"以{_SIDE}|{_SIDE}侧|{_SIDE}段|{_SIDE}延|{_SIDE}地块|交叉|交汇|路口|两侧|\d+号(?!线)"
    rf"|[与至和—-]{{1,2}}[一-龥]{{2,4}}(?:路|街|大道)(?:交|口|段|以|之间|围合)"
)
_AFTER_SECOND = re.compile("口|段|以|之间|围合")
_AFTER_ALONG = re.compile("[,。;、和与]")
_SECOND = re.compile("[路街道][与至和]")
_ALONG = "沿"
_STEM = re.compile(
    r"(?:(?<![一-龥])|(?<=[与和至沿于在到从近临、]))(?!位于|地处|坐落|[沿在至与和]|处于|[东西南北][至临])[一-龥]{2,5}\Z"
)
_NOT_INSIDE = re.compile("[的之这那条该铁公高]|高速|一带一")
_BEFORE_NAMES = frozenset(("stop", "verb", "deed", "inner", "generic"))
_LONGEST_PLACE = 3
_LONGEST_STEM = 6


def find_streets(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of such streets."""
    for sign in _SIGN.finditer(text):
        if is_common(text[sign.end() - 2 : sign.end()]):
            continue
        start = _of_place(text, sign.start())
        if start is None and _BEFORE_SIGN.match(text, sign.start() - 1):
            start = _of_place(text, sign.start() - 1)
        if start is None:
            start = _shown(text, sign.start(), sign.end())
        if start is not None:
            yield start, sign.end()


def _of_place(text: str, end: int) -> int | None:
    """Return where the division begins that stands right before ``end``."""
    starts = (end - length for length in range(min(_LONGEST_PLACE, end), 1, -1))
    return next((start for start in starts if gazetteer.is_division(text[start:end])), None)


def _shown(text: str, end: int, stop: int) -> int | None:
    """Return where the name begins whose sign stands at ``[end, stop)``, if what stands beside it is said of streets."""
    stem = _STEM.search(text, max(end - _LONGEST_STEM, 0), end)
    if stem is None or _NOT_INSIDE.search(text, stem.start(), stop):
        return None
    start = stem.start()
    if not (
        _BESIDE.match(text, stop)
        or (text[start - 1 : start] == _ALONG and _AFTER_ALONG.match(text, stop))
        or (start > 1 and _SECOND.match(text, start - 2) and _AFTER_SECOND.match(text, stop))
    ):
        return None
    several = cut(text, start, stop)
    named = (word.start for word in several[:-2] if word.role not in _BEFORE_NAMES)
    return next(named, several[max(len(several) - 2, 0)].start)
