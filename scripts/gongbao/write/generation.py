"""Puts one generation of files in the place of another: all of them, or none.

The new files are written below ``.gongbao/next`` with their final names. ``.gongbao/commit.json`` then says that
they are complete; from there on a generation is only ever carried forward. ``data/tables`` changes in one step
where the system can exchange two folders (Linux), ``data/text`` as a whole folder too, the few files beside them
one by one.
"""

import ctypes
import errno
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gongbao.schema.identifiers import file_sha256
from gongbao.write.locks import locked
from gongbao.write.texts import TEXTS

__all__ = ["PublishError", "explained", "publish", "recover", "staging"]

_WORK = ".gongbao"
_NEXT = "next"
_OLD_TEXTS = "old-text"
_MARKER = "commit.json"
_TABLES = "data/tables"
_DESCRIPTOR = "datapackage.json"


class PublishError(OSError):
    """Files could not be published; what stood there still does. The text says why and what to do."""


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """Give an empty folder to write the next generation of ``out`` to; it is gone afterwards.

    A commit that another process began and did not end is ended first. One process at a time may be here.

    Raises:
        PublishError: if the folder cannot be written, or another process is at work.
    """
    with explained(out):
        work = out / _WORK
        work.mkdir(parents=True, exist_ok=True)
        with _locked(work):
            _end_commit(out)
            (work / _NEXT).mkdir()
            try:
                yield work / _NEXT
            finally:
                if not (work / _MARKER).exists():
                    shutil.rmtree(work / _NEXT, ignore_errors=True)


def publish(out: Path, digests: Mapping[str, str]) -> None:
    """Put what stands in the folder of :func:`staging` in the place of what was published in ``out``.

    Args:
        digests: the SHA-256 of each file that stands there, by its path.
    """
    work = out / _WORK
    files = sorted(digests)
    _keep_strangers(out, work / _NEXT, files)
    beside = [name for name in files if not name.startswith((f"{_TABLES}/", f"{TEXTS}/"))]
    marker = {
        # What describes the tables follows them at once.
        "files": sorted(beside, key=lambda name: (name != _DESCRIPTOR, name)),
        "tables": {name: digests[name] for name in files if name.startswith(f"{_TABLES}/")},
        "one_by_one": False,
    }
    for name in files:
        if not name.startswith(f"{TEXTS}/"):  # many, and made anew by any build that finds one wanting
            _sync(work / _NEXT / name)
    _write_marker(work, marker)
    _end_commit(out)


def recover(out: Path) -> None:
    """End a commit in ``out`` that a process began and did not live to end; without one, do nothing.

    Raises:
        PublishError: if the files cannot be moved to their places.
    """
    if (out / _WORK / _MARKER).exists():
        with explained(out), _locked(out / _WORK):
            _end_commit(out)


def _end_commit(out: Path) -> None:
    """Carry a complete generation forward and leave nothing of it, or of one that was never complete."""
    work = out / _WORK
    if (work / _MARKER).exists():
        marker = json.loads((work / _MARKER).read_text(encoding="utf-8"))
        _place_tables(out, work, marker)
        _place_texts(out, work)
        for name in marker["files"]:
            _move(work / _NEXT / name, out / name)
        (work / _MARKER).unlink()
    if (work / _NEXT).exists():
        shutil.rmtree(work / _NEXT)


def _place_tables(out: Path, work: Path, marker: dict[str, Any]) -> None:
    new, old = work / _NEXT / _TABLES, out / _TABLES
    if not marker["one_by_one"]:
        if all(_is_placed(out / name, digest) for name, digest in marker["tables"].items()):
            return
        old.parent.mkdir(parents=True, exist_ok=True)
        if (not old.exists() and _rename(new, old)) or _exchange(new, old):
            return
        # From here on the new files are no longer together, and the folders must not be exchanged.
        marker["one_by_one"] = True
        _write_marker(work, marker)
    for name in marker["tables"]:
        _move(work / _NEXT / name, out / name)
    for stale in _published(out):
        if stale not in marker["tables"] and (out / stale).is_file():
            (out / stale).unlink()


def _place_texts(out: Path, work: Path) -> None:
    """Put the new folder of texts in the place of the old one; each step may be the last of a process."""
    new, here, old = work / _NEXT / TEXTS, out / TEXTS, work / _OLD_TEXTS
    if new.is_dir():
        if here.exists():
            shutil.rmtree(old, ignore_errors=True)
            if not _rename(here, old):
                shutil.rmtree(here)
        here.parent.mkdir(parents=True, exist_ok=True)
        if not _rename(new, here):
            shutil.copytree(new, here)
    shutil.rmtree(old, ignore_errors=True)


def _keep_strangers(out: Path, new: Path, files: list[str]) -> None:
    """Copy what others put into the folder of tables, so that it outlives the exchange."""
    ours = {*files, *_published(out)}
    if not (out / _TABLES).is_dir() or not (new / _TABLES).is_dir():
        return
    parts = {Path(name).parent.name for name in ours if Path(name).parent.parent.as_posix() == _TABLES}
    for path in (out / _TABLES).iterdir():
        if path.relative_to(out).as_posix() in ours or path.name in parts:
            continue
        target = new / _TABLES / path.name
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, target, symlinks=True)
        else:
            shutil.copy2(path, target, follow_symlinks=False)


def _published(out: Path) -> set[str]:
    """Return the paths of the tables that the descriptor in ``out`` names; none where there is no such thing."""
    try:
        resources = json.loads((out / _DESCRIPTOR).read_text(encoding="utf-8"))["resources"]
        paths = {str(resource["path"]) for resource in resources}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {path for path in paths if _TABLES in (str(folder) for folder in Path(path).parents[:2])}


def _is_placed(path: Path, digest: str) -> bool:
    return path.is_file() and file_sha256(path) == digest


def _move(source: Path, target: Path) -> None:
    if source.exists():  # else a process before this one has moved it
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(source, target)


def _write_marker(work: Path, marker: dict[str, Any]) -> None:
    written = work / f"{_MARKER}.new"
    written.write_text(json.dumps(marker), encoding="utf-8")
    _sync(written)
    os.replace(written, work / _MARKER)
    _sync(work)


def _sync(path: Path) -> None:
    """Have the system write ``path`` to its disk, so that a power cut does not leave a marker without its files."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _rename(source: Path, target: Path) -> bool:
    try:
        os.rename(source, target)
    except OSError as error:
        if error.errno == errno.EXDEV:
            return False
        raise
    return True


_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return whether the system could."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    done: int = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0


@contextmanager
def _locked(work: Path) -> Iterator[None]:
    """Hold the folder for this process."""
    with (work / "lock").open("a") as lock:
        if locked(lock) is False:
            message = f"{work.parent}: another build is at work here. Wait until it has ended, or end it."
            raise PublishError(message)
        yield


_REMEDIES = {
    errno.ENOSPC: "The disk is full. Free some space",
    errno.EDQUOT: "Your quota is used up. Free some space",
    errno.EFBIG: "A file grew larger than the system allows. Raise the limit",
    errno.EACCES: "You may not write there. Change the permissions or choose another folder with --out",
    errno.EPERM: "You may not write there. Change the permissions or choose another folder with --out",
    errno.EROFS: "The file system is read-only. Choose another folder with --out",
    errno.ENOTDIR: "A file stands where a folder should. Move it or choose another folder with --out",
    errno.EEXIST: "A file stands where a folder should. Move it or choose another folder with --out",
}


@contextmanager
def explained(out: Path) -> Iterator[None]:
    """Say what to do where the system refuses to write to ``out``.

    Raises:
        PublishError: for any ``OSError``.
    """
    try:
        yield
    except PublishError:
        raise
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0, "See to the cause")
        message = (
            f"{out}: nothing was published: {error}. {remedy}, and build again; what stood there still does."
        )
        raise PublishError(error.errno or 0, message) from error
