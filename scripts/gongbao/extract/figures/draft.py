"""A figure while it is read: all but what the report around it gives."""

from dataclasses import dataclass
from decimal import Decimal

from gongbao.extract.facts import Figure, Period

__all__ = ["Draft"]


@dataclass(slots=True)
class Draft:
    """A :class:`Figure` without its period, its status and its whole; ``target`` tells that it is a plan's own aim."""

    start: int
    end: int
    text: str
    passage: int
    indicator: str
    measure: str
    value: Decimal | None
    unit: str
    comparator: str
    value_max: Decimal | None
    basis: str | None
    threshold: Decimal | None
    threshold_unit: str | None
    target: bool

    def finished(self, period: Period | None, status: str, parent: int | None) -> Figure:
        """Return the figure with what the report around it gives."""
        return Figure(
            self.start,
            self.end,
            self.text,
            self.passage,
            self.indicator,
            self.measure,
            self.value,
            self.unit,
            self.comparator,
            self.value_max,
            period,
            "target" if self.target else status,
            self.basis,
            parent,
            self.threshold,
            self.threshold_unit,
        )
