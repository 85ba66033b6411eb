"""The stage of a work as told by what is done with its parts or its papers (桩基打完, 可研通过评审, 路基完成71%)."""

import re

from gongbao.extract.facts import Mention
from gongbao.extract.milestones.further import Stage
from gongbao.extract.milestones.lists import CLOSING
from gongbao.extract.vocabulary import alternation, words

__all__ = ["stage_of_progress"]


def _any(role: str) -> str:
    return f"(?:{alternation(words('works_progress', role))})"


_PARTS, _DEEDS, _MEASURES = _any("part"), _any("deed"), _any("measure")
_PAPERS, _GRANTS = _any("paper"), _any("grant")
_NEAR = r"[^,。;:!?、\n\s]{0,8}?"
_AMOUNT = r"[^,。;:!?、\n\s]{0,8}?(?:[\d.]+ ?[%公平立千]|[\d.]+[一-龥]|[一二三四五六七八九]成|[一二三四五六七八九十]+[层米公])"
# What is told of a work, by the stage that it shows; the first that matches holds.
_TOLD = {
    "signed": rf"(?:签下|签订|签署|签了)(?![^,。;:!?、\n\s]{{0,8}}合作){_NEAR}{_any('contract')}",
    "approved": rf"{_PAPERS}{_NEAR}{_GRANTS}|{_GRANTS}了?{_NEAR}{_PAPERS}",
    "planned": rf"{_PAPERS}{_NEAR}{_any('prepare')}|{_any('prepare')}了?{_NEAR}{_PAPERS}|(?:列入|纳入)[^,。;:!?、\n]{{0,14}}?{_any('list')}"
    r"|(?:挂网|公开)招标|处于?前期",
    "completed": rf"{_any('test')}(?:成功|完成|正常)?(?=[,。;:!?、\n]|$)",
    "operating": rf"交付[^,。;:!?、\n]{{1,8}}?使用|{_any('service')}(?=[,。;:!?、\n]|$)",
    "under_construction": rf"(?:[仅只]剩|尚余|还剩|正在|正|进入){_NEAR}{_PARTS}|{_PARTS}{_NEAR}{_DEEDS}(?:至|到|了|完?{_AMOUNT})?"
    rf"|(?:累计|已经?)?完成(?:了|总|全部)?{_NEAR}{_PARTS}(?:的?{_AMOUNT})?|(?:累计|已经?)?完成(?:总|形象)?(?:工程量|工程|进度)的?{_AMOUNT}|(?:累计|已经?)?完成[近超]?[\d.]+%|{_MEASURES}{_NEAR}{_any('amounts')}(?:{_AMOUNT})?",
}
_TELLING = re.compile(
    rf"{CLOSING}(?P<filler>[^,。;:!?、\n\s]{{0,16}}?)(?P<told>{'|'.join(f'(?P<{stage}>{pattern})' for stage, pattern in _TOLD.items())})(?P<rest>(?![时后前])[^,。;:!?、\n]{{0,8}})(?=[,。;:!?、\n]|$)"
)
# Before what is told these show that the clause speaks of something else than the work.
_OTHER = re.compile(
    "的|公司|集团|企业|产品|服务|资金|产值|收入|签约|合作|管理|培训|活动|会议|论坛|制度|政策|为|对|把|让|使|向"
)
_REACH = 56  # characters after a work that are read


def stage_of_progress(text: str, last: Mention) -> Stage | None:
    """Return the span and the stage of what the clause after ``last`` says is done with the work."""
    found = _TELLING.match(text, last.end, last.end + _REACH)
    if found is None or _OTHER.search(found["filler"]) or _OTHER.search(found["rest"]):
        return None
    return (*found.span("told"), next(stage for stage in _TOLD if found[stage] is not None))
