"""One scan over a text: every numeral once, with what it is."""

import re
from collections.abc import Iterator

from gongbao.extract.quantities.grammar import QUANTITY
from gongbao.extract.quantities.numerals import CHINESE
from gongbao.schema.codelists import rows

__all__ = ["scan"]

_PLACEHOLDERS = {
    "{cn}": "[一二三四五六七八九十百]",
    "{cnall}": f"[{CHINESE}]",
    "{y}": "(?<![0-9])(?:1[0-9]|20)[0-9]{2}(?![0-9])",
    "{cny}": "[一二][〇零○一二三四五六七八九]{3}",
}
_NUMERAL = re.compile(rf"[0-9]+(?:[.,][0-9]+)*|[{CHINESE}]+")
# A number that a letter, another digit or a month follows is part of something else.
_ENDS = r"(?!(?<=[0-9])[A-Za-z月号届]|(?<=[A-Za-z])[A-Za-z0-9])"
_LETTERED = r"[0-9]+(?:\.[0-9]+)?[A-Za-z][A-Za-z0-9]*"
_UNREAD = rf"[0-9]+(?:[.,][0-9]+)*|(?<![{CHINESE}])[{CHINESE}]{{2,}}"
_QUOTED = r"“[^“”\n]{1,12}”|《[^《》\n]{1,60}》"


def _pattern() -> re.Pattern[str]:
    contexts = [(row["kind"], _filled(row["pattern"])) for row in rows("numeral_contexts")]
    parts = [f"(?P<{kind}_{number}>{pattern})" for number, (kind, pattern) in enumerate(contexts)]
    parts.append(f"(?P<quoted>{_QUOTED})")
    parts.append(f"(?P<quantity>{QUANTITY}{_ENDS})")
    parts.append(f"(?P<name_lettered>{_LETTERED})")
    parts.append(f"(?P<unread>{_UNREAD})")
    parts.append(f"(?P<bare>[{CHINESE}])")
    return re.compile("|".join(parts))


def _filled(pattern: str) -> str:
    for placeholder, meaning in _PLACEHOLDERS.items():
        pattern = pattern.replace(placeholder, meaning)
    return pattern


_SCAN = _pattern()


def scan(folded: str) -> Iterator[tuple[str, int, int]]:
    """Yield the kind, start and end of every numeral of a folded text, in order.

    Kinds are those of numerals, and ``bare``: one Chinese numeral character that no unit follows.
    """
    for match in _SCAN.finditer(folded):
        kind = (match.lastgroup or "").rpartition("_")[0] or match.lastgroup or ""
        start, end = match.span()
        if kind == "quoted":
            for inner in _NUMERAL.finditer(folded, start, end):
                yield "name", inner.start(), inner.end()
        else:
            yield kind, start, end
