"""What cleaning holds in memory: after the first call, after many, and at its peak."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.revision import ROOT, run_in
from benchmarks.speed.corpus import sized
from benchmarks.texts import Text

__all__ = ["Memory", "memory"]

_WORKER = Path(__file__).with_name("memory_worker.py")
_SIZES = (10_000, 100_000, 1_000_000)


class Memory(NamedTuple):
    """Mebibytes resident, growth over the calls, and (bytes of text, peak in texts)."""

    bare: float
    first: float
    settled: float
    calls: int
    growth: float
    peaks: list[tuple[int, float]]


def memory(
    texts: Sequence[Text],
    *,
    calls: int,
    sizes: Sequence[int] = _SIZES,
    source: Path = ROOT / "src",
) -> Memory:
    """In a process of its own: so many calls, then one watched call a size."""
    job = {
        "texts": [text.text for text in texts if text.text][:200],
        "calls": calls,
        "sized": [sized(size) for size in sizes],
    }
    facts = json.loads(run_in(source, _WORKER, json.dumps(job)))
    facts["peaks"] = [(size, most / size) for size, most in facts["peaks"]]
    return Memory(**facts)
