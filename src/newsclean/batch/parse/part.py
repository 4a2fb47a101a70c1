"""A few records, ready to be cleaned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeVar

import pyarrow as pa

__all__ = ["Part", "groups", "taken"]

#: Records that are cleaned at once: what they become stands in memory together.
TOGETHER = 256

T = TypeVar("T")


class Part(NamedTuple):
    """A record batch for `clean_batch`, and what is written beside its results."""

    #: what is cleaned
    batch: pa.RecordBatch
    #: the columns of `clean_batch` that differ from those of the settings
    columns: dict[str, Any]
    #: what of the input is written again, a row a record: a batch, or JSON objects
    kept: Any
    #: where each row stands in its source
    unit: str
    positions: list[int]
    #: each row's file, where one source has many
    files: list[str]


def groups(things: Iterable[T]) -> Iterator[list[T]]:
    """A few at a time."""
    stream = iter(things)
    while some := list(islice(stream, TOGETHER)):
        yield some


def taken(batch: pa.RecordBatch, rows: Sequence[int]) -> pa.RecordBatch:
    """Some rows of a batch; none of them, too, where a bare list would have no type."""
    return batch.take(pa.array(rows, pa.int64()))
