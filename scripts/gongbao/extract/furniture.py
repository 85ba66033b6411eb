"""Page furniture: what the page around a report left in its text, such as buttons, date lines and bylines."""

import re
from collections.abc import Sequence

from gongbao.extract.vocabulary import alternation, words

__all__ = ["byline_start", "furniture_lines"]

_LONGEST = 60
_FRAME = " \t【】[]()<>|/·»›:,;.-_"
_STEPS = frozenset({">", ">>", "»", "›"})  # between the names of a path such as 首页 > 政务公开
_LINES = words("furniture", "line")
_LINK_MARKS = ("·", "•", "-")
_SENTENCE = re.compile(r"[。,!?;]")
_LISTS = words("furniture", "list")
_LABEL = re.compile(
    rf"[ 【\[(]*(?:{alternation(words('furniture', 'label'))})(?: ?: ?(?P<value>.*)|(?P<bare>[ 】\])]*))$"
)
_COPYRIGHT = re.compile(
    r"(?:版权所有|Copyright|©|[京沪津渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]ICP备)",
    re.IGNORECASE,
)
_OF_COPYRIGHT = re.compile("[版©yY备]")  # one of these is in each
_DATED = re.compile(r"\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?(?: ?\d{1,2}[:时]\d{1,2}(?:[:分]\d{0,2})?)?")
_LABELLED = re.compile(rf"^ ?{_DATED.pattern} *(?:{alternation(words('furniture', 'label'))}) ?:?")
# A line of a table of contents: dots lead to its page.
_OF_CONTENTS = re.compile(r"[.·…](?:[.·… ]){3,}[ (-]*[0-9]{1,4}[ )-]*$")
_BYLINE = re.compile(rf" *\((?:{alternation(words('furniture', 'byline'))})[^()。\n]{{0,60}}\) *$")


def furniture_lines(lines: Sequence[str]) -> list[bool]:
    """Tell for each line of a folded text whether it is page furniture.

    A label alone (来源:) takes the short line below it along, and links that begin with a dot belong to
    the list (相关报道) above them.
    """
    marks: list[bool] = []
    value_follows = listed = False
    for number, line in enumerate(lines):
        bare = line.strip(_FRAME)
        if not bare:
            marks.append(bool(line.strip()))
            continue
        listed = bare in _LISTS or (listed and line.lstrip()[:1] in _LINK_MARKS)
        if listed:
            value_follows = False
            marks.append(True)
            continue
        label = _LABEL.match(line) if len(line) <= _LONGEST else None
        marks.append(label is not None or (value_follows and _is_value(line)) or _is_furniture(lines, number))
        value_follows = label is not None and not (label["value"] or "").strip()
    return marks


def _is_value(line: str) -> bool:
    """Whether ``line`` may be what the label above it is for: short, and no sentence."""
    return len(line) <= _LONGEST and _SENTENCE.search(line) is None


def _is_furniture(lines: Sequence[str], number: int) -> bool:
    """Whether the line shows by itself, or by those beside it, that it is furniture."""
    line = lines[number]
    bare = line.strip(_FRAME)
    if bare in _LINES:
        return True
    if len(line) > 2 * _LONGEST:
        return False
    if _OF_CONTENTS.search(line) or (_OF_COPYRIGHT.search(line) and _COPYRIGHT.search(line)):
        return True
    if len(line) > _LONGEST:
        return False
    beside = {
        other.strip() for other in (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
    }
    return (
        not _STEPS.isdisjoint(beside)
        or (_DATED.fullmatch(bare) is not None and ("-" in line or ":" in line))
        or ((line[0] == " " or line[0].isdigit()) and _LABELLED.match(line) is not None)
    )


def byline_start(folded: str, start: int, end: int) -> int:
    """Return where a byline in brackets at the end of ``folded[start:end]`` begins; ``end`` without one."""
    if folded[start:end].rstrip()[-1:] != ")":
        return end
    opening = folded.rfind("(", max(start, end - 80), end)
    if opening < 0 or not _BYLINE.match(folded[opening:end]):
        return end
    return opening
