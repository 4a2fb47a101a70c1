"""What cleaning a crawl takes: pages a second on one core, and bytes a page.

    python benchmarks/crawl/sizing.py --pages 2000
    python benchmarks/crawl/sizing.py my-sample.jsonl --json

Cleans records with `text` (and `html`, where they have it) in batches, in this process,
and writes what comes out as Parquet into memory. Prints a table for text and for HTML.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from generate import pages, warc_record

from newsclean.arrow import clean_batch

_BATCH = 256
#: What the table is for.
_CRAWL = 100_000_000


def records(path: Path | None, count: int) -> list[dict[str, Any]]:
    """So many records: generated ones, or those of a file of JSONL."""
    if path is None:
        return [{**page, "html": html_of(page)} for page in pages(count)]
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in islice(lines, count)]


def html_of(page: dict[str, Any]) -> str:
    """A generated page as HTML."""
    return warc_record(page).decode().split("\r\n\r\n")[2]


def measured(rows: Sequence[dict[str, Any]], kind: str) -> dict[str, Any]:
    """One core's speed over some pages, and what they need on the disk."""
    table = pa.table(
        {
            name: pa.array([row.get(name) for row in rows], pa.string())
            for name in (kind, "url", "title", "lang")
        }
    )
    options = {"html_column": "html"} if kind == "html" else {}
    first, *rest = table.to_batches(_BATCH)
    clean_batch(first, **options)  # compiles what is compiled once
    began = time.perf_counter()
    done = [clean_batch(batch, **options) for batch in (first, *rest)]
    seconds = time.perf_counter() - began
    speed = len(rows) / seconds
    return {
        "kind": kind,
        "pages": len(rows),
        "pages_per_second_per_core": round(speed, 1),
        "core_hours_for_100m_pages": round(_CRAWL / speed / 3600, 1),
        **{
            f"{name}_bytes_per_page": stored(pa.Table.from_batches(done), name)
            // len(rows)
            for name in (kind, "body", "report")
        },
    }


def stored(table: pa.Table, name: str) -> int:
    """Bytes of a column as Parquet, packed with zstd."""
    sink = pa.BufferOutputStream()
    pq.write_table(table.select([name]), sink, compression="zstd")
    return int(sink.getvalue().size)


def main() -> None:
    """Measure and print."""
    about = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    about.add_argument("file", nargs="?", type=Path, help="JSONL; generated without")
    about.add_argument("--pages", type=int, default=2_000, help="at most so many")
    about.add_argument("--json", action="store_true")
    chosen = about.parse_args()
    rows = records(chosen.file, chosen.pages)
    found = []
    for kind in ("text", "html"):
        some = [row for row in rows if isinstance(row.get(kind), str)]
        if some:
            found.append(measured(some, kind))
    if chosen.json:
        json.dump(found, sys.stdout, indent=2)
        print()
        return
    print("| of | pages a second on one core | core-hours for 100 M pages ", end="")
    print("| bytes a page, packed: input | body | report |\n|---|---|---|---|---|---|")
    for one in found:
        kind, _, *numbers = one.values()
        print("|", " | ".join([kind, *(f"{number:,}" for number in numbers)]), "|")


if __name__ == "__main__":
    main()
