"""Facts of reports -> the tables: names become entities, wordings indicators, places codes, corrections applied."""

from gongbao.link.applying import apply_curated
from gongbao.link.curation import Curated, CurationError, read_curated
from gongbao.link.identity import report_id, report_id_of
from gongbao.link.report_rows import rows_of_report

__all__ = [
    "Curated",
    "CurationError",
    "apply_curated",
    "read_curated",
    "report_id",
    "report_id_of",
    "rows_of_report",
]
