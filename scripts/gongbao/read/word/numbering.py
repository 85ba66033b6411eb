"""The numbers that Word gives to paragraphs by itself (自动编号): they stand in no text of the file."""

import re
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Numbering", "W", "value_of"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_LEGAL = str.maketrans("一二三四五六七八九十百", "壹贰叁肆伍陆柒捌玖拾佰")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_LARGEST = 100_000


def value_of(element: Any, path: str) -> str | None:
    """Return the ``w:val`` of the element at ``path`` below ``element``."""
    found = None if element is None else element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(f"{W}val")


def _number(text: str | None, default: int) -> int:
    try:
        return max(-1, min(int(text or ""), _LARGEST))
    except ValueError:
        return default


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    pattern: str
    arabic: bool


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """The lists of one document, counted as its paragraphs come."""

    def __init__(self, root: Any) -> None:
        """Read ``word/numbering.xml``; ``None`` where the file has none."""
        self._lists: dict[str, _List] = {}
        if root is None:
            return
        abstract = _shared(root)
        for each in root.iter(f"{W}num"):
            shared = abstract.get(value_of(each, "abstractNumId"))
            if shared is not None:
                self._lists[each.get(f"{W}numId")] = _overridden(each, shared)

    def next(self, list_id: str, level: int) -> str:
        """Return what stands before the next paragraph of a list, ``""`` for a bullet or no such list."""
        found = self._lists.get(list_id)
        if found is None or not 0 <= level < _LEVELS or level not in found.levels:
            return ""
        here, counts = found.levels[level], found.counts
        before = counts[level]
        counts[level] = here.start if before is None else before + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return "" if here.format in ("bullet", "none") else _written(found, here)


def _shared(root: Any) -> dict[str | None, _List]:
    """Return the lists that numbers are counted in; one that only names a style is the list of that style."""
    elements = list(root.iter(f"{W}abstractNum"))
    lists = {each.get(f"{W}abstractNumId"): _List(_levels(each)) for each in elements}
    of_style = {value_of(each, "styleLink"): lists[each.get(f"{W}abstractNumId")] for each in elements}
    linked = {each.get(f"{W}abstractNumId"): value_of(each, "numStyleLink") for each in elements}
    return {key: of_style.get(style, lists[key]) if (style := linked[key]) else lists[key] for key in lists}


def _levels(element: Any) -> dict[int, _Level]:
    found = {}
    for each in element.iter(f"{W}lvl"):
        found[_number(each.get(f"{W}ilvl"), -1)] = _Level(
            _number(value_of(each, "start"), 1),
            value_of(each, "numFmt") or "decimal",
            value_of(each, "lvlText") or "",
            each.find(f"{W}isLgl") is not None,
        )
    return found


def _overridden(num: Any, shared: _List) -> _List:
    """Return the list of ``num``: the shared one, which goes on counting, or one that begins anew."""
    overrides = num.findall(f"{W}lvlOverride")
    if not overrides:
        return shared
    levels = dict(shared.levels)
    for each in overrides:
        levels |= _levels(each)
        at = _number(each.get(f"{W}ilvl"), -1)
        start = value_of(each, "startOverride")
        if start is not None and at in levels:
            old = levels[at]
            levels[at] = _Level(_number(start, 1), old.format, old.pattern, old.arabic)
    return _List(levels)


def _written(found: _List, here: _Level) -> str:
    def place(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        level = found.levels.get(at, here)
        count = found.counts[at]
        number = level.start if count is None else count
        return _in_format(number, "decimal" if here.arabic else level.format)

    return _PLACE.sub(place, here.pattern).strip()


def _in_format(number: int, name: str) -> str:
    low = name.lower()
    if number > 0 and "legal" in low:
        return _chinese(number).translate(_LEGAL)
    if number > 0 and any(part in low for part in ("chinese", "japanese", "koreancounting", "taiwanese")):
        return _chinese(number)
    if name == "ideographDigital" or "digital" in low:
        return "".join(_DIGITS[int(digit)] for digit in str(abs(number)))
    if name == "ideographTraditional":
        return _STEMS[(number - 1) % 10]
    if name == "ideographZodiac":
        return _BRANCHES[(number - 1) % 12]
    if name in ("upperLetter", "lowerLetter") and 0 < number <= 780:
        letter = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if name == "upperLetter" else letter
    if name in ("upperRoman", "lowerRoman") and 0 < number < 400:
        return _roman(number).upper() if name == "upperRoman" else _roman(number)
    if "circle" in low and 0 < number <= 20:
        return chr(0x2460 + number - 1)
    if name == "decimalZero":
        return f"{number:02}"
    return str(number)


def _chinese(number: int) -> str:
    """Return 1 to 999 as counted in Chinese (二十一); what is larger in digits."""
    if number >= 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text
