"""Builds packages of 10, 1,000 and 100,000 reports: time a report by stage, peak memory, bytes, engines side by side.

    python benchmarks/build.py --texts DIR [--sizes 10 1000 100000] [--characters 4000] [--engines] [--work DIR] [--out results.json]

Reports are made from the texts of DIR by a generator that gives the same ones every time: each is a stretch of
paragraphs of the length asked for, with a number of its own, so that no two are alike. Each build runs in a fresh process. Memory
is the sum of the largest resident sizes of all its processes as the system counted them (VmHWM), and of the building one alone.
``--engines`` also builds one size with 1 process, 2 processes and Dask with 2 workers, three times each, the best kept.
Every size is written as tables in parts, without CSV and database, so that all do the same work.
Run it on a quiet machine; it says where a target is missed.
"""

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_A_FOLDER = 1_000
_CHILD = """
import json, sys, time
from pathlib import Path
from gongbao.pipeline import Options, build
from gongbao.pipeline.engines import PoolEngine, SerialEngine

def main():
    raw, out, engine, processes = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    if engine == "dask":
        from gongbao.pipeline.engines.dask import DaskEngine
        chosen = DaskEngine(None, processes)
    else:
        chosen = SerialEngine() if engine == "serial" else PoolEngine(processes)
    begin = time.monotonic()
    built = build(Path(raw), Path(out), Options(engine=chosen, partitioned=True, csv=False, database=False))
    print(json.dumps({"wall": time.monotonic() - begin, "read anew": built.extracted, "rows": built.rows,
                      "seconds": built.seconds, "failed": len(built.errors)}))

if __name__ == "__main__":
    main()
"""


def main() -> int:
    """Run what is asked for and print it; the status is 1 where a target is missed."""
    options = _arguments()
    with tempfile.TemporaryDirectory(dir=options.work, prefix="gongbao-build-") as folder:
        work = Path(folder)
        (work / "child.py").write_text(_CHILD, encoding="utf-8")
        results: dict[str, Any] = {"sizes": [_size(work, options.texts, n, options) for n in options.sizes]}
        if options.engines:
            results["engines"] = _engines(work, options)
    results["missed"] = list(_missed(results))
    print(json.dumps(results, ensure_ascii=False, indent=1))
    if options.out:
        options.out.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if results["missed"] else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, required=True, help="folder of texts that reports are made of")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 1_000, 100_000])
    parser.add_argument("--characters", type=int, default=4_000, help="length of a report")
    parser.add_argument("--engine", choices=("serial", "pool", "dask"), default="pool")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--engines", action="store_true", help="compare the engines too")
    parser.add_argument("--engine-reports", type=int, default=1_000)
    parser.add_argument("--work", type=Path, help="where there is room (default: the system's place)")
    parser.add_argument("--out", type=Path, help="file for the results")
    return parser.parse_args()


def make_reports(texts: Path, folder: Path, count: int, length: int) -> int:
    """Write ``count`` reports of about ``length`` characters below ``folder``; return their characters in all."""
    paragraphs = list(_paragraphs(texts, length))
    characters = at = 0
    for number in range(count):
        taken: list[str] = []
        while sum(map(len, taken)) < length:
            taken.append(paragraphs[at % len(paragraphs)])
            at += 1
        at += number // len(paragraphs)  # the second time round, stretches begin elsewhere
        text = "\n".join([*taken, f"全县新建道路{number + 1}公里。"]) + "\n"
        path = folder / f"{number // _A_FOLDER:04}" / f"{number:07}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        characters += len(text)
    return characters


def _paragraphs(texts: Path, longest: int) -> Iterator[str]:
    """Yield the paragraphs of all texts; the texts are mixed, so that few reports are like many."""
    paths = sorted(texts.rglob("*.txt"))
    random.Random(0).shuffle(paths)
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        yield from (line.strip() for line in text.splitlines() if 20 <= len(line.strip()) <= longest)


def _size(work: Path, texts: Path, count: int, options: argparse.Namespace) -> dict[str, Any]:
    """Build ``count`` reports from nothing, then with one more."""
    raw, out = work / "raw", work / "out"
    characters = make_reports(texts, raw, count, options.characters)
    told = _build(work, raw, out, options.engine, options.processes)
    told |= {
        "reports": count,
        "characters": characters,
        "milliseconds a report": {name: 1e3 * s / count for name, s in told["seconds"].items()},
        "processor milliseconds a report": 1e3 * sum(told["seconds"].values()) / count,
        "bytes published": _bytes(out, ".gongbao"),
        "bytes kept for the next build": _bytes(out / ".gongbao", None),
    }
    (raw / "one-more.txt").write_text("今年，全县新建学校三所。\n", encoding="utf-8")
    more = _build(work, raw, out, options.engine, options.processes)
    told["one report more"] = {name: more[name] for name in ("wall", "read anew", "seconds")}
    shutil.rmtree(raw)
    shutil.rmtree(out)
    _note(f"{count:,} reports: {told['wall']:.1f} s, {told['peak MB']:.0f} MB")
    return told


def _engines(work: Path, options: argparse.Namespace) -> dict[str, Any]:
    raw, count = work / "raw", options.engine_reports
    make_reports(options.texts, raw, count, options.characters)
    best: dict[str, float] = {}
    for turn in range(3):
        for name, engine, processes in (
            ("one process", "pool", 1),
            ("two processes", "pool", 2),
            ("dask, two workers", "dask", 2),
        ):
            # Nothing is removed meanwhile: after that, ext4 takes a second more to make files.
            out = work / f"out-{turn}-{engine}-{processes}"
            told = _build(work, raw, out, engine, processes)
            best[name] = min(best.get(name, told["wall"]), told["wall"])
            _note(f"{name}: {told['wall']:.1f} s")
    return {
        "reports": count,
        "seconds": best,
        "two processes against one": best["one process"] / best["two processes"],
        "dask against the pool": best["dask, two workers"] / best["two processes"],
    }


def _build(work: Path, raw: Path, out: Path, engine: str, processes: int) -> dict[str, Any]:
    """Build in a fresh process, and watch its memory."""
    command = [sys.executable, str(work / "child.py"), str(raw), str(out), engine, str(processes)]
    with (work / "told.json").open("w+", encoding="utf-8") as told:
        process = subprocess.Popen(command, stdout=told)
        peaks: dict[int, int] = {}
        while process.poll() is None:
            for pid in _family(process.pid):
                peaks[pid] = max(peaks.get(pid, 0), _largest(pid))
            time.sleep(0.2)
        if process.returncode:
            sys.exit(f"the build of {raw} failed with status {process.returncode}")
        told.seek(0)
        result: dict[str, Any] = json.load(told)
    result["peak MB"] = sum(peaks.values()) / 1024
    result["peak MB of the building process"] = peaks.get(process.pid, 0) / 1024
    return result


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text(encoding="ascii").split():
                yield from _family(int(child))
    except OSError:
        return


def _largest(pid: int) -> int:
    """Return the largest resident size that a process has had, in kB."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


def _bytes(folder: Path, but: str | None) -> int:
    files = (path for path in folder.rglob("*") if path.is_file())
    return sum(path.stat().st_size for path in files if but is None or but not in path.parts)


def _missed(results: dict[str, Any]) -> Iterator[str]:
    """Yield the targets that were missed."""
    by_count = {each["reports"]: each for each in results["sizes"]}
    large = max(by_count)
    if 1_000 in by_count and large > 1_000:
        memory = by_count[large]["peak MB"] / by_count[1_000]["peak MB"]
        if memory > 2:
            yield f"peak memory at {large:,} reports is {memory:.2f} times that at 1,000, and not 2"
        pace = "processor milliseconds a report"
        change = by_count[large][pace] / by_count[1_000][pace]
        if not 0.9 <= change <= 1.1:
            yield f"time a report at {large:,} reports is {change:.2f} times that at 1,000"
    if engines := results.get("engines"):
        if engines["two processes against one"] < 1.8:
            yield f"two processes are {engines['two processes against one']:.2f} times as fast as one, and not 1.8"
        if engines["dask against the pool"] > 1.3:
            yield f"dask takes {engines['dask against the pool']:.2f} times as long as the pool, and not 1.3"


def _note(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
