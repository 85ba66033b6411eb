"""Whether a fact holds already or is to come: from verbs, headings, tense words and its period."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from gongbao.extract.facts import Period
from gongbao.extract.names import gazetteer
from gongbao.extract.periods.evidence import Anchor
from gongbao.extract.vocabulary import alternation, beginning_with, found_in, trie, words
from gongbao.schema.codelists import rows

__all__ = ["Statuses", "status_of_heading"]

_ROLES = {row["word"]: row["role"] for row in rows("status_words")}
# A cue inside the name of a place is none: the 要 of 高要, the 将 of 将乐.
_ANY_CUE = re.compile(alternation(_ROLES))
_ROLES |= {name: "none" for name in gazetteer.PLACES if _ANY_CUE.search(name)}
_CUE = beginning_with({word[0] for word in _ROLES}, trie(_ROLES))
_OBJECT = re.compile(r"[\d百数十两]")  # 将百余项业务合并: the things follow at once
_END = re.compile(r"[;。!?\n]")  # where the force of a word ends
_ENDS = {"aim": re.compile(r"[。!?\n]"), "forecast": re.compile(r"[,;。!?\n]")}
_OUTLOOK = re.compile(alternation(words("period_words", "outlook")))
_REVIEW = re.compile(alternation(words("period_words", "review")))
# A section on a year's plan or budget tells what is to be; one on how it was carried out, what was.
_DONE = re.compile(r"(?:提前|超额|圆满|全面|顺利)完成$")
_PLAN = re.compile(
    r"(?:年|年度)的?[^,。年]{0,12}(?:计划|预算)(?!的?(?:和[^,。]{0,6})?(?:执行|完成|实施|收支执行))"
)
_AIM_BEFORE = re.compile(
    r"(?:任务|目标|预算|(?:年|年度|全年|本年)?计划(?:投资|完成|实施)?|预期|预测|指标)(?:值|数)?(?:为|是|约|近|超|达|同比增长|增长)?$"
)
_PARTED = re.compile("[,从由]")  # 将从5小时缩短到2小时: what it was is no aim
_SHARE = re.compile(r"百分之|[\d.]+%")
_CARRIED_OUT = re.compile(r"完成[^,;。]{0,6}(?:计划|任务|目标|预算)$")
_AIM_AFTER = re.compile(r"[^,;。、的]{0,8}的?(?:预定|预期|年初|年度|全年|既定|总体)*(?:目标|任务)")
# What such words end with, and what those after a number have: most numbers have neither beside them.
_ENDS_OF_AIM = frozenset("务标算划资成施期测值数为是约近超达长\n")
_WINDOW = 24
_RETROSPECTS = ("work_report", "communique")


def status_of_heading(heading: str) -> str | None:
    """Return ``review`` or ``outlook`` as a heading announces, else ``None``."""
    if _REVIEW.search(heading) or _DONE.search(heading):
        return "review"
    return "outlook" if _OUTLOOK.search(heading) or _PLAN.search(heading) else None


class Statuses:
    """Gives the status in force at any place of a report."""

    def __init__(
        self, folded: str, anchor: Anchor, sections: Sequence[tuple[int, str | None]], kind: str | None
    ) -> None:
        self._folded = folded
        self._year = anchor.year
        self._looked_back_on = anchor.reviewed
        self._reviewed = anchor.reviewed if kind in _RETROSPECTS else None
        self._sections = [start for start, _ in sections]
        self._kinds = [kind for _, kind in sections]
        self._offsets: list[int] = [-1]
        self._roles: list[str | None] = [None]
        self._scan()

    def at(self, offset: int, period: Period | None) -> str:
        """Return ``actual`` or ``target`` for a fact at ``offset`` that holds in ``period``."""
        if period is not None and self._year is not None and period.first.year > self._year:
            return "target"
        if self._is_aim(offset):
            return "target"
        role = self._roles[bisect_right(self._offsets, offset) - 1]
        section = self._section(offset)
        if section == "review" or self._is_past(period):
            ahead = role not in (None, "actual") and (self._is_later(period) or self._is_said_here(offset))
            return "target" if role == "forecast" or ahead else "actual"
        if role is not None:
            return "actual" if role == "actual" else "target"
        if section == "outlook" or (period is not None and self._reviewed is not None):
            return "target"
        return "actual"

    def _is_aim(self, offset: int) -> bool:
        """Tell whether the words right before or after ``offset`` call it a target."""
        folded = self._folded
        begin = max(0, offset - _WINDOW)
        if folded[max(0, offset - 1) : offset] in _ENDS_OF_AIM and _AIM_BEFORE.search(folded, begin, offset):
            done = _SHARE.match(folded, offset) and _CARRIED_OUT.search(folded, begin, offset)
            return not done  # 完成计划104% says how much of it was done
        after = folded[offset : offset + _WINDOW]
        return ("目标" in after or "任务" in after) and bool(_AIM_AFTER.match(after))

    def _is_past(self, period: Period | None) -> bool:
        """Tell whether the period is over: the one that a report looks back on, or a year before its own."""
        if period is None:
            return False
        if self._reviewed is not None:
            return period.last.year <= self._reviewed
        return self._year is not None and period.last.year < self._year

    def _is_said_here(self, offset: int) -> bool:
        """Tell whether the tense word in force stands in the very clause, of a text that is no review (还将保持15%)."""
        if self._looked_back_on is not None:
            return False
        said = self._offsets[bisect_right(self._offsets, offset) - 1]
        return said >= 0 and _PARTED.search(self._folded, said, offset) is None

    def _is_later(self, period: Period | None) -> bool:
        """Tell whether the period comes after the year that the report looks back on."""
        return (
            period is not None
            and self._looked_back_on is not None
            and period.first.year > self._looked_back_on
        )

    def _section(self, offset: int) -> str | None:
        index = bisect_right(self._sections, offset) - 1
        return self._kinds[index] if index >= 0 else None

    def _scan(self) -> None:
        """Note wherever a tense word takes or loses its force.

        A verb (将, 力争) holds up to the next semicolon, an announced aim (主要预期目标是) to the end of the
        sentence; 已 and 累计 take either back. A forecast (预计) in a review says only its own clause.
        """
        force: str | None = None
        end = 0
        for match in found_in(self._folded, _CUE):
            role = _ROLES[match["found"]]
            if role == "none" or (match["found"] == "将" and _OBJECT.match(self._folded, match.end("found"))):
                continue
            if force is not None:
                self._expire(force, end, match.start())
            self._set(match.start(), role)
            force, end = role, match.end("found")
        if force is not None:
            self._expire(force, end, len(self._folded))

    def _expire(self, force: str, start: int, end: int) -> None:
        """Note where in ``folded[start:end]`` a mark ends the force of the word that ends at ``start``."""
        mark = _ENDS.get(force, _END).search(self._folded, start, end)
        if mark is not None and mark.group() == ",":
            self._set(mark.start(), "forecast before")
            mark = _END.search(self._folded, mark.end(), end)
        if mark is not None:
            self._set(mark.start(), None)

    def _set(self, offset: int, role: str | None) -> None:
        if self._roles[-1] != role:
            self._offsets.append(offset)
            self._roles.append(role)
