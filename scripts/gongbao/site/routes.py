"""Which address is answered by which page."""

from collections.abc import Callable
from typing import Any

from gongbao.site.addresses import PERMALINKS
from gongbao.site.assets import serve_asset, serve_icon
from gongbao.site.pages import (
    downloads,
    entity,
    fact,
    front,
    indicator,
    machines,
    pictures,
    place,
    questions,
    report,
    schema,
    search,
    table,
)

__all__ = ["ROUTES"]

_ID = r"(?P<row_id>[^/.]+)"
_FACTS = rf"/(?P<table>{'|'.join(fact.FACT_TABLES)})/{_ID}"
_INDICATOR = r"/(?P<kind>indicators|wordings)/(?P<indicator_id>[^/]+?)"
_REPORT = rf"/{PERMALINKS['reports']}/(?P<report_id>[^/.]+)"

ROUTES: tuple[tuple[str, Callable[..., Any]], ...] = (
    (r"/$", front.front_page),
    (r"/favicon\.ico$", serve_icon),
    (r"/-/gongbao/(?P<name>[^/]+)$", serve_asset),
    (rf"{_FACTS}$", fact.fact_page),
    (rf"{_FACTS}\.json$", fact.fact_data),
    (rf"{_FACTS}\.bib$", fact.bibtex),
    (r"/downloads$", downloads.downloads_page),
    (r"/downloads/(?P<name>[^/]+)$", downloads.download),
    (r"/-/healthz$", machines.health),
    (r"/indicators$", indicator.indicators_page),
    (rf"{_INDICATOR}\.csv$", indicator.indicator_csv),
    (rf"{_INDICATOR}\.json$", indicator.indicator_data),
    (rf"{_INDICATOR}$", indicator.indicator_page),
    (rf"/entities/{_ID}$", entity.entity_page),
    (rf"/entities/{_ID}\.json$", entity.entity_data),
    (rf"/entities/{_ID}\.bib$", entity.entity_bibtex),
    (r"/people$", entity.people_page),
    (r"/projects$", entity.projects_page),
    (rf"/(people|projects)/{_ID}$", entity.to_entity),
    (r"/places$", place.places_page),
    (rf"/places/{_ID.replace('row_id', 'place_id')}$", place.place_page),
    (rf"/places/{_ID.replace('row_id', 'place_id')}\.json$", place.place_data),
    (r"/questions$", questions.questions_page),
    (r"/questions/(?P<name>[a-z_]+)$", questions.question_page),
    (r"/schema$", schema.schema_page),
    (r"/feeds/reports\.atom$", machines.reports_feed),
    (r"/feeds/targets\.atom$", machines.targets_feed),
    (r"/sitemap\.xml$", machines.sitemap),
    (r"/robots\.txt$", machines.robots),
    (r"/search$", search.search_page),
    (r"/search\.json$", search.search_data),
    (r"/reports$", report.listing),
    (rf"{_REPORT}$", report.report_page),
    (rf"{_REPORT}/pictures$", pictures.pictures_page),
    (rf"{_REPORT}\.json$", report.report_data),
    (r"/(?P<database>(?!-)[^/.]+)/(?P<table>[^/.]+)(\.(?P<format>\w+))?$", table.table_page),
)
