"""What a build depends on besides the reports: this package's own code and words, and the libraries."""

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

import gongbao

__all__ = ["extractor_version", "writer_version"]

_EXTRACTING = ("schema", "read", "extract")
_WRITING = (*_EXTRACTING, "link", "write", "pipeline")
_LIBRARIES = ("pyarrow", "pandas", "pyyaml")
_SUFFIXES = frozenset({".py", ".yml", ".csv", ".sql", ".md"})


@cache
def extractor_version() -> str:
    """Return a hash of everything that decides which facts a report gives."""
    return _hash(_EXTRACTING, [f"python {sys.version_info.major}.{sys.version_info.minor}"])


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
