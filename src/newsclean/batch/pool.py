"""Shards → tallies, in as many processes as asked for, as they finish."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path

from newsclean.batch.records import Shard
from newsclean.batch.settings import Settings, StopRun
from newsclean.batch.tally import Tally
from newsclean.batch.work import work
from newsclean.pipeline import Pipeline
from newsclean.workers import begin, do

__all__ = ["spread"]

#: How often the caller is told that nothing has ended yet, in seconds.
_TICK = 0.5


def spread(
    shards: Iterable[Shard],
    *,
    workers: int,
    pipeline: Pipeline,
    settings: Settings,
    out: Path,
) -> Generator[tuple[Shard, Tally] | None]:
    """Work on shards; only a few are read ahead.

    Yields:
        A shard (without its records) with its tally; None if nothing has ended lately.

    Raises:
        StopRun: a shard could not be written, or a worker was killed.
    """
    job = partial(work, pipeline=pipeline, settings=settings, out=out)
    if workers == 1:
        for shard in shards:
            yield _light(shard), job(shard)
        return
    # spawned processes inherit no open file, so that the lock ends with this process
    pool = ProcessPoolExecutor(
        workers,
        multiprocessing.get_context("spawn"),
        initializer=begin,
        initargs=(_watched, job),
    )
    try:
        yield from _in_pool(pool, iter(shards), workers + 2)
    except BrokenProcessPool as error:
        raise StopRun(
            "A worker was killed, perhaps because memory ran out: take fewer --workers "
            "or smaller shards, and go on with --resume."
        ) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        _end(multiprocessing.active_children())


def _end(processes: Iterable[BaseProcess]) -> None:
    """Kill the workers, and wait until they are gone: nothing is written after this."""
    workers = list(processes)
    for process in workers:
        process.kill()
    for process in workers:
        process.join()


def _in_pool(
    pool: ProcessPoolExecutor, shards: Iterator[Shard], ahead: int
) -> Iterator[tuple[Shard, Tally] | None]:
    running: dict[Future[Tally], Shard] = {}
    more = True
    while True:
        while more and len(running) < ahead:
            shard = next(shards, None)
            if shard is None:
                more = False
                break
            with _undisturbed():
                running[pool.submit(do, shard)] = _light(shard)
        if not running:
            return
        ended = wait(running, timeout=_TICK, return_when=FIRST_COMPLETED).done
        for future in ended:
            yield running.pop(future), future.result()
        if not ended:
            yield None


def _light(shard: Shard) -> Shard:
    return shard._replace(items=(), rejects=())


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Start workers with Ctrl-C blocked: this process is the one that ends them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _watched(job: partial[Tally]) -> partial[Tally]:
    """In a worker, once: set its job, and a watch that ends it with its parent."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    return job


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
