"""Identifiers of rows: hashes of what a row says in its report, never of where it stands."""

from gongbao.read.report import Report
from gongbao.schema.identifiers import identifier

__all__ = ["Occurrences", "report_id", "report_id_of"]


def report_id(report: Report) -> str:
    """Return the key of a report; its path below the raw folder alone decides, so that an edited text keeps it."""
    return report_id_of(report.source_file)


def report_id_of(source_file: str) -> str:
    """Return the key of the report at ``source_file``."""
    return identifier("reports", source_file)


class Occurrences:
    """Tells apart the rows of one report that say the same: the first, the second …

    A row's key is made of its sentence's words and its own. Offsets and numbers of sentences are no part of
    it, so that a sentence more changes the keys of no other; a sentence that stands there twice is counted.
    """

    def __init__(self) -> None:
        self._seen: dict[tuple[str, ...], int] = {}

    def identifier(self, *parts: str) -> str:
        """Return an identifier for ``parts``, another one each time that they come again."""
        count = self._seen[parts] = self._seen.get(parts, 0) + 1
        return identifier(*parts, str(count))
