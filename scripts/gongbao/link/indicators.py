"""Wordings of indicators -> the codelist, where a wording is known; nothing is guessed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from gongbao.link.gazetteer import Gazetteer, gazetteer
from gongbao.link.units import dimension
from gongbao.schema import Row
from gongbao.schema.codelists import rows
from gongbao.schema.dimensions import fits

__all__ = ["Indicators", "indicators"]

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# What a wording may hold without meaning anything else: spaces, quotation marks, a 的 before its last word.
_IDLE = re.compile(r"[\s“”\"'‘’《》]")


class Indicators:
    """The codelist of indicators, found by name or synonym."""

    def __init__(
        self, codelist: Iterable[Mapping[str, str]], affixes: Iterable[Mapping[str, str]], places: Gazetteer
    ) -> None:
        """``affixes`` are words around a name, by role: ``leading``, ``growth``, ``trailing``."""
        self._rows = {row["indicator_id"]: row for row in codelist}
        self._by_name = {
            _plain(name): code
            for code, row in self._rows.items()
            for name in (row["name"], *row["synonyms"].split(";"))
            if name
        }
        listed = list(affixes)
        self._leading = _affix("^(?:{})", listed, "leading")
        self._tails = [_affix("(?:{})$", listed, role) for role in ("trailing", "growth")]
        self._places = places
        self.find = lru_cache(maxsize=16384)(self._find)  # reports speak of the same things

    def __contains__(self, code: object) -> bool:
        return code in self._rows

    def row(self, code: str) -> Row:
        """Return the row of the table ``indicators``."""
        row = self._rows[code]
        return {
            name: row[name] or None for name in ("indicator_id", "name", "name_en", "dimension", "source")
        }

    def fits(self, code: str, unit: str) -> bool:
        """Return whether amounts of the indicator may be stated in ``unit``; 进出口 in 3个省区进出口 may not."""
        return fits(self._rows[code]["dimension"], dimension(unit))

    def _find(self, wording: str, near: str | None = None) -> tuple[str | None, str | None]:
        """Return the codes of the indicator and of the place that ``wording`` names, where it does.

        The wording counts as it stands, else without words of scope and time before it (全市, 全年), the
        name of a place, and words of growth and amount after it (增速, 总量).

        Args:
            near: code of the place that the report is about.
        """
        for text in _shortened(_plain(wording), self._tails):
            while True:
                if text in self._by_name:
                    return self._by_name[text], None
                led = self._places.leading(text, near)
                if led is not None:
                    code, _ = self.find(led[1], near)
                    if code is not None:
                        return code, led[0]
                shorter = self._leading.sub("", text)
                if shorter == text:
                    break
                text = shorter
        return None, None


@cache
def indicators() -> Indicators:
    """Return the codelist that ships with the package."""
    return Indicators(rows("indicators"), rows("indicator_affixes"), gazetteer())


def _plain(wording: str) -> str:
    return _IDLE.sub("", wording.translate(_FULL_WIDTH))


def _shortened(text: str, tails: list[re.Pattern[str]]) -> Iterator[str]:
    """Yield ``text``, and what is left of it as words at its end are taken away."""
    yield text
    for tail in reversed(tails):
        shorter = tail.sub("", text).removesuffix("的")
        if shorter and shorter != text:
            text = shorter
            yield text


def _affix(pattern: str, affixes: list[Mapping[str, str]], role: str) -> re.Pattern[str]:
    words = sorted(
        (row["word"] for row in affixes if row["role"] == role), key=lambda word: (-len(word), word)
    )
    return re.compile(pattern.format("|".join(map(re.escape, words)) or "(?!)"))
