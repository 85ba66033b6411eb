"""The stage word that stands after the projects (A、B主体结构顺利封顶)."""

import re

from gongbao.extract.facts import Mention
from gongbao.extract.milestones.lists import CLOSING
from gongbao.extract.milestones.stages import SPOKEN, STAGE, STAGES, says_it_of_the_subject
from gongbao.extract.milestones.words import ADVERB
from gongbao.extract.vocabulary import beginning_with

__all__ = ["is_site", "stage_after"]

_REACH = 48  # characters between a project and its stage word
_SPOKEN = beginning_with({word[0] for word in STAGES}, SPOKEN)
_ONLY_ADVERBS = re.compile(rf"(?:{ADVERB}|(?<=[年月日底初末])[、和及])*")
_AFTER = re.compile(rf"(?P<closing>{CLOSING})(?P<filler>[^。;:!?\n]{{0,{_REACH}}}?)(?={SPOKEN})")
# What shows that the clause has gone on to speak of something else.
_OTHER = re.compile(
    r"的|为(?!代表)|对(?!外)|把|让|使|(?<!方)向|给|被|从|及其|推动|带动|拉动|促进|吸引|累计|围绕|服务|支持|航线|班列|获得|入选|荣获|旅客|吞吐|产品|企业|规划|纲要|方案|战略|论坛|协议|资金|增长|达|超|突破|合作|拥有|引领|加强|提升|开展|首次公开"
    r"|制造|生产(?!线)|研发|培育|打造|发展|新增|形成|创建|公司|集团|将(?=[^,。]*项目)"
)
_TELLS_DATE = re.compile(r",(?=(?:预计|计划|将|力争|已|目前|正|\d))")
# A park's many projects begin, not the park.
_TALLIED = re.compile(r"(?:\d{4}年)?(?:首批|[\d一二三四五六七八九十百多]+[个批])[^,、]{0,6}项目")
_SITE = re.compile(
    "(?:项目|工程|活动|仪式|大会|会议|展览?|论坛|基地|中心|生产线|系统|列车|航线)[^,。;、的]{0,10}在$|(?:引入|接入|服务于|通往|直达|(?<![正所存现])在|位于|落户于?)$"
)
_WORKS = re.compile("项目|工程|建设")  # what is begun by 启动, of which also meetings and rules are said
_NOT_YET = re.compile("待$|[尚还]?未[^,。;]{0,3}$")  # before what is not granted yet
_NOT = re.compile("(?:[尚还仍]?未能?|没有)$")
_SIDES = ("方向", "侧", "境内", "段")
_PIECES = re.compile("[、和及与]")


def stage_after(
    text: str, last: Mention, following: Mention | None, *, alone: bool
) -> tuple[int, int, str] | None:
    """Return the span and the name of the stage that is said of a list that ends with ``last``.

    ``following`` is the next name, over which nothing is said of ``last``, but for a place in which it stands.
    ``alone``: the list is of one work, which is none of the several that a number after it tells.
    """
    if _SPOKEN.search(text, last.end, last.end + _REACH + 24) is None:
        return None
    found = _AFTER.match(text, last.end, last.end + _REACH + 24)
    if found is None:
        return None
    start = found.end()
    word = STAGE.match(text, start)
    if word is None or not says_it_of_the_subject(text, word.group(), word.end()):
        return None
    filler = found["filler"]
    if alone and _TALLIED.match(found["closing"]):
        return None
    if following is not None and found.end("closing") <= following.start < start:
        if not _stands_in(text, following, last.end):
            return None
        if following.type == "organisation":
            filler = text[following.end : start]  # who grants it
    if not _belongs(filler) or (word.group() == "启动" and not _is_begun(text, last, start)):
        return None
    stage = STAGES[word.group()]
    if stage != "approved" and _NOT.search(text, last.end, start):
        return None
    return (
        word.start(),
        word.end(),
        "planned" if stage == "approved" and _NOT_YET.search(text, last.end, start) else stage,
    )


def _is_begun(text: str, last: Mention, start: int) -> bool:
    """Whether what 启动 is said of at ``start`` is a work: it says so, or is a phase or a plant."""
    return last.text.endswith(("期", "厂", "工程")) or _WORKS.search(text, last.end - 2, start) is not None


def is_site(text: str, first: Mention) -> bool:
    """Whether the name is only where something else is built or begun (某项目在某产业园开工)."""
    return bool(_SITE.search(text, max(first.start - _REACH, 0), first.start))


def _stands_in(text: str, body: Mention, end: int) -> bool:
    """Whether ``body`` is where the work stands (在某地开工), the side of it that is meant (某地方向通车), or who grants it (获省发改委核准)."""
    if body.start < end:
        return False
    if body.type == "organisation":
        return text[body.start - 1] in "获经"
    return body.type == "place" and (text[body.start - 1] in "在于获" or text.startswith(_SIDES, body.end))


def _belongs(filler: str) -> bool:
    """Whether what stands between a project and the stage word leaves the word with the project."""
    if not filler or _ONLY_ADVERBS.fullmatch(filler):
        return True
    if _TALLIED.match(filler):
        return False
    told = _TELLS_DATE.search(filler)
    if told and not _ONLY_ADVERBS.fullmatch(filler, told.end()) and "全" not in filler[told.end() :]:
        return False  # 推进甲项目建设,力争乙年内投产
    filler = _TELLS_DATE.sub("", filler)
    if "," in filler:
        return False
    if filler.startswith(("“", "”")):
        filler = filler[1:]
    if filler.startswith(("为代表的", "作为代表的")):
        return True
    pieces = _PIECES.split(filler)
    if len(pieces) > 1 and len(_ONLY_ADVERBS.sub("", pieces[-1], count=1)) < 2:
        return False
    return not _OTHER.search(filler)
