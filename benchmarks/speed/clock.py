"""Calls → how long each took at its best; the floor that nothing in Python goes below."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

__all__ = ["best", "bests", "floor"]

T = TypeVar("T")


def floor(text: str) -> None:
    """What CPython itself needs to look at a text: lines, bytes, lower case."""
    text.splitlines()
    text.encode("utf-8", "surrogatepass")
    text.lower()


def best(call: Callable[[], object], *, rounds: int) -> float:
    """Seconds of the quickest of some calls: the least disturbed one."""
    quickest = float("inf")
    for _ in range(rounds):
        begun = time.perf_counter()
        call()
        quickest = min(quickest, time.perf_counter() - begun)
    return quickest


def bests(
    calls: Sequence[Callable[[T], object]], items: Sequence[T], *, rounds: int
) -> list[list[float]]:
    """Microseconds of each call on each item, at its best of some rounds.

    The calls take turns within a round, so that a busy machine disturbs all alike.
    """
    found = [[float("inf")] * len(items) for _ in calls]
    gc.collect()
    for _ in range(rounds):
        for row, call in zip(found, calls, strict=True):
            for n, item in enumerate(items):
                begun = time.perf_counter()
                call(item)
                row[n] = min(row[n], (time.perf_counter() - begun) * 1e6)
    return found
