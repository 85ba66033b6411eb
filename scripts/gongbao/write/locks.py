"""Locks on files that the system lets go of when the process that holds them ends, however it ends."""

from typing import IO

__all__ = ["locked"]


def locked(file: IO[str]) -> bool | None:
    """Lock ``file`` for this process, as long as it is open; return whether that could be done.

    ``False``: another process holds it. ``None``: the system has no such locks (Windows).
    """
    try:
        import fcntl
    except ImportError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
