"""How far a run is: a moving line on a terminal, lines in a log, nothing in a pipe."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import time
from collections.abc import Callable
from typing import IO

from newsclean.batch.tally import Tally

__all__ = ["Progress", "line_of", "style_of"]

#: Seconds between two lines.
_EVERY = {"bar": 0.2, "lines": 30.0}
_TOP = 3


def style_of(stream: IO[str]) -> str:
    """How progress is written to a stream: `bar`, `lines`, or `off`."""
    try:
        if stream.isatty():
            return "bar"
        regular = stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return "off"
    return "lines" if regular else "off"


class Progress:
    """Tells how far a run is, as often as suits the stream."""

    def __init__(
        self,
        *,
        total: int,
        style: str,
        stream: IO[str] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.total = total
        self.style = style
        self.stream = stream or sys.stderr
        self.clock = clock
        self.began = self.told = clock()
        #: pages and bytes of this run only, not of earlier ones
        self.pages = self.weight = self.skipped = 0

    def step(self, tally: Tally, *, pages: int, weight: int) -> None:
        """Count a shard that is done; `tally` is the sum so far."""
        self.pages += pages
        self.weight += weight
        self.tell(tally)

    def skip(self, weight: int) -> None:
        """Count what an earlier run has done."""
        self.skipped += weight

    def tell(self, tally: Tally) -> None:
        """Write a line, if it is time for one."""
        now = self.clock()
        if self.style == "off" or now - self.told < _EVERY[self.style]:
            return
        self.told = now
        line = line_of(
            tally,
            pages=self.pages,
            seconds=now - self.began,
            weight=self.weight,
            left=self.total - self.skipped - self.weight,
        )
        if self.style == "bar":
            wide = shutil.get_terminal_size().columns - 1
            self.stream.write(f"\r\x1b[K{line[:wide]}")
        else:
            self.stream.write(f"{line}\n")
        self.stream.flush()

    def close(self) -> None:
        """Clear the moving line."""
        if self.style == "bar":
            self.stream.write("\r\x1b[K")
            self.stream.flush()


def line_of(tally: Tally, *, pages: int, seconds: float, weight: int, left: int) -> str:
    """How far a run is, how fast, how long it will take, and what is removed.

    Args:
        tally: of all shards that are done.
        pages: those that this run cleaned.
        seconds: since it began.
        weight: bytes of the sources that it has done.
        left: bytes that are left to do; 0 or less if that is not known.
    """
    parts = [f"{tally.pages:,} pages"]
    if seconds:
        parts.append(f"{pages / seconds:,.0f}/s")
    if weight and left > 0:
        parts.append(f"{_clock(left * seconds / weight)} left")
    if tally.rejects:
        parts.append(f"{tally.rejects:,} rejects")
    if tally.words_in:
        removed = sum(tally.words.values())
        top = ", ".join(name for name, _ in tally.words.most_common(_TOP))
        parts.append(f"{removed / tally.words_in:.0%} of words removed: {top}")
    return " · ".join(parts)


def _clock(seconds: float) -> str:
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02d}:{second:02d}"
