"""How right Gongbao is, beside what a user would pick today: one run, the same gold, each in its own environment.

    python benchmarks/accuracy.py --gold GOLD --texts FOLDER... --scorer SCORE.PY [--out TABLE.md]

GOLD is a folder of annotations (several may be given: each is scored by itself), FOLDER holds the annotated texts,
SCORE.PY is the scorer that stands beside them. With --kinds, a CSV file with the columns file and kind, Gongbao alone
is scored on each kind of text. Peers are installed into ``.gongbao/peers`` at the first run. The
seconds are of the whole process, start and models included, on the annotated texts.
"""

import argparse
import csv
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from peers.running import PEERS, Peer, run

COLUMNS = {
    "reports": ("report_id", "source_file"),
    "figures": (
        *("figure_id", "report_id", "start", "end", "value", "unit", "indicator", "measure", "comparator"),
        *("period_start", "period_end", "status", "parent_id"),
    ),
    "mentions": ("entity_id", "report_id", "start", "end"),
    "entities": ("entity_id", "type", "name"),
}


def main() -> None:
    """Score every system on every gold folder and print one table each."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--kinds", type=Path, help="score Gongbao on each kind of text that this file names")
    parser.add_argument("--out", type=Path, help="also write the tables, as Markdown, to this file")
    options = parser.parse_args()
    texts = annotated_texts(options.gold, options.texts)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        tables, seconds = {}, {}
        chosen = systems() if options.kinds is None else {"Gongbao": gongbao}
        for name, ask in chosen.items():
            print(f"{name} …", file=sys.stderr, flush=True)
            start = time.perf_counter()
            tables[name] = ask(texts, work / name.replace(" ", "-"))
            seconds[name] = time.perf_counter() - start
        shown = []
        if options.kinds:
            shown.append(by_kind(options, tables["Gongbao"], work))
        for gold in () if options.kinds else options.gold:
            scores = {name: score(options.scorer, gold, folder) for name, folder in tables.items()}
            shown.append(f"### {gold.name}\n\n{markdown(scores, seconds)}")
    print("\n\n".join(shown))
    if options.out:
        options.out.write_text("\n\n".join(shown) + "\n", encoding="utf-8")


def annotated_texts(golds: list[Path], folders: list[Path]) -> dict[str, Path]:
    """Return the file of each annotated text by its name."""
    names = {
        json.loads(path.read_text(encoding="utf-8"))["doc"] for gold in golds for path in gold.glob("*.json")
    }
    found = {}
    for name in sorted(names):
        places = [folder / name for folder in folders if (folder / name).exists()]
        if not places:
            sys.exit(f"accuracy: {name} stands in none of the folders that --texts names")
        found[name] = places[0]
    return found


def systems() -> dict[str, Any]:
    """Return what runs each system: a function of the texts and of a folder to write tables to."""
    runs: dict[str, Any] = {"Gongbao": gongbao}
    for peer in PEERS:
        runs[peer.name] = lambda texts, out, peer=peer: found_by(peer, texts, out)
    return runs


def gongbao(texts: dict[str, Path], out: Path) -> Path:
    """Build a package of the texts with the command that a user runs."""
    raw = out / "raw"
    raw.mkdir(parents=True)
    for name, path in texts.items():
        shutil.copy(path, raw / name)
    command = [sys.executable, "-m", "gongbao", "build", "--raw", str(raw), "--out", str(out / "package")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return out / "package" / "data" / "tables"


def found_by(peer: Peer, texts: dict[str, Path], out: Path) -> Path:
    """Run a peer in its own environment and write what it finds as tables that the scorer reads."""
    told = run(peer, {name: path.read_bytes().decode("utf-8") for name, path in texts.items()})
    write_tables({name: answer["found"] for name, answer in told.items()}, out)
    return out


def write_tables(found: dict[str, Any], out: Path) -> None:
    """Write figures and mentions in the columns that the scorer reads; what a peer does not say is empty."""
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in COLUMNS}
    for name, facts in found.items():
        rows["reports"].append({"report_id": name, "source_file": name})
        for number, figure in enumerate(facts["figures"]):
            rows["figures"].append({"figure_id": f"{name}-{number}", "report_id": name, **figure})
        for mention in facts["mentions"]:
            key = f"{mention['type']}-{mention['name']}"
            rows["mentions"].append({**mention, "entity_id": key, "report_id": name})
            rows["entities"].append({**mention, "entity_id": key})
    out.mkdir(parents=True)
    for table, columns in COLUMNS.items():
        with (out / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, extrasaction="ignore", restval="")
            writer.writeheader()
            writer.writerows(rows[table])


def score(scorer: Path, gold: Path, tables: Path) -> dict[str, float | None]:
    """Return F1 by kind of fact."""
    command = [sys.executable, str(scorer), "--json", "--gold", str(gold), "--tables", str(tables)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    result: dict[str, float | None] = json.loads(told)["f1"]
    return result


def by_kind(options: argparse.Namespace, tables: Path, work: Path) -> str:
    """Return a table with a column a kind of text, from the gold of all folders together."""
    with options.kinds.open(encoding="utf-8", newline="") as file:
        kinds = {row["file"]: row["kind"] for row in csv.DictReader(file)}
    for gold in options.gold:
        for path in gold.glob("*.json"):
            kind = kinds.get(json.loads(path.read_text(encoding="utf-8"))["doc"], "other")
            for folder in (work / "kinds" / kind, work / "kinds" / "all"):
                folder.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, folder / f"{gold.name}-{path.name}")
    folders = sorted((work / "kinds").iterdir(), key=lambda folder: (folder.name == "all", folder.name))
    scores = {
        f"{folder.name} ({len(list(folder.iterdir()))})": score(options.scorer, folder, tables)
        for folder in folders
    }
    return markdown(scores, {})


def markdown(scores: dict[str, dict[str, float | None]], seconds: dict[str, float]) -> str:
    """Return a table, a row a kind of fact and a column a system."""
    lines = ["| F1 | " + " | ".join(scores) + " |", "|---" * (len(scores) + 1) + "|"]
    for kind in next(iter(scores.values())):
        cells = (f"{value[kind]:.3f}" if value.get(kind) else "–" for value in scores.values())
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    if seconds:
        lines.append("| seconds | " + " | ".join(f"{seconds[name]:.1f}" for name in scores) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
