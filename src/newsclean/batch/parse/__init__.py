"""A shard's raw records → record batches to clean, what is kept of them, rejects."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsclean.batch.parse.documents import documents
from newsclean.batch.parse.objects import objects
from newsclean.batch.parse.part import Part, taken
from newsclean.batch.parse.responses import responses
from newsclean.batch.parse.rows import rows
from newsclean.batch.records import Reject, Shard
from newsclean.batch.settings import Settings

__all__ = ["Part", "parsed", "taken"]

_PARSERS: dict[str, Callable[[Shard, Settings], Iterator[Part | Reject]]] = {
    "text": documents,
    "jsonl": objects,
    "parquet": rows,
    "arrow": rows,
    "warc": responses,
}


def parsed(shard: Shard, settings: Settings) -> Iterator[Part | Reject]:
    """What can be cleaned of a shard, in batches and in order, and what cannot."""
    return _PARSERS[shard.kind](shard, settings)
