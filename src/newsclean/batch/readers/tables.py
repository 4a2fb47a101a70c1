"""Parquet and Arrow IPC → record batches of few rows."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Any

from newsclean.batch.records import Item, Reject
from newsclean.batch.settings import Settings, StopRun
from newsclean.batch.sources import Source

__all__ = ["arrow", "parquet"]

#: How many rows are read and cleaned at once.
ROWS = 256


def parquet(source: Source, settings: Settings, out: str) -> Iterator[Item | Reject]:
    """The rows of a Parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    if source.path == "-":
        raise StopRun("Parquet cannot be read from standard input: name the file.")
    row = 0
    try:
        with pq.ParquetFile(source.path) as file:
            total = max(file.metadata.num_rows, 1)
            batches = file.iter_batches(batch_size=_rows(settings))
            for row, item in _items(batches, settings):
                yield item._replace(seen=source.size * row // total)
    except (pa.ArrowException, OSError) as error:
        yield _damaged(source, row, error)


def arrow(source: Source, settings: Settings, out: str) -> Iterator[Item | Reject]:
    """The rows of an Arrow IPC file or stream."""
    import pyarrow as pa

    row = 0
    try:
        if source.path == "-":
            stream = pa.ipc.open_stream(sys.stdin.buffer)
            for row, item in _items(stream, settings):
                yield item
            return
        with pa.memory_map(source.path) as file:
            for row, item in _items(_ipc(file), settings):
                yield item._replace(seen=min(file.tell(), source.size))
    except (pa.ArrowException, OSError) as error:
        yield _damaged(source, row, error)


def _ipc(file: Any) -> Iterable[Any]:
    import pyarrow as pa

    if file.read(6) == b"ARROW1":
        whole = pa.ipc.open_file(file)
        return (whole.get_batch(n) for n in range(whole.num_record_batches))
    file.seek(0)
    return pa.ipc.open_stream(file)  # type: ignore[no-any-return]


def _rows(settings: Settings) -> int:
    return min(ROWS, settings.shard_records)


def _items(batches: Iterable[Any], settings: Settings) -> Iterator[tuple[int, Item]]:
    """Slices of the batches, each with the number of rows up to its end."""
    row = 0
    for batch in batches:
        for at in range(0, batch.num_rows, _rows(settings)):
            part = batch.slice(at, _rows(settings))
            first, row = row + 1, row + part.num_rows
            yield row, Item(first, part, part.num_rows, part.nbytes, 0)


def _damaged(source: Source, row: int, error: Exception) -> Reject:
    reason = f"damaged from here on: {str(error).splitlines()[0].rstrip('.')}"
    return Reject(source.path, "row", row + 1, reason, seen=source.size)
