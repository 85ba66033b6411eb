"""Chinese numerals that count nothing: the 三 of 三角洲, the 一 of 一个, the 万 of 万家灯火."""

from gongbao.extract.quantities.numerals import CHINESE
from gongbao.schema.codelists import rows

__all__ = ["stands_in_word"]

_WORDS = frozenset(row["word"] for row in rows("numeral_words"))
_LENGTHS: dict[str, set[int]] = {}
for _word in _WORDS:
    _LENGTHS.setdefault(_word[0], set()).add(len(_word))
_REACH = max(
    next((place for place, character in enumerate(word) if character in CHINESE), 0) for word in _WORDS
)


def stands_in_word(folded: str, start: int, end: int, *, unitless: bool) -> bool:
    """Tell whether the numeral ``folded[start:end]`` stands in a word that counts nothing.

    A numeral with a unit may be a word by itself (千兆) only where it is ``unitless``.
    """
    for first in range(max(0, start - _REACH), start + 1):
        for length in _LENGTHS.get(folded[first], ()):
            last = first + length
            inside = first >= start and (last < end or (last == end and not unitless))
            if last > start and not inside and folded[first:last] in _WORDS:
                return True
    return False
