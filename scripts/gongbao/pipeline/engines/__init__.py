"""Where shards are made: one after another here, on several processes, or on several machines."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from gongbao.pipeline.engines.pool import PoolEngine
from gongbao.pipeline.engines.serial import SerialEngine
from gongbao.pipeline.making import Outcome, Shard

__all__ = ["Engine", "PoolEngine", "SerialEngine", "Task"]

Task = Callable[[Shard], Outcome]


class Engine(Protocol):
    """Runs a task on each shard."""

    def run(self, task: Task, shards: Iterable[Shard]) -> Iterator[Outcome]:
        """Yield the outcome of each shard as it is done, in any order; few shards wait at a time.

        A shard whose process dies is tried again and then parted, until the report that kills it is known; that
        one's outcome has no name, and a :class:`~gongbao.pipeline.errors.WorkerDied`.
        """
        ...
