"""The canned queries, from ``queries.yml``."""

from dataclasses import dataclass

from gongbao.schema._loading import read_yaml

__all__ = ["QUERIES", "Query"]


@dataclass(frozen=True, slots=True)
class Query:
    """A question that people ask of the tables, with the SQL that answers it and its parameters."""

    name: str
    title: str
    title_zh: str
    description: str
    description_zh: str
    sql: str
    params: tuple[str, ...] = ()


QUERIES: tuple[Query, ...] = tuple(
    Query(name, **{**stated, "params": tuple(stated.get("params", ()))})
    for name, stated in read_yaml("queries.yml").items()
)
