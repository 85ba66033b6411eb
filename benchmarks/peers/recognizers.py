"""Recognizers-Text: Chinese numbers, percentages, currencies and dimensions."""

from collections.abc import Callable

from talk import answer

# its English names of units, in UCUM
UNITS = {
    "Kilometer": "km",
    "Meter": "m",
    "Square meter": "m2",
    "Square kilometer": "km2",
    "Cubic meter": "m3",
    "Metric ton": "t",
    "Ton": "t",
    "Kilogram": "kg",
    "Hectare": "har",
    "Mu": "[mu_cn]",
}


def load() -> Callable[[str], dict[str, object]]:
    """Return what finds the figures of a text."""
    import recognizers_suite as suite

    def find(text: str) -> dict[str, object]:
        figures = []
        taken: list[tuple[int, int]] = []
        for recognise in (
            suite.recognize_currency,
            suite.recognize_percentage,
            suite.recognize_dimension,
            suite.recognize_number,
        ):
            for item in recognise(text, suite.Culture.Chinese):
                start, end = item.start, item.end + 1
                value = (item.resolution or {}).get("value")
                if value is None or any(start < last and first < end for first, last in taken):
                    continue
                taken.append((start, end))
                unit = item.resolution.get("isoCurrency") or item.resolution.get("unit")
                if recognise is suite.recognize_percentage:
                    value, unit = value.rstrip("%"), "%"
                figures.append(
                    {"start": start, "end": end, "value": value, "unit": UNITS.get(unit, unit) or "1"}
                )
        return {"figures": figures, "mentions": []}

    return find


answer(load)
