"""Texts → the share of each verb, seen by looking at the running program again and again.

A timer looks every millisecond of processor time which room of the package is at work.
Nothing is wrapped, so nothing is slowed down; and no name inside the rooms is needed.
"""

from __future__ import annotations

import signal
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from benchmarks.texts import Text

__all__ = ["VERBS", "Share", "shares"]

#: room → the verb that it works for, where it has another name.
VERBS = {
    "read": "read",
    "sentences": "read",
    "engines": "scan",
    "kit": "scan",
    "scan": "scan",
    "match": "match",
    "finders": "finders",
    "bound": "bound",
    "evidence": "decide",
    "weigh": "decide",
    "fuse": "decide",
    "decide": "decide",
    "paint": "cut",
    "cut": "cut",
    "account": "report",
    "report": "report",
    "language": "report",
}
#: What is no verb's: the pipeline itself, and what several verbs ask for.
OTHER = "between"
_TICK = 0.001


class Share(NamedTuple):
    """A verb, its share of clean() from 0 to 1, and of the median text's time."""

    verb: str
    share: float
    micros: float


def shares(texts: Sequence[Text], *, seconds: float) -> list[Share]:
    """How the time of clean() falls on the verbs, in the order of the way of a text.

    Empty where the system has no such timer.
    """
    import newsclean

    if not hasattr(signal, "setitimer"):
        return []
    for text in texts:
        newsclean.clean(text.text)
    home = str(Path(newsclean.__file__).parent)
    seen: Counter[str] = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        seen[_verb(frame, home)] += 1

    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, _TICK, _TICK)
    begun, calls = time.perf_counter(), 0
    try:
        while time.perf_counter() - begun < seconds:
            newsclean.clean(texts[calls % len(texts)].text)
            calls += 1
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return _told(seen, (time.perf_counter() - begun) / calls * 1e6)


def _told(seen: Counter[str], micros: float) -> list[Share]:
    total = max(1, sum(seen.values()))
    order = [*dict.fromkeys(VERBS.values()), OTHER]
    return [Share(v, seen[v] / total, seen[v] / total * micros) for v in order]


def _verb(frame: FrameType | None, home: str) -> str:
    """The verb at work: that of the innermost room that works for one."""
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith(home):
            room = Path(file[len(home) + 1 :]).parts[0].removesuffix(".py")
            if room in VERBS:
                return VERBS[room]
        frame = frame.f_back
    return OTHER
