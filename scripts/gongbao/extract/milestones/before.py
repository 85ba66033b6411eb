"""The stage word that stands before the projects and governs them (加快推进A、B建设)."""

import re

from gongbao.extract.facts import Mention
from gongbao.extract.milestones.lists import CLOSING, WORK, is_designation, is_project
from gongbao.extract.milestones.stages import PHYSICAL, PUSHING, STAGE, STAGES
from gongbao.extract.milestones.words import ADVERB
from gongbao.extract.names.told import HEADINGS
from gongbao.extract.vocabulary import trie

__all__ = ["stage_before"]

_REACH = 60  # characters between a stage word and the first name of the list
_ADVERBIAL = 6  # characters that may stand before the verb at the head of a clause
_MODIFIER = 16  # characters between a stage word and the name that it governs
_MARKS = ",。;:!?\n"
_PLAIN = re.compile(
    r"(?:了|有|好|以|对|在|全国|全省|国内|全球|世界|首个|首条|首座|首家|一批|以及|包括|大力|积极|抓好|启动|实施|推进|建设|改扩建|改造|扩建|新建|规划|的|\d+个|“|(?:计划|总)?投资(?:约|超|近)?[\d.]+[万亿]+美?元(?:以上)?的)*"
)
_OTHER = re.compile(
    r"对|向|把|与|由|从|融入|参与|参加|服务|支持|赋能|围绕|依托|进入|走进|落户|落地|成为|位于|以[^,]*为|通往|连接|至今|在[^,]*的|后|企业在"
)
# 新建 that begins the official name of a line, which something else is said of.
# The stage that heads a list of works ((一)已投产:甲、乙).
_HEADED = re.compile(
    rf"(?:[。;\n)、,】.]|^)(?:已|正在?|拟|待|即将|计划|今年|去年|本年|本月|年内|新|[上下]半年)*(?P<stage>{trie(HEADINGS)})(?:阶段|的)?(?:项目|工程|企业)?(?:主要)?(?:有|的有|包括|为)?:$"
)
_IN_A_NAME = re.compile("[的是着括)-]新建")
_WHEN = re.compile(rf"(?:{ADVERB}|、)*")
_UNNAMED = re.compile("[、和]")
_BUILDING = re.compile(rf"(?:\([^()]{{1,16}}\))?{CLOSING}(?:前期工作|前期|安全建设|建设|施工|实施)?(?:进度)?")
# A part of the work that is built: 北院区建设, 干流防洪提升等工程建设.
_PART = re.compile(
    r"(?!(?:[^,。;:!?、\n]{0,8})(?:体系|生态|能力|机制|制度|标准|智慧|数字|改革|队伍|文化|文明|法治|信用|品牌|高质量|人才|学科|平安|机构))"
    r"[^,。;:!?、“”的和\n]{1,8}?(?:等[^,。;、等]{0,10}?)?(?:前期工作|建设|工程|项目|施工|改造|扩建|迁建)"
)
_ENDED = re.compile(r"[,。;:!?、)”\s]|$|和|及|与|并|以及|或|\(|(?:取得|有|项目|工程|等)")
_RULED = re.compile(rf"{WORK}(?:尽快|早日|已)?(?:[纳列]入[^,。;]{{0,16}}(?:规划|投资计划|项目库|盘子)|纳规)")
_PREPARE = re.compile(r"(?:做好|抓好|开展|推进|加快|提速|深化|启动|加快推进|扎实做好)[^,。;:!?\n]{0,80}$")
_TALLY = re.compile(r"\d+[个家处座](?![^,。]{0,8}(?:项目|工程))")
_FIRST_WORK = re.compile(r"[^,。;:!?、\n]{0,16}(?:\([^()]{1,16}\))?[^,。;:!?、\n]{0,12}?前期工作")


def stage_before(text: str, first: Mention, last: Mention) -> tuple[int, int, str] | None:
    """Return the span and the name of the stage that is said ahead of the list from ``first`` to ``last``."""
    low = max(first.start - _REACH, 0)
    clause = max(max(text.rfind(mark, low, first.start) for mark in _MARKS) + 1, low)
    if _FIRST_WORK.match(text, last.end):
        prepare = _PREPARE.search(text, clause, first.start)
        if prepare:
            return prepare.start(), prepare.start() + 2, "planned"
    ruled = _RULED.match(text, last.end)
    if ruled:
        return ruled.start(), ruled.end(), "planned"
    headed = _HEADED.search(text, low, first.start)
    if headed:
        return *headed.span("stage"), HEADINGS[headed["stage"]]
    word = _governing(text, clause, first.start)
    if word is None:
        return None
    start, end = word
    name = text[start:end]
    tail = _tail(text, last.end)
    if "前期" in tail:
        return start, end, "planned"
    if name in PUSHING:
        if not _ENDED.match(text, last.end + len(tail)):
            return None
        if (
            "facility" not in (first.type, last.type)
            and not (is_project(last) and "建设" in tail)
            and not _built(last, tail)
        ):
            return None
        if is_designation(last.text):
            return None
    elif first.type == "organisation" and STAGES[name] not in PHYSICAL:
        return None
    if _TALLY.match(text, last.end):
        return None
    return start, end, STAGES[name]


def _tail(text: str, end: int) -> str:
    """Return what stands between a list that ends at ``end`` and the end of what governs it, or nothing."""
    built = _BUILDING.match(text, end)
    tail = built.group() if built else ""
    if _ENDED.match(text, end + len(tail)):
        return tail
    part = _PART.match(text, end)
    return part.group() if part and _ENDED.match(text, part.end()) else tail


def _built(body: Mention, tail: str) -> bool:
    """Whether an institution is the object of building."""
    return body.type == "organisation" and tail == "建设"


def _governing(text: str, clause: int, start: int) -> tuple[int, int] | None:
    """Return the span of the stage word that governs the name at ``start`` in the clause from ``clause``.

    In an enumeration whose first items have no name it stands at the head of the clause.
    """
    found = [w for w in STAGE.finditer(text, clause, start) if not _IN_A_NAME.match(text, w.start() - 1)]
    near = max(text.rfind("、", clause, start) + 1, clause)
    for word in found:
        if word.start() >= near and _PLAIN.fullmatch(text, word.end(), start):
            return word.span()
    if not found:
        return None
    last = found[-1]
    between = text[last.end() : start]
    if (
        len(between) <= _MODIFIER
        and not _UNNAMED.search(between)
        and STAGES[last.group()] in PHYSICAL
        and not _OTHER.search(between)
    ):
        return last.span()
    head = found[0]
    if (
        near == start > clause
        and (head.start() - clause <= _ADVERBIAL or _WHEN.fullmatch(text, clause, head.start()))
        and not _OTHER.search(text, head.end(), start)
    ):
        rest = [word.group() for word in found[1:]]
        if all(word in PUSHING or STAGES[word] == "started" and word == "新建" for word in rest):
            return head.span()
    return None
