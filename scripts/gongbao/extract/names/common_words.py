"""Firms whose name is a common word (苹果, 大众): taken where the report shows that it speaks of the firm.

What only a firm has or does (苹果股价, 苹果宣布), a product in Latin letters, or a firm in Latin letters beside it
proves the word; then it is the firm's name wherever it stands alone in the report.
"""

import re
from collections.abc import Iterator

from gongbao.extract.names import gazetteer
from gongbao.extract.names.segmentation import stands_alone
from gongbao.extract.vocabulary import alternation, words
from gongbao.schema.codelists import rows

__all__ = ["FULL_NAMES", "find_common_words"]

FULL_NAMES = {row["word"]: row["full_name"] for row in rows("common_word_firms")}
_WORD = re.compile(alternation(FULL_NAMES))
_AFTER = re.compile(
    rf"公司|{alternation(words('firm_contexts', 'sure'))}|声?(?:{alternation(words('firm_contexts', 'said'))})"
    rf"|(?:{alternation(words('firm_contexts', 'does'))})|[A-Z][a-z]|[a-z][A-Z]"
)
_BEFORE = re.compile(rf"[A-Z]{{3,}}[、和与及]$|(?:{alternation(words('firm_contexts', 'done_to'))})$")
_BESIDE = re.compile(r"[、和与及][A-Z]{3,}")
_LONGEST_BEFORE = 8
_JOINTS = frozenset("、和与及")
_LENGTHS = range(2, 6)  # characters of the firms beside it
_NOT_BEFORE = re.compile("|".join(words("firm_contexts", "not_firm")))


def find_common_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of such names."""
    spans = [match.span() for match in _WORD.finditer(text)]
    proved = {text[start:end] for start, end in spans if _is_proved(text, start, end)}
    for start, end in spans:
        if text[start:end] in proved and not _NOT_BEFORE.match(text, end) and stands_alone(text, start, end):
            yield start, end


def _is_proved(text: str, start: int, end: int) -> bool:
    """Whether what stands beside ``text[start:end]`` is said of firms alone."""
    if _AFTER.match(text, end) or _BESIDE.match(text, end) or _stands_with_firm(text, start, end):
        return stands_alone(text, start, end)
    return _BEFORE.search(text, max(start - _LONGEST_BEFORE, 0), start) is not None


def _stands_with_firm(text: str, start: int, end: int) -> bool:
    """Whether a known firm stands beside ``text[start:end]`` in a list, or a country before it (德国大众)."""
    return text[start - 2 : start] in gazetteer.COUNTRIES or any(
        (text[end : end + 1] in _JOINTS and gazetteer.is_firm(text[end + 1 : end + 1 + length]))
        or (
            text[start - 1 : start] in _JOINTS
            and gazetteer.is_firm(text[max(start - 1 - length, 0) : start - 1])
        )
        for length in _LENGTHS
    )
