"""JioNLP: amounts of money and times."""

from collections.abc import Callable

from talk import answer


def load() -> Callable[[str], int]:
    """Return what counts the amounts and the times of a text."""
    import jionlp

    def count(text: str) -> int:
        return len(jionlp.ner.extract_money(text, with_parsing=True)) + len(jionlp.ner.extract_time(text))

    return count


answer(load)
