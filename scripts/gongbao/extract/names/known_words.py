"""The words of the codelists that the finders of names start from, found in one pass over a text."""

from gongbao.extract.names import gazetteer
from gongbao.extract.names.lexicon import Lexicons, Spans
from gongbao.extract.names.terms import HEADS
from gongbao.extract.vocabulary import words
from gongbao.schema.codelists import rows

__all__ = ["THEME_HEADS", "find_known", "find_proofs", "find_terms", "find_theme_heads"]

THEME_HEADS = {row["word"]: row["role"] for row in rows("theme_heads") if row["role"] != "vague"}
_WORDS = Lexicons(
    known=gazetteer.ALL,
    terms=(word for word in HEADS if len(word) > 1),
    theme_heads=THEME_HEADS,
    proofs=words("firm_contexts", "sure"),
)


def find_known(text: str) -> Spans:
    """Return where the names stand that the codelists know, the longest at each offset."""
    return _WORDS.find("known", text)


def find_proofs(text: str) -> Spans:
    """Return where the words stand that follow only the name of a firm."""
    return _WORDS.find("proofs", text)


def find_terms(text: str) -> Spans:
    """Return where generic terms of two characters or more stand (高速公路, 管委会)."""
    return _WORDS.find("terms", text)


def find_theme_heads(text: str) -> Spans:
    """Return where the generic terms of industries, meetings and policies stand."""
    return _WORDS.find("theme_heads", text)
