"""Where shards are made: one after another here, on several processes, or on several machines."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from gongbao.pipeline.engines.pool import PoolEngine
from gongbao.pipeline.engines.serial import SerialEngine
from gongbao.pipeline.making import Outcome, Shard

__all__ = ["Engine", "PoolEngine", "SerialEngine", "Task"]

Task = Callable[[Shard], Outcome]
_Told = TypeVar("_Told")


class Engine(Protocol):
    """Has the work of a build done."""

    def run(self, task: Task, shards: Iterable[Shard]) -> Iterator[Outcome]:
        """Yield the outcome of each shard as it is done, in any order; few shards wait at a time.

        A shard whose process dies is tried again and then parted, until the report that kills it is known; that
        one's outcome has no name, and a :class:`~gongbao.pipeline.errors.WorkerDied`.
        """
        ...

    def each(self, function: Callable[[str], _Told], names: Iterable[str]) -> Iterator[_Told]:
        """Yield what ``function`` returns for each of ``names``, in their order; on this machine.

        Raises:
            BuildError: a process died; what ``function`` raises is raised here.
        """
        ...

    def close(self) -> None:
        """Let go of processes; they start again when there is more to do."""
        ...
