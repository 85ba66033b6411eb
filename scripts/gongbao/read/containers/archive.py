"""ZIP archives: their members one at a time, each unpacked only when it is read and only up to a limit."""

import io
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BufferedIOBase

from gongbao.read.containers.directory import directory_bytes
from gongbao.read.containers.errors import ChangedContainer, RefusedMember, RepeatedName, TooMuch
from gongbao.read.containers.kept import Kept
from gongbao.read.containers.names import member_name, safe_path
from gongbao.read.errors import DamagedFile, EmptyFile, EncryptedFile, OtherFormat, ReadError, brief
from gongbao.read.limits import Limits
from gongbao.read.storage import StoredFile

__all__ = ["SUFFIXES", "MemberFile", "list_archive"]

SUFFIXES = (".zip",)
_FORMAT = "ZIP archive"
_MEMBER = "member of a ZIP archive"
_READ_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PACK_AGAIN = "Unpack the archive, look at what is in it, and add the reports themselves."
_UNPACK = "Unpack it, and add what is in it."
_BYTES_OF_A_LISTED_MEMBER = 700  # what the list of an archive takes in memory
_ARCHIVES: Kept[zipfile.ZipFile] = Kept(
    64 * 2**20, lambda archive: _BYTES_OF_A_LISTED_MEMBER * (1 + len(archive.infolist()))
)
_UNPACKED: Kept[bytes] = Kept(128 * 2**20, len)


@dataclass(frozen=True, slots=True)
class MemberFile:
    """A member of an archive.

    ``index`` is its place in the archive's list, ``state`` the archive's stamp; ``content`` says what the list does
    of its bytes: checksum and length.
    """

    archive: StoredFile
    container_name: str
    name: str
    index: int
    state: str
    content: str
    length: int
    limits: Limits = field(repr=False)

    def read(self) -> bytes:
        """Return its bytes, of which there are at most as many as the archive's list says, and the limit.

        Raises:
            ReadError: it is encrypted, damaged, or unpacks to more than a report does.
        """
        opened = _opened(self.archive, self.container_name, self.state, self.limits)
        if self.index >= len(opened.infolist()):
            raise ChangedContainer(self.name)
        info = opened.infolist()[self.index]
        _refuse_bomb(info, self.name, self.limits)
        try:
            with opened.open(info) as member:
                data = member.read(self.limits.file_bytes + 1)
        except Exception as error:
            raise DamagedFile(self.name, _MEMBER, brief(error)) from error
        if len(data) != info.file_size:
            reason = f"{len(data):,} bytes came out of it instead of {info.file_size:,}"
            raise DamagedFile(self.name, _MEMBER, reason)
        return data

    def read_part(self, offset: int, length: int) -> bytes:
        """Return a part of its bytes; the last members that were read so are kept."""
        return _kept(self)[offset : offset + length]

    def open(self) -> BufferedIOBase:
        """Return its bytes as a file."""
        return io.BytesIO(_kept(self))

    def size(self) -> int:
        """Return its number of bytes, as the archive's list says."""
        return self.length

    def stamp(self) -> str:
        """Return what the archive's list says of its bytes: other members may change."""
        return self.content


def list_archive(file: StoredFile, name: str, limits: Limits) -> Iterator[tuple[str, MemberFile | ReadError]]:
    """Yield the members of the archive ``file`` by their names below it, or what keeps one from being read.

    Folders, hidden files and what macOS adds are passed over.

    Raises:
        ReadError: it is no ZIP archive, or one that unpacks to more than prose does.
        OSError: it cannot be opened.
    """
    state = file.stamp()
    members = _opened(file, name, state, limits).infolist()
    seen: set[str] = set()
    for index, info in enumerate(members):
        try:
            path = safe_path(member_name(info), name)
        except RefusedMember as error:
            yield error.file, error
            continue
        if info.is_dir() or any(part.startswith((".", "__MACOSX")) for part in path.split("/")):
            continue
        full = f"{name}/{path}"
        problem = _unreadable(info, full, limits) or (RepeatedName(full) if full in seen else None)
        seen.add(full)
        content = f"{info.CRC:08x}-{info.file_size}-{info.compress_size}-{info.date_time}"
        yield full, problem or MemberFile(file, name, full, index, state, content, info.file_size, limits)


def _unreadable(info: zipfile.ZipInfo, name: str, limits: Limits) -> ReadError | None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        what = "it is a link" if kind == stat.S_IFLNK else "it is no regular file"
        return RefusedMember(name, what, "Put the file itself into the archive.")
    if info.flag_bits & 1:
        return EncryptedFile(name, _MEMBER)
    if info.compress_type not in _READ_METHODS:
        method = zipfile.compressor_names.get(info.compress_type, str(info.compress_type))  # type: ignore[attr-defined]
        return RefusedMember(name, f"it is packed by the method {method}", "Pack it again by deflate.")
    if name.lower().endswith(SUFFIXES):
        return RefusedMember(name, "it is an archive in an archive", _UNPACK)
    try:
        _refuse_bomb(info, name, limits)
    except ReadError as error:
        return error
    return None


def _refuse_bomb(info: zipfile.ZipInfo, name: str, limits: Limits) -> None:
    """Refuse what the list says is too large: no more than that is ever unpacked, whatever is in there."""
    if info.file_size > limits.file_bytes:
        raise TooMuch(name, f"it unpacks to {info.file_size:,} bytes", f"{limits.file_bytes:,}", _PACK_AGAIN)
    ratio = info.file_size // max(info.compress_size, 1)
    if info.file_size > limits.ratio_from and ratio > limits.ratio:
        raise TooMuch(name, f"it unpacks to {ratio:,} times its size", f"{limits.ratio} times", _PACK_AGAIN)


def _opened(file: StoredFile, name: str, state: str, limits: Limits) -> zipfile.ZipFile:
    """Return the archive, its list read once. Its file closes when nothing uses it any more."""
    return _ARCHIVES.get((file, state), lambda: _open(file, name, state, limits))


def _open(file: StoredFile, name: str, state: str, limits: Limits) -> zipfile.ZipFile:
    if file.stamp() != state:
        raise ChangedContainer(name)
    opened = file.open()
    try:
        _refuse_other(opened, name, limits)
        archive = zipfile.ZipFile(opened)
    except ReadError:
        opened.close()
        raise
    except Exception as error:
        opened.close()
        raise DamagedFile(name, _FORMAT, brief(error)) from error
    members = archive.infolist()
    if len(members) > limits.members:
        raise TooMuch(name, f"it has {len(members):,} members", f"{limits.members:,}", "Split it.")
    # Members may lie over one another, so that each alone looks harmless.
    total, size = sum(info.file_size for info in members), file.size()
    if total > limits.file_bytes and total > limits.ratio * size:
        what = f"it unpacks to {total // max(size, 1):,} times its size"
        raise TooMuch(name, what, f"{limits.ratio} times", _PACK_AGAIN)
    return archive


def _refuse_other(opened: BufferedIOBase, name: str, limits: Limits) -> None:
    start = opened.read(4)
    if not start:
        raise EmptyFile(name)
    if not start.startswith(b"PK"):
        raise OtherFormat(name, _FORMAT, "it does not begin like one", "Name it as what it is.")
    length = directory_bytes(opened)
    if length > limits.directory_bytes:
        what = f"its list of members has {length:,} bytes"
        raise TooMuch(name, what, f"{limits.directory_bytes:,}", "Split it into several archives.")


def _kept(member: MemberFile) -> bytes:
    return _UNPACKED.get(member, member.read)
