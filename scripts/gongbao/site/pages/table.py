"""Datasette's page of a table, with few columns at first: wide rows are slow to make and tiring to read."""

from typing import Any

from gongbao.site._datasette import Datasette, Request, TableView

__all__ = ["FIRST_COLUMNS", "table_page"]

# Shown unless the address asks for others by Datasette's `_col` and `_nocol`, or for all by `_all=1`.
# JSON and CSV have every column.
FIRST_COLUMNS = {
    "figures": "text indicator value unit comparator measure period_start period_end status report_id",
    "rankings": "text indicator rank scope period_end report_id",
    "positions": "person_id organisation_id title text report_id",
    "milestones": "entity_id stage status text period_end report_id",
    "statements": "speaker_id kind text report_id",
    "mentions": "entity_id text report_id",
    "passages": "section text report_id",
    "reports": "title kind publisher place_id published_on held_on period characters source_file",
    "entities": "type name name_en part_of",
    "findings": "severity rule message table row_id report_id",
}


# Above so many rows, a facet is counted when it is asked for, and a count may take so long (in ms).
_LARGE = 100_000
_COUNTING = 150


class _Hurried:
    """A database whose ``count(*)`` gives up early: Datasette then says that there are many rows."""

    def __init__(self, database: Any) -> None:
        self._database = database

    def __getattr__(self, name: str) -> Any:
        return getattr(self._database, name)

    async def execute(self, sql: str, *arguments: Any, **options: Any) -> Any:
        if sql.startswith("select count(*) from "):
            options.setdefault("custom_time_limit", _COUNTING)
        return await self._database.execute(sql, *arguments, **options)


class _Lean:
    """A Datasette for large tables: no facets but those that the address asks for, counts in a hurry."""

    def __init__(self, datasette: Datasette) -> None:
        self._datasette = datasette

    def __getattr__(self, name: str) -> Any:
        return getattr(self._datasette, name)

    def get_database(self, *arguments: Any, **options: Any) -> Any:
        return _Hurried(self._datasette.get_database(*arguments, **options))

    def table_metadata(self, database: str, table: str) -> dict[str, Any]:
        stated = self._datasette.table_metadata(database, table)
        return {name: value for name, value in stated.items() if name != "facets"}


class _FewColumns(TableView):  # type: ignore[misc]
    async def columns_to_select(self, table_columns: list[str], pks: list[str], request: Request) -> Any:
        asked = {"_col", "_nocol", "_all"} & set(request.args)
        first = FIRST_COLUMNS.get(request.url_vars["table"], "").split()
        if asked or not first or request.url_vars.get("format") or not set(first) <= set(table_columns):
            return await super().columns_to_select(table_columns, pks, request)
        # Datasette looks for the sorted column in the last row, to know where the next page begins.
        stated = self.ds.table_metadata(request.url_vars["database"], request.url_vars["table"])
        sorts = (request.args.get("_sort"), request.args.get("_sort_desc"), stated.get("sort"))
        return list(dict.fromkeys([*pks, *first, *(sort for sort in sorts if sort in table_columns)]))


async def table_page(datasette: Datasette, request: Request, send: Any) -> Any:
    """Answer with a table, or with a query of that name."""
    large = _rows(datasette, request) > _LARGE
    return await _FewColumns.as_view(_Lean(datasette) if large else datasette)(request, send)


def _rows(datasette: Datasette, request: Request) -> int:
    """Return how many rows the table has, 0 where that is not known beforehand."""
    known = (datasette.inspect_data or {}).get(request.url_vars["database"], {}).get("tables", {})
    return int(known.get(request.url_vars["table"], {}).get("count", 0))
