"""The cache gives back what it was given for the same report, and is never in the way."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from gongbao.extract.facts import Facts, Header
from gongbao.pipeline import cache as cache_module
from gongbao.pipeline.cache import FactsCache
from gongbao.read import Report, Source

REPORT = Report("a.txt", "柳泉县", "0" * 64)
FACTS = Facts(header=Header(title="报告"))


def test_facts_outlive_the_process(tmp_path: Path) -> None:
    with FactsCache(tmp_path / "facts.db") as cache:
        assert cache.get(REPORT) is None
        cache.put(REPORT, FACTS)
    with FactsCache(tmp_path / "facts.db") as cache:
        assert cache.get(REPORT) == FACTS


def test_another_content_or_another_source_is_another_report(tmp_path: Path) -> None:
    with FactsCache(tmp_path / "facts.db") as cache:
        cache.put(REPORT, FACTS)
        assert cache.get(replace(REPORT, sha256="1" * 64)) is None
        assert cache.get(replace(REPORT, source=Source(kind="plan"))) is None


def test_a_renamed_file_is_the_same_report(tmp_path: Path) -> None:
    with FactsCache(tmp_path / "facts.db") as cache:
        cache.put(REPORT, FACTS)
        assert cache.get(replace(REPORT, source_file="b.txt")) == FACTS


def test_another_extractor_remembers_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with FactsCache(tmp_path / "facts.db") as cache:
        cache.put(REPORT, FACTS)
    monkeypatch.setattr(cache_module, "extractor_version", lambda: "another")
    with FactsCache(tmp_path / "facts.db") as cache:
        assert cache.get(REPORT) is None
    rows = sqlite3.connect(tmp_path / "facts.db").execute("SELECT count(*) FROM facts").fetchone()
    assert rows == (0,)


def test_a_damaged_cache_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "facts.db").write_bytes(b"not a database at all, but long enough to look at" * 100)
    with FactsCache(tmp_path / "facts.db") as cache:
        cache.put(REPORT, FACTS)
    with FactsCache(tmp_path / "facts.db") as cache:
        assert cache.get(REPORT) == FACTS


def test_a_damaged_entry_is_no_entry(tmp_path: Path) -> None:
    with FactsCache(tmp_path / "facts.db") as cache:
        cache.put(REPORT, FACTS)
    with sqlite3.connect(tmp_path / "facts.db") as database:
        database.execute("UPDATE facts SET facts = x'00'")
    with FactsCache(tmp_path / "facts.db") as cache:
        assert cache.get(REPORT) is None


def test_a_place_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with FactsCache(tmp_path / "file" / "facts.db") as cache:
        cache.put(REPORT, FACTS)
        assert cache.get(REPORT) == FACTS
