"""What a validation finds, as values: each problem knows its place and its remedy."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from typing import Any

__all__ = ["Numbering", "Problem", "Verdict"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong (``error``) or odd (``warning``).

    Attributes:
        resource: name of the resource in the descriptor, or of the file where there is none.
        row: the row's number in the file, the header being 1; ``None`` where it is about the whole.
        rule: what it breaks: a Frictionless error type, or a rule of :mod:`gongbao.check.meaning`.
        column: name of the field, ``""`` where it is about the row.
        value: the cell as written.
        message: what is wrong, in a sentence.
        remedy: what to do about it.
        row_id: the row's primary key, ``""`` where it has none.
        severity: ``error`` or ``warning``.
    """

    resource: str
    row: int | None
    rule: str
    column: str = ""
    value: str = ""
    message: str = ""
    remedy: str = ""
    row_id: str = ""
    severity: str = "error"

    @property
    def place(self) -> tuple[str, int, str, str, str]:
        """A key that sorts problems as a reader meets them in the files."""
        return (self.resource, self.row or 0, self.rule, self.column, self.row_id)


@dataclass(frozen=True, slots=True)
class Numbering:
    """Where the rows of a table stand: ``parts`` are its resources, ``rows`` how many rows each has.

    A table is checked as a whole, row 2 being its first; each of its parts begins with row 2 again.
    """

    parts: tuple[str, ...]
    rows: tuple[int, ...]

    def place(self, row: int) -> tuple[str, int]:
        """Return the resource in which ``row`` of the whole stands, and its number there."""
        before = 0
        for name, rows in zip(self.parts, self.rows, strict=True):
            if row - 2 < before + rows or name == self.parts[-1]:
                return name, row - before
            before += rows
        raise AssertionError("a table has a part")

    def tell(self, row: int) -> str:
        """Return in words where ``row`` of the whole stands."""
        name, number = self.place(row)
        return f"row {number}" if len(self.parts) == 1 else f"row {number} of {name}"

    def placed(self, problem: "Problem") -> "Problem":
        """Return a problem of the whole as one of the part that has it."""
        if problem.row is None or len(self.parts) == 1:
            return problem
        name, row = self.place(problem.row)
        return replace(problem, resource=name, row=row)


@dataclass(slots=True)
class Verdict:
    """The outcome of a validation.

    Attributes:
        package: the descriptor that was validated, as the user named it.
        rows: number of rows a resource.
    """

    package: str
    rows: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, problems: Iterable[Problem]) -> None:
        """Take in ``problems``."""
        self.problems.extend(problems)

    @property
    def errors(self) -> int:
        """Number of problems that make the package wrong."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def valid(self) -> bool:
        """Whether there is no error; warnings do not count."""
        return not self.errors

    def to_dict(self) -> dict[str, Any]:
        """Return the verdict as plain values that JSON can hold."""
        return {
            "package": self.package,
            "valid": self.valid,
            "errors": self.errors,
            "warnings": len(self.problems) - self.errors,
            "rows": self.rows,
            "rules": dict(sorted(Counter(problem.rule for problem in self.problems).items())),
            "problems": [asdict(problem) for problem in sorted(self.problems, key=lambda one: one.place)],
        }
