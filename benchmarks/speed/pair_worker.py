"""One turn of a revision: texts on stdin, microseconds a text at its best on stdout.

Runs by itself with whatever newsclean is on the path, and uses its public face only.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def main() -> None:
    """Clean each text some times and say the best time of each."""
    job = json.load(sys.stdin)
    import newsclean

    home = Path(newsclean.__file__).resolve().parents[1]
    if home != Path(job["source"]).resolve():
        sys.exit(f"newsclean came from {home} and not from {job['source']}.")
    texts = job["texts"]
    found = [float("inf")] * len(texts)
    newsclean.clean(texts[0])
    for _ in range(job["rounds"]):
        for n, text in enumerate(texts):
            begun = time.perf_counter()
            newsclean.clean(text)
            found[n] = min(found[n], (time.perf_counter() - begun) * 1e6)
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
