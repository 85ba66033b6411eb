"""What a later clause says of the project that heads its sentence (A全长8公里，预计明年通车)."""

import re
from collections.abc import Sequence

from gongbao.extract.document import Document
from gongbao.extract.facts import Mention
from gongbao.extract.milestones.after import ADVERB
from gongbao.extract.milestones.stages import SPOKEN, STAGES

__all__ = ["stage_later"]

_SUBJECT = r"(?:该|此|这一)?(?:项目|工程|大桥|隧道|铁路|高铁|机场|电站|线路|全线|水库|段|管道|通道)?(?:[一二三]期(?:工程|项目)?|主?厂房|生产车间|车间|主体建筑)?"
_CLAUSE = re.compile(
    rf"[,。:]{_SUBJECT}(?:[由从][^,。;、]{{1,6}})?{ADVERB}{{0,8}}?(?:转?进?入[^,。;、的]{{0,6}}?)?(?!前期[,。])(?P<stage>{SPOKEN})(?:(?:后|之?后|以来)(?=[,将可预每])|(?=(?:阶段)?[,。;)]))"
)
_PAPER = re.compile(
    r"[,。][^,。;]{0,24}?(?P<stage>(?:编制|报批|完成)?(?:可研|可行性研究|初步设计|可研究)报告|待[^,。;]{0,8}审批|通过[^,。;]{0,12}审查)"
)
# What a broadcast puts ahead of it: a date, and what describes it.
_OPENING = re.compile(
    r"(?:(?:记者)?(?:今天|昨天|日前|近日|目前|截至)[^,。、]{0,24},)?(?:[^,。、;:“”]{1,24}(?:的|--))?"
)
# What makes a name the mate of the one that heads the sentence (A是B的一部分, A连接B), not its subject.
_MATE = re.compile(r"(?:是|为|属于|作为|连接|横跨|跨越|途经|经过|位于|接入|服役于)[^,。;:]{0,12}(?<!的)$")
_CLAUSE_HEAD = ",-"
_HEADING = 8  # characters before the name of a project that heads its sentence
_FAR = 200  # characters after a project in which its paragraph still speaks of it
_NEAR = 12  # mentions after a project that are looked at


def stage_later(
    document: Document, mentions: Sequence[Mention], group: Sequence[int]
) -> tuple[int, int, str] | None:
    """Return the stage that a later clause of the sentence gives the project that heads the sentence."""
    first, last = mentions[group[0]], mentions[group[-1]]
    passages = document.passages
    begin = passages[first.passage].start
    if first.type != "facility" or _is_mate(document.folded, first.start, begin):
        return None
    if not _heads(document.folded, mentions, group[0], begin):
        return None
    until = first.passage
    while until + 1 < len(passages) and passages[until + 1].paragraph == passages[first.passage].paragraph:
        until += 1
    stop = min(passages[until].end, last.end + _FAR)
    others = [
        m
        for m in mentions[group[-1] + 1 :][:_NEAR]
        if m.start < stop and m.type == "facility" and not _is_mate(document.folded, m.start, last.end)
    ]
    stop = others[0].start if others else stop
    found = _CLAUSE.search(document.folded, last.end, stop + 1)
    if found and found.end() <= stop:
        return found.start("stage"), found.end("stage"), STAGES[found["stage"]]
    papers = list(_PAPER.finditer(document.folded, last.end, stop))
    return (papers[-1].start("stage"), papers[-1].end("stage"), "planned") if papers else None


def _heads(text: str, mentions: Sequence[Mention], index: int, begin: int) -> bool:
    """Whether the name heads the sentence that begins at ``begin``: alone, or as the first work of a clause."""
    start = mentions[index].start
    if start - begin <= _HEADING or _OPENING.fullmatch(text, begin, start):
        return True
    before = mentions[max(index - _NEAR, 0) : index]
    return text[start - 1] in _CLAUSE_HEAD and not any(m.type == "facility" and m.end > begin for m in before)


def _is_mate(text: str, start: int, low: int) -> bool:
    """Whether the name at ``start`` only tells what the subject of its clause is, or leads to."""
    return bool(_MATE.search(text, max(low, start - 16), start))
