"""Where shards are kept: one folder, which every process that makes them can write to."""

import os
import secrets
import time
from pathlib import Path
from typing import BinaryIO

__all__ = ["Store"]

_ENDING = ".shard"
_A_DAY = 86_400


class Store:
    """Shards by name. A shard appears whole or not at all, however many processes write it at a time.

    Only the place is kept, so that a store travels to other processes and machines.
    """

    def __init__(self, place: str) -> None:
        self.place = place

    def names(self) -> list[str]:
        """Return the names of all shards, in order."""
        folder = Path(self.place)
        if not folder.is_dir():
            return []
        return sorted(path.stem for path in folder.iterdir() if path.suffix == _ENDING)

    def write(self, name: str, data: bytes) -> None:
        """Keep ``data`` as the shard ``name``.

        Raises:
            OSError: it cannot be written.
        """
        folder = Path(self.place)
        folder.mkdir(parents=True, exist_ok=True)
        begun = folder / f"{name}.{secrets.token_hex(8)}.begun"
        try:
            begun.write_bytes(data)
            os.replace(begun, self._path(name))
        except BaseException:
            begun.unlink(missing_ok=True)
            raise

    def open(self, name: str) -> BinaryIO:
        """Return a shard, open for reading.

        Raises:
            OSError: it is not there, or cannot be read.
        """
        return self._path(name).open("rb")

    def size(self, name: str) -> int:
        """Return the bytes of a shard."""
        return self._path(name).stat().st_size

    def remove(self, name: str) -> None:
        """Forget a shard."""
        self._path(name).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what processes began to write a day ago or earlier, and did not live to end."""
        for path in Path(self.place).glob("*.begun"):
            if time.time() - path.stat().st_mtime > _A_DAY:
                path.unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return Path(self.place, f"{name}{_ENDING}")
