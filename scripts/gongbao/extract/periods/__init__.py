"""Periods: when a fact holds, and whether it is so or is to be."""

from gongbao.extract.periods.header import read_header
from gongbao.extract.periods.timeline import Timeline

__all__ = ["Timeline", "read_header"]
