"""Which address is answered by which page."""

from collections.abc import Callable
from typing import Any

from gongbao.site.addresses import PERMALINKS
from gongbao.site.assets import serve_asset
from gongbao.site.pages import downloads, fact, machines, report, search, table

__all__ = ["ROUTES"]

_ID = r"(?P<row_id>[^/.]+)"
_FACTS = rf"/(?P<table>{'|'.join(fact.FACT_TABLES)})/{_ID}"
_REPORT = rf"/{PERMALINKS['reports']}/(?P<report_id>[^/.]+)"

ROUTES: tuple[tuple[str, Callable[..., Any]], ...] = (
    (r"/-/gongbao/(?P<name>[^/]+)$", serve_asset),
    (rf"{_FACTS}$", fact.fact_page),
    (rf"{_FACTS}\.json$", fact.fact_data),
    (rf"{_FACTS}\.bib$", fact.bibtex),
    (r"/downloads$", downloads.downloads_page),
    (r"/downloads/(?P<name>[^/]+)$", downloads.download),
    (r"/-/healthz$", machines.health),
    (r"/search$", search.search_page),
    (r"/search\.json$", search.search_data),
    (r"/reports$", report.listing),
    (rf"{_REPORT}$", report.report_page),
    (rf"{_REPORT}\.json$", report.report_data),
    (r"/(?P<database>(?!-)[^/.]+)/(?P<table>[^/.]+)(\.(?P<format>\w+))?$", table.table_page),
)
