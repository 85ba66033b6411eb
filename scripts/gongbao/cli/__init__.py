"""The command ``gongbao``."""

from gongbao.cli.main import main

__all__ = ["main"]
