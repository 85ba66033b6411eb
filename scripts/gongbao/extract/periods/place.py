"""The division that a report is about, where its title or its first lines name one."""

from collections import defaultdict
from functools import cache

from gongbao.schema.codelists import rows

__all__ = ["COUNTRY", "place_in"]

COUNTRY = "100000"
_SHORTEST, _LONGEST = 3, 15


@cache
def _divisions() -> tuple[dict[str, list[str]], dict[str, str], frozenset[str]]:
    """Return the codes of each official name, of each code the division that it is part of, and how names begin."""
    codes: dict[str, list[str]] = defaultdict(list)
    for row in rows("divisions"):
        codes[row["name"]].append(row["place_id"])
    part_of = {row["place_id"]: row["part_of"] for row in rows("divisions")}
    return codes, part_of, frozenset(name[:_SHORTEST] for name in codes)


def place_in(line: str) -> str | None:
    """Return the code of the narrowest division that ``line`` names, or ``None`` if it names none or several.

    A name that several divisions bear (鼓楼区) counts only beside the name of the one that it is part of.
    """
    codes, part_of, beginnings = _divisions()
    named = [
        codes[line[start : start + length]]
        for start in range(len(line))
        if line[start : start + _SHORTEST] in beginnings
        for length in range(min(_LONGEST, len(line) - start), _SHORTEST - 1, -1)
        if line[start : start + length] in codes
    ]
    certain = {several[0] for several in named if len(several) == 1}
    for several in named:
        beside = [code for code in several if part_of[code] in certain]
        if len(several) > 1 and len(beside) == 1:
            certain.add(beside[0])
    wider = {part_of[code] for code in certain} | {part_of.get(part_of[code], "") for code in certain}
    narrowest = certain - wider
    return next(iter(narrowest)) if len(narrowest) == 1 else None
