"""A few records, ready to be cleaned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeVar

import pyarrow as pa

__all__ = ["Part", "groups", "taken"]

#: How many records are cleaned at once: their results are in memory together.
TOGETHER = 256

T = TypeVar("T")


class Part(NamedTuple):
    """A record batch for `clean_batch`, and what is written along with its results."""

    #: what is cleaned
    batch: pa.RecordBatch
    #: the columns of `clean_batch` that differ from those of the settings
    columns: dict[str, Any]
    #: what is written again of the input, one row per record: a batch, or JSON objects
    kept: Any
    #: where each row is in its source
    unit: str
    positions: list[int]
    #: each row's file, if one source has many
    files: list[str]


def groups(things: Iterable[T]) -> Iterator[list[T]]:
    """Some items at a time, in groups."""
    stream = iter(things)
    while some := list(islice(stream, TOGETHER)):
        yield some


def taken(batch: pa.RecordBatch, rows: Sequence[int]) -> pa.RecordBatch:
    """Some rows of a batch, or none, for which a bare list would have no type."""
    return batch.take(pa.array(rows, pa.int64()))
