"""Firms without a generic term that are proved by what only a firm has or does (某某方面表示, 某某旗下, ABC公司).

Such a name is characters that are no common word, or a word in Latin letters, right before what proves it.
"""

import re
from collections.abc import Iterator, Sequence

from gongbao.extract.names import gazetteer
from gongbao.extract.names.evidence import PARTING
from gongbao.extract.names.known_words import find_proofs
from gongbao.extract.names.segmentation import Word, cut
from gongbao.extract.vocabulary import alternation, words

__all__ = ["find_brands"]

_PROOF = alternation(words("firm_contexts", "sure"))
_SAID = alternation(words("firm_contexts", "said"))
_LATIN = re.compile(
    rf"[A-Z](?<![A-Za-z0-9.\-].)[A-Za-z]{{2,14}}(?:(?: | ?& ?)[A-Z][A-Za-z]{{1,14}}){{0,3}} ?(?=(?:{_PROOF})|(?:{_SAID})|公司|集团)"
)
_SHORTEST, _LONGEST = 2, 6  # characters of a name in Chinese characters
_NAMES = frozenset(("namelike", "unknown"))
_LAST = words("firm_contexts", "last")
_NO_FIRM = words("firm_contexts", "none")


def find_brands(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of such names."""
    for match in _LATIN.finditer(text):
        end = match.start() + len(match.group().rstrip())
        if text[match.start() : end] not in _NO_FIRM:
            yield match.start(), end
    for end, _ in find_proofs(text):
        if not end or text[end - 1] in "·区":
            continue
        low = max(end - _LONGEST - 2, 0)
        start = _begin(cut(text, low, end), end, whole=low == 0)
        if start is not None and _SHORTEST <= end - start <= _LONGEST and text[start - 1 : start] != "·":
            yield start, end


def _begin(found: Sequence[Word], end: int, *, whole: bool) -> int | None:
    """Return where the name begins that fills the words back from ``end`` to what parts it from them.

    ``whole``: the first of the words begins the text.
    """
    begin = end
    named = False
    for word in reversed(found):
        if word.role in PARTING or not word.text.isalpha() or word.text in "的在从据对于与对和及由被把将":
            return begin if named else None
        if word.role in ("place", "known") or word.text in gazetteer.ALL:
            return None
        if word.role not in _NAMES and not (begin == end and word.text in _LAST):
            return None
        named = named or (word.role in _NAMES and end - word.start > 1)
        begin = word.start
    return begin if named and whole else None
