"""jieba's words with their part-of-speech tags, and nothing made of them."""

import logging
from collections.abc import Callable

from talk import answer


def load() -> Callable[[str], int]:
    """Return what counts the words of a text."""
    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.ERROR)
    return lambda text: sum(1 for _ in jieba.posseg.cut(text))


answer(load)
