"""Validates a package: every resource once from end to end, then keys, then meaning."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from gongbao.check.batches import SourceError, read_batches, read_labels
from gongbao.check.constraints import check_batch, check_labels, typed
from gongbao.check.descriptor import Descriptor, Resource, read_descriptor
from gongbao.check.keys import check_foreign_keys, check_unique, key_columns
from gongbao.check.meaning import Rule, rules
from gongbao.check.problems import Problem, Verdict

__all__ = ["validate"]

_CHUNK = 1 << 20


def validate(package: Path) -> Verdict:
    """Check every resource of the package ``package`` (its folder, or its datapackage.json).

    Raises:
        DescriptorError: if there is no descriptor that can be used.
    """
    descriptor = read_descriptor(package)
    verdict = Verdict(str(package))
    resources = {resource.name: resource for resource in descriptor.resources}
    by_rule = _needed_by_rules(descriptor)
    tables: dict[str, dict[str, pa.ChunkedArray]] = {}
    for resource in descriptor.resources:
        wanted = key_columns(resource, resources) | by_rule.get(resource.name, set())
        tables[resource.name] = _read(resource, wanted, verdict)
    for resource in descriptor.resources:
        verdict.add(check_unique(resource, tables[resource.name]))
        verdict.add(check_foreign_keys(resource, tables))
    for rule in rules():
        verdict.add(_apply(rule, descriptor, tables))
    return verdict


def _read(resource: Resource, wanted: set[str], verdict: Verdict) -> dict[str, pa.ChunkedArray]:
    """Check the file, its header and its cells, and return the columns ``wanted``, typed."""
    verdict.rows[resource.name] = 0
    try:
        labels = read_labels(resource.path, resource.format)
        verdict.add(_check_file(resource))
        problems = check_labels(resource, labels)
        verdict.add(problems)
        kept: dict[str, list[pa.Array]] = {
            column.name: []
            for column, label in zip(resource.columns, labels, strict=False)
            if column.name in wanted and column.name == label
        }
        for batch in read_batches(resource.path, resource.format):
            verdict.rows[resource.name] += len(batch)
            verdict.add(check_batch(resource, batch))
            for column, cells in zip(resource.columns, batch.columns, strict=False):
                if column.name in kept:
                    kept[column.name].append(typed(column, cells))
    except SourceError as error:
        message = f"{resource.path}: {error}"
        remedy = "Build the package again, or fetch the file again."
        verdict.add([Problem(resource.name, None, "source-error", message=message, remedy=remedy)])
        return {}
    empty = pa.array([], pa.string())
    return {name: pa.chunked_array(chunks or [empty]) for name, chunks in kept.items()}


def _check_file(resource: Resource) -> Iterator[Problem]:
    """Yield what the descriptor states of the file's bytes and is not so."""
    remedy = "The file was changed after the package was built: build it again."
    size = resource.path.stat().st_size
    if resource.bytes is not None and resource.bytes != size:
        message = f"{resource.path}: {size} bytes, the descriptor states {resource.bytes}"
        yield Problem(resource.name, None, "byte-count", message=message, remedy=remedy)
    if resource.hash is not None:
        stated = resource.hash.removeprefix("sha256:").removeprefix("sha256-")
        digest = hashlib.sha256()
        with resource.path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
        if digest.hexdigest() != stated:
            message = f"{resource.path}: SHA-256 {digest.hexdigest()}, the descriptor states {stated}"
            yield Problem(resource.name, None, "hash-count", message=message, remedy=remedy)


def _csv_resources(descriptor: Descriptor) -> dict[str, Resource]:
    """Return the resource that meaning is checked on, for each table: the CSV file where there is one."""
    chosen: dict[str, Resource] = {}
    for resource in descriptor.resources:
        if resource.table not in chosen or resource.format == "csv":
            chosen[resource.table] = resource
    return chosen


def _needed_by_rules(descriptor: Descriptor) -> dict[str, set[str]]:
    needed: dict[str, set[str]] = {}
    chosen = _csv_resources(descriptor)
    for rule in rules():
        for table, names in rule.columns.items():
            if table in chosen:
                needed.setdefault(chosen[table].name, set()).update(names)
    return needed


def _apply(
    rule: Rule, descriptor: Descriptor, tables: Mapping[str, Mapping[str, pa.ChunkedArray]]
) -> Iterator[Problem]:
    """Run ``rule`` where the package has every column that it reads."""
    chosen = _csv_resources(descriptor)
    view: dict[str, pa.Table] = {}
    for table, names in rule.columns.items():
        if table not in chosen or not set(names) <= set(tables[chosen[table].name]):
            return
        columns = tables[chosen[table].name]
        view[table] = pa.table({name: columns[name] for name in names})
    for problem in rule.check(view):
        yield replace(problem, resource=chosen[problem.resource].name)
