"""Where reports lie: a folder of this machine, or any place that fsspec knows (``s3://bucket/reports``).

A storage lists the files below it and nothing else; a file travels to other processes and machines, so it holds
only where it is and what was known of it when it was listed. fsspec is imported for URLs alone.
"""

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from io import BufferedIOBase, BufferedReader
from pathlib import Path, PurePosixPath
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from gongbao.read.errors import OutsideFolder, ReadError, UnnameableFile, UnopenableFile, brief
from gongbao.schema.identifiers import file_sha256

__all__ = [
    "LocalFile",
    "LocalStorage",
    "RemoteFile",
    "RemoteStorage",
    "Storage",
    "StoredFile",
    "content_word",
    "is_url",
    "open_storage",
    "printable",
    "remote_system",
    "shown_url",
]

_BLOCK = 2**20
_LOCAL_SCHEMES = ("file", "local")


class StoredFile(Protocol):
    """A file that can be read, as a whole or in part. Its methods raise ``OSError`` or :class:`ReadError`."""

    def read(self) -> bytes:
        """Return all its bytes."""
        ...

    def read_part(self, offset: int, length: int) -> bytes:
        """Return ``length`` bytes from ``offset``, or as many as there are."""
        ...

    def open(self) -> BufferedIOBase:
        """Return it open for reading and seeking."""
        ...

    def size(self) -> int:
        """Return its number of bytes."""
        ...

    def stamp(self) -> str:
        """Return a word that is another one when its bytes change, found without reading them."""
        ...

    def __hash__(self) -> int: ...


class Storage(Protocol):
    """A folder of files, at any depth."""

    def files(self) -> Iterator[tuple[str, StoredFile | ReadError]]:
        """Yield each file by its path below the folder, in order of the path's parts; hidden ones are left out.

        What cannot be read stands there as the error that says why.

        Raises:
            ReadError: the folder cannot be listed at all.
        """
        ...

    def file(self, name: str) -> StoredFile:
        """Return the file ``name``, whether it is there or not."""
        ...


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A file of this machine."""

    path: Path

    def read(self) -> bytes:
        """Return all its bytes."""
        return self.path.read_bytes()

    def read_part(self, offset: int, length: int) -> bytes:
        """Return the bytes from ``offset``."""
        with self.path.open("rb") as file:
            file.seek(offset)
            return file.read(length)

    def open(self) -> BufferedIOBase:
        """Return it open."""
        return self.path.open("rb")

    def size(self) -> int:
        """Return its number of bytes."""
        return self.path.stat().st_size

    def stamp(self) -> str:
        """Return its size, time of change and number in the file system."""
        stat = self.path.stat()
        return f"{stat.st_size}-{stat.st_mtime_ns}-{stat.st_ino}"


def content_word(file: StoredFile) -> str:
    """Return a word for the bytes of a file: the SHA-256 of one of this machine; of others, what their place says."""
    return file_sha256(file.path) if isinstance(file, LocalFile) else file.stamp()


@dataclass(frozen=True, slots=True)
class LocalStorage:
    """A folder of this machine. Links that lead out of it are refused, and links to folders not followed."""

    folder: Path

    def files(self) -> Iterator[tuple[str, StoredFile | ReadError]]:
        """Yield each file, or what keeps it from being read."""
        root = self.folder.resolve()
        errors: list[ReadError] = []
        for path in _walk(self.folder, errors):
            name = path.relative_to(self.folder).as_posix()
            error = _misplaced(path, name, root)
            yield printable(name), error or LocalFile(path)
        yield from ((error.file, error) for error in errors)

    def file(self, name: str) -> StoredFile:
        """Return the file ``name``."""
        return LocalFile(self.folder / name)


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file in a store that fsspec knows. ``known`` is what the store said of its size and state, if anything."""

    url: str
    path: str
    known_size: int | None = None
    known_stamp: str | None = None

    def read(self) -> bytes:
        """Return all its bytes."""
        with _as_os_error():
            return bytes(remote_system(self.url)[0].cat_file(self.path))

    def read_part(self, offset: int, length: int) -> bytes:
        """Return the bytes from ``offset``; no more than these are fetched."""
        with _as_os_error():
            return bytes(remote_system(self.url)[0].cat_file(self.path, start=offset, end=offset + length))

    def open(self) -> BufferedIOBase:
        """Return it open; blocks are fetched as they are read."""
        with _as_os_error():
            return BufferedReader(remote_system(self.url)[0].open(self.path, "rb"), _BLOCK)

    def size(self) -> int:
        """Return its number of bytes."""
        if self.known_size is not None:
            return self.known_size
        with _as_os_error():
            return int(remote_system(self.url)[0].size(self.path))

    def stamp(self) -> str:
        """Return what the store said when the file was listed."""
        if self.known_stamp is not None:
            return self.known_stamp
        with _as_os_error():
            return _stamp(remote_system(self.url)[0].info(self.path))


@dataclass(frozen=True, slots=True)
class RemoteStorage:
    """A place that fsspec knows, by its URL."""

    url: str

    def files(self) -> Iterator[tuple[str, StoredFile | ReadError]]:
        """Yield each file below the URL; a key that would lead elsewhere is refused."""
        system, root = remote_system(self.url)
        try:
            found = system.find(root, detail=True)
        except Exception as error:  # each store has exceptions of its own
            raise UnopenableFile(shown_url(self.url), _reason(error)) from error
        named = sorted((PurePosixPath(_below(path, root)).parts, path) for path in found)
        for parts, path in named:
            if any(part.startswith(".") and part != ".." for part in parts) or not parts:
                continue
            name, info = _below(path, root), found[path]
            if name.endswith("/"):  # an empty object that stands for a folder
                continue
            if printable(name) != name:
                yield printable(name), UnnameableFile(printable(name))
            elif ".." in parts or PurePosixPath(name).as_posix() != name:
                yield name, OutsideFolder(name)
            else:
                yield name, RemoteFile(self.url, path, info.get("size"), _stamp(info))

    def file(self, name: str) -> StoredFile:
        """Return the file ``name``."""
        return RemoteFile(self.url, f"{remote_system(self.url)[1]}/{name}")


def is_url(place: str | os.PathLike[str]) -> bool:
    """Return whether ``place`` is a URL and not a path."""
    return isinstance(place, str) and "://" in place


def open_storage(place: str | os.PathLike[str]) -> Storage:
    """Return the storage at a path or URL; ``file://`` is a folder of this machine like any other.

    Raises:
        ReadError: the URL's kind of store is not known here, or its library is not installed.
    """
    if not isinstance(place, str) or not is_url(place):
        return LocalStorage(Path(place))
    parts = urlsplit(place)
    if parts.scheme in _LOCAL_SCHEMES:
        return LocalStorage(Path(unquote(parts.netloc + parts.path)))
    remote_system(place)
    return RemoteStorage(place)


def remote_system(url: str) -> tuple[Any, str]:
    """Return fsspec's file system for ``url``, and the path in it, without ``/`` at its end.

    Raises:
        UnopenableFile: fsspec, or what it needs for this kind of store, is not installed; the URL names none.
    """
    try:
        system, path = import_module("fsspec.core").url_to_fs(url)
    except ImportError as error:
        hint = f"{error}; install gongbao[cluster] and the library of that store"
        raise UnopenableFile(shown_url(url), hint) from error
    except Exception as error:
        raise UnopenableFile(shown_url(url), _reason(error)) from error
    return system, str(path).rstrip("/")


def shown_url(url: str) -> str:
    """Return ``url`` without a user's name and password, and without parameters, which may hold keys."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def printable(name: str) -> str:
    """Return ``name`` with an escape for what is no character of a text."""
    text = name.encode("utf-8", "backslashreplace").decode()
    return "".join(f"\\x{ord(mark):02x}" if unicodedata.category(mark) == "Cc" else mark for mark in text)


def _below(path: str, root: str) -> str:
    return path.removeprefix(root).removeprefix("/")


def _stamp(info: dict[str, Any]) -> str:
    """Return what a store says of the state of an object: its entity tag, else size and time."""
    state = next((info[key] for key in ("ETag", "etag", "md5Hash", "generation") if info.get(key)), None)
    times = [info[key] for key in ("LastModified", "mtime", "updated", "created") if info.get(key)]
    return f"{info.get('size')}-{state or (times or [''])[0]}"


def _reason(error: BaseException) -> str:
    return printable(brief(error, 200))


class _as_os_error:
    """Turns whatever a store's library raises into ``OSError``."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, OSError | ReadError):
            raise OSError(0, _reason(error)) from error


def _walk(folder: Path, errors: list[ReadError]) -> Iterator[Path]:
    """Yield the files in order of their paths' parts; links to folders are not followed."""

    def unopenable(error: OSError) -> None:
        name = printable(Path(error.filename).relative_to(folder).as_posix())
        errors.append(UnopenableFile(name, error.strerror or type(error).__name__))

    paths: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=unopenable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths.extend(Path(parent, name) for name in names if not name.startswith("."))
    yield from sorted(paths, key=lambda path: PurePosixPath(path).parts)


def _misplaced(path: Path, name: str, root: Path) -> ReadError | None:
    if printable(name) != name:
        return UnnameableFile(printable(name))
    if path.is_symlink() and not path.resolve().is_relative_to(root):
        return OutsideFolder(name)
    if not path.is_file():  # a pipe would keep the build waiting for ever
        return UnopenableFile(name, "it is no regular file")
    return None
