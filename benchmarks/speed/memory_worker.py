"""A process of its own: calls and texts on stdin, what they held in memory on stdout."""

from __future__ import annotations

import gc
import json
import sys
import tracemalloc
from pathlib import Path


def main() -> None:
    """Clean the texts over and over; then watch one call on each of the sized texts."""
    job = json.load(sys.stdin)
    bare = resident()
    import newsclean

    texts = job["texts"]
    newsclean.clean(texts[0])
    first = resident()
    for n in range(job["calls"] // 5):
        newsclean.clean(texts[n % len(texts)])
    settled = resident()
    for n in range(job["calls"]):
        newsclean.clean(texts[n % len(texts)])
    after = resident()
    peaks = [(len(text.encode()), peak(text)) for text in job["sized"]]
    mega = 1 << 20
    facts = {
        "bare": bare / mega,
        "first": first / mega,
        "settled": settled / mega,
        "calls": job["calls"],
        "growth": (after - settled) / mega,
        "peaks": peaks,
    }
    json.dump(facts, sys.stdout)


def resident() -> int:
    """Bytes of this process in memory now; at most so far, where the system says no more."""
    gc.collect()
    status = Path("/proc/self/status")
    if status.is_file():
        for line in status.read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def peak(text: str) -> int:
    """The most bytes that one call held at a time, its result included."""
    import newsclean

    newsclean.clean(text)
    gc.collect()
    tracemalloc.start()
    newsclean.clean(text)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


if __name__ == "__main__":
    main()
