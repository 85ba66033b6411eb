"""Works that carry gas, water or power, named in four characters by whence and whither (川气东送二线, 引江补汉工程)."""

import re
from collections.abc import Iterator

from gongbao.extract.names import gazetteer
from gongbao.extract.vocabulary import alternation, words

__all__ = ["find_routes"]

_ABBREVIATIONS = "".join(sorted(words("division_abbreviations")))
_SECTION = (
    r"(?:[一二三四五六]线|[东中西]线)?(?:[东中西南北]段)?(?:[一二三]期)?(?:后续|配套)?"
    r"(?:[一-龥]{2,4}(?:-|—|至)[一-龥]{2,4}?(?=支?干线|段|管道|联络线)段?)?"
)
_WORK = rf"(?:{alternation(words('route_works'))})"
_CARRIED = (
    rf"[{_ABBREVIATIONS}东南西北][气水电油][东南西北入进][送调输]"  # from one province or quarter to another
)
_LED = r"引[一-龥]{1,2}?[济补入润](?!股|园|企|库)[一-龥]{1,2}?"  # a river led to another, or to a place
_ROUTE = re.compile(
    rf"{_CARRIED}{_SECTION}{_WORK}{{0,2}}(?:[一二三]期(?:工程)?)?|{_LED}(?:[一二三]期)?{_WORK}(?:[一二三]期(?:工程)?)?"
)
_SIGN = re.compile(r"[气水电油][东南西北入进][送调输]|引(?=[一-龥]{1,2}[济补入润])")
_BARE = 4  # characters of a route of which nothing more is said
_OF_PIPES = "气"  # what a bare route carries that is a work, not a policy (西电东送)
_LONGEST_PLACE = 4


def find_routes(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of such works, with a place that stands right before them."""
    last = 0
    for sign in _SIGN.finditer(text):
        start = sign.start() - (text[sign.start()] != "引")
        if start < last:
            continue
        match = _ROUTE.match(text, start)
        if match is None or (match.end() - start == _BARE and text[start + 1] != _OF_PIPES):
            continue
        last = match.end()
        for length in range(min(_LONGEST_PLACE, start), 1, -1):
            if text[start - length : start] in gazetteer.PLACES:
                start -= length
                break
        yield start, last
