"""``python -m gongbao`` is the command ``gongbao``."""

import sys

from gongbao.cli import main

sys.exit(main())
