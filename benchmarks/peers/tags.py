"""Turns the tags of a segmenter, word by word, into mentions with spans."""

from collections.abc import Iterable


def mentions(words: Iterable[tuple[str, str]], types: dict[str, str]) -> list[dict[str, object]]:
    """Return a mention for each word whose tag is in ``types``; words are taken to follow each other."""
    found, position = [], 0
    for word, tag in words:
        if tag in types:
            found.append({"start": position, "end": position + len(word), "type": types[tag], "name": word})
        position += len(word)
    return found
