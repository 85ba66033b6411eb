"""What can be wrong with an archive or a table of reports, or with a part of one."""

from dataclasses import dataclass

from gongbao.read.errors import ReadError

__all__ = [
    "ChangedContainer",
    "LongReport",
    "MalformedRow",
    "NoTextColumn",
    "RefusedMember",
    "RepeatedName",
    "TooMuch",
]


@dataclass(eq=False)
class RefusedMember(ReadError):
    """A member of an archive that is not read: ``reason`` says what it is, ``advice`` what to do."""

    reason: str
    advice: str

    @property
    def problem(self) -> str:
        return f"this member of the archive is not read: {self.reason}."

    @property
    def remedy(self) -> str:
        return self.advice


class RepeatedName(ReadError):
    """Two reports would have one name."""

    problem = "another report of this name was read before it."
    remedy = "Give each report a name or an id of its own."


class ChangedContainer(ReadError):
    """The archive or table is no longer what it was when its parts were listed."""

    problem = "the file that holds it changed while it was being read."
    remedy = "Build again when nothing writes to it."


@dataclass(eq=False)
class TooMuch(ReadError):
    """``what`` is more than ``limit``; ``advice`` says what to do."""

    what: str
    limit: str
    advice: str

    @property
    def problem(self) -> str:
        return f"{self.what}, and {self.limit} is the most that is read."

    @property
    def remedy(self) -> str:
        return self.advice


@dataclass(eq=False)
class LongReport(ReadError):
    """The text of one report is longer than ``limit`` characters."""

    limit: int

    @property
    def problem(self) -> str:
        return f"the report has more than {self.limit:,} characters."

    @property
    def remedy(self) -> str:
        return "Split it into files of its chapters; no single report is that long."


@dataclass(eq=False)
class NoTextColumn(ReadError):
    """No column of a table is known to hold texts. ``columns`` are those seen, ``known`` what one may be called."""

    columns: tuple[str, ...]
    known: tuple[str, ...]

    @property
    def problem(self) -> str:
        shown = ", ".join(self.columns[:20]) + (" …" if len(self.columns) > 20 else "")
        return f"none of its columns holds the texts of reports, so it was left aside (columns: {shown})."

    @property
    def remedy(self) -> str:
        return f"If it is a table of reports, name the column of their texts one of: {', '.join(self.known)}."


@dataclass(eq=False)
class MalformedRow(ReadError):
    """A table, or a row of it, that cannot be read; ``line`` counts lines of the file from 1, 0 where it has none."""

    line: int
    reason: str
    advice: str

    @property
    def problem(self) -> str:
        return f"line {self.line}: {self.reason}." if self.line else f"{self.reason}."

    @property
    def remedy(self) -> str:
        return self.advice
