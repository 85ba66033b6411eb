"""Works on several processes of this machine."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

from gongbao.pipeline.errors import NoWorkers, Remembered, WorkerDied, WriterDied
from gongbao.pipeline.making import Outcome, Shard

__all__ = ["PoolEngine", "died"]

_WAITING_FOR_EACH_PROCESS = 2
_Task = Callable[[Shard], Outcome]
_Told = TypeVar("_Told")


class PoolEngine:
    """An engine of ``processes`` processes, which start when they are needed and stay until it is closed."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None

    def run(self, task: _Task, shards: Iterable[Shard]) -> Iterator[Outcome]:
        """Yield the outcome of each shard; those under way when a process dies get processes of their own."""
        queue = iter(shards)
        suspects: dict[Future[Outcome], Shard] = {}
        while True:
            try:
                yield from self._run(task, queue, suspects)
            except BrokenProcessPool:
                self.close()
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
        try:
            yield from self._started().map(function, names)
        except BaseException as error:
            self.close()  # nothing is written any more when this is left
            if isinstance(error, BrokenProcessPool):
                raise WriterDied from error
            raise

    def close(self) -> None:
        """Have the processes end, when they are done with what they are at."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = _start(self._processes)
        return self._pool

    def _run(
        self, task: _Task, queue: Iterator[Shard], waiting: dict[Future[Outcome], Shard]
    ) -> Iterator[Outcome]:
        """Yield outcomes as they are done; ``waiting`` holds the shards whose outcome was not yielded."""
        pool = self._started()
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
        with _start(1) as pool:
            outcome = pool.submit(task, shard).result()
    except BrokenProcessPool:
        if len(shard.reports) == 1:
            yield died(shard)
            return
        for half in shard.halves():
            yield from _alone(task, half)
    else:
        yield outcome


def _start(processes: int) -> ProcessPoolExecutor:
    """Return a pool whose processes share no thread or lock with this one, and do not outlive it.

    Raises:
        NoWorkers: they cannot be started.
    """
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    context.set_forkserver_preload([f"{__package__}.warm"])
    pool = ProcessPoolExecutor(processes, context, _start_worker)
    try:
        pool.submit(os.getpid).result()
    except BrokenProcessPool as error:
        raise NoWorkers from error
    return pool


def _start_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that hands out the work
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
