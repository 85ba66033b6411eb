"""Enumerations in a wording (A、B和C): their members, each with the noun that the last one carries for all."""

import re

from gongbao.extract.figures.lexicon import LIST_MARK, SHORT, TAIL, VERBS
from gongbao.extract.vocabulary import alternation, words

__all__ = ["completed", "items", "says_all"]

_WHOLE = re.compile(
    rf"(?!新|净)(?:{VERBS['flow']}).{{0,4}}?(?:游客|旅客|{alternation(words('people_nouns'))})"
)
_KINDS = frozenset("类业品型")  # what ends so parts its kinds alike


def items(wording: str) -> list[str]:
    """Split an enumeration (A、B和C) into its members."""
    parts = [part for part in LIST_MARK.split(wording) if part]
    return parts or [wording]


def says_all(member: str) -> bool:
    """Tell whether a member needs no noun of another: it has its own, or says a deed and whom it is for."""
    return bool(TAIL.search(member) or _WHOLE.fullmatch(member))


def completed(member: str, last: str) -> str:
    """Give a member the noun that the last one carries for all (城镇 and 农村居民收入: 城镇居民收入)."""
    if says_all(member) or member.isascii():
        return member
    shared = last.rfind(member[-1])
    if 0 < shared < len(last) - 1 and (member[-1] in _KINDS or TAIL.fullmatch(last, shared + 1)):
        return member + last[shared + 1 :]  # 家电类 and 服装类零售额 are alike up to 类
    tail = TAIL.search(last)
    if len(member) < SHORT and len(last) > len(member) + 1:
        return member + last[len(member) :]
    return member + tail.group() if tail else member
