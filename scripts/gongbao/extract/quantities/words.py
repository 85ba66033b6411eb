"""Chinese numerals that count nothing: the 三 of 三角洲, the 一 of 一个, the 万 of 万家灯火."""

from gongbao.extract.quantities.numerals import CHINESE
from gongbao.schema.codelists import rows

__all__ = ["is_article", "is_bare_magnitude", "stands_in_word"]

_WORDS = frozenset(row["word"] for row in rows("numeral_words"))
_LONGEST = max(map(len, _WORDS))
_LENGTHS = {
    character: sorted({len(w) for w in _WORDS if w[0] == character}) for character in {w[0] for w in _WORDS}
}
_REACH = max(
    next((place for place, character in enumerate(word) if character in CHINESE), 0) for word in _WORDS
)
_MAGNITUDES = frozenset("百千万亿")


def stands_in_word(folded: str, start: int, end: int) -> bool:
    """Tell whether the numeral at ``start`` stands in a word that is longer than ``folded[start:end]`` counts."""
    for first in range(max(0, start - _REACH), start + 1):
        for length in _LENGTHS.get(folded[first], ()):
            if first + length > start and folded[first : first + length] in _WORDS:
                return True
    return False


def is_article(number: str, unit: str) -> bool:
    """Tell whether 一 before a classifier is no count but the way to say "a"."""
    return number == "一" and unit.startswith("{") and unit not in ("{pp}", "{倍}", "{基点}")


def is_bare_magnitude(number: str) -> bool:
    return number in _MAGNITUDES
