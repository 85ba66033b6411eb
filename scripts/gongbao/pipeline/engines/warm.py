"""Imported once by the process that all workers are forked from: they find words and patterns loaded, and share them.

Only what starts no thread is done here, since a fork does not take threads along.
"""

import pandas  # noqa: F401 - Arrow imports it when it makes its first array

from gongbao.extract import extract
from gongbao.link import rows_of_report
from gongbao.pipeline import making  # noqa: F401 - what the workers run
from gongbao.read import Report

_REPORT = Report("warm.txt", "云南省昆明市全年新增就业1.2万人，同比增长5%。", "")

rows_of_report(_REPORT, extract(_REPORT))
