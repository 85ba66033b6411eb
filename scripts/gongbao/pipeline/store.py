"""Where shards are kept: a folder, or a place that fsspec knows (``s3://bucket/folder``)."""

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gongbao.read.storage import is_url, remote_system

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
        if is_url(self.place):
            system, path = self._remote()
            found = system.ls(path, detail=False) if system.exists(path) else []
            return sorted(Path(each).stem for each in found if str(each).endswith(_ENDING))
        folder = Path(self.place)
        if not folder.is_dir():
            return []
        return sorted(path.stem for path in folder.iterdir() if path.suffix == _ENDING)

    def write(self, name: str, data: bytes) -> None:
        """Keep ``data`` as the shard ``name``.

        Raises:
            OSError: it cannot be written.
        """
        if is_url(self.place):
            system, path = self._remote()
            system.pipe_file(f"{path}/{name}{_ENDING}", data)  # an object is there when all of it is
            return
        folder = Path(self.place)
        folder.mkdir(parents=True, exist_ok=True)
        begun = folder / f"{name}.{secrets.token_hex(8)}.begun"
        try:
            begun.write_bytes(data)
            os.replace(begun, folder / f"{name}{_ENDING}")
        except BaseException:
            begun.unlink(missing_ok=True)
            raise

    @contextmanager
    def open(self, name: str) -> Iterator[Any]:
        """Give the bytes of a shard.

        Raises:
            OSError: it is not there, or cannot be read.
        """
        if is_url(self.place):
            system, path = self._remote()
            with system.open(f"{path}/{name}{_ENDING}", "rb") as file:
                yield file
        else:
            with Path(self.place, f"{name}{_ENDING}").open("rb") as file:
                yield file

    def remove(self, name: str) -> None:
        """Forget a shard."""
        if is_url(self.place):
            system, path = self._remote()
            system.rm_file(f"{path}/{name}{_ENDING}")
        else:
            Path(self.place, f"{name}{_ENDING}").unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what processes began to write a day ago or earlier, and did not live to end."""
        if is_url(self.place) or not Path(self.place).is_dir():
            return
        for path in Path(self.place).glob("*.begun"):
            if time.time() - path.stat().st_mtime > _A_DAY:
                path.unlink(missing_ok=True)

    def _remote(self) -> tuple[Any, str]:
        return remote_system(self.place)
