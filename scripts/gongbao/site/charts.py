"""Series of figures as a chart: what the drawing needs, and the same in words for who cannot see it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from gongbao.site.amounts import amount, number, period
from gongbao.site.language import Language, say

__all__ = ["Chart", "Series", "chart_of", "kinds_of"]

Record = dict[str, Any]

_MOST_SERIES = 8


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one place, actual or target, at most one a period."""

    key: str
    name: str
    target: bool
    points: dict[str, Record]


@dataclass(frozen=True, slots=True)
class Chart:
    """Series over the same periods, all in one unit.

    Attributes:
        periods: key (last day) and label of each period, the earliest first.
        left_out: how many series more there are than are drawn.
    """

    periods: list[tuple[str, str]]
    series: list[Series]
    unit: str
    measure: str
    left_out: int

    @property
    def form(self) -> str:
        """``line`` where some series has two periods, else ``bar``."""
        return "line" if any(len(each.points) > 1 for each in self.series) else "bar"

    def drawing(self, language: Language) -> Record:
        """Return what ``charts.js`` draws."""
        colours = {key: index for index, key in enumerate(dict.fromkeys(each.key for each in self.series))}
        return {
            "form": self.form,
            "labels": [label for _, label in self.periods],
            "series": [
                {
                    "name": each.name,
                    "colour": colours[each.key],
                    "target": each.target,
                    "values": [_float(each.points.get(key)) for key, _ in self.periods],
                    "texts": [_text(language, each.points.get(key)) for key, _ in self.periods],
                }
                for each in self.series
            ],
        }

    def in_words(self, language: Language) -> str:
        """Return the chart's content in sentences: first and last value of each series."""
        labels = dict(self.periods)
        sentences = []
        for each in self.series:
            first, last = min(each.points), max(each.points)
            text = f"{each.name}：" if language == "zh" else f"{each.name}: "
            text += f"{labels[first]} {_text(language, each.points[first])}"
            if first != last:
                text += say(language, "，", ", ") + f"{labels[last]} {_text(language, each.points[last])}"
            sentences.append(text)
        return say(language, "；", "; ").join(sentences) + say(language, "。", ".")


def kinds_of(rows: Iterable[Record]) -> list[tuple[str, str]]:
    """Return the pairs of measure and unit among ``rows``, the most frequent first."""
    counts = Counter((row["measure"], row["unit"]) for row in rows if _period_key(row))
    return sorted(counts, key=lambda kind: (-counts[kind], kind))


def chart_of(
    language: Language, rows: Iterable[Record], measure: str, unit: str, places: Iterable[str] = ()
) -> Chart:
    """Return the chart of the ``rows`` (figures) of this measure and unit.

    Of several figures for a place and a period, the one of the latest report is drawn. Without ``places``, the
    places that have most figures are drawn, at most eight series.
    """
    wanted = set(places)
    periods: dict[str, str] = {}
    series: dict[tuple[str, bool], Series] = {}
    for row in sorted(rows, key=lambda row: (row["published_on"] or row["held_on"] or "", row["start"])):
        key = _period_key(row)
        if (row["measure"], row["unit"]) != (measure, unit) or not key or number(row["value"]) is None:
            continue
        place = row["place_id"] or row["report_id"]
        if wanted and place not in wanted:
            continue
        periods[key] = period(language, row["period_start"], row["period_end"])
        target = row["status"] == "target"
        name = (row["place_en"] if language == "en" else None) or row["place"] or row["report"] or ""
        label = f"{name} {say(language, '目标', '(target)')}" if target else name
        series.setdefault((place, target), Series(place, label, target, {})).points[key] = row
    ordered = sorted(series.values(), key=lambda each: (-_total(series, each.key), each.key, each.target))
    drawn = ordered[:_MOST_SERIES]
    used = {key for each in drawn for key in each.points}
    return Chart(
        [(key, periods[key]) for key in sorted(used)], drawn, unit, measure, len(ordered) - len(drawn)
    )


def _total(series: dict[tuple[str, bool], Series], place: str) -> int:
    return sum(len(each.points) for (key, _), each in series.items() if key == place)


def _period_key(row: Record) -> str:
    return str(row["period_end"] or "")


def _float(row: Record | None) -> float | None:
    exact = number(row["value"]) if row else None
    return None if exact is None else float(exact)


def _text(language: Language, row: Record | None) -> str:
    if row is None:
        return ""
    name = row["unit_name_en"] if language == "en" else row["unit_name"]
    return amount(language, row["value"], row["unit"], name, row["value_max"], row["comparator"])
