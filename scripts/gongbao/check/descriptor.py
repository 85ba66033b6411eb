"""Reads ``datapackage.json``: which tables there are, in which files, under which schema."""

import json
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

__all__ = ["Column", "Descriptor", "DescriptorError", "Part", "Reference", "Resource", "read_descriptor"]

_TYPES = ("string", "integer", "number", "date")


class DescriptorError(Exception):
    """The descriptor cannot be used; the text names the file, the place and the remedy."""


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a Table Schema, as far as Gongbao's tables use one."""

    name: str
    type: str
    required: bool = False
    unique: bool = False
    pattern: str | None = None
    minimum: int | None = None
    enum: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key: ``columns`` hold the ``keys`` of a row of ``resource``."""

    columns: tuple[str, ...]
    resource: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one entry of the descriptor's resources names: mostly a whole table, else a part of one.

    Attributes:
        paths: its files; where there are several, they are read as one.
        bytes: their size together, as stated.
        hash: their SHA-256 together, as stated.
    """

    name: str
    paths: tuple[Path, ...]
    bytes: int | None
    hash: str | None


@dataclass(frozen=True, slots=True)
class Resource:
    """One table in one format, whole. Rows of a table in ``parts`` are numbered in each part by itself."""

    name: str
    parts: tuple[Part, ...]
    format: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    references: tuple[Reference, ...]

    @property
    def table(self) -> str:
        """Name of the table, the same for its CSV and its Parquet file."""
        return self.name.removesuffix(f"-{self.format}")

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every file, in order."""
        return tuple(path for part in self.parts for path in part.paths)

    def column(self, name: str) -> Column | None:
        """Return the column of that name, or ``None``."""
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A data package: the file that describes it and its resources."""

    path: Path
    resources: tuple[Resource, ...]

    @property
    def folder(self) -> Path:
        """Folder that the resources' paths count from."""
        return self.path.parent


def read_descriptor(package: Path) -> Descriptor:
    """Read the descriptor ``package``, or the one in the folder ``package``.

    Raises:
        DescriptorError: if there is none, or it is not one that can be validated.
    """
    path = package / "datapackage.json" if package.is_dir() else package
    try:
        stated = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        message = f"{path}: there is no such file. Name a folder that holds datapackage.json, or build one."
        raise DescriptorError(message) from None
    except (OSError, UnicodeDecodeError) as error:
        raise DescriptorError(f"{path}: cannot be read: {error}.") from error
    except json.JSONDecodeError as error:
        message = f"{path}: line {error.lineno}, column {error.colno}: not JSON: {error.msg}. Build the package again."
        raise DescriptorError(message) from error
    if not isinstance(stated, dict) or not isinstance(stated.get("resources"), list):
        raise DescriptorError(f"{path}: has no list of resources. Build the package again.")
    whole: dict[str, Resource] = {}
    for number, entry in enumerate(stated["resources"]):
        resource = _resource(entry, path, number)
        if resource.name in whole:  # a part of the table whose first part was met before
            resource = replace(resource, parts=whole[resource.name].parts + resource.parts)
        whole[resource.name] = resource
    return Descriptor(path, tuple(whole.values()))


def _resource(stated: Any, descriptor: Path, number: int) -> Resource:
    place = f"{descriptor}: resource {number + 1}"
    try:
        name, locations = str(stated["name"]), _names(stated["path"])
        schema = stated["schema"]
        columns = tuple(_column(entry, f"{place} ({name})") for entry in schema["fields"])
        table = _table_name(name, stated)
        references = tuple(_reference(entry, table) for entry in schema.get("foreignKeys", ()))
        if "references" in stated:  # those that Table Schema cannot state are there too
            suffix = table.removeprefix(str(stated["table"]))
            references = tuple(
                Reference((str(one["field"]),), str(one["table"]) + suffix, (str(one["column"]),))
                for one in stated["references"]
            )
    except (KeyError, TypeError) as error:
        message = f"{place}: lacks {error} or has it in another shape. Build the package again."
        raise DescriptorError(message) from error
    if not locations:
        raise DescriptorError(f"{place} ({name}): names no file. Build the package again.")
    for location in locations:
        if (
            PurePosixPath(location).is_absolute()
            or ".." in PurePosixPath(location).parts
            or "://" in location
        ):
            raise DescriptorError(f"{place} ({name}): path {location!r} leads out of the package.")
    paths = tuple(descriptor.parent / location for location in locations)
    return Resource(
        name=table,
        parts=(Part(name, paths, stated.get("bytes"), stated.get("hash")),),
        format=str(stated.get("format") or PurePosixPath(locations[0]).suffix.lstrip(".")),
        columns=columns,
        primary_key=_names(schema.get("primaryKey", ())),
        references=references,
    )


def _table_name(name: str, stated: dict[str, Any]) -> str:
    """Return the name of the whole of which ``name`` is a part, as gongbao.write names parts."""
    return name.rsplit("-", 1)[0] if int(stated.get("parts", 1)) > 1 else name


def _column(stated: dict[str, Any], place: str) -> Column:
    constraints = stated.get("constraints", {})
    if stated.get("type") not in _TYPES:
        message = (
            f"{place}: field {stated['name']}: type {stated.get('type')!r} is not one of {', '.join(_TYPES)}."
        )
        raise DescriptorError(message)
    return Column(
        name=str(stated["name"]),
        type=str(stated["type"]),
        required=bool(constraints.get("required", False)),
        unique=bool(constraints.get("unique", False)),
        pattern=constraints.get("pattern"),
        minimum=constraints.get("minimum"),
        enum=tuple(constraints.get("enum", ())),
    )


def _reference(stated: dict[str, Any], resource: str) -> Reference:
    reference = stated["reference"]
    return Reference(
        _names(stated["fields"]), reference.get("resource") or resource, _names(reference["fields"])
    )


def _names(stated: Any) -> tuple[str, ...]:
    return (stated,) if isinstance(stated, str) else tuple(stated)
