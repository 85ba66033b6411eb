"""Numerals: the value of Arabic, full-width and Chinese numbers, exactly."""

import re
from decimal import Context, Decimal, localcontext
from functools import lru_cache

from gongbao.extract.text import fold
from gongbao.schema.codelists import rows

__all__ = ["CHINESE", "DIGITS", "MULTIPLIERS", "NUMBER", "VAGUE", "read_decimal", "read_integer"]

_ROWS = rows("numeral_characters")
_DIGIT_VALUES = {row["character"]: int(row["value"]) for row in _ROWS if row["kind"] == "digit"}
_TENS = {row["character"]: row["value"] for row in _ROWS if row["kind"] == "ten"}
_MULTIPLIER_VALUES = {row["character"]: int(row["value"]) for row in _ROWS if row["kind"] == "multiplier"}

DIGITS = "".join(_DIGIT_VALUES) + "".join(_TENS)
MULTIPLIERS = "".join(_MULTIPLIER_VALUES)
VAGUE = "".join(row["character"] for row in _ROWS if row["kind"] == "vague")
CHINESE = DIGITS + MULTIPLIERS

_PAIRS = "两兩俩倆"
# 千 and 百 begin a unit in 千瓦 and 百分点, 兆 in 兆瓦; 两 after a number is the unit of mass (二两).
_MULTIPLIER = r"(?:[十拾佰仟万萬亿億]|千(?![瓦克米卡帕赫伏焦字比])|百(?! ?分 ?[之点]|帕)|兆(?![瓦赫帕焦字比伏])|个(?=亿[^级元吨美]|亿$))"
_DIGIT = (
    "(?:[" + "".join(c for c in DIGITS if c not in _PAIRS) + f"]|(?<![{CHINESE}])[{_PAIRS}]"
    f"|[{_PAIRS}](?= ?{_MULTIPLIER}))"
)
_ARABIC = r"(?:(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?)"
_MORE = "[多余几幾來来]"
_POINT = f"(?: ?点 ?[{''.join(c for c in _DIGIT_VALUES if c not in _PAIRS)}]+)"
# One number: atomic, so that what follows it never makes the scan read it twice.
NUMBER = (
    rf"(?>(?:{_ARABIC}(?: ?{_MORE}?{_MULTIPLIER})*|[{VAGUE}](?= ?{_MULTIPLIER})|(?:{_DIGIT}|{_MULTIPLIER}))"
    rf"(?: {{0,2}}(?:{_DIGIT}|{_MULTIPLIER})|{_ARABIC} ?{_MULTIPLIER}+| ?{_MORE} ?{_MULTIPLIER}"
    rf"|(?<=[{MULTIPLIERS}])[几幾])*(?:{_POINT}(?: {{0,2}}(?![十拾]){_MULTIPLIER})*)?)"
)

_TOKEN = re.compile(rf"[0-9]+(?:\.[0-9]+)?|[{DIGITS}]+|[{MULTIPLIERS}]")
_WHOLE = re.compile(rf"(?:[0-9.]|[{CHINESE}{VAGUE}多余来來个]|点(?=[{DIGITS}]))+")
_WITH_POINT = re.compile(rf"(?P<head>.*?)点(?P<digits>[{DIGITS}]+)(?P<tail>.*)")
_SHORTHAND_FROM = 100
_LONGEST = 80
_EXACT = Context(prec=3 * _LONGEST)


def read_integer(text: str) -> int | None:
    """Return the integer that ``text`` writes (2,025, １２, 二十五, 3万), or ``None`` if it writes none."""
    value = read_decimal(text)
    if value is None or value != value.to_integral_value() or value.adjusted() > _LONGEST:
        return None
    return int(value)


def read_decimal(text: str) -> Decimal | None:
    """Return the number that ``text`` writes, exactly, or ``None``.

    Arabic, full-width and Chinese digits with Chinese magnitudes: 1.34万亿, 三十二点五, 5万6千.
    多 and 余 are passed over; 几百 and 数十 give ``None``.
    """
    folded = re.sub(r"[ \n,]", "", fold(text))
    if not folded or not _WHOLE.fullmatch(folded):
        return None
    return _value(folded)


@lru_cache(maxsize=16384)
def _value(folded: str) -> Decimal | None:
    if folded[0] in VAGUE or folded in ("十几", "十幾") or len(folded) > _LONGEST:
        return None
    bare = re.sub("[多余来來个几幾]", "", folded)
    for character, tens in _TENS.items():
        bare = bare.replace(character, tens)
    if not bare or bare.count(".") > len(re.findall(r"[0-9]\.[0-9]", bare)):
        return None
    with localcontext(prec=3 * _LONGEST):
        value = _read(bare)
    if value is None or value.adjusted() > _LONGEST:
        return None
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1), context=_EXACT) if value == whole else value


def _read(bare: str) -> Decimal | None:
    pointed = _WITH_POINT.fullmatch(bare)
    if pointed:
        return _pointed(pointed["head"], pointed["digits"], pointed["tail"])
    if len(bare) > 1 and all(c in _DIGIT_VALUES for c in bare):
        return _positional(bare)
    return _sum(bare)


def _pointed(head: str, digits: str, tail: str) -> Decimal | None:
    """Return the value of 三十二点五 or 一点三四万亿: a head, its decimals, and the magnitudes of both."""
    whole = _sum(head) if head else Decimal(0)
    if whole is None or any(c not in _DIGIT_VALUES for c in digits):
        return None
    value = whole + _positional(digits).scaleb(-len(digits))
    for character in tail:
        if character not in _MULTIPLIER_VALUES:
            return None
        value *= _MULTIPLIER_VALUES[character]
    return value


def _positional(digits: str) -> Decimal:
    return Decimal("".join(str(_DIGIT_VALUES[c]) for c in digits))


def _sum(bare: str) -> Decimal | None:
    """Add up digits and magnitudes; a magnitude on its own counts once (百亿)."""
    total = section = Decimal(0)
    pending: Decimal | None = None
    smallest = 0
    shorthand = 1
    for token in _TOKEN.findall(bare):
        multiplier = _MULTIPLIER_VALUES.get(token)
        if multiplier is None:
            pending, shorthand = _digits(token, shorthand)
            continue
        shorthand = multiplier // 10 if multiplier >= _SHORTHAND_FROM else 1
        if multiplier < 10_000:
            section += (Decimal(1) if pending is None else pending) * multiplier
            pending = None
            continue
        section += pending or 0
        if not section:
            total = total * multiplier if total else Decimal(multiplier if pending is None else 0)
        elif total and multiplier > smallest:
            total = (total + section) * multiplier
        else:
            total += section * multiplier
        section, pending, smallest = Decimal(0), None, multiplier
    return total + section + (pending or 0) * shorthand


def _digits(token: str, shorthand: int) -> tuple[Decimal, int]:
    """Return the value of a run of digits and what it counts: 三 in 两千三 counts hundreds."""
    if token[0] in "0123456789":
        return Decimal(token), shorthand if len(token) == 1 else 1
    zero = token[0] in "零〇"
    value = Decimal(0)
    for character in token:
        value = value * 10 + _DIGIT_VALUES[character]
    return value, 1 if zero or len(token) > 1 else shorthand
