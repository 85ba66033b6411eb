"""Streets: a place and 路 (绥芬路), or a name that what stands beside it shows to be a street's (人民路以南, 沿滨河路)."""

import re
from collections.abc import Iterator

from gongbao.extract.names import gazetteer
from gongbao.extract.names.segmentation import cut, is_common

__all__ = ["find_streets"]

_NO_STREET = "小美过途线面基桥网演径程上边况易障由灯标堤政口子产线牌"  # 路 and 街 go on as another word
_END = rf"[东西南北中]?(?:路(?![{_NO_STREET}])|大?街(?![{_NO_STREET}道区镇舞头坊巷]))"
_SIDE = "[东西南北]"
# What stands beside streets alone.
_BESIDE = (
    rf"(?=以{_SIDE}|{_SIDE}侧|{_SIDE}段|{_SIDE}延|{_SIDE}地块|交叉|交汇|路口|两侧|\d+号(?!线)"
    rf"|[与至和—-]{{1,2}}[一-龥]{{2,4}}(?:路|街|大道)(?:交|口|段|以|之间|围合))"
)
_BEFORE = "位于|地处|坐落|沿|在|至|与|和|处于|东至|西至|南至|北至|东临|西临|南临|北临"
_NAMED = re.compile(
    rf"(?:^|(?<=[^一-龥])|(?<=[与和至沿于在到从近临、]))(?!{_BEFORE})[一-龥]{{2,4}}{_END}{_BESIDE}"
    rf"|(?<=沿)[一-龥]{{2,4}}{_END}(?=[,。;、和与])"
    rf"|(?<=[路街道][与至和])[一-龥]{{2,4}}{_END}(?=交叉|交汇|口|段|以|之间|围合)"
)
_SIGN = re.compile(_END)
_NOT_INSIDE = re.compile("[的之这那条该铁公高]|高速|一带一")
_BEFORE_NAMES = frozenset(("stop", "verb", "deed", "inner", "generic"))
_LONGEST_PLACE = 3


def find_streets(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of such streets; they may overlap."""
    for match in _SIGN.finditer(text):
        for length in range(min(_LONGEST_PLACE, match.start()), 1, -1):
            start = match.start() - length
            if gazetteer.is_division(text[start : match.start()]):
                if not is_common(text[match.start() - 1 : match.end()]):
                    yield start, match.end()
                break
    for match in _NAMED.finditer(text):
        if not is_common(text[match.end() - 2 : match.end()]) and not _NOT_INSIDE.search(match.group()):
            several = cut(text, *match.span())
            first = next(
                (word for word in several[:-2] if word.role not in _BEFORE_NAMES),
                several[max(len(several) - 2, 0)],
            )
            yield first.start, match.end()
