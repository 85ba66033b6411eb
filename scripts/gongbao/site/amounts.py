"""Numbers and periods as people read them, in either language."""

from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from gongbao.site.language import Language, say

__all__ = ["amount", "grouped", "number", "period"]

_MAGNITUDES = {"zh": ((10**8, "亿"), (10**4, "万")), "en": ((10**9, " billion"), (10**6, " million"))}
_COMPARATORS = {
    "gt": (">", ""),
    "ge": ("≥", ""),
    "lt": ("<", ""),
    "le": ("≤", ""),
    "approx": ("≈", ""),
}
# Units whose sign is written right after the number.
_SIGNS = {"%": "%", "Cel": "°C"}


def number(value: object) -> Decimal | None:
    """Return a cell's value as an exact number; ``None`` where it is none."""
    if value is None or value == "":
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def grouped(value: object) -> str:
    """Return the number in full with a comma between thousands: ``350000000`` gives ``350,000,000``."""
    exact = number(value)
    if exact is None or not exact.is_finite():
        return "" if value is None else str(value)
    text = f"{exact:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(
    language: Language,
    value: object,
    unit: str | None = None,
    unit_name: str | None = None,
    value_max: object = None,
    comparator: str | None = None,
) -> str:
    """Return the quantity in words: 350000000 CNY gives ``3.5亿元``; in English ``CNY 350 million``."""
    low, high = number(value), number(value_max)
    if low is None:
        return ""
    largest = max(abs(low), abs(high) if high is not None else abs(low))
    size, word = next(((s, w) for s, w in _MAGNITUDES[language] if largest >= s), (1, ""))
    span = grouped(low / size) + (f"–{grouped(high / size)}" if high is not None else "")
    mark = _COMPARATORS.get(comparator or "", ("", ""))[0]
    if unit in _SIGNS:
        return f"{mark}{span}{word}{_SIGNS[unit]}"
    name = _unit(unit, unit_name)
    if language == "en" and unit and len(unit) == 3 and unit.isupper():
        return f"{mark}{unit} {span}{word}"
    spaced = "" if not name or (language == "zh" and not name[0].isascii()) else " "
    return f"{mark}{span}{word}{spaced}{name}"


def period(language: Language, start: str | None, end: str | None) -> str:
    """Return the two days (ISO 8601) as a year, quarter, month, day or span of days."""
    first, last = _day(start), _day(end)
    if first is None and last is None:
        return ""
    if last is None:
        return say(language, f"{first}起", f"from {first}")
    if first is None:
        return say(language, f"至{last}", f"to {last}")
    if first == last:
        return first.isoformat()
    begins, ends = first.day == 1, (last + timedelta(days=1)).day == 1
    if begins and ends:
        if (first.month, last.month) == (1, 12):
            return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        if first.year == last.year and first.month == last.month:
            return say(language, f"{first.year}年{first.month}月", f"{first:%Y-%m}")
        if first.year == last.year and last.month - first.month == 2 and first.month % 3 == 1:
            quarter = first.month // 3 + 1
            return say(language, f"{first.year}年第{quarter}季度", f"{first.year} Q{quarter}")
        if first.year == last.year:
            return say(
                language, f"{first.year}年{first.month}—{last.month}月", f"{first:%Y-%m} to {last:%Y-%m}"
            )
    return f"{first.isoformat()} – {last.isoformat()}"


def _unit(unit: str | None, name: str | None) -> str:
    if unit in (None, "1", ""):
        return ""
    if unit == "CNY":
        return "元"
    return name or str(unit).strip("{}[]")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
