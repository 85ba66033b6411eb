"""Publishes a data package to a place that fsspec knows (``s3://bucket/package``).

A store has no step that exchanges many files at once. So the descriptor, which makes files a package, is taken away
first and put last: where there is a ``datapackage.json``, it describes the files beside it. Meanwhile, and after a
process that died, there is none until somebody publishes again. Only files that a build put there are ever removed.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from gongbao.read.errors import ReadError, brief
from gongbao.read.storage import remote_system, shown_url
from gongbao.schema.identifiers import file_sha256
from gongbao.write.generation import PublishError
from gongbao.write.texts import TEXTS

__all__ = ["Uploaded", "package_files", "publish_to"]

_DESCRIPTOR = "datapackage.json"
_MANIFEST = ".gongbao/published.json"
_BESIDE_TABLES = ("metadata.yml", "docs/data-dictionary.md", "data/gongbao.db")
_AT_A_TIME = 128
_UNKNOWN = ""
_WITHOUT_FOLDERS = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "adl", "oss", "obs", "cos"})


@dataclass(frozen=True, slots=True)
class Uploaded:
    """How many files were sent, how many stood there already, and how many older ones were removed."""

    sent: int
    unchanged: int
    removed: int


def package_files(folder: Path) -> list[str]:
    """Return the files of the package in ``folder``, as paths below it; others that stand there are none of it.

    Raises:
        OSError, ValueError: there is no descriptor, or it cannot be understood.
    """
    descriptor = json.loads((folder / _DESCRIPTOR).read_text(encoding="utf-8"))
    tables = {str(resource["path"]) for resource in descriptor["resources"]}
    texts = {path.relative_to(folder).as_posix() for path in (folder / TEXTS).glob("*.txt")}
    beside = {name for name in _BESIDE_TABLES if (folder / name).is_file()}
    return sorted({_DESCRIPTOR} | beside | texts | {name for name in tables if _is_inside(name)})


def publish_to(folder: Path, files: Iterable[str], url: str) -> Uploaded:
    """Make the place at ``url`` hold the package that stands in ``folder``; one process at a time may do so.

    Args:
        folder: a package of this machine.
        files: its files, as paths below ``folder`` with ``/`` between their parts.
        url: the place, as fsspec writes it; what else lies there stays.

    Raises:
        PublishError: the place cannot be written, or its library is not installed. The text says what to do.
    """
    with _explained(url):
        system, root = remote_system(url)
        digests = {name: file_sha256(folder / name) for name in sorted(files)}
        old = _manifest(system, root)
        if old == digests and system.exists(f"{root}/{_DESCRIPTOR}"):
            return Uploaded(0, len(digests), 0)
        _remove(system, f"{root}/{_DESCRIPTOR}")
        changed = [
            name for name, digest in digests.items() if old.get(name) != digest and name != _DESCRIPTOR
        ]
        stale = sorted(old.keys() - digests.keys())
        # Whoever comes after a process that dies here knows what it may have sent, and sends it again.
        _note(system, root, {**old, **dict.fromkeys([*changed, _DESCRIPTOR], _UNKNOWN)})
        for start in range(0, len(changed), _AT_A_TIME):
            _send(system, folder, root, changed[start : start + _AT_A_TIME])
        for name in stale:
            _remove(system, f"{root}/{name}")
        _note(system, root, digests)
        if _DESCRIPTOR in digests:
            _send(system, folder, root, [_DESCRIPTOR])
        sent = len(changed) + (_DESCRIPTOR in digests)
    return Uploaded(sent, len(digests) - sent, len(stale))


def _send(system: Any, folder: Path, root: str, names: list[str]) -> None:
    for parent in {str(PurePosixPath(f"{root}/{name}").parent) for name in names}:
        _make_folder(system, parent)
    system.put([str(folder / name) for name in names], [f"{root}/{name}" for name in names])


def _make_folder(system: Any, path: str) -> None:
    """Make a folder where the store has folders; one of objects would make a bucket of a name mistyped."""
    protocols = {system.protocol} if isinstance(system.protocol, str) else set(system.protocol)
    if not protocols & _WITHOUT_FOLDERS:
        system.makedirs(path, exist_ok=True)


def _note(system: Any, root: str, digests: dict[str, str]) -> None:
    _make_folder(system, f"{root}/{PurePosixPath(_MANIFEST).parent}")
    system.pipe_file(f"{root}/{_MANIFEST}", json.dumps(digests, sort_keys=True).encode())


def _manifest(system: Any, root: str) -> dict[str, str]:
    """Return the digest of each file that was published there; nothing where that is not known."""
    try:
        stated = json.loads(system.cat_file(f"{root}/{_MANIFEST}"))
    except (FileNotFoundError, ValueError):
        return {}
    if not isinstance(stated, dict):
        return {}
    return {str(name): str(digest) for name, digest in stated.items() if _is_inside(str(name))}


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and bool(path.parts)


def _remove(system: Any, path: str) -> None:
    try:
        system.rm_file(path)
    except FileNotFoundError:
        pass


@contextmanager
def _explained(url: str) -> Iterator[None]:
    try:
        yield
    except PublishError:
        raise
    except ReadError as error:
        raise PublishError(0, str(error)) from error
    except Exception as error:  # each store has exceptions of its own
        message = f"{shown_url(url)}: publishing did not end: {brief(error, 200)}. See to the cause, and build again."
        raise PublishError(0, message) from error
