"""Which shard holds the rows of which report; read from what the shards say of themselves."""

from collections.abc import Collection

from gongbao.pipeline.reading import DamagedShard, Place, ShardReader
from gongbao.pipeline.store import Store

__all__ = ["Catalogue"]


class Catalogue:
    """The shards of a store, and the reports in them; ``reader`` reads their rows."""

    def __init__(self, store: Store) -> None:
        self.reader = ShardReader(store)
        self._store = store
        self._names: dict[str, int] = {}
        self._where: dict[bytes, tuple[Place, str]] = {}
        self._failures: dict[bytes, tuple[str, str, str]] = {}
        self._failed_in: dict[bytes, int] = {}
        for name in store.names():
            try:
                self.add(name)
            except (DamagedShard, OSError):
                store.remove(name)

    def add(self, name: str) -> None:
        """Take note of a shard of the store.

        Raises:
            DamagedShard: it is not there, or not whole.
        """
        number, footer = self.reader.open(name)
        self._names[name] = number
        for index, entry in enumerate(footer.entries):
            key = bytes.fromhex(entry.key)
            if entry.failure is None:
                self._where[key] = ((number, index), entry.sha256)
            else:
                self._failures[key] = entry.failure
                self._failed_in[key] = number

    def find(self, key: str) -> tuple[Place, str] | None:
        """Return where the rows of the report with ``key`` are, and the SHA-256 of its bytes."""
        return self._where.get(bytes.fromhex(key))

    def failure(self, key: str) -> tuple[str, str, str] | None:
        """Return why the report with ``key`` could not be read, where that is known."""
        return self._failures.get(bytes.fromhex(key))

    def forget_failures(self) -> None:
        """Have what could not be read tried again."""
        self._failures.clear()

    def forget_all_but(self, keys: Collection[str]) -> None:
        """Remove from the store what holds no report of ``keys``."""
        wanted = {bytes.fromhex(key) for key in keys}
        used = {place[0] for key, (place, _) in self._where.items() if key in wanted}
        used |= {self._failed_in[key] for key in wanted if key in self._failed_in}
        for name, number in self._names.items():
            if number not in used:
                self._store.remove(name)
        self._store.sweep()
