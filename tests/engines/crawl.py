"""The pages that every engine cleans, and what must come out of them."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

from newsclean import clean

ROOT = Path(__file__).parents[2]
COUNT = 2_000
#: Records that are no pages.
BAD = (7, 1_003, 1_999)
#: The page on which a worker is killed.
DEADLY = 1_200


@cache
def pages():
    """Generated records with `id`, `url`, `title`, `lang` and `text`; all are good."""
    command = [sys.executable, ROOT / "benchmarks/crawl/generate.py", str(COUNT)]
    said = subprocess.run(command, check=True, capture_output=True).stdout
    return [json.loads(line) for line in said.splitlines()]


@cache
def records():
    """The same, where a few have no text."""
    return [{**r, "text": None} if r["id"] in BAD else r for r in pages()]


@cache
def results():
    """What `clean` makes of each record, in order; None where it is no page."""
    return [
        None
        if r["text"] is None
        else clean(r["text"], url=r["url"], title=r["title"], lang=r["lang"])
        for r in records()
    ]


def bodies():
    """The bodies of these; None where there is none."""
    return [result and result.body for result in results()]


def write_parquet(folder):
    """The records as crawl.parquet, in row groups of 300."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.Table.from_pylist(records())
    pq.write_table(table, folder / "crawl.parquet", row_group_size=300)


def deadly(mark, whom):
    """What the environment says to `killer.py`; it is told in `mark` that it acted."""
    return {
        "KILL_URL": pages()[DEADLY]["url"],
        "KILL_MARK": str(mark),
        "KILL_WHOM": whom,
    }
