"""Further stages that are said of the same work right after its first (签约落地并开工建设; 当年签约、当年投产)."""

import re
from itertools import pairwise

from gongbao.extract.milestones.stages import SPOKEN, STAGE, STAGES, says_it_of_the_subject
from gongbao.extract.milestones.words import ADVERB

__all__ = ["Stage", "run_of_stages"]

Stage = tuple[int, int, str]

_MOST = 4  # stages that one clause tells of a work
_JOINED = re.compile(
    rf"[、,]?(?:并|且|而后|随后|随即|进而|又|从[^,。;、]{{2,6}}期|(?=[一-龥]))(?:{ADVERB})*(?:转?进?入)?(?={SPOKEN})"
)
_ENDED = re.compile(r"[,。;:!?、)”\s(]|$|并|且|的|(?:阶段|仪式)")
_OF_ANY = frozenset(("启动", "正式启动"))  # said of tests and services too
_PARTED = re.compile("[、,]|[同次翌]年")
_SAME_YEAR = re.compile("当[年月]")  # 当年签约当年开工 is one piece of news
_VERIFIED = "验收"  # a stage of its own before the work is opened


def run_of_stages(text: str, first: Stage) -> list[Stage]:
    """Return ``first`` and the stages that are said of its work after it, in order.

    What is finished and opened in one breath (竣工投入使用) has one stage, the later.
    """
    found = [first]
    while len(found) < _MOST and found[-1][2] != "planned":
        joined = _JOINED.match(text, found[-1][1])
        word = STAGE.match(text, joined.end()) if joined else None
        if word is None or not _ENDED.match(text, word.end()):
            break
        if word.group() in _OF_ANY or not says_it_of_the_subject(text, word.group(), word.end()):
            break
        found.append((*word.span(), STAGES[word.group()]))
    passed = [_is_passed_by(text, stage, later) for stage, later in pairwise(found)]
    return [stage for stage, over in zip(found, [*passed, False], strict=True) if not over]


def _is_passed_by(text: str, stage: Stage, later: Stage) -> bool:
    """Whether ``stage`` only leads to ``later``: finished, then opened, or a work under way that is done (铺轨全部完成)."""
    start, end, name = stage
    between = text[end : later[0]]
    if _SAME_YEAR.fullmatch(between):
        return True
    if _PARTED.search(between) or text[start:end].endswith(_VERIFIED):
        return False
    return "并" not in between and (
        (name == "completed" and later[2] == "operating") or name == "under_construction"
    )
