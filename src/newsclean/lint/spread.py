"""Rules → what a look at each finds, in their order, in as many processes as asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from multiprocessing import get_context
from typing import Any

from newsclean.lint.finding import Finding, Placed

__all__ = ["FEW", "Look", "spread"]

Look = Callable[[Placed], list[Finding]]

#: Rules that one process looks at sooner than another one starts.
FEW = 100
#: Rules that travel to a worker together.
_TOGETHER = 20


def spread(
    make: Callable[..., Look],
    placed: Sequence[Placed],
    known: tuple[Any, ...],
    workers: int,
) -> list[list[Finding]]:
    """The findings about each rule; `make(*known)` gives the look, once a process.

    Raises:
        ValueError: `workers` is below 1.
    """
    if workers < 1:
        raise ValueError(f"workers is at least 1, not {workers}.")
    if workers == 1 or len(placed) <= FEW:
        look = make(*known)
        return [look(one) for one in placed]
    # "spawn" is the one way to start a process that is safe beside threads.
    context = get_context("spawn")
    with context.Pool(workers, _set_up, (make, known)) as pool:
        return pool.map(_looked, placed, chunksize=_TOGETHER)


_at_work: list[Look] = []


def _set_up(make: Callable[..., Look], known: tuple[Any, ...]) -> None:
    """In a worker, once: how it looks at a rule."""
    _at_work[:] = [make(*known)]


def _looked(one: Placed) -> list[Finding]:
    return _at_work[0](one)
