"""Tasks that do to their process what one does that needs more memory than there is."""

import os
import signal

from gongbao.pipeline.making import Outcome, Shard, make_shard


def die_at_deadly(shard: Shard) -> Outcome:
    """Make the shard, unless a report in it is called ``deadly``: then the process is killed."""
    if any("deadly" in wanted.file.source_file for wanted in shard.reports):
        os.kill(os.getpid(), signal.SIGKILL)
    return make_shard(shard)


def die(name: str) -> str:
    """Never return."""
    os.kill(os.getpid(), signal.SIGKILL)
    return name
