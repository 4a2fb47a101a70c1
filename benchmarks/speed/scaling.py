"""Texts from 1 KB to 10 MB → how the cost grows with the length."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from benchmarks.speed.clock import best
from benchmarks.speed.corpus import sized

__all__ = ["SIZES", "Point", "exponent", "points"]

SIZES = (1_000, 3_162, 10_000, 31_623, 100_000, 316_228, 1_000_000, 3_162_278, 10**7)
#: Small texts are quick and easily disturbed: they are asked more often.
_CHARACTERS = 2_000_000


class Point(NamedTuple):
    """A text's length in characters and the seconds it took at its best."""

    size: int
    seconds: float


def points(sizes: Sequence[int] = SIZES) -> list[Point]:
    """The time of clean() on a text of each size."""
    import newsclean

    newsclean.clean(sized(100_000))
    found = []
    for size in sizes:
        text = sized(size)
        rounds = min(50, max(1, _CHARACTERS // size))
        found.append(Point(size, best(partial(newsclean.clean, text), rounds=rounds)))
    return found


def exponent(points: Sequence[Point]) -> float:
    """k of the line seconds = c · sizeᵏ that fits best: 1 is linear, 2 quadratic.

    >>> round(exponent([Point(10, 1.0), Point(100, 10.0), Point(1000, 100.0)]), 6)
    1.0
    """
    xs = [math.log(point.size) for point in points]
    ys = [math.log(point.seconds) for point in points]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    across = sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True))
    return across / sum((a - x) ** 2 for a in xs)
