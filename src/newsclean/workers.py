"""Things → what is made of each, in order, in as many processes as asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

__all__ = ["begin", "do", "spread"]

_Thing = TypeVar("_Thing")
_Made = TypeVar("_Made")


def spread(
    make: Callable[..., Callable[[_Thing], _Made]],
    known: tuple[Any, ...],
    things: Sequence[_Thing],
    *,
    workers: int,
    few: int,
    together: int,
) -> Iterator[_Made]:
    """What the function that `make(*known)` gives, once a process, makes of each thing.

    `few` things are done in this process sooner than another one starts; `together`
    things travel to a worker at once.

    Raises:
        ValueError: `workers` is below 1.

    >>> list(spread(lambda n: lambda thing: thing + n, (1,), [1, 2],
    ...             workers=1, few=9, together=9))
    [2, 3]
    """
    if workers < 1:
        raise ValueError(f"workers is at least 1, not {workers}.")
    if workers == 1 or len(things) <= few:
        return map(make(*known), things)
    return _spread(make, known, things, workers, together)


def _spread(
    make: Callable[..., Callable[[_Thing], _Made]],
    known: tuple[Any, ...],
    things: Sequence[_Thing],
    workers: int,
    together: int,
) -> Iterator[_Made]:
    # a call in this process should not wait for it
    from multiprocessing import get_context

    # "spawn" is the one way to start a process that is safe beside threads.
    context = get_context("spawn")
    with context.Pool(workers, begin, (make, *known)) as pool:
        yield from pool.imap(do, things, chunksize=together)


_at_work: list[Callable[[Any], Any]] = []


def begin(make: Callable[..., Callable[[Any], Any]], *known: Any) -> None:
    """In a worker, once: what it is there for, made from what it is told."""
    _at_work[:] = [make(*known)]


def do(thing: Any) -> Any:
    """In a worker: what it is there for, done with one thing."""
    return _at_work[0](thing)
