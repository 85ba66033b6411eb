"""What can be wrong with an archive or a table of reports, or with a part of one."""

from dataclasses import dataclass

from gongbao.read.errors import AdvisedError, MalformedTable, ReadError

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
class RefusedMember(AdvisedError):
    """A member of an archive that is not read: ``reason`` says what it is, ``advice`` what to do."""

    reason: str
    advice: str

    @property
    def problem(self) -> str:
        return f"this member of the archive is not read: {self.reason}."


class RepeatedName(ReadError):
    """Two reports would have one name."""

    problem = "another report of this name was read before it."
    remedy = "Give each report a name or an id of its own."


class ChangedContainer(ReadError):
    """The archive or table is no longer what it was when its parts were listed."""

    problem = "the file that holds it changed while it was being read."
    remedy = "Build again when nothing writes to it."


@dataclass(eq=False)
class TooMuch(AdvisedError):
    """``what`` is more than ``limit``; ``advice`` says what to do."""

    what: str
    limit: str
    advice: str

    @property
    def problem(self) -> str:
        return f"{self.what}, and {self.limit} is the most that is read."


@dataclass(eq=False)
class LongReport(ReadError):
    """The text of one report is longer than ``limit`` characters."""

    limit: int
    remedy = "Split it into files of its chapters; no single report is that long."

    @property
    def problem(self) -> str:
        return f"the report has more than {self.limit:,} characters."


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


class MalformedRow(MalformedTable):
    """A table of reports, or a row of it, cannot be read."""
