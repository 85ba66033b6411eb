"""Milestones: a named project reached, or is to reach, a stage.

A stage word stands after the projects (A、B建成投用) or governs them (加快推进A、B建设). The projects of
one enumeration share it. Where a word before and a word after both speak, the one after says
what came of it (推动A开工建设 is a start). A clause without a project of its own goes on about the last
one that stood at the head of a clause (A全长8公里，预计明年通车).
"""

import re
from collections.abc import Callable, Sequence

from gongbao.extract.document import Document
from gongbao.extract.facts import Mention, Milestone, Period
from gongbao.extract.names import gazetteer
from gongbao.extract.vocabulary import alternation, words
from gongbao.schema.codelists import rows

__all__ = ["find_milestones"]

_STAGES = {row["word"]: row["stage"] for row in rows("stage_words")}
_STAGE = re.compile(alternation(_STAGES))
_NOUN = alternation(words("list_heads", "facility"))
_GOVERNING = frozenset(
    (
        "推动",
        "推进",
        "加快",
        "抓好",
        "建设",
        "加快推动",
        "启动",
        "规划",
        "实施",
        "改造",
        "扩建",
        "改扩建",
        "新建",
        "续建",
        "在建",
    )
)
# After the project these alone say nothing of a stage (A建设 is a topic, not news).
_SPOKEN = alternation(word for word in _STAGES if word not in _GOVERNING)
# What joins the items of one enumeration; 改扩建 and the like belong to the item beside them.
_WORK = r"(?:改扩建工程|扩建工程|改建工程|改扩建|扩建|改造提升|扩能提升|扩能改造|提质改造|提质升级|提升|整治|修缮|迁建|扩能|改造|新建|建设|新院区|新校区)?(?:工程|项目)?"
_JOINT = re.compile(
    rf"{_WORK}(?:、|和|以及|及|与)\s*(?:改扩建|新建|扩建|改造)?(?:(?:计划|概算|预计)?总?投资(?:约|超|近)?[\d.]+[万亿]+(?:美?元)?(?:以上)?的)?"
)
_QUALITY = r"(?:重大|重点|新|续建|标志性|省级|市级|国家|大型|一大?批|批|系列|龙头|产业|工业|交通|水利|能源|新型|文化|民生|高能级|科技|枢纽|骨干|优质|城市|高质量|央陕|百亿|十亿|亿元|以上|级|[\d.]+[个家座条所项处]?|[一二三四五六七八九十百两]+[个家座条所项处]?)"
_ADVERB = (
    r"(?:昨[天日]|今[天日]|日前|近日|\(\d{1,2}月\d{1,2}日\)|已经?|也|均|都|全部|相继|先后|陆续|顺利|成功|正式|全面|全线|如期|提前|实现|基本|主体|即将|将|有望|预计|计划|力争|确保|争取|年内|今年|去年|明年|尽快|早日|加快|加速|尽早"
    r"|同步|集中|开始|建设|首段|首期|主桥|一期|二期|三期|全段|全长|主线|土建|进行|通过|完成|举行|于|在|到|目前|正在?|正式|获|\d{2,4}年|\d{1,2}月份?|\d{1,2}日|[上下]半年|年?底前?|年?末|初|前|第[一二三四五]跑道|T\d航站楼|首座[一-龥]{2,4}桥|主体结构|主体控制性工程|控制性工程|[一-龥]{2}方向|在[一-龥]{2,6}(?=签约|签署|举行)|主体|主塔|锚碇|桩基|基础|结构|大坝|主坝|坝体|厂房|首台机组|首批机组|\d号机组|施工|安装|在[一-龥]{2,5}?(?=参加)|参加|快速|有序|扎实|稳步|实质性|为代表|作为代表|的|“|”|,(?=(?:预计|计划|将|力争|已|目前|正|\d)))"
)
_AFTER = re.compile(
    rf"(?:{_WORK}(?:等[^,。;、等]{{0,14}}?(?:{_NOUN})|等|{_QUALITY}{{0,6}}?(?:{_NOUN})+)?{_ADVERB}{{0,8}}?)(?={_SPOKEN})"
)
_BEFORE = re.compile(
    r"(?:了|好|以|对|在|全国|全省|国内|全球|世界|首个|首条|首座|首家|一批|以及|包括|大力|积极|抓好|启动|实施|推进|建设|改扩建|改造|扩建|新建|规划|的|\d+个|“|(?:计划|总)?投资(?:约|超|近)?[\d.]+[万亿]+美?元(?:以上)?的)*$"
)
_BUILDING = re.compile(
    rf"{_WORK}(?:等[^,。;、等]{{0,14}}?(?:{_NOUN})+|等|{_QUALITY}{{0,6}}(?:{_NOUN})+)?(?:前期工作|前期|建设|施工|实施)?"
)
_PUSHING = frozenset(word for word in _STAGES if word in _GOVERNING or "推进" in word or "加快" in word)
_TALLY = re.compile(r"\d+[个家处座](?![^,。]{0,8}(?:项目|工程))")
_ENDED = re.compile(r"[,。;:!?、)”\s]|$|和|及|与|并|以及|，|\(|(?:取得|有|项目|工程|等)")
_ZONES = re.compile("(?:(?<![地山])区|园|城|谷|港|走廊|基地|枢纽|公园|遗址|廊道)$")
_SUBJECT = r"(?:该|此|这一)?(?:项目|工程|大桥|隧道|铁路|高铁|机场|电站|线路|全线|水库|段|管道|通道)?"
_CLAUSE = re.compile(rf"[,。]{_SUBJECT}{_ADVERB}{{0,8}}?(?P<stage>{_SPOKEN})(?=[,。;)]|$)")
_PAPER = re.compile(
    r"[,。][^,。;]{0,24}?(?P<stage>(?:编制|报批|完成)?(?:可研|可行性研究|初步设计|可研究)报告|待[^,。;]{0,8}审批|通过[^,。;]{0,12}审查)"
)
_AHEAD = re.compile("力争|确保|预计|争取|有望|即将|尽快|尽早|早日|拟|计划|将")
_HEADING = 8  # characters before the name of a project that heads its sentence
_FAR = 200  # characters after a project in which its paragraph still speaks of it
_NEAR = 12  # mentions after a project that are looked at
_ADVERBIAL = 4  # characters that may stand before the verb at the head of a clause
_REACH = 40  # characters between a project and its stage word


def find_milestones(
    document: Document,
    mentions: Sequence[Mention],
    period_at: Callable[[int], Period | None],
    status_at: Callable[[int, Period | None], str],
) -> list[Milestone]:
    """Return the milestones of a report in the order of their spans.

    ``mentions`` are in order of their spans; ``entity`` of a milestone is an index into them.
    """
    text = document.folded
    found: dict[tuple[int, str], Milestone] = {}
    for group in _groups(text, mentions):
        stage = _stage(text, mentions[group[0]], mentions[group[-1]])
        if stage is None:
            stage = _later(document, mentions, group)
        if stage is None:
            continue
        start, end, name = stage
        period = period_at(start)
        status = _status(text, mentions[group[0]].start, start, end, status_at(start, period))
        for index in group:
            milestone = Milestone(
                start, end, document.text[start:end], document.passage_at(start), index, name, status, period
            )
            found.setdefault((index, name), milestone)
    return sorted(found.values(), key=lambda milestone: (milestone.start, milestone.end, milestone.entity))


def _groups(text: str, mentions: Sequence[Mention]) -> list[list[int]]:
    """Return the enumerations of projects, each as indices into ``mentions``."""
    groups: list[list[int]] = []
    for index, mention in enumerate(mentions):
        if mention.type not in ("facility", "place", "organisation"):
            continue
        if groups and _JOINT.fullmatch(text, mentions[groups[-1][-1]].end, mention.start):
            groups[-1].append(index)
        else:
            groups.append([index])
    return [group for group in groups if any(_is_project(mentions[index]) for index in group)]


def _is_project(mention: Mention) -> bool:
    """Whether the name can be that of a work: a facility, or a zone that is built."""
    if mention.type == "place":
        return bool(_ZONES.search(mention.text)) and mention.text not in gazetteer.ALL
    return mention.type == "facility"


def _stage(text: str, first: Mention, last: Mention) -> tuple[int, int, str] | None:
    """Return the span and the name of the stage that the projects from ``first`` to ``last`` share."""
    after = _AFTER.match(text, last.end, last.end + _REACH + 8)
    if after:
        word = _STAGE.match(text, after.end())
        if word:
            return word.start(), word.end(), _STAGES[word.group()]
    before = _before(text, first.start)
    if before is None:
        return None
    start, end = before
    word_text = text[start:end]
    built = _BUILDING.match(text, last.end)
    tail = built.group() if built else ""
    if "前期" in tail:
        return start, end, "planned"
    rest = last.end + len(tail)
    if word_text in _PUSHING and (first.type == "place" or not _ENDED.match(text, rest)):
        return None
    if _TALLY.match(text, last.end):
        return None
    return start, end, _STAGES[word_text]


def _before(text: str, start: int) -> tuple[int, int] | None:
    """Return the span of the stage word that governs the name at ``start``.

    In an enumeration whose first items have no name it stands at the head of the clause.
    """
    low = max(start - _REACH, 0)
    clause = max(max(text.rfind(mark, low, start) for mark in ",。;:!?\n") + 1, low)
    near = max(text.rfind("、", clause, start) + 1, clause)
    for word in _STAGE.finditer(text, near, start):
        if _BEFORE.fullmatch(text, word.end(), start):
            return word.span()
    if near == start > clause:
        words = list(_STAGE.finditer(text, clause, start))
        if (
            words
            and words[0].start() - clause <= _ADVERBIAL
            and all(w.group() in _GOVERNING for w in words[1:])
        ):
            return words[0].span()
    return None


def _later(
    document: Document, mentions: Sequence[Mention], group: Sequence[int]
) -> tuple[int, int, str] | None:
    """Return the stage that a later clause of the sentence gives the project that heads the sentence."""
    first, last = mentions[group[0]], mentions[group[-1]]
    passages = document.passages
    if first.start - passages[first.passage].start > _HEADING or first.type != "facility":
        return None
    until = first.passage
    while until + 1 < len(passages) and passages[until + 1].paragraph == passages[first.passage].paragraph:
        until += 1
    stop = min(passages[until].end, last.end + _FAR)
    others = [m for m in mentions[group[-1] + 1 :][:_NEAR] if m.start < stop and m.type == "facility"]
    stop = others[0].start if others else stop
    found = _CLAUSE.search(document.folded, last.end, stop)
    if found:
        return found.start("stage"), found.end("stage"), _STAGES[found["stage"]]
    papers = list(_PAPER.finditer(document.folded, last.end, stop))
    return (papers[-1].start("stage"), papers[-1].end("stage"), "planned") if papers else None


def _status(text: str, first: int, stage: int, end: int, status: str) -> str:
    """Return ``target`` where the words around the stage look forward, else what the report's structure says."""
    if status == "target":
        return status
    between = text[max(min(first, stage) - 6, 0) : stage]
    if _AHEAD.search(between) or text.startswith("后", end):
        return "target"
    return status
