"""Facts of reports -> the tables: names become entities, wordings indicators, places codes, corrections applied."""

from gongbao.link.curation import Curated, CurationError, read_curated
from gongbao.link.identity import report_id
from gongbao.link.linking import join, link
from gongbao.link.report_rows import rows_of_report

__all__ = ["Curated", "CurationError", "join", "link", "read_curated", "report_id", "rows_of_report"]
