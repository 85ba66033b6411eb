"""A report's text as HTML in which every fact is marked: one pure function over sorted boundaries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

__all__ = ["Span", "mark"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that something is known of.

    Attributes:
        start: first code point in the text.
        end: code point after the last one.
        id: the anchor that the span's first character gets.
        kind: class of the mark, such as ``figure``.
        href: address of what is known; ``None`` for a span that is only an anchor, such as a sentence.
        title: what is known, in a few words.
    """

    start: int
    end: int
    id: str
    kind: str
    href: str | None = None
    title: str = ""


def mark(text: str, spans: Iterable[Span], start: int = 0, end: int | None = None) -> Markup:
    """Return ``text[start:end]`` as HTML with ``spans`` (which count in the whole ``text``) marked.

    The text is cut wherever a span starts or ends, so spans may nest, cross, coincide or be empty. Each piece
    carries the identifiers of all spans over it, outermost first, in ``data-facts``, and is a link to the
    innermost; when several facts have that same span, to their place in the list (``#list-<id>``). The first
    piece of a span holds its anchor. Everything is escaped. Marking the parts of a partition of the text one
    after the other gives each anchor once, too. Ends outside the text are moved to its edge.
    """
    end = len(text) if end is None else end
    inside = sorted(_within(text, spans, start, end), key=_outermost_first)
    starting: dict[int, list[Span]] = {}
    ending: dict[int, list[Span]] = {}
    for span in inside:
        starting.setdefault(max(span.start, start), []).append(span)
        ending.setdefault(min(span.end, end), []).append(span)

    pieces = []
    active: list[Span] = []
    for first, last in pairwise([*sorted({start, end, *starting, *ending}), end]):
        opened = starting.get(first, [])
        over = set(ending.get(first, []))
        active = [span for span in [*active, *opened] if span not in over]
        anchors = [span for span in opened if span.start >= start]
        pieces.append(_piece(text[first:last], sorted(active, key=_outermost_first), anchors))
    return Markup("".join(pieces))


def _within(text: str, spans: Iterable[Span], start: int, end: int) -> Iterable[Span]:
    """Yield the spans that have a character, or begin, in ``text[start:end]``, cut to the text's length."""
    for span in spans:
        first = min(max(span.start, 0), len(text))
        last = min(max(span.end, first), len(text))
        begins = start <= first < end or first == end == len(text)
        if begins or (first < end and last > start):
            yield Span(first, last, span.id, span.kind, span.href, span.title)


def _outermost_first(span: Span) -> tuple[int, int, str, str]:
    return (span.start - span.end, span.start, span.kind, span.id)


def _piece(text: str, over: Sequence[Span], anchors: Sequence[Span]) -> str:
    """Return one piece of text as HTML, the spans ``over`` it outermost first, with the ``anchors`` that begin at it.

    HTML is put together from strings that are each escaped where they enter: a long report has thousands.
    """
    content = "".join([f'<span class="at" id="{escape(span.id)}"></span>' for span in anchors]) + str(
        escape(text)
    )
    if not over or not text:
        return content
    facts = escape(" ".join([span.id for span in over]))
    linked = [span for span in over if span.href]
    if not linked:
        return f'<span data-facts="{facts}">{content}</span>'
    inner = [span for span in linked if (span.start, span.end) == (linked[-1].start, linked[-1].end)]
    kinds = escape(" ".join(sorted({f"k-{span.kind}" for span in linked})))
    href = escape(inner[0].href if len(inner) == 1 else f"#list-{inner[0].id}")
    title = escape("\n".join([span.title for span in inner if span.title]))
    # A fact in several pieces is one stop of the keyboard.
    rest = "" if any(span.href for span in anchors) else ' tabindex="-1"'
    return f'<a class="fact {kinds}" href="{href}" data-facts="{facts}" title="{title}"{rest}>{content}</a>'
