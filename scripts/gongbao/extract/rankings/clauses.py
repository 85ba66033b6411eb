"""The clause that a rank stands in, and what the ranking before it said."""

import re
from dataclasses import dataclass

__all__ = ["Said", "clause_of"]

_BOUNDARY = re.compile(r"[,;:。!?…\n()]")
_REACH = 200


@dataclass(slots=True)
class Said:
    """The last ranking said: what a rank without words of its own goes on from."""

    end: int = -1
    paragraph: int = -1
    indicators: tuple[str, ...] = ()
    scope: str | None = None
    waiting: tuple[str, ...] = ()  # of 分别居第5、第6位: the indicators that have no rank yet
    group: tuple[str, ...] = ()  # all the indicators that are ranked in turn


def clause_of(folded: str, start: int, end: int, said: Said) -> tuple[int, bool]:
    """Return where the clause begins that ends at ``end``, and whether a bracket opens it.

    A rank said before in the same clause (从第11位升至第7位) ends a clause too.
    """
    low = max(start, end - _REACH)
    begin, opened = low, False
    for boundary in _BOUNDARY.finditer(folded, low, end):
        if boundary.group() == ")" and folded.rfind("(", low, boundary.start()) >= 0:
            continue
        if boundary.group() == "(" and 0 <= folded.find(")", boundary.start(), end):
            continue
        begin, opened = boundary.end(), boundary.group() == "("
    if begin <= said.end <= end:
        begin = said.end
        opened = opened or folded[begin] in "、和"
        while begin < end and folded[begin] in "、和":
            begin += 1
    return begin, opened
