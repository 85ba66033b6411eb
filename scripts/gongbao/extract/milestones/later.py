"""What a later clause says of the project that heads its sentence (A全长8公里，预计明年通车)."""

import re
from collections.abc import Sequence

from gongbao.extract.document import Document
from gongbao.extract.facts import Mention
from gongbao.extract.milestones.further import Stage, run_of_stages
from gongbao.extract.milestones.progress import stage_in_item
from gongbao.extract.milestones.stages import SPOKEN, STAGES
from gongbao.extract.milestones.words import ADVERB

__all__ = ["stages_later"]

_ENDED = "(?:(?:后|之?后|以来)(?=[,将可预每])|(?=(?:阶段)?[,。;)]))"
_NOUNS = "项目|工程|大桥|隧道|铁路|高铁|机场|电站|线路|全线|水库|段|管道|通道"
_PART = (
    r"(?:第?(?P<phase>[一二三四五六])期(?:工程|项目)?)?(?:已?有?(?:部分|大部分|首批|首[台条座]|全部|主体))?"
    r"(?:主?厂房|生产车间|车间|主体建筑|(?:[\d一二两三四五六]+[号台])?(?:发电)?机组|主体工程|主体结构|生产线|项目|工程|装置)?"
)
_SUBJECT = rf"(?:该|此|这[一座条个项]?)?(?:{_NOUNS})?{_PART}"
_CLAUSE = re.compile(
    rf"[,。:](?:(?:预计|计划|力争|将|于|到|至|\d{{4}}年|今年|明年|去年|年?底|\d{{1,2}}月份?|\d{{1,2}}日|[上下]半年)*){_SUBJECT}(?:[由从][^,。;、]{{1,6}})?{ADVERB}{{0,8}}?(?:转?进?入[^,。;、的]{{0,6}}?)?(?!前期[,。])(?P<stage>{SPOKEN})"
    rf"(?:(?=(?:、|并|且)?{ADVERB}{{0,3}}{SPOKEN})|{_ENDED})"
)
# After the name as a heading, of its parts too (甲大桥:主桥右幅已合龙).
_OF_PARTS = re.compile(
    rf"[,。:;】、](?P<phase>)[^,。;:、\n]{{0,12}}?{ADVERB}{{0,8}}?(?:转?进?入)?(?P<stage>{SPOKEN})"
    rf"(?:(?=(?:、|并|且)?{ADVERB}{{0,3}}{SPOKEN})|(?=(?:阶段|[并且])?[,。;)\n]|$))"
)
_TOLD = re.compile(_ENDED)
# What speaks of a work again that is named before, wherever it stood in its sentence.
_POINTED = re.compile(rf"[,。;](?=(?:该|此|这[一座条个项])(?:{_NOUNS}|项目))")
_PHASE = re.compile("([一二三四五六])期")
_PAPER = re.compile(
    r"[,。][^,。;]{0,24}?(?P<stage>(?:编制|报批|完成)?(?:可研|可行性研究|初步设计|可研究)报告|待[^,。;]{0,8}审批|通过[^,。;]{0,12}审查)"
)
# What a broadcast puts ahead of it: a date, and what describes it.
_OPENING = re.compile(
    r"(?:(?:记者)?(?:今天|昨天|日前|近日|目前|截至)[^,。、]{0,24},)?(?:[^,。、;:“”]{1,24}(?:的|--))?"
)
# What makes a name the mate of the one that heads the sentence (A是B的一部分, A连接B), not its subject.
_MATE = re.compile(
    r"(?:起自|起于|始于|止于|起点|终点|是|为|属于|作为|连接|横跨|跨越|途经|经过|位于|接入|服役于)[^,。;:]{0,12}(?<!的)$"
)
_PASSED = ("后", "之后")  # after a name: what comes next is another (继甲大桥、乙大桥后,又一超级工程)
_CLAUSE_HEAD = ",;-"
_HEADING = 8  # characters before the name of a project that heads its sentence
_FAR = 200  # characters after a project in which its paragraph still speaks of it
_NEAR = 12  # mentions after a project that are looked at


def stages_later(
    document: Document, mentions: Sequence[Mention], group: Sequence[int], beside: Sequence[Stage]
) -> list[Stage]:
    """Return the stages that later clauses give the project that heads the sentence, or that they point at.

    ``beside`` are those that its own clause gives; once one is known, 建成后 only tells when something else is.
    """
    text = document.folded
    first, last = mentions[group[0]], mentions[group[-1]]
    sentence = document.passages[first.passage].start
    begin = max(sentence, text.rfind(";", sentence, first.start) + 1)  # of the item of a list
    if first.type != "facility" or _is_mate(text, first.start, begin) or text.startswith(_PASSED, last.end):
        return []
    stop = _end_of_speech(document, mentions, group)
    if begin > sentence and text.find(";", last.end, stop) >= 0:
        stop = text.find(";", last.end, stop)
    start = last.end
    heads = _heads(text, mentions, group[0], begin)
    if not heads:
        pointed = _POINTED.search(text, last.end, stop) if len(group) == 1 else None
        if pointed is None:
            return []
        start = pointed.start()
    found = _told(text, start, stop, last.text, beside)
    if not heads:
        return found
    if text.startswith("】", last.end) or (
        not found and (begin > sentence or text[last.end : last.end + 1] == ":")
    ):
        progress = None if beside else stage_in_item(text, last.end, stop)
        if progress is not None and all(
            progress[1] <= start or end <= progress[0] for start, end, _ in found
        ):
            found.append(progress)
    if found:
        return found
    papers = list(_PAPER.finditer(text, last.end, stop))
    return [(papers[-1].start("stage"), papers[-1].end("stage"), "planned")] if papers else []


def _end_of_speech(document: Document, mentions: Sequence[Mention], group: Sequence[int]) -> int:
    """Return where the paragraph ceases to speak of the project: at the next one, at its end, or too far off."""
    last = mentions[group[-1]]
    passages, until = document.passages, mentions[group[0]].passage
    while until + 1 < len(passages) and passages[until + 1].paragraph == passages[last.passage].paragraph:
        until += 1
    stop = min(passages[until].end, last.end + _FAR)
    others = (
        m.start
        for m in mentions[group[-1] + 1 :][:_NEAR]
        if m.start < stop and m.type == "facility" and not _is_mate(document.folded, m.start, last.end)
    )
    return next(others, stop)


def _told(text: str, start: int, stop: int, name: str, beside: Sequence[Stage]) -> list[Stage]:
    """Return the stages that the clauses of ``[start, stop)`` give the work ``name``, or one of its phases."""
    found: list[Stage] = []
    own = _PHASE.findall(name)
    clauses = _OF_PARTS if text.startswith((":", "】"), start) else _CLAUSE
    for clause in clauses.finditer(text, start, stop + 1):
        if own and clause["phase"] and clause["phase"] != own[-1]:
            continue
        run = run_of_stages(text, (*clause.span("stage"), STAGES[clause["stage"]]))
        end = run[-1][1]
        told = _TOLD.match(text, end)
        if told and told.end() <= stop and not (told.group() and (found or beside)):
            found += run
    return found


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
