"""Words that say which stage a project has reached, and what may stand behind them."""

import re

from gongbao.extract.vocabulary import trie, words
from gongbao.schema.codelists import rows

__all__ = ["PHYSICAL", "PUSHING", "SPOKEN", "STAGE", "STAGES", "says_it_of_the_subject"]

STAGES = {row["word"]: row["stage"] for row in rows("stage_words")}
# One look at the first character spares most of the words.
# 互联互通水平; 恢复通航 tells of what ran before; 通水验收, 桩基施工完成 are stages of their own.
_OWN = r"(?!(?:完成|实现|通过)?通[水航车][^,。;]{0,5}验收)(?![桩基土装主]..?施工(?:完工|完成|结束))"
_NOT = f"(?=[{''.join(sorted({word[0] for word in STAGES}))}])(?!通水平)(?<!恢复){_OWN}"
STAGE = re.compile(f"{_NOT}(?:{trie(STAGES)})")
# Said of a project only before it: after it these alone are a topic, not news (A建设).
_BEFORE = words("stage_words", "before")
SPOKEN = f"{_NOT}(?!启动(?!建设|实施|运[行营]|控制性)[^,。;!\\n)])(?:{trie(word for word in STAGES if word not in _BEFORE)})"
# These push on; they say something of a project only where nothing but its building follows.
PUSHING = frozenset(word for word in STAGES if STAGES[word] == "under_construction" and "在建" not in word)
# What only works can do: begin, be finished, run.
PHYSICAL = frozenset(("started", "completed", "operating"))
# Verbs that can have an object: after a project they are said of it where nothing follows.
_WITH_OBJECT = words("stage_words", "object")
_ENDED = re.compile(r"[,。;:!?、)”\s(]|$|和|及|与|并|以及|后|的|取得|或|,|(?:有|项目|工程|等|阶段|仪式|大会)")
_AMOUNT = re.compile(
    r"了?(?:[^,。;、\n]{0,3}\d|一批(?![、,。”])|多个|多家|率|里程|能力|规模|面积|数|项目数|产值|标准厂房|用地|总量|装机|企业(?!$))"
)


def says_it_of_the_subject(text: str, word: str, end: int) -> bool:
    """Whether the stage ``word`` that ends at ``end`` speaks of what stands before it, not of an object."""
    if word in _WITH_OBJECT:
        return bool(_ENDED.match(text, end))
    return not _AMOUNT.match(text, end)
