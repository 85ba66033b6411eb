"""Works on several processes of this machine."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from gongbao.pipeline.errors import NoWorkers, Remembered, WorkerDied, WriterDied
from gongbao.pipeline.making import Outcome, Shard

__all__ = ["PoolEngine", "died"]

_WAITING_FOR_EACH_PROCESS = 2
_Task = Callable[[Shard], Outcome]
_Told = TypeVar("_Told")


class PoolEngine:
    """An engine of ``processes`` processes."""

    def __init__(self, processes: int) -> None:
        self._processes = processes

    def run(self, task: _Task, shards: Iterable[Shard]) -> Iterator[Outcome]:
        """Yield the outcome of each shard; those under way when a process dies get processes of their own."""
        queue = iter(shards)
        suspects: dict[Future[Outcome], Shard] = {}
        while True:
            try:
                yield from self._run(task, queue, suspects)
            except BrokenProcessPool:
                for shard in suspects.values():
                    yield from _alone(task, shard)
                suspects.clear()
            else:
                return

    def each(self, function: Callable[[str], _Told], names: Iterable[str]) -> Iterator[_Told]:
        """Yield what ``function`` returns for each of ``names``, in their order.

        Raises:
            WriterDied: a process ended before it returned.
        """
        with _pool(self._processes) as pool:
            try:
                yield from pool.map(function, names)
            except BrokenProcessPool as error:
                raise WriterDied from error
            finally:
                pool.shutdown(cancel_futures=True)  # nothing is written any more when this is left

    def _run(
        self, task: _Task, queue: Iterator[Shard], waiting: dict[Future[Outcome], Shard]
    ) -> Iterator[Outcome]:
        """Yield outcomes as they are done; ``waiting`` holds the shards whose outcome was not yielded."""
        with _pool(self._processes) as pool:
            try:
                while True:
                    free = self._processes * _WAITING_FOR_EACH_PROCESS - len(waiting)
                    for shard in islice(queue, free):
                        waiting[_submit(pool, task, shard)] = shard
                    if not waiting:
                        return
                    for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                        outcome = future.result()
                        del waiting[future]
                        yield outcome
            finally:
                pool.shutdown(wait=False, cancel_futures=True)


def died(shard: Shard) -> Outcome:
    """Return the outcome of a shard of one report that ends whatever process reads it."""
    (wanted,) = shard.reports
    return Outcome("", 1, (Remembered.of(WorkerDied(wanted.file.source_file)),))


def _submit(pool: ProcessPoolExecutor, task: _Task, shard: Shard) -> Future[Outcome]:
    """Return the future of a task; one that a broken pool refuses is a future that says so."""
    try:
        return pool.submit(task, shard)
    except BrokenProcessPool as error:
        refused: Future[Outcome] = Future()
        refused.set_exception(error)
        return refused


def _alone(task: _Task, shard: Shard) -> Iterator[Outcome]:
    """Find out which report ends its process: half by half, each in a process of its own."""
    try:
        with _pool(1) as pool:
            outcome = pool.submit(task, shard).result()
    except BrokenProcessPool:
        if len(shard.reports) == 1:
            yield died(shard)
            return
        for half in shard.halves():
            yield from _alone(task, half)
    else:
        yield outcome


@contextmanager
def _pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Give a pool whose processes share no thread or lock with this one, and do not outlive it.

    Raises:
        NoWorkers: they cannot be started.
    """
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    context.set_forkserver_preload([f"{__package__}.warm"])
    with ProcessPoolExecutor(processes, context, _start_worker) as pool:
        try:
            pool.submit(os.getpid).result()
        except BrokenProcessPool as error:
            raise NoWorkers from error
        yield pool


def _start_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that hands out the work
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
