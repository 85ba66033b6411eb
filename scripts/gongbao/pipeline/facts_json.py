"""Facts <-> JSON, for the cache. Unlike a pickle it runs nothing when it is read."""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from gongbao.extract.facts import Facts

__all__ = ["facts_from_json", "facts_to_json"]


def facts_to_json(facts: Facts) -> str:
    """Return ``facts`` as JSON: every object a list of its fields' values, in order."""
    return json.dumps(_plain(facts), ensure_ascii=False, separators=(",", ":"))


def facts_from_json(text: str) -> Facts:
    """Return the facts that :func:`facts_to_json` wrote.

    Raises:
        ValueError, TypeError, ArithmeticError: if the text is something else.
    """
    return cast(Facts, _reader(Facts)(json.loads(text)))


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """Return what makes a value of ``kind`` out of JSON."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        readers = [_reader(hints[field.name]) for field in fields(kind)]
        make = cast(Callable[..., Any], kind)
        return lambda cells: make(*(read(cell) for read, cell in zip(readers, cells, strict=True)))
    if get_origin(kind) is list:
        read_item = _reader(get_args(kind)[0])
        return lambda items: [read_item(item) for item in items]
    if get_origin(kind) is UnionType:
        (some,) = (option for option in get_args(kind) if option is not NoneType)
        read_some = _reader(some)
        return lambda value: None if value is None else read_some(value)
    if kind is date:
        return date.fromisoformat
    return Decimal if kind is Decimal else _as_it_is


def _as_it_is(value: Any) -> Any:
    return value
