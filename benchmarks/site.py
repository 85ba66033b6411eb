"""How fast the site answers on a million figures, beside plain Datasette on the same database.

    gongbao build --raw REPORTS --out PACKAGE     # any folder of real reports
    python benchmarks/site.py PACKAGE             # prints a table; --json FILE keeps it

The million is made by repeating the package's own reports under new keys, so that words, lengths and the share
of each table are those of real texts. Both servers are asked for the same number of different addresses, each
once: what is measured is the making of a page, not the keeping of one. ``--kept`` adds a second round over the
same addresses, which our server answers from memory.
"""

import argparse
import asyncio
import json
import random
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote

from gongbao.schema import TABLES
from gongbao.write.database import create_statements
from gongbao.write.search import add_search

_SHARED = ("places", "units", "indicators")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
_PLAIN = (
    "import sys; sys._called_from_test = True\n"  # Datasette then loads no plugin that is installed
    "import uvicorn; from datasette.app import Datasette\n"
    "uvicorn.run(Datasette([sys.argv[1]]).app(), port=int(sys.argv[2]), log_level='error')\n"
)
_OURS = (
    "import sys; from pathlib import Path; from gongbao.site import serve\n"
    "serve(Path(sys.argv[1]), port=int(sys.argv[2]))\n"
)


@dataclass(frozen=True)
class Measure:
    """What was measured of one kind of page at one number of connections; times in milliseconds."""

    server: str
    page: str
    connections: int
    requests: int
    median: float
    p95: float
    a_second: float
    failures: int


def main() -> None:
    """Make the package where it is not there yet, serve it twice, ask, and print."""
    options = _options()
    big = options.folder or options.package.parent / f"{options.package.name}-{options.figures}"
    if not (big / "data" / "gongbao.db").exists():
        print(f"making {options.figures:,} figures in {big}", file=sys.stderr)
        enlarge(options.package, big, options.figures)
    database = big / "data" / "gongbao.db"
    addresses = _addresses(database, options.requests)
    results: list[Measure] = []
    for server, code, target, pages in (
        ("Gongbao", _OURS, big, addresses),
        ("Datasette", _PLAIN, database, _plain_addresses(addresses)),
    ):
        with _served(code, target) as port:
            for page, paths in pages.items():
                _measure_page(server, port, page, paths, options, results)
    if options.json:
        options.json.write_text(
            json.dumps([asdict(result) for result in results], indent=1), encoding="utf-8"
        )


def enlarge(package: Path, out: Path, figures: int) -> None:
    """Write to ``out`` the package with its reports repeated until it has ``figures`` figures."""
    (out / "data" / "tables").mkdir(parents=True)
    for name in ("metadata.yml", "datapackage.json"):
        shutil.copy(package / name, out / name)
    with closing(sqlite3.connect(out / "data" / "making.db", isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("ATTACH ? AS small", (str(package / "data" / "gongbao.db"),))
        statements = [statement for table in TABLES.values() for statement in create_statements(table)]
        for statement in statements:
            if not statement.startswith("CREATE INDEX"):
                database.execute(statement)
        database.execute(
            "CREATE TABLE report_texts (report_id TEXT PRIMARY KEY NOT NULL, text TEXT NOT NULL)"
        )
        (have,) = database.execute("SELECT count(*) FROM small.figures").fetchone()
        database.execute("BEGIN")
        for number in range(-(-figures // have)):
            _repeat(database, number)
        database.execute("COMMIT")
        for statement in statements:
            if statement.startswith("CREATE INDEX"):
                database.execute(statement)
        database.execute("ANALYZE main")
        database.execute("DETACH small")
        add_search(database)
    (out / "data" / "making.db").rename(out / "data" / "gongbao.db")


def _repeat(database: sqlite3.Connection, number: int) -> None:
    """Add the rows of every table once more, their keys ending in ``number``."""
    suffix = "".join(_ALPHABET[number // 32**place % 32] for place in (2, 1, 0))
    for table in TABLES.values():
        if table.name in _SHARED:
            if number == 0:
                database.execute(f'INSERT INTO main."{table.name}" SELECT * FROM small."{table.name}"')
            continue
        keys = {table.primary_key} | {key.field for key in table.foreign_keys if key.table not in _SHARED}
        keys |= {"row_id"} & set(table.columns)
        cells = [_cell(name, name in keys) for name in table.columns]
        database.execute(
            f'INSERT INTO main."{table.name}" SELECT {", ".join(cells)} FROM small."{table.name}"',
            {"suffix": suffix},
        )
    database.execute(
        "INSERT INTO main.report_texts SELECT substr(report_id, 1, 13) || :suffix, text FROM small.report_texts",
        {"suffix": suffix},
    )


def _cell(name: str, is_key: bool) -> str:
    if is_key:
        return f'substr("{name}", 1, 13) || :suffix'
    return f""":suffix || '/' || "{name}\"""" if name == "source_file" else f'"{name}"'


def _addresses(database: Path, count: int) -> dict[str, list[str]]:
    """Return as many different addresses of each kind of page as there are, at most ``count``."""
    draw = random.Random(0)
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        largest = connection.execute("SELECT max(rowid) FROM figures").fetchone()[0]
        rows = [
            connection.execute(
                "SELECT figure_id, report_id, indicator, start FROM figures WHERE rowid >= ? LIMIT 1",
                (draw.randint(1, largest),),
            ).fetchone()
            for _ in range(count)
        ]
        indicators = connection.execute("SELECT indicator_id FROM indicators").fetchall()
        texts = [row[0] for row in connection.execute("SELECT text FROM passages LIMIT 60000")]
    words = {length: _words(draw, texts, length, count) for length in (1, 2)}
    return {
        "front": ["/"],
        "table": [f"/gongbao/figures?value__gt={number}" for number in range(count)],
        "search, 1 character": [f"/search?q={quote(word)}" for word in words[1]],
        "search, 2 characters": [f"/search?q={quote(word)}" for word in words[2]],
        "search, rare": [f"/search?q={quote(row[2])}" for row in rows],
        "search, common": [
            f"/search?q={quote(word)}"
            for word in ("全国", "发展", "经济", "企业", "同比", "增长", "中国", "工作")
        ],
        "search in the table": [f"/gongbao/figures?_search={quote(word)}" for word in words[2]],
        "figure": [f"/figures/{row[0]}" for row in rows],
        "indicator": [f"/indicators/{quote(row[0])}" for row in indicators[:count]],
        "report": [f"/reports/{row[1]}" for row in {row[1]: row for row in rows}.values()],
    }


def _plain_addresses(addresses: dict[str, list[str]]) -> dict[str, list[str]]:
    return {"table": addresses["table"], "row": [f"/gongbao{path}" for path in addresses["figure"]]}


def _words(draw: random.Random, texts: list[str], length: int, count: int) -> list[str]:
    """Return different words of ``length`` Han characters as they stand in the texts."""
    found: dict[str, None] = {}
    for _ in range(count * 50):
        text = draw.choice(texts)
        start = draw.randrange(max(len(text) - length, 1))
        word = text[start : start + length]
        if len(word) == length and all("\u4e00" <= character <= "\u9fff" for character in word):
            found[word] = None
        if len(found) == count:
            break
    return list(found)


@contextmanager
def _served(code: str, target: Path) -> Iterator[int]:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-c", code, str(target), str(port)])
    try:
        _wait(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(30)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(1200):
        if process.poll() is not None:
            raise RuntimeError("the server did not start")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            time.sleep(0.1)
    asyncio.run(_ask(port, ["/"], 1))


def _measure_page(
    server: str, port: int, page: str, paths: list[str], options: argparse.Namespace, results: list[Measure]
) -> None:
    parts = len(options.connections)
    for place, connections in enumerate(options.connections):
        # Each number of connections has addresses of its own, so that none is asked for twice.
        share = paths if len(paths) < parts * 2 else paths[place::parts]
        asked = share * 20 if len(paths) == 1 else share
        results.append(_measured(server, page, port, asked, connections))
        if options.kept and server == "Gongbao":
            results.append(_measured(server, f"{page} (kept)", port, asked, connections))


def _measured(server: str, page: str, port: int, paths: list[str], connections: int) -> Measure:
    begun = time.perf_counter()
    times, failures = asyncio.run(_ask(port, paths, connections))
    elapsed = time.perf_counter() - begun
    times.sort()
    result = Measure(
        server,
        page,
        connections,
        len(times),
        round(statistics.median(times), 1),
        round(times[min(int(len(times) * 0.95), len(times) - 1)], 1),
        round(len(times) / elapsed, 1),
        failures,
    )
    print(
        f"{result.server:10} {result.page:28} {result.connections:3} connections {result.requests:5} requests"
        f"  median {result.median:8.1f} ms  95% {result.p95:8.1f} ms  {result.a_second:7.1f}/s"
        f"  {result.failures} failures",
        flush=True,
    )
    return result


async def _ask(port: int, paths: list[str], connections: int) -> tuple[list[float], int]:
    """Ask for each path once over so many connections; return times in milliseconds and how many failed."""
    waiting = list(reversed(paths))
    times: list[float] = []
    failures = 0

    async def worker() -> None:
        nonlocal failures
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while waiting:
            path = waiting.pop()
            begun = time.perf_counter()
            writer.write(
                f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\n\r\n".encode()
            )
            status = await _read_answer(reader)
            times.append((time.perf_counter() - begun) * 1000)
            failures += status != 200
        writer.close()

    await asyncio.gather(*(worker() for _ in range(connections)))
    return times, failures


async def _read_answer(reader: asyncio.StreamReader) -> int:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    status = int(head.split(" ", 2)[1])
    if "transfer-encoding: chunked" in head:
        while size := int((await reader.readline()).strip() or b"0", 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    else:
        length = next(line for line in head.splitlines() if line.startswith("content-length:"))
        await reader.readexactly(int(length.split(":")[1]))
    return status


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("package", type=Path, help="a package built from real reports")
    parser.add_argument("--folder", type=Path, help="where the large package is, or is to be made")
    parser.add_argument("--figures", type=int, default=1_000_000)
    parser.add_argument("--requests", type=int, default=300, help="different addresses of each kind of page")
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 8, 32])
    parser.add_argument("--kept", action="store_true", help="ask a second time for the same addresses")
    parser.add_argument("--json", type=Path, help="where to keep what was measured")
    return parser.parse_args()


if __name__ == "__main__":
    main()
