"""A run from its sources to its summary; it can be stopped anywhere, and resumed."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from newsclean import __version__
from newsclean.batch.pool import spread
from newsclean.batch.progress import Progress, style_of
from newsclean.batch.records import Shard
from newsclean.batch.settings import Settings
from newsclean.batch.sources import Source
from newsclean.batch.state import State, locked, plan_of
from newsclean.batch.summary import summary_of
from newsclean.batch.tally import Tally
from newsclean.batch.todo import Todo
from newsclean.batch.whole import tidied, whole
from newsclean.pipeline import Pipeline

__all__ = ["run"]


def run(
    sources: Sequence[Source],
    *,
    out: Path,
    pipeline: Pipeline | None = None,
    settings: Settings | None = None,
    workers: int = 1,
    resume: bool = False,
    progress: str = "",
) -> dict[str, Any]:
    """Clean all pages of the sources into a folder.

    Args:
        sources: what `newsclean.batch.sources` found.
        out: the folder; it gets `pages/`, `rejects/`, `summary.json`, and
            `.newsclean/`, which records what is done.
        pipeline: what to clean with; by default `Pipeline.default()`.
        settings: columns, format and sizes.
        workers: the number of processes; with 1, the work is done in this one.
        resume: continue the run that is in the folder, if there is one.
        progress: `bar`, `lines` or `off`, on stderr; if empty, depends on what stderr
            is.

    Returns:
        The summary, as it is written to summary.json.

    Raises:
        StopRun: it cannot go on; what is done is kept.
    """
    pipeline, settings = pipeline or Pipeline.default(), settings or Settings()
    began = time.monotonic()
    with locked(out), tidied(out):
        state = State(out)
        digest = pipeline.digest
        state.begin(
            plan_of(
                sources=sources, settings=settings, digest=digest, version=__version__
            ),
            resume=resume,
        )
        total = _so_far(state)
        before = total.pages
        meter = Progress(
            total=sum(s.size for s in sources), style=progress or style_of(sys.stderr)
        )
        todo = Todo(sources, settings=settings, state=state, meter=meter)
        done = spread(
            todo, workers=workers, pipeline=pipeline, settings=settings, out=out
        )
        with closing(done), closing(meter):
            _follow(done, todo=todo, total=total, meter=meter)
        summary = summary_of(
            total,
            digest=digest,
            seconds=time.monotonic() - began,
            here=total.pages - before,
            workers=workers,
        )
        _write(summary, out / "summary.json")
    return summary


def _so_far(state: State) -> Tally:
    """What the run that is resumed has counted."""
    total = Tally()
    for tally in state.tallies():
        total.add(tally)
    return total


def _follow(
    done: Iterable[tuple[Shard, Tally] | None],
    *,
    todo: Todo,
    total: Tally,
    meter: Progress,
) -> None:
    """Note each shard as it ends, and show how far the run is."""
    for ended in done:
        if ended is None:
            meter.tell(total)
            continue
        shard, tally = ended
        todo.state.finish(shard, tally)
        todo.finished(shard)
        total.add(tally)
        meter.step(total, pages=tally.pages, weight=shard.weight)


def _write(summary: dict[str, Any], path: Path) -> None:
    with whole(path) as file:
        file.write(json.dumps(summary, ensure_ascii=False, indent=2).encode() + b"\n")
