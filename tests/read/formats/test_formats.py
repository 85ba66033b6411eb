"""All formats: found by their place, and nothing but a named error whatever the bytes are."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongbao.read import ReadError, Report, read_bytes
from gongbao.read.errors import UnknownFormat
from gongbao.read.formats import SUFFIXES, format_of
from read.formats.making import PARAGRAPHS, TABLE, as_markdown, as_page, as_pdf, as_text, as_word

_GOOD = {
    ".txt": as_text(PARAGRAPHS, TABLE),
    ".md": as_markdown(PARAGRAPHS, TABLE),
    ".html": as_page(PARAGRAPHS, TABLE),
    ".docx": as_word(PARAGRAPHS, TABLE),
    ".pdf": as_pdf(PARAGRAPHS, TABLE),
}
_BEGINNINGS = [
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"<html><body>",
    b"{\\rtf1",
    b"\xff\xfe",
    b"<table><tr><td colspan=9 rowspan=9>",
]


def _is_sound(report: Report) -> bool:
    """Tell whether what a build relies on holds of a report."""
    text = report.text
    pages, headings = report.pages, report.headings
    text.encode()
    return (
        bool(text.strip())
        and list(pages) == sorted(pages)
        and all(0 <= start <= len(text) for start in pages)
        and all(start == 0 or text[start - 1] == "\n" for start in headings)
    )


def test_the_formats_that_are_read() -> None:
    assert {".txt", ".md", ".html", ".htm", ".docx", ".pdf"} <= SUFFIXES
    assert format_of("folder/REPORT.PDF") is format_of("a.pdf")
    assert format_of("a.exe") is None


def test_a_name_of_no_format_is_refused() -> None:
    with pytest.raises(UnknownFormat, match=r"\.docx"):
        read_bytes(b"x", "a.wps")


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@settings(deadline=None, max_examples=60)
@given(beginning=st.sampled_from(_BEGINNINGS), rest=st.binary(max_size=300))
def test_any_bytes_give_a_report_or_a_named_error(suffix: str, beginning: bytes, rest: bytes) -> None:
    try:
        report = read_bytes(beginning + rest, f"a{suffix}")
    except ReadError as error:
        assert str(error).startswith(f"a{suffix}: ")
    else:
        assert _is_sound(report)


@pytest.mark.parametrize("suffix", _GOOD)
@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_gives_a_report_or_a_named_error(suffix: str, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(_GOOD[suffix])
    for _ in range(chance.choice((1, 5, 50, 500))):
        at = chance.randrange(len(data) + 1)
        data[at : at + chance.choice((0, 1, 1, 8))] = chance.randbytes(chance.choice((0, 1, 1, 8)))
    try:
        assert _is_sound(read_bytes(bytes(data), f"a{suffix}"))
    except ReadError as error:
        assert str(error).startswith(f"a{suffix}: ")


@pytest.mark.parametrize("suffix", _GOOD)
@pytest.mark.parametrize("other", _GOOD)
def test_a_file_named_as_another_format_does_no_harm(suffix: str, other: str) -> None:
    try:
        assert _is_sound(read_bytes(_GOOD[other], f"a{suffix}"))
    except ReadError as error:
        assert str(error).startswith(f"a{suffix}: ")


@settings(deadline=None, max_examples=80)
@given(
    st.lists(
        st.sampled_from(
            ["<table>", "<tr>", "<td rowspan=3>", "<td colspan=70000>", "</td>", "</table>", "<p>", "<br>", "<ol start=-1>",
             "<li>", "<pre>", "\n", "<a>", "<h1>", "</h1>", "增长8%。", "|", "&#xD800;", "&#0;", "<sup>2", "<div class=nav>", "12"]
        )
    )
)  # fmt: skip
def test_any_markup_gives_a_report_or_a_named_error(parts: list[str]) -> None:
    for suffix in (".html", ".md"):
        try:
            assert _is_sound(read_bytes("".join(parts).encode(), f"a{suffix}"))
        except ReadError as error:
            assert str(error).startswith(f"a{suffix}: ")
