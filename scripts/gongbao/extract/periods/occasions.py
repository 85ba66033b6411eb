"""Years that a text states without digits: sessions, jubilees and plans whose years are known to all."""

import re

from gongbao.extract.periods.expressions import plan_years, read_small
from gongbao.extract.vocabulary import alternation
from gongbao.schema.codelists import rows

__all__ = ["year_of_occasion"]

_NUMERAL = r"[一二三四五六七八九十]{1,3}"
_SESSION = re.compile(
    rf"(?:向|在)第(?P<congress>{_NUMERAL})届全国人民代表大会第(?P<session>{_NUMERAL})次会议(?:上|作|报告|提出)"
)
# From the fifth congress (1978) on, terms of five years have followed each other without a gap.
_FIFTH_CONGRESS = 1978
_FOUNDED = {row["event"]: int(row["year"]) for row in rows("anniversaries")}
_JUBILEE = re.compile(
    rf"今年(?:是|恰逢|正值|适逢|迎来|将迎来)[^。,;]{{0,16}}?(?P<event>{alternation(_FOUNDED)})[^。,;]{{0,6}}?(?P<count>\d{{1,3}}|{_NUMERAL})周年"
)
_PLAN = re.compile(
    rf"今年(?:是|作为|既是)[^。;]{{0,40}}?[“\"](?P<plan>{_NUMERAL})五[”\"](?:规划|计划)?(?:实施)?的?(?P<which>开局|起步|第一年|收官|最后一年)"
)
_OPENING_YEAR = re.compile(rf"[“\"](?P<plan>{_NUMERAL})五[”\"](?:规划|计划)?的?开局(?:之年|起步)")


def year_of_occasion(folded: str) -> int | None:
    """Return the year in which a text speaks, from the session, jubilee or plan that it calls this year's."""
    # To look for a word costs a tenth of a search for the pattern that has it.
    session = _SESSION.search(folded) if "届全国人民代表大会第" in folded else None
    if session:
        congress, number = read_small(session["congress"]), read_small(session["session"])
        if congress >= 5 and number <= 5:
            return _FIFTH_CONGRESS + 5 * (congress - 5) + number - 1
    jubilee = _JUBILEE.search(folded) if "周年" in folded else None
    if jubilee:
        return _FOUNDED[jubilee["event"]] + _count(jubilee["count"])
    if "五”" not in folded and '五"' not in folded:
        return None
    plan = _PLAN.search(folded)
    if plan:
        first, last = plan_years(read_small(plan["plan"]))
        return first if plan["which"] in ("开局", "起步", "第一年") else last
    opening = _OPENING_YEAR.search(folded) if "开局" in folded else None
    return plan_years(read_small(opening["plan"]))[0] if opening else None


def _count(text: str) -> int:
    return int(text) if text.isdigit() else read_small(text)
