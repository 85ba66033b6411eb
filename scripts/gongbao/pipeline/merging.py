"""Merges small shards. Builds that each read a few new reports leave many, and each is opened for every table."""

from collections.abc import Collection
from dataclasses import dataclass

from gongbao.pipeline.making import shard_name
from gongbao.pipeline.planning import grouped
from gongbao.pipeline.reading import Place, ShardReader
from gongbao.pipeline.shards import TABLES_OF_REPORTS, Entry, pack
from gongbao.pipeline.store import Store

__all__ = ["merge_small_shards"]

# So many small shards are let be: to merge a few after each build would write the same rows again and again.
_FEW_SHARDS = 64
_FEW_REPORTS = 32
_FEW_BYTES = 1 << 18


@dataclass(frozen=True, slots=True)
class _Kept:
    """A report of a small shard, and about how many bytes of it are its own."""

    entry: Entry
    place: Place
    report_id: str
    size: int


def merge_small_shards(store: Store, keys: Collection[str]) -> None:
    """Put the reports with ``keys`` that stand in small shards into few larger ones, in order of ``report_id``.

    The new shards are there before the old ones go: a process that dies here leaves some reports in two shards.

    Raises:
        DamagedShard: a shard cannot be read.
        OSError: the store cannot be written.
    """
    sizes = {name: size for name in store.names() if (size := store.size(name)) <= _FEW_BYTES}
    if len(sizes) <= _FEW_SHARDS:
        return
    reader = ShardReader(store)
    kept: dict[str, _Kept] = {}
    small = []
    for name, bytes_ in sizes.items():
        number, footer = reader.open(name)
        if len(footer.entries) < _FEW_REPORTS:
            small.append(name)
            size = bytes_ // max(1, len(footer.entries))
            for index, entry in enumerate(footer.entries):
                # A report that could be read the second time stands in two shards, too.
                if entry.key in keys and (entry.failure is None or entry.key not in kept):
                    kept[entry.key] = _Kept(entry, (number, index), entry.report_id, size)
    if len(small) <= _FEW_SHARDS:
        return
    merged = set()
    for group in grouped(kept.values()):
        entries = [each.entry for each in group]
        tables = {
            name: [reader.rows(each.place, 1, name) for each in group if each.entry.failure is None]
            for name in TABLES_OF_REPORTS
        }
        name = shard_name(entry.key for entry in entries)
        store.write(name, pack(entries, tables))
        merged.add(name)
    for name in set(small) - merged:
        store.remove(name)
