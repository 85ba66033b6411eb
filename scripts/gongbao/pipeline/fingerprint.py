"""What a build depends on besides the reports: this package's own code and words, and the libraries."""

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

import gongbao

__all__ = ["extractor_version", "writer_version"]

_EXTRACTING = ("schema", "read", "extract", "link")
# How rows are kept in a shard decides them too; a change there asks for another number.
_SHARDS = "shards 1"
_WRITING = (*_EXTRACTING, "write", "pipeline")
_READING_LIBRARIES = ("lxml", "markdown-it-py", "pypdfium2")  # another release may read another text
_LIBRARIES = ("pyarrow", "pandas", "pyyaml")
_SUFFIXES = frozenset({".py", ".yml", ".csv", ".sql", ".md"})


@cache
def extractor_version() -> str:
    """Return a hash of everything that decides which rows a report gives."""
    words = [_SHARDS, f"python {sys.version_info.major}.{sys.version_info.minor}"]
    return _hash(_EXTRACTING, [*words, *(f"{name} {version(name)}" for name in _READING_LIBRARIES)])


@cache
def writer_version() -> str:
    """Return a hash of everything that decides which bytes a package has, its reports apart."""
    return _hash(_WRITING, [extractor_version(), *(f"{name} {version(name)}" for name in _LIBRARIES)])


def _hash(stages: tuple[str, ...], words: list[str]) -> str:
    digest = hashlib.sha256("\n".join(words).encode())
    root = Path(gongbao.__file__).parent
    for stage in stages:
        for path in sorted(root.joinpath(stage).rglob("*")):
            if path.suffix in _SUFFIXES:
                digest.update(f"\n{path.relative_to(root).as_posix()}\n".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
