"""Running heads and page numbers: what stands at the edge of page after page."""

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from gongbao.read.pdf.glyphs import Line

__all__ = ["without_running_heads"]

_EDGE_LINES = 3  # how many lines from the top or the bottom may be no text
_PAGE_NUMBER = re.compile(r"^\W*\d{1,4}(?!\d)\W*|\W*(?<!\d)\d{1,4}(?:\W{1,3}\d{1,4})?\W*$")
_SENTENCE = re.compile("[。；！？]")
_DASH = "[-—–―－·~〜]"
_MARKED_NUMBER = re.compile(
    rf"{_DASH}+ ?\d{{1,4}} ?{_DASH}+|第 ?\d{{1,4}} ?页(?:[ ,，/]*共 ?\d{{1,4}} ?页)?|\d{{1,4}} ?/ ?\d{{1,4}}"
    r"|[Pp]age \d{1,4}(?: of \d{1,4})?"
)
_FEWEST_PAGES = 3
_SHARE = 0.4
_NEAR = 6.0  # points
_SMALL = 0.8  # of the text's own size
_APART = 1.5  # characters


def without_running_heads(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Return the lines of each page but those that repeat at its edges, and its number."""
    edges = [_edges(lines) for lines in pages]
    repeated = _repeated(edges, pages)
    offsets = _number_offsets(edges, pages)
    few = len(pages) < _FEWEST_PAGES
    return [
        [
            line
            for index, line in enumerate(lines)
            if not (index in edges[number] and _is_running(line, number, repeated, offsets))
            and not (few and _is_set_apart(lines, index))
        ]
        for number, lines in enumerate(pages)
    ]


def _edges(lines: Sequence[Line]) -> set[int]:
    """Return the indices of the highest and the lowest lines."""
    by_height = sorted(range(len(lines)), key=lambda index: lines[index].bottom)
    return {*by_height[:_EDGE_LINES], *by_height[-_EDGE_LINES:]}


def _key(line: Line) -> str:
    """Return the words of a running head without the page's number; a sentence is taken as it stands."""
    bare = line.text.replace(" ", "")
    return bare if _SENTENCE.search(bare) else _PAGE_NUMBER.sub("", bare) or bare


def _repeated(edges: Sequence[set[int]], pages: Sequence[list[Line]]) -> set[tuple[str, int]]:
    """Return the words and heights of what stands at the edge of many pages; odd and even pages may differ."""
    counts: Counter[tuple[str, int]] = Counter()
    for chosen, lines in zip(edges, pages, strict=True):
        counts.update({place for index in chosen for place in _places(lines[index])})
    fewest = max(_FEWEST_PAGES, _SHARE * len(pages)) if len(pages) > 2 else 2
    return {place for place, count in counts.items() if count >= fewest}


def _places(line: Line) -> set[tuple[str, int]]:
    """Return the line's words with its height, in steps that overlap, so that near heights share one."""
    step = round(line.bottom / _NEAR)
    return {(_key(line), step), (_key(line), step + 1)}


def _number_offsets(edges: Sequence[set[int]], pages: Sequence[list[Line]]) -> set[int]:
    """Return what bare numbers at the edges are more than their page's index, where that is the same for several."""
    counts: Counter[int] = Counter()
    for number, (chosen, lines) in enumerate(zip(edges, pages, strict=True)):
        counts.update(
            {
                int(lines[i].text) - number
                for i in chosen
                if lines[i].text.isdecimal() and len(lines[i].text) < 5
            }
        )
    return {offset for offset, count in counts.items() if count >= min(len(pages), _FEWEST_PAGES) > 1}


def _is_set_apart(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is the first or the last of its page, far from the next, in small letters, no sentence."""
    line = lines[index]
    others = [other for other in lines if other is not line]
    if not others or _SENTENCE.search(line.text) or line.size > _SMALL * median(o.size for o in others):
        return False
    above = min(other.bottom for other in others) - line.top
    below = line.bottom - max(other.top for other in others)
    return max(above, below) > _APART * line.size


def _is_running(line: Line, number: int, repeated: set[tuple[str, int]], offsets: set[int]) -> bool:
    if _MARKED_NUMBER.fullmatch(line.text):
        return True
    if line.text.isdecimal() and len(line.text) < 5:
        return int(line.text) - number in offsets
    return not repeated.isdisjoint(_places(line))
