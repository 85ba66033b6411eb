"""Names that fill an item of an enumeration."""

from collections.abc import Sequence

from gongbao.extract.names.edges import IN_BRANDS, JOINTS, NEVER_INSIDE, STOPPING, backwards, joins
from gongbao.extract.names.evidence import says_something, trim, weigh
from gongbao.extract.names.segmentation import Word, cut, is_rare
from gongbao.extract.names.terms import PHASE_WORD
from gongbao.extract.vocabulary import words as codelist_words

__all__ = ["branded", "name_words", "proper"]

_AFTER_COMMON_WORD = codelist_words("list_item_words", "after_common_word")
_TRADES = frozenset(("field", "noun", "inner", "generic", "deed", "quality"))
_BRANDS = frozenset(("quality", "verb", "noun", "namelike", "other"))
_ACTIVITIES = codelist_words("list_item_words", "activity")
_BRAND = 2  # characters of the name of a firm that is a common word
_LONGEST_BRANDED = 24
_LONGEST_ITEM = 40  # characters of an item of an enumeration


def proper(text: str, start: int, end: int, *, first: bool, needed: float = 1.0) -> int | None:
    """Return where a name that fills ``[start, end)`` begins, or ``None`` where no name does.

    The ``first`` item of an enumeration has what governs the list before it; the others begin at their mark.
    """
    if not 2 <= end - start <= _LONGEST_ITEM or text.count("(", start, end) != text.count(")", start, end):
        return None
    words = name_words(text, start, end, first=first)
    while words and words[0].role in ("inner", "generic", "adverb", "measure") and len(words[0].text) > 1:
        if len(words) > 1 and words[1].text in _AFTER_COMMON_WORD:
            break  # 创业大道
        words.pop(0)
    if not words or end - words[0].start < 2 or not any(says_something(word) for word in words):
        return None
    if first and words[0].role in ("verb", "deed") and len(words[0].text) > 1:
        trimmed = trim(words)
        return None if trimmed is None or trimmed[1] < needed else trimmed[0]
    phased = len(words) > 1 and bool(PHASE_WORD.fullmatch(words[-1].text))
    return words[0].start if sum(weigh(words)) + phased >= needed else None


def branded(text: str, start: int, end: int, *, first: bool) -> int | None:
    """Return where a rare word and a trade begin that fill ``[start, end)`` (鼎盛建材), or ``None``.

    It may be a firm's name or a description; names beside it must show which.
    """
    if not 2 * _BRAND <= end - start <= _LONGEST_BRANDED:
        return None
    words = name_words(text, start, end, first=first)
    if len(words) < 2 or len(words[0].text) != _BRAND or words[0].role not in _BRANDS:
        return None
    if not is_rare(words[0].text) or words[1].role not in _TRADES or len(words[1].text) < _BRAND:
        return None
    if len(words) == 2 and words[1].text in _ACTIVITIES:
        return None
    return words[0].start


def name_words(text: str, start: int, end: int, *, first: bool) -> list[Word]:
    """Return the words of ``[start, end)`` that may be a name: of the ``first`` item its last ones, of others all or none."""
    words = list(cut(text, start, end))
    if first:
        return backwards(text, words, Word(end, end, "", "stop"), exact=False)
    return [] if any(_parts(words, i) for i in range(len(words))) else words


def _parts(words: Sequence[Word], at: int) -> bool:
    """Whether the word at index ``at`` shows that the words are a clause, not a name."""
    word = words[at]
    if word.role not in STOPPING:
        return False
    if word.text in JOINTS and 0 < at < len(words) - 1 and joins(word.text, words[at - 1], words[at + 1]):
        return False
    if word.text in IN_BRANDS and at == 1 and words[0].role == "namelike" and len(words[0].text) == 1:
        return False  # 泰和电子
    if word.text == "全国" and at and words[at - 1].role == "place":
        return False
    return len(word.text) > 1 or (word.text in NEVER_INSIDE and at > 0)
