"""Rows of Parquet and Arrow files, which are record batches already."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from newsclean.batch.parse.part import Part, taken
from newsclean.batch.records import Reject, Shard
from newsclean.batch.settings import Settings

__all__ = ["rows"]


def rows(shard: Shard, settings: Settings) -> Iterator[Part | Reject]:
    """The batches of a shard; a row whose memory is damaged becomes a reject."""
    for item in shard.items:
        good = []
        for n in _sound(item.data):
            if n < 0:
                reason = "damaged: its values do not fit its types"
                yield Reject(shard.file, "row", item.position - n - 1, reason)
            else:
                good.append(n)
        whole = len(good) == item.records
        batch = item.data if whole else taken(item.data, good)
        yield Part(
            batch=batch,
            columns={},
            kept=batch.drop_columns(
                [c for c in settings.drop if c in batch.schema.names]
            ),
            unit="row",
            positions=[item.position + n for n in good],
            files=[],
        )


def _sound(batch: pa.RecordBatch) -> Iterator[int]:
    """The numbers of the rows; a damaged row is given as `-1 - n`."""
    if _valid(batch):
        yield from range(batch.num_rows)
        return
    for n in range(batch.num_rows):
        yield n if _valid(batch.slice(n, 1)) else -1 - n


def _valid(batch: pa.RecordBatch) -> bool:
    try:
        batch.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True
