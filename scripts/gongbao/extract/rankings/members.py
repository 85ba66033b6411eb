"""Lists of what is ranked: A、B总量与增速 parted into its members, each with the measure that all share."""

import re

from gongbao.extract.figures.enumerations import completed
from gongbao.extract.figures.lexicon import GENERIC, TAIL
from gongbao.extract.figures.wordings import wording_before
from gongbao.extract.vocabulary import words

__all__ = ["COUNTED_LIST", "LIST_MARK", "MEASURED", "PREDICATED", "SURPASSING", "listed", "members_of"]

# A、B等5项指标增速, or 7个指标 alone.
COUNTED_LIST = re.compile(
    r"(?<!\d)(?:等?(?P<count>[一二两三四五六七八九十]{1,3}|\d{1,3})(?:项|个|大)|等)(?:[一-龥]{0,6}?)(?:指标|数据|工作|[单专分]项|领域|方面)(?P<share>总量|增速|增幅)?$|等(?:方面|领域|工作)?$"
)
# What follows is surpassed, and is not what is ranked.
SURPASSING = re.compile(
    r"(?:却|已|并|一举|成功|首次|仍)*(?:超过|超越|赶超|反超|仅次于|力压)(?![\d一二三四五六七八九十半多近])[^的]*$"
)
LIST_MARK = re.compile(r"、|(?<=[^、])(?:以及|[和与及])(?=..)")
MEASURED = re.compile(
    r"(?:[率值额量速幅度数质重比例积]|总量|投资|收入|浓度|水质|规模|支出|消费|贷款|存款|指数|满意度|安全感|竞争力|能力|水平|得分|评分)$"
)
PREDICATED = re.compile(r"最.|增强|提升|提高|增长|扩大|改善|加快|突破|实现|完成|上榜|入选|入围|获|[达超]")
_GROWTH = re.compile(r"(?:增速|增幅|涨幅|降幅|增长率)$")  # a growth said last is of each that is listed
_PARALLEL = words("ranking_words", "parallel")  # 城镇 of 城镇、农村居民收入增速
_GENERICS = tuple(GENERIC)
_SEVERAL_LIKE = re.compile(r"等(?P<head>[一-龥]{2,6})$")


def members_of(listed: str, *, every: bool) -> list[str]:
    """Split A、B总量与增速 into A, B总量 and B增速; without ``every`` only where each member is a measure."""
    before, _, last = listed.strip(" 、").rpartition("、")
    if not every and before and PREDICATED.search(before) and MEASURED.search(last):
        listed = last
    parts = [part for part in LIST_MARK.split(listed.strip(" 、")) if part]
    whole = wording_before(listed)
    if len(parts) < 2 or not (every or _all_measured(parts, listed)):
        return [whole] if whole else []
    parts[0] = wording_before(parts[0]) or parts[0]
    growth = _GROWTH.search(parts[-1]) if every else None
    if (
        growth
        and growth.start()
        and not any(part.endswith(_GENERICS) and not part.endswith("增加值") for part in parts[:-1])
    ):
        return [
            *(_alike(part, parts[-1][: growth.start()]) + growth.group() for part in parts[:-1]),
            parts[-1],
        ]
    members: list[str] = []
    for part in parts:
        if part in GENERIC and members:
            base = members[-1]
            for generic in sorted(GENERIC, key=len, reverse=True):
                if base != generic and base.endswith(generic):
                    base = base.removesuffix(generic)
                    break
            members.append(base + part)
        else:
            members.append(_shared(part, parts[-1]) if every and not MEASURED.search(part) else part)
    if every and (like := _SEVERAL_LIKE.search(members[-1])) and like.start():
        members[-1] = members[-1][: like.start()] + like["head"]
    return members


def _alike(member: str, last: str) -> str:
    """Give 工业 the measure of 服务业增加值, which it is named like."""
    return (
        completed(member, last)
        if member in _PARALLEL or 0 < last.rfind(member[-1]) < len(last) - 1
        else member
    )


def _all_measured(parts: list[str], listed: str) -> bool:
    """Tell whether each part is a measure; of a list with 、 the last may be one and the others amounts (实际使用外资)."""
    if not MEASURED.search(parts[-1]):
        return False
    return all(MEASURED.search(part) or ("、" in listed and TAIL.search(part)) for part in parts)


def _shared(member: str, last: str) -> str:
    """Give a member the measure that the last one carries for all: 钢材等产量 and PVC产能 after 烧碱."""
    like = _SEVERAL_LIKE.search(last)
    if like and like.start():
        return member + like["head"]
    tail = TAIL.search(last)
    if tail and tail.start() and not TAIL.search(member) and member != last:
        return member + tail.group()
    return completed(member, last)


def listed(words_before: str, counted: re.Match[str]) -> tuple[str, ...]:
    """Return the members of a list that ``counted`` sums up (A、B等5项指标增速), each with what is said of all."""
    several = members_of(words_before[: counted.start()].removesuffix("等"), every=True)
    share = counted["share"] or ""
    return tuple(member if member.endswith(share) else member + share for member in several)
