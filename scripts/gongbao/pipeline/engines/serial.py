"""Makes shards one after another, in this process."""

from collections.abc import Callable, Iterable, Iterator

from gongbao.pipeline.making import Outcome, Shard

__all__ = ["SerialEngine"]


class SerialEngine:
    """An engine without processes of its own."""

    def run(self, task: Callable[[Shard], Outcome], shards: Iterable[Shard]) -> Iterator[Outcome]:
        """Yield the outcome of each shard."""
        yield from map(task, shards)
