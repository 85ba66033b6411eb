"""Bodies of public life that are named by a level and a kind, or by a number of their own.

县供销社, 市广播电视台, 高新区财政局, 团市委, 民盟省委会, 中铁二局: no other word need tell them.
"""

import re
from collections.abc import Iterator, Sequence

from gongbao.extract.names import gazetteer
from gongbao.extract.names.offices import DUTY
from gongbao.extract.names.spans import Span
from gongbao.extract.vocabulary import trie, words

__all__ = ["find_institutions"]

_LEVEL = r"[省市县区州旗](?<![全各我本该两多每某外邻跨个几所家座处批的分乡省市县区城村社园小景山校厂超].)"
_INSTITUTION = re.compile(
    rf"{_LEVEL}(?:(?P<body>{trie(words('local_departments', 'institution'))})|(?P<house>第?(?:{trie(words('local_departments', 'public_house'))}))(?![国央医小全]))(?![员长办])"
)
_ZONE_BODY = re.compile(
    rf"(?P<zone>(?:高新技术产业开发|经济技术开发|经济开发|高新技术|高新|经开|综合保税|综保|保税|示范|度假|开发)区)(?:党工委|管委会|(?:{DUTY})|党群工作部|社会事业局|投资促进局|招商局)"
)
_YOUTH = re.compile(r"团[省市县区州旗]委(?![员托派任会])")
_BEFORE_YOUTH = re.compile(r"[^一-龥]|[和与及]")
_PARTY = re.compile(
    r"(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)(?:中央(?!会)|[省市县区]委会?|(?:[一-龥]{2,3}[省市县区])?委员会)"
)
_BUILDER = re.compile(
    r"中(?:国(?:建筑|水利水电|铁建|中铁|交建|电建|能建|化学|核工业|铁路)|铁|建|交|冶|水电|化|核|电建)"
    r"(?:第?[一二三四五六七八九十]{1,3}|隧道|大桥|电气化|建工|港航|航务|航空港|城建|(?P<place>[一-龥]{2})(?=局(?![面部限势长])))(?:化?建(?!筑)|冶|航)?"
    r"(?:工程局|工程公司|公局|航局|航道局|航务工程局|局|勘察设计院|勘测设计院|设计院|建设公司|院)(?:集团)?(?:股份|有限|责任)*(?:公司)?"
)
_JOINED = re.compile("[一-龥]和")  # 甲和 | 县供销社, no body of 和县
_LONGEST_PLACE = 10


def find_institutions(text: str, named: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans of such bodies, with the place before them, or the zone of ``named`` that they are of."""
    for match in _INSTITUTION.finditer(text):
        start = _with_place(text, match.start())
        yield start, match.end(), "organisation" if match["body"] else "facility"
    zones = {end: start for start, end, type_ in named if type_ == "place"}
    for match in _ZONE_BODY.finditer(text):
        yield min(match.start(), zones.get(match.end("zone"), match.start())), match.end(), "organisation"
    for match in _YOUTH.finditer(text):
        if not match.start() or _BEFORE_YOUTH.match(text, match.start() - 1):
            yield *match.span(), "organisation"
    for match in _PARTY.finditer(text):
        yield *match.span(), "organisation"
    for match in _BUILDER.finditer(text):
        if match["place"] is None or gazetteer.is_division(match["place"]):
            yield *match.span(), "organisation"


def _with_place(text: str, start: int) -> int:
    """Return where the name begins whose level stands at ``start``: at its place, by the full name or a short one."""
    for length in range(min(_LONGEST_PLACE, start), 0, -1):
        place = text[start - length : start]
        if place + text[start] in gazetteer.PLACES or (
            text[start] not in "区县市" and place in gazetteer.PLACES
        ):
            return start if _JOINED.match(text, start - length - 1) else start - length
    return start
