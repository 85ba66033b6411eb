"""Full-text search in Chinese: indexes of single Han characters, and queries that match them.

SQLite's ``unicode61`` tokenizer takes a run of Han characters for one word and its ``trigram`` is blind to
words of two. Here the text is segmented before it is indexed: each Han character is a token, a number is one
token (``3.5``, ``1,234`` as ``1234``), a run of letters is one token in lower case, punctuation is none. What
people type is segmented in the same way and asked for as a phrase, so that it finds the texts in which these
tokens stand side by side: 亩, 外资, GWh, KK-PARK, 100.

The indexes are contentless FTS5 tables named ``<table>_fts``; their ``rowid`` is the table's.
"""

import re
import sqlite3
import unicodedata
from dataclasses import dataclass

__all__ = ["INDEXES", "Index", "add_search", "match_expression", "segment"]

# A number that 5 does not find in 3.5 nor 100 in 2100; a run of letters; % and the like; any other single character.
_LETTERS = "a-z\u00aa\u00b5\u00ba\u00df-\u024f\u0370-\u052f"
_TOKEN = re.compile(rf"[0-9]+(?:\.[0-9]+)?|[{_LETTERS}]+|[%‰°$€£¥]|[^\W_]")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
# unicode61 knows Unicode 6.1; what is outside its Han blocks is written as a word of letters.
_RARE = re.compile(rf"(?![0-9{_LETTERS}\u3400-\u4db5\u4e00-\u9fcc])[^\W_]")
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

    Full-width forms are folded (Unicode's NFKC) and case is ignored.
    """
    if not text:
        return ""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_TOKEN.findall(_RARE.sub(_code, _THOUSANDS.sub("", folded))))


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
    connection.create_function("segment", 1, segment, deterministic=True)
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
