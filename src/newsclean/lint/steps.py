"""Search → its steps, whatever the machine and however busy it is. Used by lint.

Nothing counts the steps of a regular expression. So they are measured beside a search
whose steps are known: what slows the one slows the other.
"""

from __future__ import annotations

from functools import cache
from math import inf
from time import perf_counter, thread_time
from typing import Any

__all__ = ["at_least", "steps_of"]

#: From each of 200 letters to the end and back: 200 * 200 steps.
_KNOWN, _LINE = r"\w+\d", "a" * 200
_STEPS = len(_LINE) ** 2
#: What a step takes, in seconds, on a machine that is not slow; on this one, the
#: shortest of so many runs.
_USUAL, _TRIES = 9e-9, 20
#: The shortest of so many runs, or of fewer where there is no doubt.
_RUNS, _CLEAR = 15, 3
#: No search is stopped sooner, in seconds; nor before it is so much over its limit.
_LEAST, _OVER = 0.001, 1.25


def at_least(pattern: Any, text: str, steps: int) -> bool:
    """Whether a search may take so many steps: a quick look that misses none."""
    # noise only ever adds, so what is quick once, by any clock, is quick
    began = perf_counter()
    try:
        pattern.search(text, timeout=max(2 * steps * _USUAL, _LEAST))
    except TimeoutError:
        return True
    return 2 * (perf_counter() - began) >= steps * _pace()


def steps_of(pattern: Any, text: str, enough: int, most: int) -> float:
    """The steps of a search; below `enough` and above `most` it says no more."""
    known = _known()
    pace = shortest = inf
    for run in range(_RUNS):
        pace = min(pace, _seconds(known, _LINE, inf) / _STEPS)
        shortest = min(shortest, _seconds(pattern, text, _OVER * most * pace))
        clear = min(2 * enough, most) * pace
        if shortest < enough * pace or (run + 1 >= _CLEAR and shortest >= clear):
            break
    return min(shortest / pace, most)


@cache
def _known() -> Any:
    import regex

    return regex.compile(_KNOWN)


@cache
def _pace() -> float:
    known = _known()
    runs = (_seconds(known, _LINE, inf) for _ in range(_TRIES))
    return min(_USUAL, min(runs) / _STEPS)


def _seconds(pattern: Any, text: str, limit: float) -> float:
    """This thread's own time for one search; infinite where it is over the limit."""
    patience = max(limit, _LEAST)
    while True:
        began = thread_time()
        try:
            pattern.search(text, timeout=None if limit == inf else patience)
        except TimeoutError:
            if thread_time() - began >= limit:
                return inf
            # That clock is the wall's: other programs have used it up.
            patience *= 2
        else:
            return thread_time() - began
