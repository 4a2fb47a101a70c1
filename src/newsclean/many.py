"""Items → a result or an exception each, in order, in as many processes as asked."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from newsclean.pipeline import Pipeline
from newsclean.report import Result
from newsclean.workers import begin, do

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

__all__ = ["Item", "results"]

#: A text, or a mapping with `text` and what is known of it: `title`, `url`, `lang`,
#: `date`.
Item: TypeAlias = str | Mapping[str, Any]


def results(
    items: Iterable[Item], *, workers: int, pipeline: Pipeline
) -> Iterator[Result | Exception]:
    """One result an item, or its exception; a bounded number is read ahead."""
    if workers == 1:
        return _here(items, pipeline)
    return _spread(items, workers, pipeline)


def _here(items: Iterable[Item], pipeline: Pipeline) -> Iterator[Result | Exception]:
    for item in items:
        yield _one(item, pipeline)


_KNOWN = ("title", "url", "lang", "date")


def _one(item: Item, pipeline: Pipeline) -> Result | Exception:
    try:
        if isinstance(item, Mapping):
            if "text" not in item:
                raise ValueError(
                    f"An item has no 'text'; it has {', '.join(item) or 'nothing'}."
                )
            known = {k: item[k] for k in _KNOWN if item.get(k)}
            return pipeline.clean(item["text"], **known)
        return pipeline.clean(item)
    except Exception as error:  # noqa: BLE001 - handed to the caller, who decides
        return error


#: Items that travel to a worker together: fewer trips cost less, more cost memory.
_BATCH = 64
_AHEAD = 4


def _spread(
    items: Iterable[Item], workers: int, pipeline: Pipeline
) -> Iterator[Result | Exception]:
    # a call in this process should not wait for it: it brings sockets and logging
    from concurrent.futures import ProcessPoolExecutor

    source = iter(items)
    with ProcessPoolExecutor(
        workers, initializer=begin, initargs=(_batches, pipeline)
    ) as pool:
        yield from _in_order(pool, source, workers * _AHEAD)


def _in_order(
    pool: Executor, source: Iterator[Item], ahead: int
) -> Iterator[Result | Exception]:
    waiting: deque[Future[list[Result | Exception]]] = deque()
    while True:
        while len(waiting) < ahead and (batch := list(islice(source, _BATCH))):
            waiting.append(pool.submit(do, batch))
        if not waiting:
            return
        yield from waiting.popleft().result()


def _batches(pipeline: Pipeline) -> Callable[[list[Item]], list[Result | Exception]]:
    """In a worker, once: what it does with a batch, by its pipeline."""
    return lambda items: [_one(item, pipeline) for item in items]
