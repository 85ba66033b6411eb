"""Full-text search in Chinese: indexes of single Han characters, and queries that match them.

SQLite's ``unicode61`` tokenizer takes a run of Han characters for one word and its ``trigram`` is blind to
words of two. Here the text is segmented before it is indexed: each Han character is a token, a number is one
token (``3.5``, ``1,234`` as ``1234``), a run of letters is one token in lower case, punctuation is none. What
people type is segmented in the same way and asked for as a phrase, so that it finds the texts in which these
tokens stand side by side: 亩, 外资, GWh, KK-PARK, 100. Traditional characters are folded into simplified ones on
both sides, so that 光伏產業 and 光伏产业 find the same.

The indexes are contentless FTS5 tables named ``<table>_fts``; their ``rowid`` is the table's.
"""

import re
import sqlite3
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from gongbao.schema.codelists import rows

__all__ = ["INDEXES", "Index", "add_search", "locate", "match_expression", "segment"]

# A number that 5 does not find in 3.5 nor 100 in 2100; a run of letters; % and the like; any other single character.
_LETTERS = "a-z\u00aa\u00b5\u00ba\u00df-\u024f\u0370-\u052f"
_TOKEN = re.compile(rf"[0-9]+(?:\.[0-9]+)?|[{_LETTERS}]+|[%‰°$€£¥]|[^\W_]")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
# unicode61 knows Unicode 6.1; what is outside its Han blocks is written as a word of letters.
_RARE = re.compile(rf"(?![0-9{_LETTERS}\u3400-\u4db5\u4e00-\u9fcc])[^\W_]")
_LOCATED = re.compile(rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?|{_TOKEN.pattern}")
_SIMPLIFIED = str.maketrans({row["traditional"]: row["simplified"] for row in rows("traditional_characters")})
_IN_LETTERS = str.maketrans("0123456789", "ghijklmnop")
_ENDS_IN_LETTER = re.compile(rf"[{_LETTERS}]\Z")
_TOKENIZER = "unicode61 remove_diacritics 0 tokenchars '.%‰°$€£¥'"

# Stands in every row of an index. No query can ask for it: digits and letters that are typed become two tokens.
_EVERY_ROW = "0all"
_NOTHING = '""'
# FTS5 refuses an expression deeper than 256, and a phrase of 30,000 tokens took it 23 s: what is longer is cut.
_MOST_WORDS = 64
_LONGEST_PHRASE = 256


@dataclass(frozen=True, slots=True)
class Index:
    """What is indexed of one table.

    Attributes:
        table: the table whose rows are found; ``row`` is its alias in the two below.
        columns: name of each column of the index, and the SQL expression that gives its text.
        joins: SQL that joins the tables whose texts are found with the row.
    """

    table: str
    columns: dict[str, str]
    joins: str = ""


_SENTENCE = "JOIN passages AS passage ON passage.passage_id = row.passage_id"
_ENTITY = "JOIN entities AS entity ON entity.entity_id = row.entity_id"

INDEXES: tuple[Index, ...] = (
    Index("reports", {name: f"row.{name}" for name in ("title", "publisher", "period", "source_file")}),
    Index("passages", {"text": "row.text", "section": "row.section"}),
    Index(
        "figures", {"indicator": "row.indicator", "text": "row.text", "sentence": "passage.text"}, _SENTENCE
    ),
    Index(
        "rankings",
        {"indicator": "row.indicator", "text": "row.text", "scope": "row.scope", "sentence": "passage.text"},
        _SENTENCE,
    ),
    Index("entities", {"name": "row.name", "name_en": "row.name_en"}),
    Index("mentions", {"text": "row.text", "name": "entity.name"}, _ENTITY),
    Index(
        "positions",
        {
            "person": "person.name",
            "title": "row.title",
            "organisation": "organisation.name",
            "text": "row.text",
        },
        "JOIN entities AS person ON person.entity_id = row.person_id"
        " LEFT JOIN entities AS organisation ON organisation.entity_id = row.organisation_id",
    ),
    Index(
        "milestones",
        {"project": "entity.name", "text": "row.text", "sentence": "passage.text"},
        f"{_ENTITY} {_SENTENCE}",
    ),
    Index(
        "statements",
        {"speaker": "speaker.name", "text": "row.text"},
        "JOIN entities AS speaker ON speaker.entity_id = row.speaker_id",
    ),
    Index("findings", {"rule": "row.rule", "message": "row.message"}),
    Index("indicators", {"name": "row.name", "name_en": "row.name_en"}),
    Index("units", {"unit": "row.unit", "name": "row.name", "name_en": "row.name_en"}),
    Index("places", {"name": "row.name", "name_en": "row.name_en"}),
)


def segment(text: str | None) -> str:
    """Return the tokens of ``text`` with a space between them: ``"30万吨KK-PARK"`` gives ``"30 万 吨 kk park"``.

    Full-width forms are folded (Unicode's NFKC), traditional characters into simplified ones, case is ignored.
    """
    if not text:
        return ""
    return " ".join(_TOKEN.findall(_RARE.sub(_code, _THOUSANDS.sub("", _fold(text)))))


def locate(text: str, query: str) -> list[tuple[int, int]]:
    """Return where the words of ``query`` stand in ``text``: start and end in code points, none overlapping."""
    tokens = _located_tokens(text)
    found: list[tuple[int, int]] = []
    for word in query.split()[:_MOST_WORDS]:
        wanted = segment(word).split()[:_LONGEST_PHRASE]
        for first in range(len(tokens) - len(wanted) + 1) if wanted else ():
            run = [token for token, _, _ in tokens[first : first + len(wanted)]]
            begins = _ENDS_IN_LETTER.search(wanted[-1]) and run[-1].startswith(wanted[-1])
            if run[:-1] == wanted[:-1] and (run[-1] == wanted[-1] or begins):
                found.append((tokens[first][1], tokens[first + len(wanted) - 1][2]))
    return _merged(found)


def match_expression(query: str | None) -> str:
    """Return the FTS5 expression for what a person typed; valid whatever ``query`` is.

    Words that white space parts must all be found, each as a phrase; a run of letters at the end of a word may
    be the beginning of a longer one. An empty query finds every row, one of nothing but punctuation finds none.
    """
    words = (query or "").split()
    if not words:
        return f'"{_EVERY_ROW}"'
    segmented = [segment(word).split()[:_LONGEST_PHRASE] for word in words[:_MOST_WORDS]]
    return " ".join(_phrase(" ".join(tokens)) for tokens in segmented if tokens) or _NOTHING


def add_search(connection: sqlite3.Connection) -> None:
    """Build the index of every table in :data:`INDEXES`, replacing one that is there.

    Call it last: the indexes refer to rows by ``rowid``, which ``VACUUM`` may change.

    Raises:
        sqlite3.OperationalError: a table or column that is to be indexed is missing.
    """
    # Rows of one sentence stand one after another and are all found by its words.
    remembering = lru_cache(maxsize=1024)(segment)
    connection.create_function("segment", 1, remembering, deterministic=True)
    for index in INDEXES:
        names = ", ".join(f'"{name}"' for name in index.columns)
        texts = [f"segment({expression})" for expression in index.columns.values()]
        texts[0] = f"'{_EVERY_ROW} ' || {texts[0]}"
        connection.execute(f'DROP TABLE IF EXISTS "{index.table}_fts"')
        connection.execute(
            f'CREATE VIRTUAL TABLE "{index.table}_fts"'
            f" USING fts5({names}, content='', tokenize=\"{_TOKENIZER}\")"
        )
        connection.execute(
            f'INSERT INTO "{index.table}_fts" (rowid, {names})'
            f' SELECT row.rowid, {", ".join(texts)} FROM "{index.table}" AS row {index.joins}'
            " ORDER BY row.rowid"
        )
        connection.execute(f'INSERT INTO "{index.table}_fts" ("{index.table}_fts") VALUES (\'optimize\')')
    connection.commit()


def _phrase(tokens: str) -> str:
    return f'"{tokens}" *' if _ENDS_IN_LETTER.search(tokens) else f'"{tokens}"'


def _code(match: re.Match[str]) -> str:
    return f" z{ord(match.group()):x} ".translate(_IN_LETTERS)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().translate(_SIMPLIFIED)


def _located_tokens(text: str) -> list[tuple[str, int, int]]:
    """Return the tokens of ``text`` as :func:`segment` makes them, each with its start and end in ``text``."""
    folded = [_fold(character) for character in text]
    origin = [index for index, characters in enumerate(folded) for _ in characters]
    return [
        (segment(match.group()), origin[match.start()], origin[match.end() - 1] + 1)
        for match in _LOCATED.finditer("".join(folded))
    ]


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
