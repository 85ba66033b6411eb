"""The formats that reports come in: each module here is one, found by its place.

A format states ``SUFFIXES`` (how the names of its files end, in lower case), ``MEDIA_TYPE`` (its IANA name) and
``read(data, name) -> Content``, a pure function that raises nothing but :class:`~gongbao.read.errors.ReadError`.
It imports its library when it first reads, so that a folder of plain text pays for none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePosixPath
from pkgutil import iter_modules

from gongbao.read.content import Content

__all__ = ["SUFFIXES", "Format", "format_of"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what its files are called, its media type, and its reader."""

    suffixes: tuple[str, ...]
    media_type: str
    read: Callable[[bytes, str], Content]


def _find() -> dict[str, Format]:
    found: dict[str, Format] = {}
    for module in iter_modules(__path__, f"{__name__}."):
        here = import_module(module.name)
        found |= dict.fromkeys(here.SUFFIXES, Format(here.SUFFIXES, here.MEDIA_TYPE, here.read))
    return found


_FORMATS = _find()
SUFFIXES = frozenset(_FORMATS)


def format_of(name: str) -> Format | None:
    """Return the format that the end of a file's name tells of; ``None`` for one that is not read."""
    return _FORMATS.get(PurePosixPath(name).suffix.lower())
