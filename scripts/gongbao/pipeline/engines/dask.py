"""Makes shards on the workers of a Dask cluster; ``distributed`` is imported only when one is asked for."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from typing import Any, TypeVar

from gongbao.pipeline.engines.pool import died
from gongbao.pipeline.errors import BuildError
from gongbao.pipeline.fingerprint import extractor_version
from gongbao.pipeline.making import Outcome, Shard

__all__ = ["ClusterUnreachable", "DaskEngine", "NoDask", "UnfitWorkers"]

_WAITING_FOR_EACH_THREAD = 3
_RETRIES = 2
_SECONDS_TO_CONNECT = 30
_Task = Callable[[Shard], Outcome]
_Told = TypeVar("_Told")


class NoDask(BuildError):
    """Dask is not installed here."""

    def __str__(self) -> str:
        return "The engine dask needs Dask. Install it: pip install 'gongbao[cluster]'"


@dataclass(eq=False)
class ClusterUnreachable(BuildError):
    """Nothing answers at the address of the scheduler, or it has no workers."""

    address: str
    reason: str

    def __str__(self) -> str:
        return f"{self.address}: {self.reason}. See docs/cluster.md for how to start a scheduler and workers."


@dataclass(eq=False)
class UnfitWorkers(BuildError):
    """Workers that would give other rows than this program, or none; ``reasons`` by worker."""

    reasons: dict[str, str]

    def __str__(self) -> str:
        told = "; ".join(f"{worker}: {reason}" for worker, reason in sorted(self.reasons.items()))
        return (
            f"Nothing was read, since not all workers can do the work. {told}. Install on every worker what is"
            " installed here, the same version of gongbao and of Python, and build again."
        )


class DaskEngine:
    """An engine on the workers of the scheduler at ``address``, or of a cluster of ``processes`` processes here.

    A shard whose worker dies is made again by another; its rows are put in place in one step, so that it does not
    matter how often it is begun.
    """

    def __init__(self, address: str | None = None, processes: int = 1) -> None:
        try:
            self._distributed: Any = import_module("distributed")
        except ImportError as error:
            raise NoDask from error
        self._address, self._processes = address, processes

    def run(self, task: _Task, shards: Iterable[Shard]) -> Iterator[Outcome]:
        """Yield the outcome of each shard.

        Raises:
            BuildError: there is no cluster at the address, or its workers cannot do the work.
        """
        with self._client() as client:
            self._require_fit(client)
            yield from self._run(client, task, iter(shards))

    def each(self, function: Callable[[str], _Told], names: Iterable[str]) -> Iterator[_Told]:
        """Yield what ``function`` returns for each of ``names``: here, where the package is published."""
        yield from map(function, names)

    def close(self) -> None:
        """Do nothing: no process outlives what it was started for."""

    def _client(self) -> Any:
        if self._address is None:
            return self._distributed.Client(
                n_workers=self._processes,
                threads_per_worker=1,
                dashboard_address=None,
                set_as_default=False,
                silence_logs="CRITICAL",  # what a build has to say, it says itself
            )
        try:
            client = self._distributed.Client(
                self._address, timeout=_SECONDS_TO_CONNECT, set_as_default=False
            )
            client.wait_for_workers(1, timeout=_SECONDS_TO_CONNECT)
        except (OSError, TimeoutError, ValueError) as error:
            raise ClusterUnreachable(self._address, str(error) or "nothing answers") from error
        return client

    def _require_fit(self, client: Any) -> None:
        """Refuse workers that lack Gongbao, or have one that reads in another way.

        Raises:
            UnfitWorkers: names each, with the reason.
        """
        here = extractor_version()
        found = client.run(_version, on_error="return")
        reasons = {}
        for worker, told in found.items():
            if isinstance(told, BaseException):
                reasons[worker] = f"gongbao cannot be imported there ({type(told).__name__}: {told})"
            elif told != here:
                reasons[worker] = f"another version of gongbao or Python is installed there ({told})"
        if reasons:
            raise UnfitWorkers(reasons)

    def _run(self, client: Any, task: _Task, queue: Iterator[Shard]) -> Iterator[Outcome]:
        threads = max(1, sum(client.nthreads().values()))
        waiting: dict[Any, Shard] = {}
        done = self._distributed.as_completed(loop=client.loop)

        def submit(shard: Shard) -> None:
            future = client.submit(task, shard, pure=False, retries=_RETRIES)
            waiting[future] = shard
            done.add(future)

        for shard in islice(queue, threads * _WAITING_FOR_EACH_THREAD):
            submit(shard)
        for future in done:
            shard = waiting.pop(future)
            error = future.exception()
            if error is None:
                yield future.result()
            elif not isinstance(error, self._distributed.scheduler.KilledWorker):
                raise error
            elif len(shard.reports) == 1:
                yield died(shard)
            else:
                for half in shard.halves():
                    submit(half)
            for shard in islice(queue, 1):
                submit(shard)


def _version() -> str:
    """Return the version of the extractor where this runs; it is looked up by name, so that it is that one's own."""
    told: str = import_module("gongbao.pipeline.fingerprint").extractor_version()
    return told
