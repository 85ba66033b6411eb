"""A build's folder for what it does not keep; what killed builds left behind goes when the next one begins."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from gongbao.write.locks import locked

__all__ = ["scratch_folder"]

_PREFIX = "join-"
_LOCK = "lock"  # held by the process that the folder belongs to, so that no other build takes it away


@contextmanager
def scratch_folder(state: Path) -> Iterator[Path]:
    """Give a new folder below ``state`` and take it away at the end.

    Raises:
        OSError: it cannot be made.
    """
    for left in state.glob(f"{_PREFIX}*/{_LOCK}"):
        with suppress(OSError), left.open("a") as lock:
            if locked(lock):
                shutil.rmtree(left.parent)
    with TemporaryDirectory(dir=state, prefix=_PREFIX) as name:
        folder = Path(name)
        with (folder / _LOCK).open("a") as lock:
            locked(lock)
            yield folder
