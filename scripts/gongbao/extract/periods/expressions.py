"""Time expressions: every wording of a time in a text, found by one scan, not yet resolved to days."""

import re
from functools import lru_cache
from typing import NamedTuple

from gongbao.extract.vocabulary import alternation, beginning_with, found_in, words
from gongbao.schema.codelists import rows

__all__ = ["Expression", "find_expressions", "plan_years", "read_small", "read_year"]

_DIGITS = {c: str(n) for n, c in enumerate("零一二三四五六七八九")} | {
    "〇": "0",
    "○": "0",
    "O": "0",
    "两": "2",
}
_RELATIVE = {row["word"]: int(row["value"]) for row in rows("period_words") if row["role"] == "relative_year"}

_YEAR = r"(?:1 ?9|2 ?0) ?\d ?\d|[一二][九〇○零O0][一二三四五六七八九〇○零O0]{2}"
_SMALL = r"(?:\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九两])"
_TO = r" ?(?:-{1,2}|~|至|到|、|及|和) ?"
_MONTHS = (
    rf"(?P<month>{_SMALL}) ?月?份?{_TO}(?P<month_last>{_SMALL}) ?月(?!\d)份?"
    rf"|(?P<day_month>{_SMALL}) ?月 ?(?P<day>{_SMALL}) ?(?:[日号]|(?=来源))"
    rf"|(?P<month_only>{_SMALL}) ?月(?!\d)份?(?:底|末|初|中旬|上旬|下旬)?"
)
_PARTS = (
    r"(?P<half>[上下]半年)"
    r"|(?P<first_months>前(?:\d{1,2}|[一二三四五六七八九十]{1,2}|两)个?(?P<first_unit>月|季度))"
    r"|(?P<quarter>第?[一二三四1-4]季度|首季)"
    rf"|{_MONTHS}"
)
_TAIL = r"(?:年?(?:末|底|初)|中期|终|全年|期间)?"
_PRESENT = words("period_words", "present")
# Every expression begins with one of these: to look at the first character alone spares most of the work.
_FIRST = "".join(
    sorted(
        {word[0] for word in (*_RELATIVE, *_PRESENT)}
        | set('0123456789一二三四五六七八九十两第上下前首全年期本过刚近最未这今“"‘')
    )
)
_SECOND = {word[1] for word in (*_RELATIVE, *_PRESENT)} | set(
    "0123456789一二三四五六七八九十两〇○零O 年月份个季-~至到、及和半内末底终初期去近刚后来届的"
)
_EXPRESSION = beginning_with(
    _FIRST,
    rf"(?P<plan>[“\"‘](?:一|二|三|四|五|六|七|八|九|十[一二三四五六七八九]?)五[”\"’]|十[一二三四五六七八九]五(?![年月日天个万亿百千\d%])"
    r"|第[一二三四五六七八九十]{1,3}个五年(?:规划|计划))(?P<plan_tail>(?:规划|计划)?(?:时期|期间|以来|期末|末期|末|初|期))?"
    rf"|(?P<range>(?P<from>{_YEAR}) ?年?{_TO}(?P<to>{_YEAR}) ?年(?:期间|间)?)"
    rf"|(?P<iso>(?<!\d)(?P<iso_year>(?:19|20)\d\d)[-/.](?P<iso_month>\d{{1,2}})[-/.](?P<iso_day>\d{{1,2}})(?!\d))"
    rf"|(?P<dated>(?:(?<!\d)(?P<year>{_YEAR}) ?年度?(?!代)|(?P<relative>{alternation(_RELATIVE)}))"
    rf"(?: ?(?:{_PARTS})|{_TAIL})(?P<since>以来|来|起)?)"
    r"|(?P<span>(?:(?P<direction>过去的?|刚刚过去的|近|最近|前|今后|未来|这|本届政府)(?:的)?)?"
    rf"(?P<count>{_SMALL})(?:个)?年(?P<span_tail>多?来|间|累计|(?=共[^同和]|平均每年|年均|总共))?)"
    rf"|(?P<bare>(?:{_PARTS.replace('?P<', '?P<bare_')})|全年|年内|年末|年底|年终|年初|期末|本期)"
    rf"|(?P<now>{alternation(_PRESENT)})",
    then=_SECOND,
)


class Expression(NamedTuple):
    """One wording of a time. ``kind`` is plan, years, year, relative, span, part or present.

    ``first`` and ``last`` are years (kind plan, years, year), an offset to the report's year (relative) or a
    number of years (span; ``ahead`` where it lies in the future). ``months`` are the first and the
    last month where the wording narrows the year, ``day`` a day of that month.
    """

    start: int
    end: int
    kind: str
    first: int = 0
    last: int = 0
    months: tuple[int, int] | None = None
    day: int | None = None
    ahead: bool = False
    since: bool = False


@lru_cache(maxsize=1)
def find_expressions(folded: str) -> tuple[Expression, ...]:
    """Return the time expressions of a folded text in order; none overlaps another.

    The last answer is kept, since header and timeline ask for the same text one after the other.
    """
    read = (_read(match) for match in found_in(folded, _EXPRESSION))
    return tuple(expression for expression in read if expression is not None)


def plan_years(ordinal: int) -> tuple[int, int]:
    """Return the first and the last year of the five-year plan numbered ``ordinal``.

    The first two plans ran from 1953 and 1958; from the third, of 1966, one follows the other.
    """
    first = {1: 1953, 2: 1958}.get(ordinal, 1966 + 5 * (ordinal - 3))
    return first, first + 4


def read_year(text: str) -> int:
    """Return the year that four digits, Arabic or Chinese and perhaps spaced, write."""
    return int("".join(_DIGITS.get(character, character) for character in text if character != " "))


def read_small(text: str) -> int:
    """Return the number below 100 that Arabic digits or Chinese numerals write."""
    if text.isdigit():
        return int(text)
    if "十" in text:
        tens, _, units = text.partition("十")
        return int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(units, "0"))
    return int(_DIGITS[text])


def _read(match: re.Match[str]) -> Expression | None:
    start, end = match.span("found")
    if match["plan"]:
        name = match["plan"].strip('“”"‘’')
        ordinal = name[1:].partition("个")[0] if name[0] == "第" else name[:-1]
        first, last = plan_years(read_small(ordinal))
        tail = match["plan_tail"] or ""
        if tail.endswith("末"):
            first = last
        return Expression(start, end, "plan", first, last, since=tail.endswith("以来"))
    if match["range"]:
        first, last = read_year(match["from"]), read_year(match["to"])
        return Expression(start, end, "years", min(first, last), max(first, last))
    if match["iso"]:
        year, month = int(match["iso_year"]), int(match["iso_month"])
        if not 1 <= month <= 12:
            return None
        return Expression(start, end, "year", year, year, (month, month), int(match["iso_day"]))
    if match["dated"]:
        months, day = _months(match, "")
        since = bool(match["since"])
        if match["year"]:
            year = read_year(match["year"])
            return Expression(start, end, "year", year, year, months, day, since=since)
        offset = _RELATIVE[match["relative"]]
        return Expression(start, end, "relative", offset, offset, months, day, since=since)
    if match["span"]:
        return _read_span(match)
    if match["bare"]:
        months, day = _months(match, "bare_")
        if months is None and "年" not in match["bare"] and "期" not in match["bare"]:
            return None
        return Expression(start, end, "part", months=months, day=day)
    return Expression(start, end, "present")


def _read_span(match: re.Match[str]) -> Expression | None:
    """Read 五年来, 过去五年, 今后五年; a bare 五年 is a length of time and no period."""
    direction, tail = match["direction"], match["span_tail"]
    if direction is None and tail is None:
        return None
    if direction in ("前", "这", None) and not tail and match["count"] not in ("五", "5"):
        return None
    count = read_small(match["count"])
    return Expression(*match.span("found"), "span", count, count, ahead=direction in ("今后", "未来"))


def _months(match: re.Match[str], prefix: str) -> tuple[tuple[int, int] | None, int | None]:
    """Return the months that a wording narrows a year to, and the day, where it does."""
    if half := match[prefix + "half"]:
        return ((1, 6) if half[0] == "上" else (7, 12)), None
    if first := match[prefix + "first_months"]:
        count = read_small(first[1:].rstrip("个月季度"))
        last = count * (3 if match[prefix + "first_unit"] == "季度" else 1)
        return ((1, last) if 1 <= last <= 12 else None), None
    if quarter := match[prefix + "quarter"]:
        number = 1 if quarter == "首季" else read_small(quarter.strip("第季度"))
        return (number * 3 - 2, number * 3), None
    if first := match[prefix + "month"]:
        months = read_small(first), read_small(match[prefix + "month_last"])
        return (months if 1 <= months[0] <= months[1] <= 12 else None), None
    if first := match[prefix + "day_month"]:
        month, day = read_small(first), read_small(match[prefix + "day"])
        return ((month, month), day) if 1 <= month <= 12 and 1 <= day <= 31 else (None, None)
    if first := match[prefix + "month_only"]:
        month = read_small(first)
        return ((month, month) if 1 <= month <= 12 else None), None
    return None, None
