"""Shards made by the workers of a Dask cluster: the same bytes, whatever becomes of a worker."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gongbao.pipeline import Options, build
from gongbao.pipeline.engines.dask import ClusterUnreachable, DaskEngine, UnfitWorkers
from tests.cli.reports import digests, many_reports

pytest.importorskip("distributed")
SCHEDULER = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard"]
WORKER = "from distributed.cli.dask_worker import main; main()"
WITHOUT_GONGBAO = f"import sys; sys.modules['gongbao'] = None; {WORKER}"


class Cluster:
    """A scheduler and workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "scheduler.json"
        self.processes = [self._start([*SCHEDULER, "--scheduler-file", str(self._file)])]
        deadline = time.monotonic() + 120
        while not self._file.exists():
            assert time.monotonic() < deadline
            time.sleep(0.1)
        self.address: str = json.loads(self._file.read_text(encoding="utf-8"))["address"]

    def add_worker(self, code: str = WORKER) -> int:
        options = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--scheduler-file", str(self._file)]
        process = self._start([sys.executable, "-c", code, *options])
        self.processes.append(process)
        return process.pid

    def _start(self, command: list[str]) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    started = Cluster(folder)
    try:
        yield started
    finally:
        for process in reversed(started.processes):
            process.kill()
            process.wait()


def wait_for(address: str, workers: int) -> None:
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=120)


def test_a_worker_that_is_killed_in_the_middle_changes_no_byte(tmp_path: Path) -> None:
    raw = many_reports(tmp_path / "raw", 40, repeat=3)
    build(raw, tmp_path / "serial")
    killed = []
    with cluster(tmp_path) as running:
        victim = running.add_worker()
        running.add_worker()
        wait_for(running.address, 2)

        def kill_one(done: int, total: int) -> None:
            if not killed:
                os.kill(victim, signal.SIGKILL)
                killed.append((done, total))

        options = Options(engine=DaskEngine(running.address), reports_a_shard=2)
        built = build(raw, tmp_path / "dask", options, progress=kill_one)
    ((done, total),) = killed
    assert done < total
    assert built.extracted == 40
    assert digests(tmp_path / "dask") == digests(tmp_path / "serial")


def test_a_worker_without_gongbao_is_named_with_the_remedy(tmp_path: Path) -> None:
    raw = many_reports(tmp_path / "raw", 2)
    with cluster(tmp_path) as running:
        running.add_worker(WITHOUT_GONGBAO)
        wait_for(running.address, 1)
        with pytest.raises(
            UnfitWorkers, match=r"tcp://.*gongbao cannot be imported.*Install on every worker"
        ):
            build(raw, tmp_path / "out", Options(engine=DaskEngine(running.address)))
    assert not (tmp_path / "out" / "data").exists()


def test_an_address_where_nothing_answers_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongbao.pipeline.engines.dask._SECONDS_TO_CONNECT", 2)
    with pytest.raises(ClusterUnreachable, match=r"tcp://127.0.0.1:9.*docs/cluster.md"):
        build(
            many_reports(tmp_path / "raw", 1),
            tmp_path / "out",
            Options(engine=DaskEngine("tcp://127.0.0.1:9")),
        )
