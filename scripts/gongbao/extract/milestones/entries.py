"""Entries of bulletins: a work, a colon, and the state of the day (3.某某大桥:右幅合龙,左幅正在浇筑)."""

import re

from gongbao.extract.facts import Mention
from gongbao.extract.milestones.further import Stage
from gongbao.extract.milestones.lists import CLOSING
from gongbao.extract.milestones.progress import OTHER, TOLD, stage_told
from gongbao.extract.milestones.stages import SPOKEN, STAGES

__all__ = ["stages_of_entry"]

_ENTRY = re.compile(rf"{CLOSING}(?:\([^()\n]{{1,16}}\))?:")
_CLAUSE = re.compile(r"[^,。;:!?\n]{2,48}")
_STAGE = re.compile(rf"(?P<filler>.{{0,16}}?)(?:{TOLD}|(?P<word>{SPOKEN})).{{0,12}}$")


def stages_of_entry(text: str, last: Mention) -> list[Stage]:
    """Return the stages that an entry gives the work ``last`` that heads it, to the end of its line; none elsewhere.

    Of each stage the first that is told is taken.
    """
    entry = _ENTRY.match(text, last.end)
    if entry is None:
        return []
    stop = text.find("\n", entry.end())
    found: dict[str, Stage] = {}
    for clause in _CLAUSE.finditer(text, entry.end(), stop if stop >= 0 else len(text)):
        told = _STAGE.match(text, *clause.span())
        if told is None or OTHER.search(told["filler"]):
            continue
        stage = (*told.span("word"), STAGES[told["word"]]) if told["word"] else stage_told(told)
        found.setdefault(stage[2], stage)
    return list(found.values())
