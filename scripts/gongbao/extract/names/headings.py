"""Projects that head an item of a numbered list (3.某某项目。总投资5亿元…)."""

import re
from collections.abc import Iterator

from gongbao.extract.names.items import branded, proper

__all__ = ["find_headings"]

# A number at the head of a line or after a full stop, a project, and the mark that ends a heading.
_HEADING = re.compile(
    r"(?:^|(?<=[\n。;]))[ \t\u3000]*(?:\(?[一二三四五六七八九十]{1,3}[)、]|\(?\d{1,2}(?:[.、)]|\)、)|[①-⑳])[ \t\u3000]*"
    r"(?P<name>[^\s,。;:!?、“”]{4,32}项目)(?:\([^()\n]{1,12}\))?(?=[:。,;\n]|$)"
)
_SIGN = re.compile("项目")
_TOLD = re.compile(
    r"总?投资|占地|用地|建筑面积|建设地点|位于|主要建设|建设内容|由[^,。\n]{2,24}(?:公司|集团)|开工|封顶|投产|竣工|施工"
)
_REACH = 120  # characters after a heading in which its project is told of
_NEEDED = 0.4  # evidence that a heading needs


def find_headings(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of such projects."""
    if _SIGN.search(text) is None:
        return
    for heading in _HEADING.finditer(text):
        start, end = heading.span("name")
        if not _TOLD.search(text, end, end + _REACH):
            continue
        stop = end - len("项目")
        begin = proper(text, start, stop, first=False, needed=_NEEDED)
        if begin is None:
            begin = branded(text, start, stop, first=False)
        if begin == start:
            yield start, end
