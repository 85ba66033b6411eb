"""How a peer's process talks to a benchmark: texts in, what it finds and how long it takes out, as JSON."""

import contextlib
import json
import sys
import time
from collections.abc import Callable
from typing import Any


def answer(load: Callable[[], Callable[[str], Any]]) -> None:
    """Read {name: text}, find what there is in each text, and write {name: {"found": …, "seconds": …}}.

    ``load`` imports the peer and returns its function of a text. What it prints goes to the error stream. The
    first text is read twice, so that dictionaries and models loaded at the first call are no part of the seconds,
    which are of the processor.
    """
    texts: dict[str, str] = json.load(sys.stdin)
    told = {}
    with contextlib.redirect_stdout(sys.stderr):
        find = load()
        for text in list(texts.values())[:1]:
            find(text)
        for name, text in texts.items():
            start = time.process_time()
            found = find(text)
            told[name] = {"found": found, "seconds": time.process_time() - start}
    json.dump(told, sys.stdout)
