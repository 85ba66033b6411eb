"""Reads ``datapackage.json``: which tables there are, in which files, under which schema."""

import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

__all__ = ["Column", "Descriptor", "DescriptorError", "Reference", "Resource", "read_descriptor"]

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
class Resource:
    """One table in one format: a file of the package, or several that make it together, in their order."""

    name: str
    paths: tuple[Path, ...]
    format: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    references: tuple[Reference, ...]
    bytes: int | None
    hash: str | None

    @property
    def table(self) -> str:
        """Name of the table, the same for its CSV and its Parquet file."""
        return self.name.removesuffix(f"-{self.format}")

    @property
    def path(self) -> Path:
        """The file, the first where there are several."""
        return self.paths[0]

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
    resources = tuple(_resource(entry, path, number) for number, entry in enumerate(stated["resources"]))
    return Descriptor(path, resources)


def _resource(stated: Any, descriptor: Path, number: int) -> Resource:
    place = f"{descriptor}: resource {number + 1}"
    try:
        name, locations = str(stated["name"]), _names(stated["path"])
        schema = stated["schema"]
        columns = tuple(_column(entry, f"{place} ({name})") for entry in schema["fields"])
        references = tuple(_reference(entry, name) for entry in schema.get("foreignKeys", ()))
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
    return Resource(
        name=name,
        paths=tuple(descriptor.parent / location for location in locations),
        format=str(stated.get("format") or PurePosixPath(locations[0]).suffix.lstrip(".")),
        columns=columns,
        primary_key=_names(schema.get("primaryKey", ())),
        references=references,
        bytes=stated.get("bytes"),
        hash=stated.get("hash"),
    )


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
