"""How to cite a row: in words, as BibTeX and as CSL-JSON, the form that reference managers read."""

import re
from dataclasses import dataclass

from gongbao.schema import PACKAGE

__all__ = ["Citation"]

_BRACED = re.compile(r"([\\{}])")
_SPECIAL = re.compile(r"([&%$#_])")


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited.

    Attributes:
        key: identifier of the row.
        quote: the row's own words.
        title: title of the report, or the name of its file.
        publisher: who published the report; empty where that is not stated.
        published: day of publication, or of the meeting, as ISO 8601; empty where it is not known.
        address: address of the row's page.
        source: address of the report at its source; empty where it is not known.
    """

    key: str
    quote: str
    title: str
    publisher: str = ""
    published: str = ""
    address: str = ""
    source: str = ""

    def plain(self) -> str:
        """Return the citation as one line of text."""
        stated = f"{self.publisher}. " if self.publisher else ""
        day = f"（{self.published}）" if self.published else ""
        origin = f" {self.source}." if self.source else ""
        return (
            f"{stated}{self._name(f'《{self.title}》{day}')}.{origin}"
            f" In: {PACKAGE.title}, version {PACKAGE.version}, {self.key}. {self.address}"
        )

    def bibtex(self) -> str:
        """Return the citation as a BibTeX entry."""
        fields = {
            "title": self._name(self.title),
            "author": self.publisher,
            "year": self.published[:4],
            "date": self.published,
            "booktitle": PACKAGE.title,
            "version": PACKAGE.version,
            "url": self.address,
            "note": self.source,
        }
        lines = [f"  {name} = {{{_escaped(name, value)}}}" for name, value in fields.items() if value]
        return f"@misc{{gongbao-{self.key},\n" + ",\n".join(lines) + "\n}\n"

    def csl(self) -> dict[str, object]:
        """Return the citation as a CSL-JSON item."""
        item: dict[str, object] = {
            "id": f"gongbao-{self.key}",
            "type": "report",
            "title": self._name(self.title),
            "container-title": PACKAGE.title,
            "version": PACKAGE.version,
            "URL": self.address,
        }
        if self.publisher:
            item["publisher"] = self.publisher
        if self.published:
            item["issued"] = {"date-parts": [[int(part) for part in self.published.split("-")]]}
        if self.source:
            item["note"] = self.source
        return item

    def _name(self, title: str) -> str:
        return f"{title}：“{self.quote}”" if self.quote else title


def _escaped(name: str, value: str) -> str:
    if name in ("url", "note"):
        return _BRACED.sub("", value)
    return _SPECIAL.sub(r"\\\1", _BRACED.sub(" ", value))
