"""What the numbers of a sentence were of so far, for those that name no indicator of their own."""

from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["Indicator", "Place", "Subject"]


@dataclass(slots=True)
class Subject:
    """What the numbers that name no indicator of their own are of, and what was named before."""

    indicator: str = ""
    last: str = ""
    first: str = ""  # of its paragraph
    paragraph: int = 0
    levels: list[str] = field(default_factory=list)

    def remember(self, indicator: str) -> str:
        """Note that a number is of ``indicator``, and return it."""
        self.indicator = self.last = indicator
        self.first = self.first or indicator
        self.levels = [*self.levels[-4:], indicator]
        return indicator


@dataclass(slots=True)
class Place:
    """Where the reading of a sentence has come to, and what the number before was in."""

    consumed: int = 0  # where the words about the number before end
    free_from: int = 0  # the same, before the number that is being read
    unit_before: str = ""
    came_from: str | None = None  # unit of the number before, where a change begins with it


class Indicator(NamedTuple):
    """A wording, and whether it is a plan's own target, what the number counts, or said before.

    ``generic`` is the word that says no more than which side of what was said before is meant (总数, 增速).
    """

    wording: str
    plan: bool = False
    counted: bool = False
    inherited: bool = False
    generic: str = ""
