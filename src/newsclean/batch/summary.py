"""The sum of a run, as plain data and as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from newsclean.batch.tally import Tally

__all__ = ["SCHEMA", "summary_of", "tables_of"]

#: The version of summary.json; raised when a reader of an older one would fail.
SCHEMA = 1
_TOP = 20


def summary_of(
    tally: Tally, *, digest: str, seconds: float, here: int, workers: int
) -> dict[str, Any]:
    """What a run has done, as it is written to summary.json.

    Args:
        tally: of all shards, including those of earlier runs.
        digest: the pipeline's.
        seconds: how long this run took.
        here: pages that this run cleaned itself.
        workers: the number of its processes.

    Returns:
        Counts that depend only on sources and pipeline; under `run`, those that do not.
    """
    return {
        "schema": SCHEMA,
        "pipeline": digest,
        "pages": tally.pages,
        "rejects": tally.rejects,
        "skipped": tally.skipped,
        "statuses": dict(sorted(tally.statuses.items())),
        "fuse_held": tally.fuse,
        "left_empty": tally.emptied,
        "words": {
            "in": tally.words_in,
            "out": tally.words_out,
            "removed": sum(tally.words.values()),
        },
        "categories": _ranked(tally.removals, tally.words, "category"),
        "rules": _ranked(tally.rules, tally.rule_words, "rule")[:_TOP],
        "run": {
            "seconds": round(seconds, 1),
            "pages": here,
            "pages_per_second": round(here / seconds, 1) if seconds else 0.0,
            "workers": workers,
        },
    }


def _ranked(removals: Counter[str], words: Counter[str], key: str) -> list[Any]:
    order = sorted(removals, key=lambda name: (-removals[name], name))
    return [{key: n, "removals": removals[n], "words": words[n]} for n in order]


def tables_of(summary: dict[str, Any]) -> str:
    """The same for a human reader."""
    words, run = summary["words"], summary["run"]
    share = words["removed"] / words["in"] if words["in"] else 0
    head = [
        ("pages", f"{summary['pages']:,}"),
        ("rejects", f"{summary['rejects']:,}"),
        ("skipped", f"{summary['skipped']:,}"),
        ("words in", f"{words['in']:,}"),
        ("words out", f"{words['out']:,}"),
        ("words removed", f"{words['removed']:,} ({share:.1%})"),
        ("fuse held", f"{summary['fuse_held']:,}"),
        ("left empty", f"{summary['left_empty']:,}"),
        ("this run", f"{run['pages']:,} pages in {run['seconds']:,} s"),
    ]
    return "\n".join(
        [
            *(f"{name:<14}  {value}" for name, value in head),
            *_table(summary["categories"], "category"),
            *_table(summary["rules"], "rule"),
        ]
    )


def _table(rows: list[dict[str, Any]], key: str) -> Iterator[str]:
    if not rows:
        return
    wide = max(len(key), *(len(row[key]) for row in rows))
    yield ""
    yield f"{key:<{wide}}  {'removals':>10}  {'words':>12}"
    for row in rows:
        yield f"{row[key]:<{wide}}  {row['removals']:>10,}  {row['words']:>12,}"
