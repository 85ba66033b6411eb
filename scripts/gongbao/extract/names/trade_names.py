"""What firms are called by for short: their registered name without its form, that without place and trade.

某市鼎恒速运(中国)有限公司 is called 鼎恒速运, 鼎恒速运 is called 鼎恒, 中国南山 is called 南山.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from gongbao.extract.names import gazetteer
from gongbao.extract.names.items import proper
from gongbao.extract.names.segmentation import is_common, is_name
from gongbao.extract.vocabulary import alternation, words

__all__ = ["end_of_name", "short_names"]

# 某某速运(中国)有限公司, 某市某某科技股份有限公司: what the firm is called by stands before its form.
_REGISTERED = re.compile(
    r"(?:[一-龥]{2,3}[省市县])?(?P<short>[一-龥]{4,6}?)(?:\((?:中国|集团|控股)\))?(?:集团)?(?:股份|控股|有限|责任)*(?:\([一-龥]{2,4}\))?公司"
)
_OF_GOODS = frozenset(("期货", "基金"))  # are bought and sold under such names too
_TRADES = words("firm_contexts", "last") - _OF_GOODS
_TRADE = re.compile(
    rf"(?P<stem>[一-龥]{{2,3}})(?:{alternation(_TRADES)})+(?:中国)?|(?P<abroad>[一-龥]{{2,3}})中国"
)
# What a firm has in its name and no product in its own (鼎恒租车, not 鼎恒轮胎).
_OF_NAMES = re.compile(
    rf"(?:{alternation(word for word in _TRADES if word.endswith('业'))}|{alternation(words('firm_name_words', 'after_trade_name'))}"
    rf"|{alternation(words('firm_name_words', 'service'))})+"
)
_NOT_FIRST = tuple(words("firm_name_words", "not_first"))
_NOT_ALONE = words("firm_name_words", "not_alone") | _TRADES
_OF_PERSON = tuple(words("firm_contexts", "of_person"))
_BODIES = frozenset("局厅部委办院会校所站署社团党省市县区队军级型类")
_LEVELS = frozenset("省市县区州国")
_SURNAMES = words("surnames")
_PERSON = 3  # characters of most names of people
_HOME = "中国"
_REMEMBERED = 1 << 12  # names whose short forms are kept: a report repeats them
_STEM = (2, 3)  # characters of a name without place and trade


@lru_cache(maxsize=_REMEMBERED)
def short_names(name: str) -> tuple[str, ...]:
    """Return what the firm ``name`` is called by for short, where that is more than common words."""
    return tuple(_short_names(name))


def _short_names(name: str) -> Iterator[str]:
    registered = _REGISTERED.fullmatch(name)
    short = registered["short"] if registered else name
    if short != name and not short.startswith(_NOT_FIRST) and _is_proper(short):
        yield short
    stem = _stem(short)
    if stem is not None and stem != name:
        yield stem


def _stem(short: str) -> str | None:
    """Return ``short`` without the place before and the trade after it, where no common word remains."""
    stem = short[_place(short) :]
    trade = _TRADE.fullmatch(stem)
    stem = (trade["stem"] or trade["abroad"]) if trade else stem
    if len(stem) not in _STEM or len(stem) == len(short) or stem in _NOT_ALONE or is_common(stem):
        return None
    if stem[0] in _LEVELS or stem[-1] in _BODIES or _is_person(stem):
        return None  # 省某某集团, 某市财政局
    return None if stem in gazetteer.ALL and not gazetteer.is_firm(stem) else stem


def _is_person(stem: str) -> bool:
    """Whether ``stem`` is known to news as a name and looks like that of a person."""
    return len(stem) == _PERSON and stem[0] in _SURNAMES and is_name(stem)


def _place(name: str) -> int:
    """Return how many characters of a place or of the country stand first in ``name``."""
    return next(
        (n for n in (3, 2) if name[:n] in gazetteer.PLACES or name[:n] == _HOME),
        0,
    )


def _is_proper(short: str) -> bool:
    return short not in gazetteer.ALL and proper(short, _place(short), len(short), first=False) is not None


def end_of_name(text: str, start: int, end: int) -> int | None:
    """Return where the name ends that begins with the short name ``text[start:end]``, ``None`` where that is a person."""
    if text.startswith(_OF_PERSON, end):
        return None
    longer = _OF_NAMES.match(text, end) if end - start in _STEM else None
    return longer.end() if longer else end
