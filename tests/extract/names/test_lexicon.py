"""Finding known words in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.extract.names.lexicon import Lexicon, Lexicons, find_words


def test_the_longest_word_at_each_place_is_found() -> None:
    text = "经济开发区与开发区"
    found = [text[start:end] for start, end in Lexicon(["经济", "开发区", "经济开发区"]).find(text)]
    assert found == ["经济开发区", "开发区", "开发区"]


def test_nothing_is_found_in_an_empty_text() -> None:
    assert list(Lexicon(["开发区"]).find("")) == []


def test_a_word_of_one_character_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="区"):
        Lexicon(["区"])


def test_words_with_rare_characters_are_found_at_their_place() -> None:
    text = "\U00020bb7县的𠮟𠮷湖和𠮷湖"
    found = [(start, text[start:end]) for start, end in Lexicon(["𠮷湖", "\U00020bb7县"]).find(text)]
    assert found == [(0, "\U00020bb7县"), (4, "𠮷湖"), (7, "𠮷湖")]


@pytest.mark.parametrize("text", ["开发区", "在开发区", "管委会在开发区", "开", ""])
def test_several_vocabularies_in_one_pass_find_what_each_finds_alone(text: str) -> None:
    vocabularies = {"zones": ["开发区", "开发"], "bodies": ["管委会"], "verbs": ["开发"]}
    together = Lexicons(**vocabularies)
    for name, words in vocabularies.items():
        assert list(together.find(name, text)) == list(Lexicon(words).find(text))


def test_no_word_reaches_beyond_the_end_of_a_text() -> None:
    words = ["开发", "开发区管委会"]
    assert list(Lexicon(words).find("在开发")) == [(1, 3)]
    assert list(Lexicons(zones=words).find("zones", "在开发")) == [(1, 3)]


@given(st.text("甲乙丙", max_size=40), st.sets(st.text("甲乙丙", min_size=2, max_size=4), max_size=80))
def test_few_words_are_found_as_many_are(text: str, several: set[str]) -> None:
    assert list(find_words(text, several)) == list(Lexicon(several).find(text))
