"""Extracts many reports, on several processes where that pays."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from gongbao.extract import extract
from gongbao.extract.facts import Facts
from gongbao.pipeline.errors import ExtractionFailed, WorkerDied
from gongbao.read import ReadError, Report

__all__ = ["extract_all"]

# Below this many characters, starting processes takes longer than they save.
_WORTH_PROCESSES = 400_000
_WAITING_FOR_EACH_PROCESS = 4

Outcome = tuple[Report, Facts | ReadError]


def extract_all(reports: Sequence[Report], processes: int) -> Iterator[Outcome]:
    """Yield each report with its facts, or with what kept them from being found, as they are done."""
    if processes < 2 or len(reports) < 2 or sum(len(report.text) for report in reports) < _WORTH_PROCESSES:
        yield from map(_extract, reports)
        return
    done: set[str] = set()
    try:
        for outcome in _extract_in_pool(reports, processes):
            done.add(outcome[0].source_file)
            yield outcome
    except BrokenProcessPool:
        yield from _extract_one_by_one(report for report in reports if report.source_file not in done)


def _extract(report: Report) -> Outcome:
    try:
        return report, extract(report)
    except Exception as error:  # noqa: BLE001 - whatever one text brings out must not stop the others
        return report, ExtractionFailed(report.source_file, f"{type(error).__name__}: {error}")


def _extract_facts(report: Report) -> Facts | ReadError:
    return _extract(report)[1]


def _pool(processes: int) -> ProcessPoolExecutor:
    """Return a pool whose processes share no thread or lock with this one, and do not outlive it."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    context.set_forkserver_preload([__name__])
    return ProcessPoolExecutor(processes, context, _start_worker)


def _start_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that hands out the work
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _extract_in_pool(reports: Sequence[Report], processes: int) -> Iterator[Outcome]:
    """Yield outcomes as they are done; only a few reports wait in the processes' queue at a time."""
    waiting: dict[Future[Facts | ReadError], Report] = {}
    queue = iter(reports)
    with _pool(processes) as pool:
        try:
            while True:
                free = processes * _WAITING_FOR_EACH_PROCESS - len(waiting)
                waiting |= {pool.submit(_extract_facts, report): report for report in islice(queue, free)}
                if not waiting:
                    return
                future = next(as_completed(waiting))
                report = waiting.pop(future)
                yield report, future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _extract_one_by_one(reports: Iterable[Report]) -> Iterator[Outcome]:
    """Find out which report ends its process: each has one of its own."""
    for report in reports:
        try:
            with _pool(1) as pool:
                yield report, pool.submit(_extract_facts, report).result()
        except BrokenProcessPool:
            yield report, WorkerDied(report.source_file)
