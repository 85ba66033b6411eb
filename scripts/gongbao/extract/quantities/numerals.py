"""Numerals: the value of Arabic, full-width and Chinese numbers, exactly."""

import re
from decimal import Context, Decimal, localcontext
from functools import lru_cache

from gongbao.extract.text import fold
from gongbao.schema.codelists import rows

__all__ = [
    "CHINESE",
    "DIGITS",
    "LONGEST",
    "MULTIPLIERS",
    "NUMBER",
    "VAGUE",
    "plain",
    "read_decimal",
    "read_integer",
]

_ROWS = rows("numeral_characters")
_DIGIT_VALUES = {row["character"]: int(row["value"]) for row in _ROWS if row["kind"] == "digit"}
_TENS = {row["character"]: row["value"] for row in _ROWS if row["kind"] == "ten"}
_MULTIPLIER_VALUES = {row["character"]: int(row["value"]) for row in _ROWS if row["kind"] == "multiplier"}
_PAIRS = "".join(row["character"] for row in _ROWS if row["kind"] == "digit" and row["value"] == "2")[2:]

DIGITS = "".join(_DIGIT_VALUES) + "".join(_TENS)
MULTIPLIERS = "".join(_MULTIPLIER_VALUES)
VAGUE = "".join(row["character"] for row in _ROWS if row["kind"] == "vague")
CHINESE = DIGITS + MULTIPLIERS
# A longer row of numerals is a table or noise, and no number.
LONGEST = 80

_ALONE = "".join(c for c in DIGITS if c not in _PAIRS)
# What goes on after 千 where it begins a unit: 千瓦, 千升.
_AFTER_THOUSAND = "|".join(
    re.escape(row["word"][1:]) + (f"(?![{row['not_before']}])" if row["not_before"] else "")
    for row in rows("unit_words")
    if row["word"][0] == "千"
)
# So does 百 in 百分点, 兆 in 兆瓦; 个亿 counts in 亿, but not before 亿元级.
_MULTIPLIER = f"(?:[十拾佰仟万萬亿億]|千(?!{_AFTER_THOUSAND})|百(?!分[之点]|帕)|兆(?![瓦赫帕焦字比伏])|个(?=亿(?![元级吨美])))"
# 两 after a number is the unit of mass: 二两, but 两百 and 三千两百.
_DIGIT = f"(?:[{_ALONE}]|(?<![{CHINESE}])[{_PAIRS}]|[{_PAIRS}](?={_MULTIPLIER})|(?<=一)[{_PAIRS}](?=[个年月天次种项家名位块条件]))"
_POINT_OF_OLD = r"·[0-9]+(?= ?(?:[%‰万亿倍成元吨]|个百分点))"
_ARABIC = rf"(?:(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|[0-9]+)(?:\.[0-9]+|{_POINT_OF_OLD})?)"
_MORE = "[多余几幾來来]"
_DECIMALS = f"点[{''.join(c for c in _DIGIT_VALUES if c in _ALONE)}]+"
# Atomic, so that what follows a number never makes the scan read it twice. Arabic digits go on with
# magnitudes only: in 9万亿三个 the 三 is another number.
_FROM_ARABIC = (
    rf"{_ARABIC}(?:{_MULTIPLIER}|(?<=[{MULTIPLIERS}]){_ARABIC}(?={_MULTIPLIER})|{_MORE}(?={_MULTIPLIER}))*"
)
_FROM_CHINESE = (
    rf"(?:[{VAGUE}](?={_MULTIPLIER})|{_DIGIT}|{_MULTIPLIER})"
    rf"(?:{_DIGIT}|{_MULTIPLIER}|(?<=[{MULTIPLIERS}]){_ARABIC}(?={_MULTIPLIER})"
    rf"|{_MORE}(?={_MULTIPLIER})|(?<=[{MULTIPLIERS}零])[几幾](?![十百千]))*"
    rf"(?:{_DECIMALS}(?:(?![十拾]){_MULTIPLIER})*)?"
)
NUMBER = rf"(?>{_FROM_ARABIC}|{_FROM_CHINESE})"

_TOKEN = re.compile(rf"[0-9]+(?:\.[0-9]+)?|[{''.join(_DIGIT_VALUES)}]+|[{MULTIPLIERS}]")
_WHOLE = re.compile(rf"(?:[0-9.·]|[{CHINESE}{VAGUE}多余来來个]|点(?=[{DIGITS}]))+")
_WITH_POINT = re.compile(
    rf"(?P<head>[^点]*)点(?P<digits>[{''.join(_DIGIT_VALUES)}]+)(?P<tail>[{MULTIPLIERS}]*)"
)
_ARABIC_PARTS = re.compile(r"[0-9.]+")
_ARABIC_PART = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SPACE = re.compile(r"[ \n,]")
_WORDS_OF_MORE = re.compile("[多余来來个几幾]")
_TEN_THOUSAND = 10_000
_SHORTHAND_FROM = 100
_EXACT = Context(prec=3 * LONGEST)


def read_integer(text: str) -> int | None:
    """Return the integer that ``text`` writes (2,025, １２, 二十五, 3万), or ``None`` if it writes none."""
    value = read_decimal(text)
    return int(value) if value is not None and value == value.to_integral_value() else None


def read_decimal(text: str) -> Decimal | None:
    """Return the number that ``text`` writes, exactly, or ``None``.

    Arabic, full-width and Chinese digits with Chinese magnitudes: 1.34万亿, 三十二点五, 5万6千.
    多 and 余 are passed over; 几百, 数十 and 十几 give ``None``.
    """
    folded = _SPACE.sub("", fold(text))
    return _value(folded) if folded and len(folded) <= LONGEST else None


def plain(value: Decimal) -> Decimal:
    """Return a whole ``value`` without exponent and decimals, any other one as it is."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1), context=_EXACT) if value == whole else value


@lru_cache(maxsize=16384)
def _value(folded: str) -> Decimal | None:
    if not _WHOLE.fullmatch(folded) or folded[0] in VAGUE or folded in ("十几", "十幾"):
        return None
    bare = _WORDS_OF_MORE.sub("", folded).replace("·", ".")
    for character, tens in _TENS.items():
        bare = bare.replace(character, tens)
    if not bare or not all(_ARABIC_PART.fullmatch(part) for part in _ARABIC_PARTS.findall(bare)):
        return None
    with localcontext(_EXACT):
        value = _read(bare)
    return None if value is None or value.adjusted() > LONGEST else plain(value)


def _read(bare: str) -> Decimal | None:
    pointed = _WITH_POINT.fullmatch(bare)
    if pointed:
        return _pointed(pointed["head"], pointed["digits"], pointed["tail"])
    if "点" in bare:
        return None
    if len(bare) > 1 and all(c in _DIGIT_VALUES for c in bare):
        return _positional(bare)
    return _sum(bare)


def _pointed(head: str, digits: str, tail: str) -> Decimal:
    """Return the value of 三十二点五 or 一点三四万亿: a head, its decimals, and the magnitudes of both."""
    value = (_sum(head) if head else Decimal(0)) + _positional(digits).scaleb(-len(digits))
    for character in tail:
        value *= _MULTIPLIER_VALUES[character]
    return value


def _positional(digits: str) -> Decimal:
    return Decimal("".join(str(_DIGIT_VALUES[c]) for c in digits))


def _sum(bare: str) -> Decimal:
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
        if multiplier < _TEN_THOUSAND:
            section += (Decimal(1) if pending is None else pending) * multiplier
            pending = None
            continue
        section += pending or 0
        if not section:
            total = total * multiplier if smallest else Decimal(multiplier if pending is None else 0)
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
    return _positional(token), 1 if token[0] in "零〇" or len(token) > 1 else shorthand
