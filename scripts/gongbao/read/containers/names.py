"""Names of members of an archive: decoded as they were meant, and refused where they lead elsewhere."""

import re
import zipfile
from pathlib import PurePosixPath

from gongbao.read.containers.errors import RefusedMember
from gongbao.read.storage import printable

__all__ = ["member_name", "safe_path"]

_UTF8_FLAG = 0x800
_DRIVE = re.compile("[A-Za-z]:")
_ADVICE = "Pack the archive again from inside the folder of the reports."


def member_name(info: zipfile.ZipInfo) -> str:
    """Return the name of a member as text.

    Archives made by Chinese systems hold names in GBK and do not say so; others hold UTF-8 without saying so.
    """
    name = info.orig_filename
    if info.flag_bits & _UTF8_FLAG:
        return name
    try:
        stored = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return stored.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def safe_path(name: str, archive: str) -> str:
    """Return ``name`` as a path below ``archive``, with ``/`` between its parts.

    Raises:
        RefusedMember: the path leads out of the archive, or cannot be written down.
    """
    shown = f"{archive}/{printable(name)}"
    if printable(name) != name or not name:
        raise RefusedMember(
            shown, "its name has control characters or is empty", "Rename it, and pack again."
        )
    if "\\" in name:
        raise RefusedMember(shown, "its path is written with backslashes", _ADVICE)
    if name.startswith("/") or _DRIVE.match(name):
        raise RefusedMember(shown, "its path is absolute", _ADVICE)
    if ".." in name.split("/"):
        raise RefusedMember(shown, "its path leads out of the archive (..)", _ADVICE)
    return PurePosixPath(name).as_posix()
