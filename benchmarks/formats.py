"""Writes texts in every format and reads them back: which figures change, and how long the reading takes.

    python benchmarks/formats.py FOLDER [--texts 100] [--seed 1]

FOLDER holds plain texts. The files are made by the writers that the tests use (python-docx, reportlab).
Times are processor time on one core.
"""

import argparse
import html
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from gongbao.extract import extract
from gongbao.read import ReadError, Report, Source, read_bytes
from read.formats.making import as_markdown, as_page, as_pdf, as_text, as_word

_DATE_LINE = "发布时间：2024-02-03　".encode()  # a page has one, and it tells years that the text does not


def _page(paragraphs: list[str]) -> bytes:
    return as_page(paragraphs).replace(_DATE_LINE, b"")


def _pdf(paragraphs: list[str]) -> bytes:
    return as_pdf([html.escape(text) for text in paragraphs], head="工作报告汇编")


_MAKERS: dict[str, Callable[[list[str]], bytes]] = {
    "a.txt": as_text, "a.md": as_markdown, "a.html": _page, "a.docx": as_word, "a.pdf": _pdf,
}  # fmt: skip


@dataclass(slots=True)
class _Result:
    figures: int = 0
    changed: int = 0
    unread: int = 0
    characters: int = 0
    pages: int = 0
    seconds: float = 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    files = sorted(options.folder.rglob("*.txt"))
    chosen = random.Random(options.seed).sample(files, min(options.texts, len(files)))
    results = {name: _Result() for name in _MAKERS}
    for path in chosen:
        paragraphs = [
            " ".join(line.split()) for line in read_bytes(path.read_bytes(), path.name).text.splitlines()
        ]
        _compare([line for line in paragraphs if line], results)
    print(
        f"{len(chosen)} texts\n{'format':8}{'figures':>9}{'changed':>9}{'unread':>8}{'pages':>7}{'characters/s':>14}"
    )
    for name, result in results.items():
        rate = result.characters / max(result.seconds, 1e-9)
        print(
            f"{name[1:]:8}{result.figures:9,}{result.changed:9,}{result.unread:8,}{result.pages:7,}{rate:14,.0f}"
        )


def _compare(paragraphs: list[str], results: dict[str, _Result]) -> None:
    wanted: Counter[tuple[object, ...]] | None = None
    for name, make in _MAKERS.items():
        result, data = results[name], make(paragraphs)
        before = time.process_time()
        try:
            report = read_bytes(data, name)
        except ReadError as error:
            print(error)
            result.unread += 1
            continue
        result.seconds += time.process_time() - before
        result.characters += len(report.text)
        result.pages += len(report.pages)
        found = _figures(report)
        wanted = wanted or found
        result.figures += sum(found.values())
        result.changed += sum((wanted - found).values())


def _figures(report: Report) -> Counter[tuple[object, ...]]:
    """Return the figures of the text alone, without what the file says beside it."""
    facts = extract(Report("a", report.text, report.sha256, Source(), pages=report.pages))
    return Counter(
        (
            f.indicator,
            f.measure,
            f.value,
            f.unit,
            f.comparator,
            f.period and (f.period.first, f.period.last),
            f.status,
        )
        for f in facts.figures
    )


if __name__ == "__main__":
    main()
