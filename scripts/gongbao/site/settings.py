"""How Datasette is set up for a package: what the plugin adds to ``metadata.yml``, and the limits."""

from typing import Any

from gongbao.site._datasette import Datasette, NotFound, package_database
from gongbao.write.search import INDEXES

__all__ = ["SETTINGS", "metadata"]

# A query may take a second and return a thousand rows; facets are computed when asked for, not suggested.
SETTINGS: dict[str, Any] = {
    "default_page_size": 20,
    "max_returned_rows": 1000,
    "sql_time_limit_ms": 1000,
    "facet_time_limit_ms": 500,
    "suggest_facets": False,
    "default_cache_ttl": 60,
    "num_sql_threads": 4,
    "truncate_cells_html": 400,
    "allow_csv_stream": True,
    "max_csv_mb": 200,
    "default_allow_sql": True,
    "allow_download": True,
}


def metadata(datasette: Datasette) -> dict[str, Any]:
    """Return what Datasette must know and a package's own metadata may leave out. A new dict each time."""
    try:
        name = package_database(datasette).name
    except NotFound:
        return {}
    tables: dict[str, Any] = {index.table: {"fts_table": f"{index.table}_fts"} for index in INDEXES}
    tables["report_texts"] = {"hidden": True}
    return {"databases": {name: {"tables": tables}}}
