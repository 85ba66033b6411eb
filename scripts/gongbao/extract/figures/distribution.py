"""A、B、C分别增长x%、y%、z%: which of the things named each number is of."""

import re

from gongbao.extract.figures.enumerations import completed, items
from gongbao.schema.codelists import rows

__all__ = ["distribute"]

_GROUPS = {row["group"]: row["members"].split(";") for row in rows("groups")}
_HOW_MANY = re.compile(
    r"(?<=.)[两二三四五六七八九十\d]+大(?=产业|行业|板块|领域|类|门类|集群|品种|市场)"
)  # 食品、石化两大产业产值
_ORDINAL = re.compile(r"第?[一二三四五六七八九十]+")


def distribute(indicator: str, count: int, *, proportion: bool = False) -> list[str]:
    """Return ``count`` wordings, one for each number, from the wording that governs them all.

    ``proportion`` tells that the numbers are parts of one whole (a:b:c).
    """
    if count == 1:
        return [indicator]
    for group, members in _GROUPS.items():
        if len(members) == count and group in indicator and "、" not in indicator:
            before, _, after = indicator.partition(group)
            return [before + member + ("占比" if proportion else after) for member in members]
    members = items(_HOW_MANY.sub("", indicator))
    if len(members) != count:
        return [indicator] * count
    if members[0].startswith("第"):  # 第一、二、三产业
        members = [
            f"第{member}" if _ORDINAL.match(member) and member[0] != "第" else member for member in members
        ]
    return [_completed(member, members[-1]) for member in members[:-1]] + [members[-1]]


def _completed(member: str, last: str) -> str:
    """Give a member that is only an ordinal the noun that the last one carries (第二、第三产业)."""
    if _ORDINAL.fullmatch(member):
        match = _ORDINAL.match(last)
        if match:
            return (
                ("第" if not member.startswith("第") and last.startswith("第") else "")
                + member
                + last[match.end() :]
            )
    return completed(member, last)
