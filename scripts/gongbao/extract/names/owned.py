"""Works of the county or the zone that a report is of, named by it and a generic term alone (园区污水处理厂, 县中医院)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gongbao.extract.names.terms import PHASE
from gongbao.extract.vocabulary import alternation, words

__all__ = ["find_owned", "is_local"]

_OF_PLACE = re.compile("县委|我县|全县|县长|区委|园区|管委会|开发区|镇党委|全镇|旗委|我区")
_OF_COUNTRY = re.compile("全省|我省|省委|全国|国务院|中央|我国|世界|全区各[盟市]")
_ZONES = words("list_item_words", "owner_zone")
_SEATS = words("list_item_words", "owner_seat")
_TERMS = words("list_item_words", "owned_term")
_OWNED = re.compile(
    rf"(?:(?<![一-龥])|(?<=[在到至和及与由原过着了要将拟从对向]))(?:启动|新建|建成|建设|推进|实施|改造|扩建|来到|走进|察看|查看|调研)?"
    rf"(?P<name>(?:{alternation(_ZONES)})(?:[一-龥]{{0,4}}?|\d+千伏)(?:{alternation(_TERMS)})(?:{PHASE})?"
    rf"|(?:{alternation(_SEATS)})(?:[一-龥]{{0,4}}?)(?:{alternation(_TERMS)})(?:{PHASE})?)"
    r"(?![一-龥]?[级类型化]|等|建设|数|总|[、和]?(?:各|多)|的?\d+[家个座所])"
)
_NOT_INSIDE = re.compile("[各每全的和与及了在是有到]|重点|配套|标准|一批|部分|企业|乡镇|村级|级")


def find_owned(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of such works, in reports of a county, a town or a zone."""
    if not is_local(text):
        return
    last = 0
    for found in _OWNED.finditer(text):
        start, end = found.span("name")
        if start >= last and not _NOT_INSIDE.search(text, start, end):
            yield start, end
            last = end


@lru_cache(maxsize=8)
def is_local(text: str) -> bool:
    """Whether ``text`` speaks of a county, a town or a zone more than of a province or the country."""
    return len(_OF_PLACE.findall(text)) > 2 * len(_OF_COUNTRY.findall(text))
