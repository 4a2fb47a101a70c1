"""A finder that points at nothing, and once kills who is cleaning, without a word.

The environment says what: `KILL_URL`, on which page; `KILL_MARK`, a file that is written
before, so that it happens once; `KILL_WHOM`: `worker`, `executor` (the Java process above
it) or `group` (all that was started together).
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

from newsclean import Pipeline, finder


@finder(category="related", reason="Points at nothing.")
def killer(page):
    """Kill on one page, once."""
    if page.url == os.environ["KILL_URL"] and first(Path(os.environ["KILL_MARK"])):
        end(os.environ["KILL_WHOM"])
    return ()


def first(mark):
    """Whether nobody was here before."""
    try:
        with mark.open("x") as file:
            file.write(str(os.getpid()))
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        return False
    return True


def end(whom):
    """SIGKILL, to whom it is meant for."""
    if whom == "group":
        os.killpg(os.getpgrp(), signal.SIGKILL)
    os.kill(java() if whom == "executor" else os.getpid(), signal.SIGKILL)


def java():
    """The nearest Java process above this one."""
    process = os.getpid()
    while Path(f"/proc/{process}/comm").read_text("ascii").strip() != "java":
        stat = Path(f"/proc/{process}/stat").read_text("ascii")
        process = int(stat.rpartition(")")[2].split()[1])
    return process


def lethal():
    """The default pipeline with the killer in it."""
    return Pipeline.default().plus(killer)
