"""Statements: who said or pledged what.

A statement needs a speaker that is a mention (a person, an organisation, a meeting) and a verb of
saying in the same clause. Its words are the quotation before or after the verb, or what the verb
reports up to the end of the sentence. Words that run over several sentences give one statement each.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongbao.extract.document import Document
from gongbao.extract.facts import Mention, Statement
from gongbao.extract.vocabulary import beginning_with, found_in, trie
from gongbao.schema.codelists import rows

__all__ = ["find_statements"]

_ROLE = {row["word"]: row["role"] for row in rows("speech_verbs")}
_VERB = beginning_with({word[0] for word in _ROLE}, trie(_ROLE))
# These are nouns as often as verbs, and count only right after their subject.
_NOUNS = frozenset(word for word, role in _ROLE.items() if role in ("required", "proposed", "reported"))
_NOUNS |= {"分析", "预计", "承诺", "保证"}
# 简称, 来说 and the like are words of their own.
_INSIDE_WORD = {"称": frozenset("简俗统名号职人自通全并"), "说": frozenset("来据传虽听学小再")}
_LISTENER = re.compile(r"[^,。;!?:“”\n]{0,14}(?:记者|本报|本刊|我们|大家)")
# What these refer to stands before them, as a quotation.
_BACKWARD = frozenset(
    {"所作的报告", "作的报告", "所作报告", "的报告", "的发言", "的讲话", "掷地有声", "如是说"}
)
_ADDRESSED = frozenset("向对给同与经被请为")
_NOT_SAID = re.compile(
    "[的地和及、于下中上以等是了性感起为率书会法服师]|明(?![年天确])|研究|显示|人士|到位|精神|事项|标准|工作会"
)
_ENDS = re.compile("[。;!?)”》\n]|$")
_SUBJECT_GAP = re.compile(r"[^,。;!?:“”\n、《》]{0,24}")
_NOUN_GAP = re.compile(
    r"(?:同志|总书记|书记|还|也|同时|并|明确|特别|进一步|今天|当天|日前|近日|\(.{1,10}\)|[\d月日]+){0,3}"
)
_ONGOING = re.compile(r"(?:[,;]|^)(?:并|还|同时|随后|他|她)?(?:还|也|同时|特别|进一步|明确|着重)?$")
_PRONOUN = re.compile("(?:他|她)[^,。;!?:“”\n、]{0,8}$")
_MEETING = re.compile(r"(?:^|[,。;!?\n ])(?:会议|大会|全会)[^,。;!?:“”\n、]{0,6}$")
_OPENING = re.compile("[ ,:]*")
_CLOSE_QUOTE = re.compile("”")
_PHRASE_BETWEEN = re.compile(r"[^,。;!?:“\n]{0,60}")
_SENTENCE_LIKE = re.compile("[。!?,…;—]$")
_PLEDGE = re.compile(
    "(?:[^,。;!?]{0,10}(?:我们|我|集团|公司|园区|街道|镇|乡|村|区|市|县|省|办|园|局|院|校|企业|单位|部门|双方|中方)里?)?"
    "(?:下一步|今后|接下来|未来)?,?(?:也|还|都)?(?:将(?!来)|力争|确保|一定|坚决)"
)
_SPEAKERS = frozenset({"person", "organisation", "meeting"})
_SHORTEST = 4  # characters of what somebody says after a comma or a colon
_SHORTEST_RUN_ON = 8  # and right after the verb, where 表示感谢 is no statement
_TRAILING = " ,。;:\n”"


class _Act(NamedTuple):
    """One act of speech: the verb at ``start`` to ``end``, by the mention with index ``speaker``.

    ``backward`` tells that the words can only stand before it.
    """

    start: int
    end: int
    speaker: int
    kind: str
    backward: bool


def find_statements(document: Document, mentions: Sequence[Mention]) -> list[Statement]:
    """Return the statements of a report in the order of their spans; speakers are indices in ``mentions``."""
    acts = list(_acts(document, mentions))
    statements: dict[tuple[int, int], Statement] = {}
    taken = -1
    for number, act in enumerate(acts):
        following = acts[number + 1] if number + 1 < len(acts) else None
        limit = _limit(document.folded, mentions, act, following)
        after = None if act.backward else _said_after(document.folded, act, limit)
        spans = [_quoted_before(document.folded, mentions[act.speaker], act), after]
        for span in filter(None, spans):
            if span is after and span[0] < taken:
                continue
            taken = max(taken, span[1])
            for start, end in _by_passage(document, *span):
                kind = act.kind
                if kind == "said" and _PLEDGE.match(document.folded, start, end):
                    kind = "pledged"
                text = document.text[start:end]
                statements.setdefault(
                    (start, end), Statement(start, end, text, document.passage_at(start), act.speaker, kind)
                )
    return sorted(statements.values(), key=lambda statement: (statement.start, statement.end))


def _acts(document: Document, mentions: Sequence[Mention]) -> Iterator[_Act]:
    """Yield the acts of speech in order, each with its speaker."""
    folded = document.folded
    speakers = [index for index, mention in enumerate(mentions) if mention.type in _SPEAKERS]
    ends = [mentions[index].end for index in speakers]
    last: int | None = None
    done = 0
    for verb in found_in(folded, _VERB):
        word, end = verb["found"], verb.end("found")
        if verb.start() < done or folded[verb.start() - 1] in _INSIDE_WORD.get(word, ()):
            continue
        nearest = bisect_right(ends, verb.start()) - 1
        index = speakers[nearest] if nearest >= 0 else None
        speaker = _speaker(document, mentions, index, last, verb)
        if speaker is None:
            continue
        backward = word in _BACKWARD or bool(_ENDS.match(folded, end))
        if not backward and _NOT_SAID.match(folded, end):
            continue
        last = speaker
        done = end
        yield _Act(verb.start(), end, speaker, _ROLE[word], backward)


def _speaker(
    document: Document, mentions: Sequence[Mention], index: int | None, last: int | None, verb: re.Match[str]
) -> int | None:
    """Return the index of the mention that ``verb`` has for its subject, or ``None``."""
    folded, at = document.folded, verb.start()
    if index is not None:
        mention = mentions[index]
        gap = _NOUN_GAP if verb["found"] in _NOUNS else _SUBJECT_GAP
        addressed = folded[max(mention.start - 1, 0)] in _ADDRESSED and mention.type != "person"
        if at - mention.end <= 24 and not addressed and gap.fullmatch(folded, mention.end, at):
            return index
    passage = document.passages[document.passage_at(at)] if document.passages else None
    if passage is None or not passage.start <= at < passage.end:
        return None
    clause = folded[max(passage.start, at - 14) : at]
    if _MEETING.search(clause):
        return _latest(mentions, index, "meeting")
    within = _people_in(mentions, index, passage.start)
    if _PRONOUN.search(clause):
        known = last if last is not None and mentions[last].type == "person" else None
        return within[0] if within else known
    if verb["found"] not in _NOUNS and _ONGOING.search(clause) and at > passage.start:
        if last is not None and mentions[last].passage == document.passage_at(at):
            return last
        return within[0] if within else None
    return None


def _people_in(mentions: Sequence[Mention], index: int | None, start: int) -> list[int]:
    """Return the indices of the people mentioned from ``start`` to the mention ``index``, in order."""
    found = []
    while index is not None and index >= 0 and mentions[index].start >= start:
        if mentions[index].type == "person":
            found.append(index)
        index -= 1
    return found[::-1]


def _latest(mentions: Sequence[Mention], index: int | None, kind: str) -> int | None:
    """Return the last mention of ``kind`` at or before ``index``."""
    while index is not None and index >= 0:
        if mentions[index].type == kind:
            return index
        index -= 1
    return None


def _limit(folded: str, mentions: Sequence[Mention], act: _Act, following: _Act | None) -> int:
    """Return where the words of ``act`` must end: before the clause of the next act."""
    if following is None:
        return len(folded)
    speaker = mentions[following.speaker]
    start = speaker.start if act.end <= speaker.start < following.start else following.start
    cut = max(folded.rfind(mark, act.end, start) for mark in ",。;!?”\n")
    return cut if cut > act.end else start


def _quoted_before(folded: str, speaker: Mention, act: _Act) -> tuple[int, int] | None:
    """Return the span of a quotation that closes right before the speaker, or ``None``."""
    close = folded.rfind("”", max(speaker.start - 61, 0), speaker.start)
    if (
        close < 0
        or speaker.start > act.start
        or not _PHRASE_BETWEEN.fullmatch(folded, close + 1, speaker.start)
    ):
        return None
    opening = _opening_quote(folded, close)
    if opening is None or not _SENTENCE_LIKE.search(folded, opening + 1, close):
        return None
    return opening + 1, close


def _opening_quote(folded: str, close: int) -> int | None:
    """Return the offset of the mark that opens the quotation closed at ``close``, in the same paragraph."""
    paragraph = folded.rfind("\n", 0, close) + 1
    depth, at = 1, close
    while depth:
        at = max(folded.rfind("“", paragraph, at), folded.rfind("”", paragraph, at))
        if at < 0:
            return None
        depth += 1 if folded[at] == "”" else -1
    return at


def _said_after(folded: str, act: _Act, limit: int) -> tuple[int, int] | None:
    """Return the span of what follows the verb: a quotation, or the rest of the sentence."""
    listener = _LISTENER.match(folded, act.end) if folded.endswith("告诉", act.start, act.end) else None
    said = listener.end() if listener else act.end
    opening = _OPENING.match(folded, said)
    start = opening.end() if opening else said
    if start >= len(folded):
        return None
    if folded[start] == "“" and {":", ","} & set(folded[said:start]):
        line = folded.find("\n", start)
        depth, at = 1, start
        while depth:
            found = [folded.find(mark, at + 1) for mark in "“”"]
            at = min((offset for offset in found if offset >= 0), default=-1)
            if at < 0 or 0 <= line < at:
                return None
            depth += 1 if folded[at] == "“" else -1
        return start + 1, at
    marks = [folded.find(mark, start) for mark in "。!?\n"]
    end = min([offset for offset in marks if offset >= 0] + [limit, len(folded)])
    least = _SHORTEST if start > said else _SHORTEST_RUN_ON
    return (start, end) if end - start >= least else None


def _by_passage(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a span that lie in one passage each, without marks at their ends."""
    first = document.passage_at(start)
    for passage in document.passages[first : bisect_left(document.starts, end)]:
        left, right = max(start, passage.start), min(end, passage.end)
        while left < right and document.folded[left] in " ,:;“\n":
            left += 1
        while right > left and document.folded[right - 1] in _TRAILING:
            right -= 1
        if right - left >= 4:
            yield left, right
