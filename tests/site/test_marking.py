"""What marked text keeps: every character, every span's own words, one anchor each; and nothing runs."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from gongbao.site.marking import Span, mark

TEXTS = st.text(st.sampled_from("经开区<>&\"'\n ab\U00020000"), min_size=1, max_size=24)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """Return a text and spans that nest, cross, coincide and are empty."""
    text = draw(TEXTS)
    ends = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=6))
    spans = [
        Span(min(pair), max(pair), f"s{number}", f"kind{number % 3}", f"/rows/{number}?a=1&b", "<title>")
        for number, pair in enumerate(pairs)
    ]
    return text, spans


def pieces(html: str) -> list[tuple[set[str], str]]:
    """Return each piece of text with the identifiers of the facts over it."""
    found = []
    facts: set[str] = set()
    for tag, text in re.findall(r"(<[^>]*>)|([^<]+)", html):
        named = re.search(r'data-facts="([^"]*)"', tag)
        if named:
            facts = set(named.group(1).split())
        elif tag == "</a>":
            facts = set()
        elif text:
            found.append((facts, unescape(text)))
    return found


@given(marked())
def test_the_text_is_there_whole_and_in_order(given: tuple[str, list[Span]]) -> None:
    text, spans = given
    assert "".join(piece for _, piece in pieces(mark(text, spans))) == text


@given(marked())
def test_the_pieces_of_a_span_are_its_own_words(given: tuple[str, list[Span]]) -> None:
    text, spans = given
    found = pieces(mark(text, spans))
    for span in spans:
        assert "".join(piece for facts, piece in found if span.id in facts) == text[span.start : span.end]


@given(marked())
def test_every_span_has_one_anchor(given: tuple[str, list[Span]]) -> None:
    text, spans = given
    html = str(mark(text, spans))
    for span in spans:
        assert html.count(f'id="{span.id}"') == 1


@given(marked(), st.integers(1, 23))
def test_parts_marked_one_after_the_other_are_the_whole(given: tuple[str, list[Span]], cut: int) -> None:
    text, spans = given
    middle = min(cut, len(text) - 1) if len(text) > 1 else 0
    first, second = (mark(text, spans, *part) for part in ((0, middle), (middle, len(text))))
    assert "".join(piece for _, piece in pieces(first + second)) == text
    for span in spans:
        assert (first + second).count(f'id="{span.id}"') == 1


@given(marked())
def test_nothing_of_the_text_is_markup(given: tuple[str, list[Span]]) -> None:
    text, spans = given
    tags = re.findall(r"<[^>]*>", mark(text, spans))
    assert all(re.match(r"</?(a|span)( |>)", tag) for tag in tags)


def test_a_span_within_another_leads_to_its_own_row() -> None:
    html = mark("区党工委书记王旭", [Span(0, 8, "post", "position", "/p"), Span(6, 8, "who", "person", "/w")])
    assert re.search(r'href="/w"[^>]*data-facts="post who"', html)


def test_spans_of_the_same_words_lead_to_the_list() -> None:
    html = mark("书记", [Span(0, 2, "a", "position", "/a"), Span(0, 2, "b", "position", "/b")])
    assert 'href="#list-a"' in html
