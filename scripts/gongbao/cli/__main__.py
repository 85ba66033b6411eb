"""Lets ``python -m gongbao.cli`` stand for ``gongbao``."""

import sys

from gongbao.cli.main import main

sys.exit(main())
