"""What keeps a build, or one report of it, from being done: values first, the sentence last."""

from dataclasses import dataclass
from pathlib import Path

from gongbao.read import CONTAINER_SUFFIXES, SUFFIXES
from gongbao.read.errors import ReadError

__all__ = [
    "BuildError",
    "ExtractionFailed",
    "NoFolder",
    "NoReports",
    "NoWorkers",
    "NothingReadable",
    "Remembered",
    "Stopped",
    "WorkerDied",
    "WriterDied",
]


class BuildError(Exception):
    """Nothing can be built; what was published before stays as it was."""


@dataclass(eq=False)
class NoFolder(BuildError):
    """The folder of reports is not there."""

    folder: Path | str

    def __str__(self) -> str:
        return f"{self.folder}: there is no such folder. Name the folder of reports with --raw."


@dataclass(eq=False)
class NoReports(BuildError):
    """The folder has no file that could be a report."""

    folder: Path | str

    def __str__(self) -> str:
        kinds = " ".join(sorted(SUFFIXES | CONTAINER_SUFFIXES))
        return (
            f"{self.folder}: there are no reports ({kinds}) here. Put one there, or name another with --raw."
        )


class NoWorkers(BuildError):
    """Processes end as soon as they are started."""

    def __str__(self) -> str:
        return (
            "Processes cannot be started from here. A program that builds on several processes stands in a file"
            ' of its own and works below `if __name__ == "__main__":`; or build with one process.'
        )


class WriterDied(BuildError):
    """A process that wrote tables ended."""

    def __str__(self) -> str:
        return (
            "A process that wrote the package was ended by the system, so that nothing was published. What was"
            " read is kept. Give the build more memory or fewer processes, and build again."
        )


@dataclass(eq=False)
class NothingReadable(BuildError):
    """Not one of the reports could be read."""

    folder: Path | str
    errors: tuple[ReadError, ...]

    def __str__(self) -> str:
        return f"{self.folder}: none of the reports could be read, so nothing was published."


@dataclass(eq=False)
class ExtractionFailed(ReadError):
    """The text was read, and the extractor failed on it: a defect of Gongbao. ``cause`` is its word."""

    cause: str
    remedy = "This is a defect of Gongbao: please report it with the text."

    @property
    def problem(self) -> str:
        return f"the text was read, but extraction failed ({self.cause})."


class WorkerDied(ReadError):
    """The process that extracted the report ended: most often it had no memory left."""

    problem = "the process that extracted this report was ended by the system."
    remedy = "Give the build more memory, or split the file."


@dataclass(eq=False)
class Remembered(ReadError):
    """What kept a report from being read, as it is told between processes and kept between builds."""

    kind: str
    stated_problem: str
    stated_remedy: str

    @classmethod
    def of(cls, error: ReadError) -> "Remembered":
        """Return ``error`` as one that can be kept."""
        if isinstance(error, cls):
            return error
        return cls(error.file, type(error).__name__, error.problem, error.remedy)

    @property
    def stated(self) -> tuple[str, str, str]:
        """Return kind, problem and remedy."""
        return self.kind, self.stated_problem, self.stated_remedy

    @property
    def problem(self) -> str:
        return self.stated_problem

    @property
    def remedy(self) -> str:
        return self.stated_remedy


@dataclass(eq=False)
class Stopped(BuildError):
    """A report could not be read, and the build was to stop at the first such one."""

    error: ReadError

    def __str__(self) -> str:
        return f"{self.error} Nothing was published, since the build was to stop at the first failure."
