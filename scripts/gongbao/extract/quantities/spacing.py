"""Spaces and line breaks inside numbers: a text without them, and the way back to its offsets."""

import re
from bisect import bisect_right

from gongbao.extract.quantities.numerals import CHINESE, MULTIPLIERS

__all__ = ["Offsets", "without_gaps"]

# 3.5 亿, 12 .5%, 1 234.5万元: what stands on either side shows that the gap parts one number.
_SPACE_IN_NUMBER = re.compile(r"[0-9.][ \n]")
_GAP = re.compile(
    rf"[0-9][ \n]+(?=\.[0-9]|[{MULTIPLIERS}%‰])"
    r"|[0-9]\.[ \n]+(?=[0-9]+ ?[%‰万亿倍])"
    r"|[0-9] (?=[0-9]{3}(?: [0-9]{3}){0,3}(?:\.[0-9]+)?[ \n]*(?:[%‰万亿元吨]|美元))"
    r"|[0-9.] (?=[0-9.] (?:[0-9.]{1,2} ){0,12}[%‰万亿年月日个家多余])"
)
_EVERYDAY = "点又分之个余多几折成负"
_GAP_EVERYDAY = re.compile(
    rf"[{CHINESE}{_EVERYDAY}][ ]+(?=[{CHINESE}{_EVERYDAY}])|[{MULTIPLIERS}][ ]+(?=[0-9]{{1,4}} ?[{MULTIPLIERS}])"
    rf"|[0-9][ ]+(?=[{MULTIPLIERS}又分余多kKM]|个 *百|点 ?[0-9])|(?<![0-9])[0-9] +(?=[0-9] *折)|[之又] +(?=[0-9])"
)


class Offsets:
    """Maps an offset in a text without gaps to the offset in the text with them."""

    def __init__(self, cuts: list[tuple[int, int]]) -> None:
        self._at: list[int] = []
        self._shift = [0]
        removed = 0
        for start, end in cuts:
            self._at.append(start - removed)
            removed += end - start
            self._shift.append(removed)

    def start(self, offset: int) -> int:
        """Return where the character at ``offset`` stands."""
        return offset + self._shift[bisect_right(self._at, offset)]

    def end(self, offset: int) -> int:
        """Return the end of the character that ends at ``offset``."""
        return self.start(offset - 1) + 1


def without_gaps(folded: str, *, everyday: bool = False) -> tuple[str, Offsets | None]:
    """Return ``folded`` without the gaps inside numbers, and the offsets if any was taken out.

    ``everyday`` closes gaps between Chinese numerals as well (一 百 五 十).
    """
    if not _SPACE_IN_NUMBER.search(folded) and not everyday:
        return folded, None
    cuts = _cuts(_GAP, folded)
    if everyday:
        cuts = sorted({*cuts, *_cuts(_GAP_EVERYDAY, folded)})
    if not cuts:
        return folded, None
    kept, last = [], 0
    for start, end in cuts:
        kept.append(folded[last:start])
        last = end
    kept.append(folded[last:])
    return "".join(kept), Offsets(cuts)


def _cuts(pattern: re.Pattern[str], folded: str) -> list[tuple[int, int]]:
    cuts = []
    for match in pattern.finditer(folded):
        written = match.group().rstrip(" \n")
        cuts.append((match.start() + len(written), match.end()))
    return cuts
