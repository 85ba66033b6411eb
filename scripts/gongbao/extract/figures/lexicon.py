"""Words and patterns that the readers of wordings share: measures, verbs and times, made from the codelists."""

import re

from gongbao.extract.vocabulary import Ending, alternation, beginning_with, words
from gongbao.schema.codelists import rows

__all__ = [
    "ADVERBS",
    "FLOW",
    "GENERIC",
    "LIST_MARK",
    "OF_TIME",
    "PASSED",
    "PREDICATE",
    "REGIONS",
    "SAID",
    "SHORT",
    "TAIL",
    "TAILS",
    "TIME",
    "TIME_INSIDE",
    "VERBS",
    "first_characters",
    "flow_verb",
    "pattern",
]


def pattern(codelist: str, column: str, role: str | None = None) -> str:
    """Return a pattern of a codelist's words, each unless what follows makes it another word (通过, 通过率)."""
    chosen = [row for row in rows(codelist) if role is None or row["role"] == role]
    return "|".join(
        re.escape(row[column]) + (f"(?![{row['not_before']}])" if row["not_before"] else "")
        for row in sorted(chosen, key=lambda row: (-len(row[column]), row[column]))
    )


GENERIC = words("generic_indicators")
TAILS = words("indicator_tails")
TAIL = Ending(rf"(?:{alternation(TAILS)})+$", {word[-1] for word in TAILS})
# Each of these times has one of the characters OF_TIME.
OF_TIME = re.compile("[年月日天季五前计周]")
TIME = (
    r"(?:到|至|截至|截止|自|从|由|于)?[一二][〇○零一二三四五六七八九]{3}年(?:度|来|以来|间)?(?:末|底|初)?"
    r"|(?:到|至|截至|截止|自|从|由|于)?(?:\d{4}年?[-~至到])?\d{4}年(?:度|来|以来|间)?(?:末|底|初)?(?:的?前?\d{1,2}个月)?"
    r"|(?:到|至|截至|截止|自|从|由|于)?(?:今|去|前|上一?|明|本|当)年(?:度|以来|同期|末|底|初|[上下]半年|前[一二三四五六七八九十\d]{1,2}个?(?:月|季度))?"
    r"|(?:截至|截止|到)?(?:今天|今日|昨天|昨日|当天|当日|当月|目前|日前)(?:\(\d{1,2}月\d{1,2}日\))?"
    r"|(?:截至|截止|到)?(?:\d{1,2}月?[-~至到])?\d{1,2}月(?:份|末|底|初|\d{1,2}日)?(?:以来)?"
    r"|于?\d{1,2}日|(?:由|从|到|至|截至)?第?[一二三四]季度[末底初]?"
    r"|“?十[一二三四五六七八九]?五”?(?:规划)?(?:时期|期间|以来|末)"
    r"|(?:连续|近|过去|前|这|最近)(?:[一二三四五六七八九十两]|\d{1,2})(?:年|个月|个?季度|天|周)(?:来|以来|间|内|里)?"
    r"|(?:[一二三四五六七八九十两]|\d{1,2})年(?:来|间|中|内|里|累计)"
)
PASSED = "|".join(row["pattern"] for row in rows("unasserted_contexts") if row["kind"] == "passed")
TIME_INSIDE = re.compile(rf"{TIME}|[上下]半年|累计")


def first_characters(role: str) -> set[str]:
    return {verb[0] for verb in words("verbs", role, column="verb")}


VERBS = {role: pattern("verbs", "verb", role) for role in ("act", "cut", "flow", "light", "said")}
FLOW = re.compile(rf"(?:{VERBS['flow']})")
_ENDS_OF_FLOW = frozenset(verb[-1] for verb in words("verbs", "flow", column="verb"))
_TOWARDS = "(?<![比核校应面绝相反成配结])对"  # 比对 and 核对 say no direction
SAID = beginning_with(
    first_characters("said") | {"中"},
    rf"(?:{VERBS['said'].replace('对(', _TOWARDS + '(', 1)})|(?<![集其高初年途空家])中(?![心学国小试央药部级型外介医等间原西东华共式文])",
)
PREDICATE = alternation(
    word for role in ("growth", "level_to", "link") for word in words("predicates", role) if len(word) > 1
)
ADVERBS = re.compile(rf"(?:{alternation(words('predicates', 'adverb'))})+$")
SHORT = 3
REGIONS = frozenset(f"{{{word}}}" for word in ("省", "市", "县", "区", "州", "国", "地", "省区", "市县"))
LIST_MARK = re.compile(
    r"以及|、|(?<![总饱共调])和(?![谐平睦]|地区)|(?<!参)与(?!会)|(?<![普涉危触波惠顾以])及(?!格)"
)


def flow_verb(segment: str) -> str:
    """Return the verb at the end of ``segment`` that says what was done to the things counted, or ``""``."""
    tail = segment.rstrip("了 ")
    if not tail or tail[-1] not in _ENDS_OF_FLOW:
        return ""
    for match in FLOW.finditer(tail, max(0, len(tail) - 8)):
        if match.end() == len(tail):
            return match.group()
    return ""
