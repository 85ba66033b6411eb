"""Which reports of a folder are to be read, which are known, and how they are cut into shards."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from gongbao.link import report_id_of
from gongbao.pipeline.catalogue import Catalogue
from gongbao.pipeline.errors import Remembered
from gongbao.pipeline.fingerprint import extractor_version
from gongbao.pipeline.making import Wanted
from gongbao.pipeline.reading import Place
from gongbao.read import RawFile, RawFolder, ReadError
from gongbao.read.errors import UnopenableFile
from gongbao.read.storage import content_word

__all__ = ["Plan", "grouped", "listed", "planned"]

_MOST_REPORTS = 64
_MOST_BYTES = 1 << 20


@dataclass(slots=True)
class Plan:
    """What is known of the files of a folder.

    Attributes:
        live: reports whose rows are known, with their place.
        duplicates: files left out, each with the file that has the same bytes.
        failures: what could not be read.
        pending: what is to be read before the rest can be told.
    """

    live: list[tuple[Wanted, Place]] = field(default_factory=list)
    duplicates: dict[str, str] = field(default_factory=dict)
    failures: list[ReadError] = field(default_factory=list)
    pending: list[Wanted] = field(default_factory=list)


def listed(folder: RawFolder) -> tuple[list[Wanted], list[ReadError]]:
    """Return the reports of ``folder`` in its order, and what cannot be opened."""
    reports: list[Wanted] = []
    errors: list[ReadError] = []
    for file in folder.files:
        try:
            reports.append(Wanted(file, _key(file), report_id_of(file.source_file), file.file.size()))
        except OSError as error:
            errors.append(UnopenableFile(file.source_file, error.strerror or type(error).__name__))
        except ReadError as error:
            errors.append(error)
    return reports, errors


def planned(reports: Sequence[Wanted], catalogue: Catalogue, failed: Mapping[str, ReadError]) -> Plan:
    """Return what is known; of files of the same bytes the first one is the report.

    Args:
        reports: what :func:`listed` returns.
        catalogue: the reports that were read before.
        failed: what was found unreadable by this build, by key.
    """
    plan = Plan()
    first: dict[str, str] = {}
    for wanted in reports:
        name = wanted.file.source_file
        found = catalogue.find(wanted.key)
        if found is not None:
            place, digest = found
            original = first.setdefault(digest, name)
            if original == name:
                plan.live.append((wanted, place))
            else:
                plan.duplicates[name] = original
            continue
        error = failed.get(wanted.key)
        if error is None and (known := catalogue.failure(wanted.key)):
            error = Remembered(name, *known)
        if error is None:
            plan.pending.append(wanted)
        else:
            plan.failures.append(error)
    plan.live.sort(key=lambda each: each[0].report_id)
    return plan


class _Sized(Protocol):
    @property
    def report_id(self) -> str: ...
    @property
    def size(self) -> int: ...


_Report = TypeVar("_Report", bound=_Sized)


def grouped(reports: Iterable[_Report], most: int = _MOST_REPORTS) -> Iterator[list[_Report]]:
    """Yield at most so many reports at a time, in order of ``report_id``, few enough to lose with a process."""
    taken: list[_Report] = []
    size = 0
    for report in sorted(reports, key=lambda each: each.report_id):
        if taken and (len(taken) >= most or size + report.size > _MOST_BYTES):
            yield taken
            taken, size = [], 0
        taken.append(report)
        size += report.size
    if taken:
        yield taken


def _key(file: RawFile) -> str:
    """Return a hash of all that the rows of a report depend on.

    The content of a file of this machine is read for it; of others, their place tells whether they changed.
    """
    digest = content_word(file.file)
    row = file.row
    stated = [extractor_version(), file.source_file, digest, repr(file.limits)]
    if row:
        stated.append(repr((row.source, row.sha256)))
        if row.error or row.sha256 not in (None, digest):  # the message names the line
            stated.append(f"{row.line} {row.error}")
    return hashlib.sha256("\n".join(stated).encode("utf-8", "surrogatepass")).hexdigest()
