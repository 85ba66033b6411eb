"""The grammar of a quantity: the words that make one, and what they say, read from its own text alone."""

import re
from decimal import Context, Decimal, localcontext
from functools import lru_cache
from typing import NamedTuple

from gongbao.extract.quantities.numerals import (
    CHINESE,
    DIGITS,
    LONGEST,
    MULTIPLIERS,
    NUMBER,
    plain,
    read_decimal,
)
from gongbao.extract.quantities.units import CURRENCY_MARK, SUBUNIT, UNIT, code_and_factor
from gongbao.extract.vocabulary import trie
from gongbao.schema.codelists import rows

__all__ = ["BODY", "ENDS_OF_PREFIX", "IN_PREFIX", "PREFIX", "PREFIX_OF_MAGNITUDE", "Reading", "read_quantity"]

_COMPARATORS = rows("comparators")
_BEFORE = {row["word"]: row["comparator"] for row in _COMPARATORS if row["position"] == "before"}
_AFTER = {row["word"]: row["comparator"] for row in _COMPARATORS if row["position"] == "after"}
_NOT_AFTER = {row["word"]: row["not_after"] for row in (*_COMPARATORS, *rows("signs")) if row["not_after"]}


def _words(words: list[str]) -> str:
    """Return a pattern for words that must not stand after certain characters (近 in 附近)."""
    plain = trie(word for word in words if word not in _NOT_AFTER)
    guarded = (f"(?<![{_NOT_AFTER[word]}]){re.escape(word)}" for word in words if word in _NOT_AFTER)
    return f"(?:{'|'.join((plain, *guarded))})"


_SIGN = _words([row["word"] for row in rows("signs")])
_LESS_OR_MORE = _words(list(_BEFORE))
_MORE = f"(?:{_words(list(_BEFORE))}|上)"
_MORE = "[多余]"
# 多 begins a word there: 2.4万吨多用途船
_OF_A_WORD = "用功能晶肽边酚糖头级普式彩维模极"
_BOUND = f"(?!多[{_OF_A_WORD}])(?: ?{trie(_AFTER)})"
_TO = r"(?:(?:\(含\))? ?(?:-{1,2}|~|至|到) ?)"
_PART = rf"-?负?{NUMBER}"
_SLASHED = r"(?<![0-9/.])(?:[0-9]{1,4} )?[0-9]{1,3}/[0-9]{1,4}(?![0-9/年月.])"
# The first look saves reading most Arabic numbers twice.
_FRACTION = (
    rf"(?![0-9.,]{{1,24}}[^0-9.,/ 又分百])(?:[百佰千万]分之{_PART}(?:[kKM](?![A-Za-z]))?(?:{_TO}{NUMBER}(?!分之|年))?"
    rf"|(?:{NUMBER}又)?{NUMBER}百?分之{_PART}|{_SLASHED})"
)
_DOUBLING = rf"(?:翻(?:了?[近约]?(?:(?P<times>{NUMBER})倍?)?番|倍))"
_HALF_SHARE = "(?:一半|半数|过半|大半|多半|(?<=打)对折)"
_HALVED = "半(?=个?[年月天日小时吨斤公里亩米成块世纪载克尺寸])"
_LATIN_MAGNITUDE = {"k": 1000, "K": 1000, "w": 10_000, "W": 10_000, "M": 1_000_000}
_ONE = (
    rf"(?:{NUMBER}(?:[eE][+-]?[0-9]{{1,2}}(?![0-9A-Za-z])| ?[kKwWM](?![A-Za-z0-9/]))?"
    r"|(?<![0-9.])\.[0-9]+)"
)
_LIFETIME = "(?:月|小时|钟头|星期|世纪)"
_SMALL = (
    rf"(?:[又零]?[0-9{DIGITS}]{{1,2}}{SUBUNIT}钱?(?:[0-9{DIGITS}]{SUBUNIT}钱?)?整?"
    rf"|半(?![年个岛径程导决壁边])|(?<=[成折])[一二三四五六七八九](?![{CHINESE}个项家]))"
)
# One Chinese character needs a unit: 一 stands in too many words.
_SHORT = rf"(?P<short>[{CHINESE}](?![{CHINESE}几幾]|[多余来](?=[十百千万亿])|点[{DIGITS}]|个亿))"
_HAS_UNIT = "(?(unit)|(?(second)|(?(half)(?!)|(?(short)(?!)))))"


def _prefix(less_or_more: str) -> str:
    return (
        rf"(?:(?P<sign>{_SIGN}) ?)?(?:(?P<less>{less_or_more}) ?)?"
        rf"(?:(?P<mark>{CURRENCY_MARK}) ?)?(?P<minus>(?<![0-9A-Za-z%)一-鿿-])-|(?<=[为至到长幅是率增值在和与])-|(?<!正)负)?"
    )


# The words before a number that are of the quantity; 上 only before a bare magnitude (上百).
PREFIX = _prefix(_LESS_OR_MORE)
PREFIX_OF_MAGNITUDE = _prefix(f"(?:{_LESS_OR_MORE}|上)")
_WORDS_OF_PREFIX = (
    *_BEFORE,
    *(row["word"] for row in rows("signs")),
    *(row["mark"] for row in rows("currency_marks")),
)
ENDS_OF_PREFIX = frozenset(word[-1] for word in _WORDS_OF_PREFIX) | frozenset("上负- ")
IN_PREFIX = frozenset("".join(_WORDS_OF_PREFIX)) | ENDS_OF_PREFIX
BODY = (
    rf"(?:(?P<fraction>{_FRACTION})|(?P<doubling>{_DOUBLING})|(?P<half_share>{_HALF_SHARE})"
    rf"|(?:(?P<half>{_HALVED})|(?P<first>(?>{_SHORT}|{_ONE}))(?: ?(?P<more>{_MORE}))?"
    rf"(?:个(?P<and>[多半])(?={_LIFETIME}))?)"
    rf"(?: {{0,3}}(?P<unit>(?<=个[多半]){_LIFETIME}|{UNIT})(?P<small>{_SMALL})?)?"
    rf"(?:{_TO}(?P<second>{_ONE})(?: ?{_MORE})?(?(unit) ?(?P=unit)|(?: {{0,3}}(?P<unit_of_both>{UNIT}))?))?"
    rf"{_HAS_UNIT}(?P<more_after>{_MORE}(?![{CHINESE}年种元方层样地次媒出{_OF_A_WORD}]))?)"
    rf"(?P<bound>{_BOUND})?"
)
_READ = re.compile(_prefix(f"(?:{_LESS_OR_MORE}|上(?=[百千万亿]))") + BODY)
_TWO_DIGITS = re.compile(
    rf"(?<![{DIGITS}])(?:一二|一两|二三|两三|三四|四五|五六|六七|七八|八九|三五)(?=[{MULTIPLIERS}]|$)"
)
_TRAILING_MAGNITUDE = re.compile(rf"[{MULTIPLIERS}]+$")
_BIG_MAGNITUDE = re.compile("[万萬亿億兆]+$")
_MAGNITUDE = re.compile(f"[{MULTIPLIERS}]")
_OF_MONEY = re.compile("[百千万]+亿|[^百千万亿]+万亿")
_DIGIT = re.compile("[0-9]")
_ABOUT = re.compile("[近约]")
_SIMPLE_NUMBER = re.compile("([0-9]+(?:[.][0-9]+)?)([万亿])?")
_ZEROS = {"万": 4, "亿": 8}
_RANGE_MARK = re.compile(_TO)
_PARTS_PER = {"百": Decimal(1), "佰": Decimal(1), "千": Decimal(1), "万": Decimal("0.01")}
_EXACT = Context(prec=300)
_FRACTION_DIGITS = 15
# 七五折 is 75%, as 七点五折 is.
_PERCENT_FROM = 110


class Reading(NamedTuple):
    """What a quantity's text says; ``value`` is ``None`` where it gives no number (数十)."""

    value: Decimal | None
    unit: str
    comparator: str = "eq"
    value_max: Decimal | None = None


# A number as long as the probe that stands for it, without magnitude: what most quantities have.
_ONE_NUMBER = re.compile(r"([^0-9.,/]*)([0-9]{1,10}(?:\.[0-9]{1,6})?)([^0-9.,/]*)")
_PROBE_DECIMALS = 20
_PROBE = f"0.{'1':0>{_PROBE_DECIMALS}}"  # so small that its value keeps the exponent of what multiplies it
_PLAIN_FIRST = re.compile(rf"{re.escape(_PROBE)}[十百千]?万?亿?")
_NOT_PLAIN = ("fraction", "doubling", "half_share", "half", "second", "small", "and")


@lru_cache(maxsize=65536)
def read_quantity(text: str) -> Reading | None:
    """Read the quantity that the folded ``text`` is, or return ``None`` if it is none."""
    simple = _ONE_NUMBER.fullmatch(text)
    frame = _frame(simple[1], simple[3]) if simple else None
    if simple is None or frame is None:
        return _read(text)
    value = plain(_EXACT.multiply(Decimal(simple[2]), frame.factor))
    return Reading(value, frame.unit, frame.comparator) if value else _read(text)


class _Frame(NamedTuple):
    """What the words around a number make of it: its value times ``factor``."""

    factor: Decimal
    unit: str
    comparator: str


@lru_cache(maxsize=16384)
def _frame(before: str, after: str) -> _Frame | None:
    """Return what a plain number between ``before`` and ``after`` says, or ``None`` if that depends on the number.

    Most quantities differ in their number alone, and a number is read much faster than its words.
    """
    text = f"{before}{_PROBE}{after}"
    match = _READ.fullmatch(text)
    if match is None or any(match[group] for group in _NOT_PLAIN) or match["unit"] == "折":
        return None
    reading = _reading_of(match)
    if reading.value is None or not _PLAIN_FIRST.fullmatch(match["first"] or ""):
        return None
    return _Frame(reading.value.scaleb(_PROBE_DECIMALS), reading.unit, reading.comparator)


def _read(text: str) -> Reading | None:
    match = _READ.fullmatch(text)
    return _reading_of(match) if match else None


def _reading_of(match: re.Match[str]) -> Reading:
    with localcontext(_EXACT):
        value, value_max, unit, comparator = _amount(match)
    if value is not None and (match["sign"] or match["minus"]):
        value, value_max = (-value, None) if value_max is None else (-value_max, -value)
    if unit == "1" and _OF_MONEY.fullmatch((match["first"] or "") + (match["second"] or "")):
        unit = "CNY"
    return Reading(_plain(value), unit, comparator, _plain(value_max))


def _plain(value: Decimal | None) -> Decimal | None:
    return None if value is None else plain(value)


def _amount(match: re.Match[str]) -> tuple[Decimal | None, Decimal | None, str, str]:
    comparator = _comparator(match)
    if match["fraction"]:
        return *_fraction(match["fraction"], relative=bool(match["sign"])), comparator
    if match["doubling"]:
        times = read_decimal(match["times"]) if match["times"] else Decimal(1)
        about = comparator == "eq" and _ABOUT.search(match["doubling"])
        doubled = (2**times - 1) * 100 if times and times < 20 else None
        return doubled, None, "%", "approx" if about else comparator
    if match["half_share"]:
        return Decimal(50), None, "%", "gt" if match["half_share"][0] in "过大多" else comparator
    unit, factor = _unit(match)
    if match["half"]:
        return Decimal("0.5") * factor, None, unit, comparator
    low, high = _bounds(match)
    if low is None:
        return None, None, unit, comparator
    low *= factor
    high = high * factor if high is not None else None
    if match["unit"] == "折" and low >= _PERCENT_FROM:
        low /= factor
    if match["small"]:
        low += _small(match["small"], factor)
    if match["and"] == "半":
        low += factor / 2
    return low, high, unit, comparator


def _comparator(match: re.Match[str]) -> str:
    if match["less"]:
        return _BEFORE.get(match["less"], "ge")
    if match["bound"]:
        return _AFTER[match["bound"].strip()]
    if match["more"] or match["more_after"] or match["and"] == "多":
        return "gt"
    first = match["first"] or ""
    return "gt" if re.search(f"[多余来來]|[{CHINESE}][几幾]", first) else "eq"


def _unit(match: re.Match[str]) -> tuple[str, Decimal]:
    written = match["unit"] or match["unit_of_both"]
    if written and match["and"]:
        written = f"个{written}"
    if written == "块" and not match["small"] and _DIGIT.match(match["first"] or ""):
        return "{块}", Decimal(1)  # 30块 are pieces, 三十块 are spoken of money
    if written == "度" and (match["first"] or "")[1:].endswith(("万", "亿")):
        written = "度电"  # so many degrees are counted of nothing else
    unit, factor = code_and_factor(written) if written else ("1", Decimal(1))
    if match["mark"] and (unit in ("1", "CNY")):
        unit = code_and_factor(match["mark"])[0]
    return unit, factor


def _bounds(match: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    """Return the lower and upper end of a number or range."""
    first, second = match["first"], match["second"]
    if not second:
        return _ends(first)
    low, high = _number(first), _number(second)
    if low is None or high is None:
        return None, None
    if not match["unit"]:
        low = _with_magnitude_of(first, low, second, high)
    return (low, high) if low <= high else (high, low)


def _ends(text: str) -> tuple[Decimal | None, Decimal | None]:
    """Return the number that ``text`` writes, or the two that 二三十 and 七八 leave open."""
    pair = _TWO_DIGITS.search(text)
    if pair is None:
        return _number(text), None
    low, high = (text[: pair.start()] + digit + text[pair.end() :] for digit in pair.group())
    return _number(low), _number(high)


def _with_magnitude_of(first: str, low: Decimal, second: str, high: Decimal) -> Decimal:
    """Give the lower end the magnitude that only the upper end writes (5-6亿, 一千到两千万)."""
    if second[-1] in _LATIN_MAGNITUDE and first[-1] not in _LATIN_MAGNITUDE:
        scale = Decimal(_LATIN_MAGNITUDE[second[-1]])
    else:
        has_own = _MAGNITUDE.search(first)
        shared = (_BIG_MAGNITUDE if has_own else _TRAILING_MAGNITUDE).search(second)
        if shared is None or (has_own and re.search("[万萬亿億兆]", first)):
            return low
        scale = read_decimal(shared.group()) or Decimal(1)
    return low * scale if low * scale < high else low


def _number(text: str) -> Decimal | None:
    simple = _SIMPLE_NUMBER.fullmatch(text)
    if simple:
        zeros = _ZEROS[simple[2]] if simple[2] else 0
        return Decimal(simple[1]).scaleb(zeros) if len(text) <= LONGEST else None
    if text[-1] in _LATIN_MAGNITUDE:
        value = read_decimal(text[:-1])
        return value * _LATIN_MAGNITUDE[text[-1]] if value is not None else None
    if "e" in text or "E" in text:
        return Decimal(text.replace(",", ""))
    return read_decimal("0" + text if text[0] == "." else text)


def _fraction(text: str, *, relative: bool) -> tuple[Decimal | None, Decimal | None, str]:
    """Return the value of 百分之五, 三分之一 or 1/4; of what changed by a fraction, the percentage."""
    if "/" in text:
        mixed, _, rest = text.rpartition(" ")
        above, below = (read_decimal(part) for part in rest.split("/"))
    else:
        mixed, _, rest = text.rpartition("又")
        whole, _, part = rest.partition("分之")
        if whole in _PARTS_PER and not mixed:
            return *_parts_per(whole, part), "[ppth]" if whole == "千" else "%"
        above, below = _signed_number(part), read_decimal(whole)
    if not below or above is None:
        return None, None, "1"
    ratio = ((read_decimal(mixed) or 0) if mixed else 0) + above / below
    rounded = Context(prec=_FRACTION_DIGITS)
    return (rounded.plus(ratio * 100), None, "%") if relative else (rounded.plus(ratio), None, "1")


def _parts_per(whole: str, part: str) -> tuple[Decimal | None, Decimal | None]:
    first, _, second = _RANGE_MARK.sub("\n", part, count=1).partition("\n")
    low, high = (_signed_number(first), _number(second)) if second else _ends(first)
    if low is None and not second:
        low = _signed_number(first)
    if low is None:
        return None, None
    scale = _PARTS_PER[whole]
    return low * scale, high * scale if high is not None else None


def _signed_number(text: str) -> Decimal | None:
    bare = text.lstrip("负-")
    value = _number(bare)
    return -value if value is not None and bare != text else value


def _small(text: str, factor: Decimal) -> Decimal:
    """Return what 三毛, 六角七分, 半 or the 六 of 七成六 add."""
    text = text.strip(" 又零整")
    if text == "半":
        return factor / 2
    total = Decimal(0)
    for number, unit in re.findall(rf"([0-9{DIGITS}]+) ?({SUBUNIT})?", text):
        value = read_decimal(number) or Decimal(0)
        if not unit:
            return value * factor / 10
        total += value * (Decimal("0.01") if unit == "分" else code_and_factor(unit)[1])
    return total
