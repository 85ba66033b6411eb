"""jieba's part-of-speech tags for names, and a careful regular expression for numbers with their units."""

import logging
import re
from collections.abc import Callable
from decimal import Decimal

from tags import mentions
from talk import answer

TYPES = {"nr": "person", "nt": "organisation", "ns": "place"}
MAGNITUDES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
MAGNITUDES |= {"百亿": 10**10, "千亿": 10**11, "万亿": 10**12}
UNITS = {
    "元": "CNY",
    "人民币": "CNY",
    "美元": "USD",
    "%": "%",
    "％": "%",
    "个百分点": "{pp}",
    "百分点": "{pp}",
    "倍": "{倍}",
}
UNITS |= {
    "吨": "t",
    "公里": "km",
    "千米": "km",
    "平方公里": "km2",
    "平方米": "m2",
    "亩": "[mu_cn]",
    "公顷": "har",
}
UNITS |= {"千瓦时": "kW.h", "千瓦": "kW", "立方米": "m3", "年": "a", "天": "d", "个月": "mo"}
COUNTED = "个家项名人户座条所台辆件次位批处"
QUANTITY = re.compile(
    r"(?<![\d.〔第])(?P<number>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?P<magnitude>{'|'.join(sorted(filter(None, MAGNITUDES), key=len, reverse=True))})?[多余]?"
    rf"(?P<unit>{'|'.join(sorted(UNITS, key=len, reverse=True))}|[{COUNTED}])?"
)
FALL = re.compile(r"(?:下降|减少|降低|回落|缩短)(?:了|约)?$")


def figures(text: str) -> list[dict[str, object]]:
    """Return every number with its unit."""
    found = []
    for match in QUANTITY.finditer(text):
        unit = match["unit"]
        if unit == "年" and len(match["number"]) == 4:
            continue
        value = Decimal(re.sub("[,，]", "", match["number"])) * MAGNITUDES[match["magnitude"] or ""]
        if unit in ("%", "％", "个百分点", "百分点") and FALL.search(text, 0, match.start()):
            value = -value
        code = UNITS.get(unit or "", f"{{{unit}}}" if unit else "1")
        found.append(
            {"start": match.start(), "end": match.end(), "value": f"{value.normalize():f}", "unit": code}
        )
    return found


def load() -> Callable[[str], dict[str, object]]:
    """Return what finds the figures and the names of a text."""
    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.ERROR)

    def find(text: str) -> dict[str, object]:
        words = [(word.word, word.flag) for word in jieba.posseg.cut(text)]
        return {"figures": figures(text), "mentions": mentions(words, TYPES)}

    return find


answer(load)
