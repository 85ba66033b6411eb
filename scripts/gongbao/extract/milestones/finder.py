"""Gives each named project of an enumeration the stage that is said of it.

A stage word stands after the projects (A、B建成投用) or governs them (加快推进A、B建设). The projects of
one enumeration share it. Where a word before and a word after both speak, the one after says
what came of it (推动A开工建设 is a start). A clause without a project of its own goes on about the last
one that stood at the head of a clause (A全长8公里，预计明年通车).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from gongbao.extract.document import Document
from gongbao.extract.facts import Mention, Milestone, Period
from gongbao.extract.milestones.after import is_site, stage_after
from gongbao.extract.milestones.before import stage_before
from gongbao.extract.milestones.further import Stage, run_of_stages
from gongbao.extract.milestones.later import stages_later
from gongbao.extract.milestones.lists import end_of_list, groups, is_project
from gongbao.extract.milestones.progress import stage_of_progress
from gongbao.extract.milestones.stages import PHYSICAL
from gongbao.extract.milestones.status import status_of

__all__ = ["find_milestones"]

_ENDS = frozenset((*",。;:!?\n", ""))  # after which a list does not go on
_CRUCIAL = re.compile("控制性|关键|标志性|重难点|节点")  # a part that the whole waits for
_OF_ANY = PHYSICAL | {"under_construction", "approved"}  # stages that a list without a work can reach


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
    for group in groups(text, mentions):
        first = mentions[group[0]]
        for start, end, name in _stages(document, mentions, group):
            if not any(is_project(mentions[index]) for index in group) and name not in _OF_ANY:
                continue
            period = period_at(start)
            status = status_of(text, first.start, start, end, status_at(start, period))
            for index in group:
                milestone = Milestone(
                    start,
                    end,
                    document.text[start:end],
                    document.passage_at(start),
                    index,
                    name,
                    status,
                    period,
                )
                found.setdefault((index, name), milestone)
    return sorted(found.values(), key=lambda milestone: (milestone.start, milestone.end, milestone.entity))


def _stages(document: Document, mentions: Sequence[Mention], group: Sequence[int]) -> list[Stage]:
    """Return the stages that are said of the list ``group``: beside it, then in later clauses."""
    text = document.folded
    first, last = mentions[group[0]], mentions[group[-1]]
    if text[last.end : last.end + 1] not in _ENDS:
        last = replace(last, end=end_of_list(text, mentions, group[-1]))
    following = next((m for m in mentions[group[-1] + 1 : group[-1] + 4] if m.start >= last.end), None)
    said = None if is_site(text, first) else stage_after(text, last, following, alone=len(group) == 1)
    if (said is None or said[2] == "planned") and any(is_project(mentions[index]) for index in group):
        told = stage_of_progress(text, last)
        if (
            told is not None
            and following is not None
            and following.type == "facility"
            and not _CRUCIAL.search(text, last.end, following.start)
        ):
            told = told if told[1] <= following.start else None  # of the next work
        if told is not None and (said is None or told[2] == "approved"):
            said = told  # 初步设计获省交通运输厅批复
    if said is None or said[2] == "planned":
        before = stage_before(text, first, last)
        if before is not None and (said is None or before[2] == "approved"):
            return [before, *stages_later(document, mentions, group, [before])]  # 批复甲铁路可行性研究报告
    beside = run_of_stages(text, said) if said else []
    return [*beside, *stages_later(document, mentions, group, beside)]
