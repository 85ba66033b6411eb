"""Ways that are named by a number: 地铁3号线, G219, 国道318线, S8高速."""

import re
from collections.abc import Iterator

from gongbao.extract.names import gazetteer
from gongbao.extract.vocabulary import alternation

__all__ = ["find_numbered"]

_SECTION = (
    r"(?:[一二三四五六]期|[东西南北]延(?:伸线|伸段|线|段)?|支线|[一-龥\d]{2,8}?(?:至|-)[一-龥\d]{2,8}?(?:段|全线)"
    rf"|[一-龥]{{2,5}}(?:至|-)(?:{alternation(word for word in gazetteer.PLACES if len(word) < 5)})(?![园公])|[一-龥]{{2,4}}段|[一-龥]{{2,6}}?(?:站|隧道|特大桥|大桥|互通立交))?"
)
_NUMBERED = re.compile(
    r"(?:(?:城市轨道交通|轨道交通|地铁|城轨|轻轨|云轨|市域铁路)?\d{1,2}号线|[国省]道\d{3}(?:新线高速公路|新?线)?"
    rf"|[GS](?<![A-Za-z0-9][GS])(?:\d{{2,4}}(?![A-Za-z0-9.])(?:线|国道|高速)?|\d(?:线|国道|高速))){_SECTION}"
    r"|(?:市郊铁路|市域铁路|轨道交通|地铁|城轨)[一-龥]{1,4}线(?![路上下])"
    r"|\d{1,2}(?:[、和至-]\d{1,2})*号机组|\d{3}(?:国道|省道)"
)
_SIGN = re.compile(
    r"号线|市[郊域]铁路|轨道交通(?=[一-龥]{1,4}线)|地铁(?=[一-龥]{1,4}线)|号机组|[国省]道|[GS]\d"
)  # one of which every such name has
_REACH = 8  # characters of a name before its sign
_LONGEST_PLACE = 4


def find_numbered(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of such ways, with a place that stands right before them."""
    last = 0
    match: re.Match[str] | None = None  # the way that begins next
    for sign in _SIGN.finditer(text):
        if sign.start() < last:
            continue
        low = max(sign.start() - _REACH, last)
        if match is None or match.start() < low:
            match = _NUMBERED.search(text, low)
            if match is None:
                return
        start = match.start()
        if start > sign.start():
            continue
        last = match.end()
        if (
            match.group()[0].isdigit()
            and text[start - 1 : start] in (".", "、")
            and text[start - 2 : start - 1].isdigit()
        ):
            continue
        for length in range(min(_LONGEST_PLACE, start), 1, -1):
            if text[start - length : start] in gazetteer.PLACES:
                start -= length
                break
        yield start, match.end()
