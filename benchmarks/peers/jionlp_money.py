"""JioNLP: money and ratios by its own rules. Reads {name: text} as JSON, writes what it finds."""

import contextlib
import json
import sys
from decimal import Decimal

texts = json.load(sys.stdin)
with contextlib.redirect_stdout(sys.stderr):
    import jionlp

    CURRENCIES = {
        "元": "CNY",
        "美元": "USD",
        "欧元": "EUR",
        "日元": "JPY",
        "港元": "HKD",
        "英镑": "GBP",
        "韩元": "KRW",
    }
    found = {}
    for name, text in texts.items():
        figures = []
        for item in jionlp.ner.extract_money(text, with_parsing=True):
            number = item["detail"]["num"]
            value = number[0] if isinstance(number, list) else number
            start, end = item["offset"]
            figures.append(
                {
                    "start": start,
                    "end": end,
                    "value": str(Decimal(value).normalize().__format__("f")),
                    "unit": CURRENCIES.get(item["detail"]["case"], item["detail"]["case"]),
                }
            )
        found[name] = {"figures": figures, "mentions": []}
json.dump(found, sys.stdout)
