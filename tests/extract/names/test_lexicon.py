"""Finding known words in a text."""

import pytest

from gongbao.extract.names.lexicon import Lexicon


def test_the_longest_word_at_each_place_is_found() -> None:
    text = "经济开发区与开发区"
    found = [text[start:end] for start, end in Lexicon(["经济", "开发区", "经济开发区"]).find(text)]
    assert found == ["经济开发区", "开发区", "开发区"]


def test_nothing_is_found_in_an_empty_text() -> None:
    assert list(Lexicon(["开发区"]).find("")) == []


def test_a_word_of_one_character_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="区"):
        Lexicon(["区"])
