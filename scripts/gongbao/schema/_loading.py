"""Reads the schema's files; they stand beside this module and in the installed package."""

from importlib.resources import files
from typing import Any

import yaml

from gongbao.schema.model import Category, Display, Field, ForeignKey, Package, Table, Weakness

__all__ = ["read_package", "read_shared_fields", "read_tables", "read_weaknesses", "read_yaml"]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C where there is one: ten times as fast
_TEXTS = ("title", "title_zh", "description", "description_zh")


def read_yaml(name: str) -> Any:
    """Return the content of the file ``name`` below the folder ``schema``."""
    return yaml.load((files("gongbao.schema") / name).read_text(encoding="utf-8"), Loader=_LOADER)


def read_package() -> Package:
    """Return what ``package.yml`` says of every package."""
    stated = read_yaml("package.yml")
    return Package(
        name=stated["name"],
        **_texts(stated),
        version=stated["version"],
        licenses=tuple(stated["licenses"]),
        contributors=tuple(stated["contributors"]),
        keywords=tuple(stated["keywords"]),
    )


def read_shared_fields() -> dict[str, dict[str, Any]]:
    """Return the descriptors of the columns that several tables share, by name."""
    shared: dict[str, dict[str, Any]] = read_yaml("fields.yml")
    return shared


def read_weaknesses() -> dict[str, Weakness]:
    """Return the known weaknesses by code."""
    return {code: Weakness(code, **_texts(stated)) for code, stated in read_yaml("warnings.yml").items()}


def read_tables() -> dict[str, Table]:
    """Return the tables by name, none before one that it refers to."""
    shared, weaknesses = read_shared_fields(), read_weaknesses()
    names = read_yaml("package.yml")["tables"]
    return {name: _table(read_yaml(f"tables/{name}.yml"), shared, weaknesses) for name in names}


def _table(
    stated: dict[str, Any], shared: dict[str, dict[str, Any]], weaknesses: dict[str, Weakness]
) -> Table:
    display = stated["display"]
    (primary_key,) = stated["primaryKey"]
    return Table(
        name=stated["name"],
        **_texts(stated),
        fields=tuple(_field({**shared.get(entry["name"], {}), **entry}) for entry in stated["fields"]),
        primary_key=primary_key,
        order=tuple(stated["order"]),
        foreign_keys=tuple(_foreign_key(entry, stated["name"]) for entry in stated["foreignKeys"]),
        weaknesses=tuple(weaknesses[code] for code in stated["warnings"]),
        display=Display(display["label"], tuple(display["facets"]), display["sort"]),
    )


def _field(stated: dict[str, Any]) -> Field:
    constraints = stated.get("constraints", {})
    return Field(
        name=stated["name"],
        type=stated["type"],
        **_texts(stated),
        unit=stated.get("unit"),
        required=constraints.get("required", False),
        unique=constraints.get("unique", False),
        pattern=constraints.get("pattern"),
        minimum=constraints.get("minimum"),
        categories=tuple(Category(**category) for category in stated.get("categories", ())),
        ordered=stated.get("categoriesOrdered", False),
    )


def _foreign_key(stated: dict[str, Any], table: str) -> ForeignKey:
    (field,) = stated["fields"]
    (column,) = stated["reference"]["fields"]
    return ForeignKey(field, stated["reference"].get("resource", table), column)


def _texts(stated: dict[str, Any]) -> dict[str, Any]:
    return {name: stated[name] for name in _TEXTS}
