"""Tells whether what is published is what a build would publish now."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from gongbao.pipeline.fingerprint import writer_version
from gongbao.schema.identifiers import file_sha256

__all__ = ["Stamp", "inputs_hash", "read_stamp", "write_stamp"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """One build: a hash of all it was made from, the SHA-256 of each file made, and the rows of each table."""

    inputs: str
    files: dict[str, str]
    rows: dict[str, int]


def inputs_hash(words: Iterable[str], files: Iterable[Path]) -> str:
    """Return a hash of the code, of ``words`` and of the content of ``files``."""
    digest = hashlib.sha256(writer_version().encode())
    for word in words:
        digest.update(hashlib.sha256(word.encode("utf-8", "surrogatepass")).digest())
    for path in files:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def read_stamp(path: Path, package: Path) -> Stamp | None:
    """Return the stamp at ``path``; ``None`` where there is none or a file is no longer what it made."""
    try:
        stamp = Stamp(**json.loads(path.read_text(encoding="utf-8")))
        intact = all(file_sha256(package / name) == digest for name, digest in stamp.files.items())
        return stamp if intact else None
    except (OSError, ValueError, TypeError):
        return None


def write_stamp(path: Path, stamp: Stamp) -> None:
    """Write down what was built; a stamp that cannot be written only costs the next build its short cut."""
    try:
        path.write_text(json.dumps(asdict(stamp), indent=1) + "\n", encoding="utf-8")
    except OSError:
        path.unlink(missing_ok=True)
