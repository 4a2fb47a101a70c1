"""Two revisions in turn, in processes of their own → the ratio, pair by pair."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.revision import ROOT, checked_out, run_in
from benchmarks.texts import Text

__all__ = ["Pair", "pairs"]

_WORKER = Path(__file__).with_name("pair_worker.py")


class Pair(NamedTuple):
    """Median microseconds a text before and now, and the median ratio of the texts."""

    pair: int
    before: float
    now: float
    ratio: float


def pairs(
    revision: str,
    texts: Sequence[Text],
    *,
    times: int,
    rounds: int,
    root: Path = ROOT,
) -> Iterator[Pair]:
    """The revision and the working tree take turns, so many times.

    Raises:
        BadInput: there is no such revision, or its process does not end well.
    """
    plain = [text.text for text in texts if text.text]
    with checked_out(revision, root=root) as before, checked_out("", root=root) as now:
        for n in range(times):
            was = _turn(before, plain, rounds)
            new = _turn(now, plain, rounds)
            ratio = median(b / a for a, b in zip(was, new, strict=True))
            yield Pair(n + 1, median(was), median(new), ratio)


def _turn(source: Path, texts: Sequence[str], rounds: int) -> list[float]:
    job = {"source": str(source), "texts": texts, "rounds": rounds}
    found: list[float] = json.loads(run_in(source, _WORKER, json.dumps(job)))
    return found
