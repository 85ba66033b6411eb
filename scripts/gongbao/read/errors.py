"""What can be wrong with a report's file or with ``sources.csv``: values first, the sentence last.

Each error names the file by its path below the raw folder, so that no path of the machine gets into
what is published.
"""

from dataclasses import dataclass, fields
from typing import Any

__all__ = [
    "AbsentFile",
    "AdvisedError",
    "BadSourceValue",
    "BlankText",
    "ControlCharacter",
    "DamagedFile",
    "EmptyFile",
    "EncryptedFile",
    "MalformedSources",
    "MalformedTable",
    "NoTextOnPages",
    "NotText",
    "OtherFormat",
    "OutsideFolder",
    "PicturesOnly",
    "ReadError",
    "TooLarge",
    "UnknownEncoding",
    "UnknownFormat",
    "UnnameableFile",
    "UnopenableFile",
    "WrongChecksum",
    "brief",
]


def brief(error: BaseException, longest: int = 120) -> str:
    """Return what an exception of a library says, on one line of at most ``longest`` characters, or else its kind."""
    return " ".join(str(error).split())[:longest] or type(error).__name__


@dataclass(eq=False)
class ReadError(Exception):
    """A report cannot be read. ``str()`` gives file, place, problem and remedy in one line."""

    file: str

    @property
    def problem(self) -> str:
        """What is wrong, with the value seen and its place."""
        raise NotImplementedError

    @property
    def remedy(self) -> str:
        """What the owner of the file can do about it."""
        raise NotImplementedError

    def __str__(self) -> str:
        return f"{self.file}: {self.problem} {self.remedy}"

    def __reduce__(self) -> tuple[Any, ...]:
        # Exceptions travel between processes by the arguments that make them.
        return type(self), tuple(getattr(self, field.name) for field in fields(self))


class AdvisedError(ReadError):
    """An error whose remedy depends on the case: its field ``advice``."""

    advice: str

    @property
    def remedy(self) -> str:
        return self.advice


class EmptyFile(ReadError):
    """The file has no bytes."""

    problem = "the file is empty (0 bytes)."
    remedy = "Put the report's text into it, or remove it."


class BlankText(ReadError):
    """The file has nothing but white space."""

    problem = "the file holds nothing but white space."
    remedy = "Put the report's text into it, or remove it."


@dataclass(eq=False)
class NotText(ReadError):
    """The file is binary. ``offset`` counts bytes from 0; ``format`` says what it looks like."""

    format: str
    offset: int
    remedy = "Give it the ending of what it is, such as .pdf or .docx, or save it as plain text in UTF-8."

    @property
    def problem(self) -> str:
        return f"this is not a text file: {self.format} (byte {self.offset})."


@dataclass(eq=False)
class UnknownEncoding(ReadError):
    """The bytes are no text in ``encoding``. ``offset`` counts bytes from 0; ``found`` begins there."""

    encoding: str
    offset: int
    found: bytes
    remedy = "Save the report as UTF-8; GB18030, and UTF-16 with a byte order mark, are read too."

    @property
    def problem(self) -> str:
        seen = self.found.hex(" ").upper()
        return f"the bytes {seen} at byte {self.offset} are not valid {self.encoding}."


@dataclass(eq=False)
class UnknownFormat(ReadError):
    """The end of the file's name is none of those that are read, ``known``."""

    known: tuple[str, ...]
    remedy = "Save the report as one of them."

    @property
    def problem(self) -> str:
        return f"only files with these endings are read: {', '.join(self.known)}."


@dataclass(eq=False)
class ControlCharacter(ReadError):
    """The text has a control character. ``offset`` counts code points from 0, ``line`` from 1."""

    character: str
    offset: int
    line: int
    remedy = "Remove it: no published format can hold it."

    @property
    def problem(self) -> str:
        return f"control character U+{ord(self.character):04X} at character {self.offset} (line {self.line})."


@dataclass(eq=False)
class OtherFormat(AdvisedError):
    """The file is not what its name says: ``expected`` is the format of its name, ``found`` that of its bytes."""

    expected: str
    found: str
    advice: str

    @property
    def problem(self) -> str:
        return f"this is no {self.expected}: {self.found}."


@dataclass(eq=False)
class DamagedFile(ReadError):
    """The file begins like the ``format`` of its name and cannot be read as one; ``reason`` says why."""

    format: str
    reason: str
    remedy = "Fetch it again from its source, or open it and save it anew."

    @property
    def problem(self) -> str:
        return f"this {self.format} is damaged ({self.reason})."


@dataclass(eq=False)
class EncryptedFile(ReadError):
    """The ``format`` of the file's name, closed by a password."""

    format: str
    remedy = "Save a copy without the password, and add that."

    @property
    def problem(self) -> str:
        return f"this {self.format} cannot be opened without a password."


@dataclass(eq=False)
class TooLarge(ReadError):
    """``what`` would take more than ``limit`` bytes of memory or levels of nesting, as ``unit`` says."""

    what: str
    limit: int
    unit: str
    remedy = "No report is like that. If this one is, save it as plain text in UTF-8."

    @property
    def problem(self) -> str:
        return f"{self.what} has more than {self.limit:,} {self.unit}."


class PicturesOnly(ReadError):
    """The document has pictures and no text."""

    problem = "it holds pictures and no text, as where a document was scanned."
    remedy = "Have its text recognised (OCR), proof-read it, and add that."


@dataclass(eq=False)
class NoTextOnPages(ReadError):
    """Pages that hold pictures and no text, as scanned ones do. ``pages`` counts from 1, ``total`` is all."""

    pages: tuple[int, ...]
    total: int
    remedy = "Have its text recognised (OCR), proof-read it, and add that."

    @property
    def problem(self) -> str:
        if len(self.pages) == self.total:
            return f"none of its {self.total} pages has text, as where a document was scanned."
        shown = ", ".join(map(str, self.pages[:10])) + (" …" if len(self.pages) > 10 else "")
        return f"of its {self.total} pages, {len(self.pages)} are pictures without text (page {shown})."


@dataclass(eq=False)
class UnopenableFile(ReadError):
    """The system does not let the file be opened; ``reason`` is its own word."""

    reason: str
    remedy = "Check that it is a file, and that this user may read it."

    @classmethod
    def of(cls, file: str, error: OSError) -> "UnopenableFile":
        """Return ``error`` as one of ``file``."""
        return cls(file, error.strerror or str(error) or type(error).__name__)

    @property
    def problem(self) -> str:
        return f"the file cannot be opened ({self.reason})."


class UnnameableFile(ReadError):
    """The file's name is not text."""

    problem = "the file's name is not valid UTF-8, or has control characters."
    remedy = "Rename the file."


class OutsideFolder(ReadError):
    """A link leads out of the raw folder."""

    problem = "the path leads out of the folder of reports."
    remedy = "Put the file itself into the folder: nothing outside it is read."


@dataclass(eq=False)
class AbsentFile(ReadError):
    """``sources.csv`` names a file that is not there. ``line`` counts lines from 1."""

    sources: str
    line: int
    remedy = "Add the file, or remove the row."

    @property
    def problem(self) -> str:
        return f"{self.sources} names this file on line {self.line}, and it is not there."


@dataclass(eq=False)
class WrongChecksum(ReadError):
    """The file is not the one that ``sources.csv`` describes."""

    sources: str
    line: int
    stated: str
    actual: str
    remedy = "Restore the file as it was received, or state the new checksum if the change is meant."

    @property
    def problem(self) -> str:
        return f"its SHA-256 is {self.actual}, and {self.sources} states {self.stated} on line {self.line}."


@dataclass(eq=False)
class BadSourceValue(ReadError):
    """A cell of ``sources.csv`` is not what its column holds; ``expected`` says what that is."""

    sources: str
    line: int
    column: str
    value: str
    expected: str
    remedy = "Correct the cell, or leave it empty."

    @property
    def problem(self) -> str:
        return (
            f"{self.sources}, line {self.line}, column {self.column}: {self.value!r} is not {self.expected}."
        )


@dataclass(eq=False)
class MalformedTable(AdvisedError):
    """A table, or a row of it, cannot be read. ``line`` counts lines of its file from 1; 0 where it has none."""

    line: int
    reason: str
    advice: str

    @property
    def problem(self) -> str:
        return f"line {self.line}: {self.reason}." if self.line else f"{self.reason}."


class MalformedSources(MalformedTable):
    """``sources.csv`` cannot be used at all."""
