"""How fast Gongbao reads reports, beside what a user would pick today: one run, one core, the same texts.

    python benchmarks/extract.py --texts FOLDER... [--number 300] [--sample 40] [--out TABLE.md]

Takes ``--number`` texts of the folders by lot (the same at every run) and makes all tables of each: `extract`, then
`rows_of_report`. Peers get the first ``--sample`` of them, since some are slow; how many times as fast Gongbao is,
is told on these same texts. Every text is read once, after as many others: words kept from texts read
before help as they do in a long run, and no more. Seconds are of the processor, model and dictionary loaded.
Peers are installed into ``.gongbao/peers`` at the first run; ``--no-peers`` leaves them out.
"""

import argparse
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from peers.running import JIEBA, JIONLP, PEERS, run

import gongbao.extract
from gongbao.link import rows_of_report
from gongbao.read.report import Report

# What `extract` calls, in its order, and what it is for.
STAGES = {
    "read_document": "sentences, headings, page furniture",
    "read_header": "title, kind, year and place of the report",
    "Timeline": "periods and statuses",
    "read_numerals": "numerals and quantities",
    "find_names": "names and posts",
    "find_figures": "figures",
    "find_rankings": "rankings",
    "find_milestones": "milestones",
    "find_statements": "statements",
}
ROWS = "rows of all tables"
REST = "the rest"
RECOGNIZERS, LAC = PEERS[1], PEERS[2]


@dataclass
class Clock:
    """Seconds of the processor, by kind of text and stage, and of each text as a whole."""

    stages: defaultdict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    texts: dict[str, float] = field(default_factory=dict)
    kind: str = ""

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return ``function`` with its seconds counted for ``stage``."""

        def call(*given: Any, **named: Any) -> Any:
            start = time.process_time()
            result = function(*given, **named)
            self.stages[self.kind, stage] += time.process_time() - start
            return result

        return call


def main() -> None:
    """Measure Gongbao and every peer, and print two tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--number", type=int, default=300, help="texts that Gongbao reads")
    parser.add_argument("--sample", type=int, default=40, help="texts of these that the peers read")
    parser.add_argument("--no-peers", action="store_true", help="measure Gongbao alone")
    parser.add_argument("--out", type=Path, help="also write the tables, as Markdown, to this file")
    options = parser.parse_args()
    chosen, others = drawn(options.texts, options.number)
    clock = measure(chosen, others)
    shown = [by_stage(chosen, clock)]
    if not options.no_peers:
        sample = dict(list(chosen.items())[: options.sample])
        shown.insert(0, beside_peers(sample, clock))
    print("\n\n".join(shown))
    if options.out:
        options.out.write_text("\n\n".join(shown) + "\n", encoding="utf-8")


def drawn(folders: list[Path], number: int) -> tuple[dict[str, str], list[str]]:
    """Return ``number`` texts by name, drawn by lot, and as many others to read before them."""
    paths = sorted((path for folder in folders for path in folder.glob("*.txt")), key=lambda path: path.name)
    random.Random(number).shuffle(paths)
    texts = {path.name: path.read_text(encoding="utf-8") for path in paths[: 2 * number]}
    if not texts:
        sys.exit("extract: no text stands in the folders that --texts names")
    return dict(list(texts.items())[:number]), list(texts.values())[number:]


def measure(texts: dict[str, str], before: list[str]) -> Clock:
    """Make all tables of each text, once, after those of ``before``."""
    make_tables = gongbao.extract.extract
    for number, text in enumerate(before):
        report = Report(f"before-{number}.txt", text, "0" * 64)
        rows_of_report(report, make_tables(report))
    clock = Clock()
    for stage in STAGES:
        setattr(gongbao.extract, stage, clock.timed(stage, getattr(gongbao.extract, stage)))
    for name, text in texts.items():
        clock.kind = kind_of(name)
        report = Report(name, text, "0" * 64)
        start = time.process_time()
        facts = make_tables(report)
        made = time.process_time()
        rows_of_report(report, facts)
        clock.texts[name] = time.process_time() - start
        clock.stages[clock.kind, ROWS] += start + clock.texts[name] - made
    for kind in {kind_of(name) for name in texts}:
        total = sum(seconds for name, seconds in clock.texts.items() if kind_of(name) == kind)
        known = sum(clock.stages[kind, stage] for stage in (*STAGES, ROWS))
        clock.stages[kind, REST] = total - known
    return clock


def kind_of(name: str) -> str:
    """Return the kind of a text: its file's name up to the first hyphen."""
    return Path(name).stem.partition("-")[0]


def beside_peers(texts: dict[str, str], clock: Clock) -> str:
    """Return a table of characters a second on the same texts, a row a system."""
    characters = sum(map(len, texts.values()))
    ours = sum(clock.texts[name] for name in texts)
    seconds = {"Gongbao, every table": ours}
    for peer in (JIEBA, JIONLP, LAC, RECOGNIZERS):
        print(f"{peer.name} …", file=sys.stderr, flush=True)
        seconds[peer.name] = sum(told["seconds"] for told in run(peer, texts).values())
    lines = [
        f"{len(texts)} texts of {characters:,} characters, one core",
        "",
        "| | characters a second | Gongbao is so many times as fast |",
        "|---|---|---|",
    ]
    lines += [
        f"| {name} | {characters / spent:,.0f} | {spent / ours:.1f} |" for name, spent in seconds.items()
    ]
    return "\n".join(lines)


def by_stage(texts: dict[str, str], clock: Clock) -> str:
    """Return a table of microseconds a character, a row a stage and a column a kind of text."""
    characters: Counter[str] = Counter()
    number: Counter[str] = Counter()
    for name, text in texts.items():
        for kind in (kind_of(name), "all"):
            characters[kind] += len(text)
            number[kind] += 1
    kinds = sorted(characters, key=lambda kind: (kind == "all", kind))
    total = sum(clock.texts.values())
    lines = [
        f"{number['all']} texts of {characters['all']:,} characters, one core; microseconds a character",
        "",
        "| | " + " | ".join(f"{kind} ({number[kind]})" for kind in kinds) + " | share |",
        "|---" * (len(kinds) + 2) + "|",
    ]
    names = STAGES | {ROWS: ROWS, REST: REST}
    spent = {
        (kind, stage): sum(clock.stages[one, stage] for one in kinds[:-1] if kind in (one, "all"))
        for kind in kinds
        for stage in names
    }
    for stage, title in names.items():
        cells = " | ".join(f"{spent[kind, stage] / characters[kind] * 1e6:.3f}" for kind in kinds)
        lines.append(f"| {title} | {cells} | {spent['all', stage] / total:.0%} |")
    sums = {kind: sum(spent[kind, stage] for stage in names) for kind in kinds}
    lines.append("| all | " + " | ".join(f"{sums[k] / characters[k] * 1e6:.3f}" for k in kinds) + " | 100% |")
    rates = " | ".join(f"{characters[kind] / sums[kind]:,.0f}" for kind in kinds)
    return "\n".join([*lines, f"| characters a second | {rates} | |"])


if __name__ == "__main__":
    main()
