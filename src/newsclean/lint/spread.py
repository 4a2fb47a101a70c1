"""Rules → what a check of each finds, in their order, in as many processes as asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from multiprocessing import get_context
from typing import Any

from newsclean.lint.finding import Finding, Placed

__all__ = ["FEW", "Check", "spread"]

#: What finds something wrong with a rule.
Check = Callable[[Placed], list[Finding]]

#: Rules that one process checks sooner than another one starts.
FEW = 100
#: Rules that travel to a worker together.
_TOGETHER = 20


def spread(
    make: Callable[..., Check],
    placed: Sequence[Placed],
    known: tuple[Any, ...],
    workers: int,
) -> list[list[Finding]]:
    """The findings about each rule; `make(*known)` gives the check, once a process.

    Raises:
        ValueError: `workers` is below 1.
    """
    if workers < 1:
        raise ValueError(f"workers is at least 1, not {workers}.")
    if workers == 1 or len(placed) <= FEW:
        check = make(*known)
        return [check(one) for one in placed]
    # "spawn" is the one way to start a process that is safe beside threads.
    context = get_context("spawn")
    with context.Pool(workers, _set_up, (make, known)) as pool:
        return pool.map(_checked, placed, chunksize=_TOGETHER)


_at_work: list[Check] = []


def _set_up(make: Callable[..., Check], known: tuple[Any, ...]) -> None:
    """In a worker, once: how it checks a rule."""
    _at_work[:] = [make(*known)]


def _checked(one: Placed) -> list[Finding]:
    return _at_work[0](one)
