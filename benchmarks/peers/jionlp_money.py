"""JioNLP: money and ratios by its own rules. Reads {name: text} as JSON, writes what it finds."""

from collections.abc import Callable
from decimal import Decimal

from talk import answer

CURRENCIES = {
    "元": "CNY",
    "美元": "USD",
    "欧元": "EUR",
    "日元": "JPY",
    "港元": "HKD",
    "英镑": "GBP",
    "韩元": "KRW",
}


def load() -> Callable[[str], dict[str, object]]:
    """Return what finds the figures of a text."""
    import jionlp

    def find(text: str) -> dict[str, object]:
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
        return {"figures": figures, "mentions": []}

    return find


answer(load)
