"""Runs the stages in their order: a folder of reports -> a published data package."""

from gongbao.pipeline.building import Built, Options, build
from gongbao.pipeline.errors import BuildError, NoFolder, NoReports, NothingReadable, Stopped

__all__ = ["BuildError", "Built", "NoFolder", "NoReports", "NothingReadable", "Options", "Stopped", "build"]
