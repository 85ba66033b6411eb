"""The wording of an indicator: which of the words around a number name what is measured."""

import re

from gongbao.extract.vocabulary import alternation, words

__all__ = ["GENERIC", "items", "wording_after", "wording_before"]

GENERIC = words("generic_indicators")
_LEADING = re.compile(
    r"(?:[\s、·>\-—)”]+"
    r"|(?:到|至|截至|截止|自)?(?:\d{4}年?[-~至到])?\d{4}年(?:度|来|以来|间)?(?:末|底|初)?"
    r"|(?:前|近|过去|今后|未来)?(?:[一二三四五六七八九十]|\d{1,2})(?:年|个月|个季度|季度)(?:来|以来|间|内|里|中)?"
    r"|(?:今|去|前|上|明|本|当)年(?:以来|同期|末|底|初)?"
    r"|(?:\d{1,2}[-~至到])?\d{1,2}月(?:份|末|底|初)?(?:以来)?"
    r"|[上下]半年|“?[一二三四五六七八九十]{1,3}五”?(?:时期|期间|以来|末)"
    rf"|{alternation(words('leading_words'))})"
)
_GOVERNING = re.compile("|".join(sorted(words("verbs", "cut", column="verb"), key=lambda verb: (-len(verb), verb))))
_FLOW = re.compile(rf"(?:{alternation(words('verbs', 'flow', column='verb'))})")
_SAID = re.compile(rf"(?:{alternation(words('verbs', 'said', column='verb'))})")
_PREDICATE = alternation(
    words("predicates", "growth") | words("predicates", "level_to") | words("predicates", "link")
)
_NOT_A_NOUN = re.compile(
    r"[\s,;:。!?、()”…\-~/]|的?$|的\d|[和与及]|以及|左右|以上|以下|以内|多|余"
    rf"|{alternation(words('verbs', 'said', column='verb'))}|{_PREDICATE}"
)
_TAIL = re.compile(rf"(?:{alternation(words('indicator_tails'))})$")
_TOGETHER = re.compile(r"等(?=(?:一批)?(?:重点|重大)?(?:项目|企业)$)")
_ADVERBS = re.compile(r"(?:已经|已|正在|均|都|全部|先后|将)+$")
_AFTER = re.compile(r"的?(?P<noun>(?:[^,;:。!?…\n()“”]|“[^”\n]{1,20}”|\([^)\n]{1,16}\)){1,60})")
_YEAR = re.compile(r"\d{4}年")
_SHORT = 3
_LONGEST = 40
_LIGHT = frozenset({"完成", "实现"})


def wording_before(segment: str) -> str:
    """Return the words of ``segment``, which ends where the predicate begins, that name the indicator."""
    core = _strip_leading(segment.strip())
    for match in reversed(list(_GOVERNING.finditer(core))):
        rest = core[match.end() :].lstrip("了的")
        if len(rest) >= 2:
            core = _strip_leading(rest)
            break
    core = _without_modifier(core)
    if len(core) > _LONGEST:
        flows = [match.start() for match in _FLOW.finditer(core) if len(core) - match.start() > _SHORT]
        core = core[flows[-1] :] if flows else core[-_LONGEST:]
    return core.strip(" 、的:") if _quoted(core) else core.strip(" 、“”的:")


def _without_modifier(core: str) -> str:
    """Leave out a clause that qualifies the noun (此次开建的基地占地面积) and the verb before an amount."""
    modifier = core.rfind("的")
    if modifier > 0 and len(core) - modifier > _SHORT + 1 and _TAIL.search(core):
        core = core[modifier + 1 :]
    flow = _FLOW.match(core)
    if flow and len(core) - flow.end() >= _SHORT and _TAIL.search(core):
        core = core[flow.end() :]
    noun, _, verb = core.partition("已")
    return noun + verb.removeprefix("经") if len(noun) >= _SHORT and verb else core


def wording_after(folded: str, start: int, limit: int) -> tuple[str, int] | None:
    """Return the noun that a number at ``start`` counts and where it ends, or ``None`` if none follows.

    ``limit`` is where the next number begins.
    """
    if _NOT_A_NOUN.match(folded, start, limit):
        return None
    match = _AFTER.match(folded, start, limit)
    if match is None:
        return None
    first, noun = match.start("noun"), match["noun"]
    noun = _before_predicate(noun)
    if match.end() >= limit and first + len(noun) >= match.end():
        noun = _before_next_number(noun)
    modifier = noun.rfind("的")
    if 0 < modifier < len(noun) - 2:
        noun, first = noun[modifier + 1 :], first + modifier + 1
    end = first + len(noun)
    noun = _TOGETHER.sub("", noun.rstrip(" 等的共达、和与及"))
    return (noun, end) if len(noun) >= 2 else None


def items(wording: str) -> list[str]:
    """Split an enumeration (A、B和C) into its members."""
    parts = [part for part in re.split(r"、|以及|和|与|及", wording) if part]
    return parts or [wording]


def flow_verb(segment: str) -> str:
    """Return the verb at the end of ``segment`` that says what was done to the things counted, or ``""``."""
    tail = segment.rstrip("了 ")
    last = ""
    for match in _FLOW.finditer(tail, max(0, len(tail) - 8)):
        if match.end() == len(tail):
            last = match.group()
            break
    return last


def _strip_leading(core: str) -> str:
    while True:
        match = _LEADING.match(core)
        if match is None or (match.end() == 1 and match.group() > "一" and len(core) <= _SHORT):
            return core
        if match.group() in _LIGHT and len(core) - match.end() < _SHORT:
            return core
        core = core[match.end() :]


def _before_next_number(noun: str) -> str:
    """Leave out the name of the next number: ``道路和桥梁`` before ``30座`` counts 道路 only."""
    tail = _TAIL.search(noun)
    if tail and tail.start() >= _SHORT:
        return noun[: tail.start()]
    cut = max(noun.rfind("、"), noun.rfind("和"), noun.rfind("与"), noun.rfind("及"))
    return noun[:cut] if cut > 0 else noun


def _before_predicate(noun: str) -> str:
    year = _YEAR.search(noun)
    if year and year.start() >= 2:
        noun = noun[: year.start()]
    for match in _SAID.finditer(noun):
        counted = _ADVERBS.sub("", noun[: match.start()])
        if len(counted) >= _SHORT:
            return counted
    return noun


def _quoted(core: str) -> bool:
    return core.count("“") == core.count("”") and "“" in core
