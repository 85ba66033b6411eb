"""Validates a package: every resource once from end to end with its keys, then what the rows mean."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from gongbao.check.descriptor import Descriptor, Resource, read_descriptor
from gongbao.check.index import KeyIndex
from gongbao.check.keys import check_unique, distinct_columns, in_order, target_columns
from gongbao.check.meaning import Rule, rules
from gongbao.check.problems import Numbering, Problem, Verdict
from gongbao.check.reading import Gathered, Wanted, read_resource
from gongbao.check.store import StoredTable

__all__ = ["Progress", "validate"]

Progress = Callable[[int, int], None]
"""Is told how much of the work is done and how much there is, in bytes of the package's files."""

_SHARE_OF_RULES = 3  # reading takes about three times as long as the rules about meaning


def validate(package: Path, progress: Progress | None = None) -> Verdict:
    """Check every resource of the package ``package`` (its folder, or its datapackage.json).

    Memory does not grow with the rows but for 8 bytes a key (up to 28 while a table's keys are sorted), and for the
    problems found. Columns that rules about meaning read lie in a folder of the system's temporary one meanwhile.

    Raises:
        DescriptorError: if there is no descriptor that can be used.
    """
    descriptor = read_descriptor(package)
    parts = [part.name for resource in descriptor.resources for part in resource.parts]
    verdict = Verdict(str(package), dict.fromkeys(parts, 0))
    with TemporaryDirectory(prefix="gongbao-validate-") as folder:
        reading = _Reading(descriptor, Path(folder), verdict, progress)
        tables = reading.run()
        for number, rule in enumerate(rules(), start=1):
            for problem in _apply(rule, descriptor, tables):
                verdict.add([reading.numberings[problem.resource].placed(problem)])
            reading.advance_rules(number, len(rules()))
    return verdict


class _Reading:
    """Reads the resources in the order of their references, each table's keys being known before they are referred to."""

    def __init__(
        self, descriptor: Descriptor, folder: Path, verdict: Verdict, progress: Progress | None
    ) -> None:
        self._resources = in_order(descriptor.resources)
        self._folder = folder
        self._verdict = verdict
        self._progress = progress or (lambda done, total: None)
        self._stored = _needed_by_rules(descriptor)
        chosen = _chosen(descriptor)
        self._looked_up = {chosen[name].name for rule in rules() for name in rule.looked_up if name in chosen}
        self._indexes: dict[tuple[str, str], KeyIndex] = {}
        self.numberings: dict[str, Numbering] = {}
        self._sizes = {resource.name: _size(resource) for resource in self._resources}
        self._bytes = sum(self._sizes.values())
        self._total = max(1, self._bytes + self._bytes // _SHARE_OF_RULES)

    def advance_rules(self, done: int, rules: int) -> None:
        """Tell that ``done`` of ``rules`` rules were applied."""
        self._progress(self._bytes + (self._total - self._bytes) * done // rules, self._total)

    def run(self) -> dict[str, StoredTable]:
        """Check all resources and return the tables that rules read, by the resource's name."""
        tables: dict[str, StoredTable] = {}
        waiting: list[Gathered] = []
        done = 0
        for number, resource in enumerate(self._resources):

            def advance(read: int, before: int = done) -> None:
                self._progress(before + read, self._total)

            gathered = self._read(resource, advance)
            self.numberings[resource.name] = gathered.numbering
            done += self._sizes[resource.name]
            if gathered.complete:
                table = self._finish(resource, gathered)
                if table is not None:
                    tables[resource.name] = table
                waiting.append(gathered)
            waiting = self._check_references(waiting, self._resources[number + 1 :])
        return tables

    def _read(self, resource: Resource, advance: Callable[[int], None]) -> Gathered:
        hashed = target_columns(resource, self._resources) | set(distinct_columns(resource))
        if resource.name in self._looked_up:
            hashed |= set(resource.primary_key)
        wanted = Wanted(frozenset(hashed), tuple(sorted(self._stored.get(resource.name, ()))))
        return read_resource(resource, wanted, self._indexes, self._folder, self._verdict, advance)

    def _finish(self, resource: Resource, gathered: Gathered) -> StoredTable | None:
        """Check that keys are unique, and index those that are referred to."""
        placed = gathered.numbering.placed
        self._verdict.add(map(placed, check_unique(resource, gathered.hashes, gathered.numbering)))
        key = resource.primary_key[0] if resource.primary_key else ""
        own: KeyIndex | None = None
        if resource.name in self._looked_up and key in gathered.hashes:
            own = KeyIndex(gathered.hashes[key], with_rows=True)
        for name in target_columns(resource, self._resources):
            if name in gathered.hashes:
                index = own if own is not None and name == key else KeyIndex(gathered.hashes[name])
                self._indexes[resource.name, name] = index
        gathered.hashes.clear()
        return gathered.store.close(own) if gathered.store is not None else None

    def _check_references(self, waiting: list[Gathered], unread: list[Resource]) -> list[Gathered]:
        """Check the references whose targets are read by now, and forget keys that nothing will ask for."""
        names = {resource.name for resource in unread}
        for gathered in waiting:
            for deferred in list(gathered.deferred):
                target = deferred.reference.resource
                if target not in names:
                    index = self._indexes.get((target, deferred.reference.keys[0]))
                    if index is not None:
                        self._verdict.add(map(gathered.numbering.placed, deferred.check(index)))
                    gathered.deferred.remove(deferred)
        waiting = [gathered for gathered in waiting if gathered.deferred]
        needed = {reference.resource for resource in unread for reference in resource.references}
        needed |= {deferred.reference.resource for gathered in waiting for deferred in gathered.deferred}
        for name, column in list(self._indexes):
            if name not in needed:
                del self._indexes[name, column]
        return waiting


def _size(resource: Resource) -> int:
    return sum(path.stat().st_size for path in resource.paths if path.is_file())


def _chosen(descriptor: Descriptor) -> dict[str, Resource]:
    """Return the resource that meaning is checked on, for each table: the CSV file where there is one."""
    chosen: dict[str, Resource] = {}
    for resource in descriptor.resources:
        if resource.table not in chosen or resource.format == "csv":
            chosen[resource.table] = resource
    return chosen


def _needed_by_rules(descriptor: Descriptor) -> dict[str, set[str]]:
    needed: dict[str, set[str]] = {}
    chosen = _chosen(descriptor)
    for rule in rules():
        for table, names in rule.columns.items():
            if table in chosen:
                needed.setdefault(chosen[table].name, set()).update(names)
    return needed


def _apply(rule: Rule, descriptor: Descriptor, tables: Mapping[str, StoredTable]) -> Iterator[Problem]:
    """Run ``rule`` where the package has every column that it reads."""
    chosen = _chosen(descriptor)
    view: dict[str, StoredTable] = {}
    for table, names in rule.columns.items():
        if table not in chosen or chosen[table].name not in tables:
            return
        view[table] = tables[chosen[table].name]
        if not set(names) <= view[table].names:
            return
    for problem in rule.check(view):
        yield replace(problem, resource=chosen[problem.resource].name)
