"""Listed firms that are named by what follows: a stock code in brackets, or an announcement of theirs."""

import re
from collections.abc import Iterator, Sequence

from gongbao.extract.names.segmentation import Word, cut
from gongbao.extract.vocabulary import words

__all__ = ["find_firms"]

# 某某股份(600000), 某某科技26日晚间公告称
_CODE = re.compile(
    r"\((?:(?:股票|证券)代码:?)?(?:(?:SH|SZ|BJ|HK)?:?\d{5,6}|\d{4}\.?HK|HK:?\d{4})(?:\.?(?:SH|SZ|BJ|HK))?[,)]"
)
_ANNOUNCEMENT = re.compile(r"公告(?:称|显示|表示|[,。])")
_ANNOUNCES = re.compile(r"于?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:晚间?|凌晨|曾|也)?(?:发布|发表|刊登)?$")
_BETWEEN = 14  # characters between the name and 公告, at most
_SHORTEST, _LONGEST = 3, 6  # characters of such a name
_ENDS = frozenset(("stop", "function", "adverb", "time", "digits", "number", "measure", "side", "other"))
_COMMON_NOUNS = words("firm_name_words", "common_noun")


def find_firms(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of such names."""
    ends = [(match.start(), False) for match in _CODE.finditer(text)]
    for match in _ANNOUNCEMENT.finditer(text):
        said = _ANNOUNCES.search(text, max(match.start() - _BETWEEN, 0), match.start())
        ends.append((said.start() if said else match.start(), not match.group().endswith(("称", "表示"))))
    for end, strict in sorted(ends):
        start = _begin(cut(text, max(end - _LONGEST - 2, 0), end), end, strict=strict)
        if start is not None and text[start:end].isalpha():
            yield start, end


def _begin(several: Sequence[Word], end: int, *, strict: bool) -> int | None:
    """Return where the name that ends at ``end`` begins among ``several``, or ``None`` where there is none.

    ``strict``: one of its words must be no common one.
    """
    if (
        not several
        or several[-1].role in ("deed", "verb")
        or (several[-1].text in _COMMON_NOUNS and len(several) == 1)
    ):
        return None
    begin = end
    for word in reversed(several):
        if (
            (word.role in _ENDS and len(word.text) > 1)
            or end - word.start > _LONGEST
            or not word.text.isalpha()
        ):
            break
        if word.text in "的在从据于对与和及日月" or (word.role == "stop"):
            break
        begin = word.start
    return begin if _SHORTEST <= end - begin and _names(several, begin, strict=strict) else None


def _names(several: Sequence[Word], begin: int, *, strict: bool) -> bool:
    """Whether the words from ``begin`` say more than a kind of body (监管部门)."""
    kept = [word for word in several if word.start >= begin]
    return (kept[-1].text not in _COMMON_NOUNS and not strict) or any(
        word.role in ("place", "known", "namelike", "latin", "unknown") for word in kept
    )
