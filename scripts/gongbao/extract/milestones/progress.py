"""The stage of a work as told by what is done with its parts or its papers (桩基打完, 可研通过评审, 路基完成71%)."""

import re

from gongbao.extract.facts import Mention
from gongbao.extract.milestones.further import Stage
from gongbao.extract.milestones.lists import CLOSING
from gongbao.extract.names.told import TOLD

__all__ = ["stage_in_item", "stage_of_progress"]


_ANY_TOLD = rf"(?P<told>{'|'.join(f'(?P<{stage}>{pattern})' for stage, pattern in TOLD.items())})(?P<rest>(?![时后前])[^,。;:!?、\n]{{0,8}})(?=[,。;:!?、\n]|$)"
_TELLING = re.compile(
    rf"(?:{CLOSING}(?P<filler>[^,。;:!?、\n\s]{{0,16}}?)|[:】](?P<part>[^,。;:!?、\n\s]{{0,12}}?)){_ANY_TOLD}"
)
# Of an item that a work heads, what a later clause tells of it.
_LATER = re.compile(rf"[,。:】](?P<filler>[^,。;:!?、\n\s]{{0,8}}?){_ANY_TOLD}")
# Before what is told these show that the clause speaks of something else than the work.
_OTHER = re.compile(
    "的|公司|集团|企业|产品|服务|资金|产值|收入|签约|合作|管理|培训|活动|会议|论坛|制度|政策|为|对|把|让|使|向"
)
_RESULT = re.compile("[^,。;]{0,4}(?:进展|突破|成效|成果|成绩)")  # what else is attained
_NOT_YET = re.compile("[尚还]未|未[能获取]|等?待|正在|正办")  # before what is granted
_REACH = 56  # characters after a work that are read


def stage_of_progress(text: str, last: Mention) -> Stage | None:
    """Return the span and the stage of what the clause after ``last`` says is done with the work."""
    found = _TELLING.match(text, last.end, last.end + _REACH)
    if found is None or _OTHER.search(found["filler"] or found["part"] or ""):
        return None
    return _told(found)


def stage_in_item(text: str, start: int, stop: int) -> Stage | None:
    """Return what the first clause of ``[start, stop)`` that tells of a work's parts says of the one that heads it."""
    for found in _LATER.finditer(text, start, stop):
        if not _OTHER.search(found["filler"]):
            return _told(found)
    return None


def _told(found: re.Match[str]) -> Stage | None:
    """Return the span and the stage of what ``found`` tells, unless more that is told with it is of something else."""
    if _OTHER.search(found["rest"]):
        return None
    stage = next(stage for stage in TOLD if found[stage] is not None)
    if stage == "approved" and _NOT_YET.search(found.string, found.start(), found.end("told")):
        stage = "planned"
    if stage == "approved" and _RESULT.match(found["rest"]):
        return None
    return *found.span("told"), stage
