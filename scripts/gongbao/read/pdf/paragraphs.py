"""Lines -> paragraphs: a line goes on in the next where it is full and the next is not set in."""

import itertools
import re
from collections.abc import Sequence
from statistics import median

from gongbao.read.pdf.characters import HAN, is_han
from gongbao.read.pdf.glyphs import Line

__all__ = ["Frame", "between", "frames_of", "goes_on", "is_of_contents"]

_INDENT = 1.4  # characters
_RAGGED = 1.6  # characters
_SLACK = 0.12  # of the width
_SAME_SIZE = 0.12
_NUMBERED = re.compile(
    r"(?:第[一二三四五六七八九十百]+[章节部编篇条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.、．](?!\d))"
)
_BULLETS = frozenset("•●○■□◆◇▪▶➢★☆")
# The dots that lead from the words of a table of contents to the page.
_LEADERS = re.compile(r"(?:[.·…‥．] ?){4,}")
_FIRST_WORD = re.compile(r"[“《（(]?[A-Za-z0-9.%,]*[，。；：、）》”！？%]*")
_CLOSED = "。！？!?"
_LEADING, _CENTRED_LEADING = 1.5, 1.9
_MIDDLE = 0.6  # characters
_WIDE = re.compile(f"[{HAN}]")


class Frame:
    """Lines below each other: a page or a column of it, with its margins and the distance of its lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = list(lines)
        self.left = min(line.left for line in lines)
        # A line in ten may stick out, as one that is no part of the text does.
        self.right = sorted(line.right for line in lines)[-1 - len(lines) // 10]
        self.slack = 0.0  # how short a full line may be
        steps = [one.bottom - other.bottom for one, other in itertools.pairwise(lines)]
        self.leading = median(steps) if steps else 0.0

    def set_in(self) -> int:
        """Return how many lines are set in as first lines of paragraphs are."""
        return sum(_INDENT < (line.left - self.left) / line.size < 2 * _INDENT for line in self.lines)


def frames_of(pages: Sequence[Sequence[Line]]) -> list[list[Frame]]:
    """Return the frames of each page: another begins where a line stands higher or beside the one before."""
    found = [_frames(lines) for lines in pages]
    frames = [frame for page in found for frame in page]
    if sum(frame.set_in() for frame in frames) > 1:
        for frame in frames:  # a line that is not set in goes on with what stands above it
            frame.slack = _SLACK * (frame.right - frame.left)
    return found


def _frames(lines: Sequence[Line]) -> list[Frame]:
    parts: list[list[Line]] = []
    for line in lines:
        before = parts[-1][-1] if parts else None
        if before is not None and line.bottom < before.bottom and _overlap(before, line):
            parts[-1].append(line)
        else:
            parts.append([line])
    return [Frame(part) for part in parts]


def _overlap(one: Line, other: Line) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)


def goes_on(line: Line, frame: Frame, following: Line, after: Frame) -> bool:
    """Tell whether a paragraph runs from ``line`` of ``frame`` into ``following`` of ``after``."""
    size = line.size
    if following.text[0] in _BULLETS or is_of_contents(line) or is_of_contents(following):
        return False
    if _WIDE.search(following.text) and abs(size - following.size) > _SAME_SIZE * size:
        return False
    closed = line.text[-1:] in _CLOSED
    if closed and ((frame is not after and not frame.slack) or _NUMBERED.match(following.text)):
        return False
    if following.left - after.left > _INDENT * size and not _centred(line, following):
        return False
    farthest = max(_LEADING * frame.leading, _CENTRED_LEADING * size)
    if frame is after and line.bottom - following.bottom > farthest:
        return False
    first = _FIRST_WORD.match(following.text)
    needed = max(_RAGGED, 0.6 * len(first[0]) + 1.0 if first else 0.0)
    return line.right + max(needed * size, frame.slack) >= frame.right


def is_of_contents(line: Line) -> bool:
    """Tell whether the line is one of a table of contents: dots lead to its page."""
    return line.text[-1:].isdigit() and _LEADERS.search(line.text) is not None


def _centred(line: Line, following: Line) -> bool:
    """Tell whether the two are lines of one title: both around the same middle."""
    apart = (line.left + line.right) - (following.left + following.right)
    return abs(apart) / 2 < _MIDDLE * line.size and following.right < line.right


def between(text: str, following: str) -> str:
    """Return what stands between two lines of a paragraph: a space between Latin words, else nothing."""
    if not text or not following or is_han(text[-1]) or is_han(following[0]):
        return ""
    return "" if text[-1].isdigit() and following[0].isdigit() else " "
