"""Projects that head an item of a numbered list (3.某某项目。总投资5亿元…)."""

import re
from collections.abc import Iterator

from gongbao.extract.names.items import branded, proper
from gongbao.extract.names.list_items import Item
from gongbao.extract.names.staged import begin_of_work, is_staged

__all__ = ["find_headings"]

_REACH = 120  # characters after a heading in which its project is told of
# A number at the head of a line or after a full stop, a project, and the mark that ends a heading.
_HEADING = re.compile(
    r"(?:^|(?<=[\n。;]))[ \t\u3000]*(?:\(?[一二三四五六七八九十]{1,3}[)、]|\(?\d{1,2}(?:[.、)]|\)、)|[①-⑳])[ \t\u3000]*"
    r"(?P<name>[^\s,。;:!?、“”]{4,32}项目)(?:\([^()\n]{1,12}\))?(?=[:。,;\n]|$)"
)
# Likewise any work, before a colon, of which a stage is told.
_NUMBER = r"(?:\(?[一二三四五六七八九十]{1,3}[)、.]|\(?\d{1,2}(?:[.、)]|\)、)|[①-⑳]|[—–·•●◆■▲★-]{1,2})"
_ITEM = re.compile(
    rf"[ \t\u3000]*{_NUMBER}[ \t\u3000]*(?P<name>[^\s,。;:!?“”]{{4,32}}):(?P<told>[^\n]{{4,{_REACH}}})"
)
_PART = re.compile("[^、]{4,}")  # of several that one item heads
_LONGEST = 44  # characters of an item up to its colon
_DEED = re.compile("(?:改造|加固|治理|扩建|改建|迁建|新建|提升|整治|修复|配套)(?:工程|项目)?$")
_SIGN = re.compile("项目")
_TOLD = re.compile(
    r"总?投资|占地|用地|建筑面积|建设地点|位于|主要建设|建设内容|由[^,。\n]{2,24}(?:公司|集团)|开工|封顶|投产|竣工|施工"
)
_NEEDED = 0.4  # evidence that a heading needs


def find_headings(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of such projects."""
    if _SIGN.search(text) is not None:
        for heading in _HEADING.finditer(text):
            start, end = heading.span("name")
            if _TOLD.search(text, end, end + _REACH) and _is_project(text, start, end - len("项目")):
                yield start, end
    for item in _items(text):
        if is_staged(text, *item.span("told")):
            yield from (
                part.span()
                for part in _PART.finditer(text, *item.span("name"))
                if _is_work(text, *part.span())
            )


def _items(text: str) -> Iterator[re.Match[str]]:
    """Yield the items of lists that begin with a number or a mark, and a few words before a colon."""
    colon = text.find(":")
    while colon >= 0:
        low = max(colon - _LONGEST, 0)
        start = max(low, *(text.rfind(mark, low, colon) + 1 for mark in "\n。;"))
        item = _ITEM.match(text, start) if start == 0 or text[start - 1] in "\n。;" else None
        if item is not None:
            yield item
        colon = text.find(":", colon + 1)


def _is_project(text: str, start: int, stop: int) -> bool:
    """Whether the words of ``[start, stop)`` name a project."""
    begin = proper(text, start, stop, first=False, needed=_NEEDED)
    if begin is None:
        begin = branded(text, start, stop, first=False)
    return begin == start


def _is_work(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` is the name of a work, or of what is done to one."""
    deed = _DEED.search(text, start, end)
    if deed:
        return (
            deed.start() > start and proper(text, start, deed.start(), first=False, needed=_NEEDED) == start
        )
    return begin_of_work(text, Item(start, end, first=False, name=None, shares_term=False)) == start
