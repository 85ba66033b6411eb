"""Works in this process, on one thing after another."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from gongbao.pipeline.making import Outcome, Shard

__all__ = ["SerialEngine"]

_Told = TypeVar("_Told")


class SerialEngine:
    """An engine without processes of its own."""

    def run(self, task: Callable[[Shard], Outcome], shards: Iterable[Shard]) -> Iterator[Outcome]:
        """Yield the outcome of each shard."""
        yield from map(task, shards)

    def each(self, function: Callable[[str], _Told], names: Iterable[str]) -> Iterator[_Told]:
        """Yield what ``function`` returns for each of ``names``."""
        yield from map(function, names)

    def close(self) -> None:
        """Do nothing: no process outlives what it was started for."""
