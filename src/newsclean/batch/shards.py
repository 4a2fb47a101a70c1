"""Records → shards: the same ones in each run, on every machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.batch.records import Item, Reject, Shard
from newsclean.batch.settings import Settings
from newsclean.batch.sources import Source

__all__ = ["shards"]


def shards(
    source: Source, records: Iterable[Item | Reject], settings: Settings
) -> Iterator[Shard]:
    """Groups of records that end at a number of records or of bytes.

    A reject counts as a record, so that shards of a file with nothing else are bounded
    too.
    """
    items: list[Item] = []
    rejects: list[Reject] = []
    number = count = size = skipped = before = seen = 0
    for record in records:
        seen = max(seen, record.seen)
        if isinstance(record, Reject):
            rejects.append(record)
            count += 1
        elif record.records:
            items.append(record)
            count += record.records
            size += record.size
        else:
            skipped += 1
        if count >= settings.shard_records or size >= settings.shard_bytes:
            yield _shard(source, number, items, rejects, seen - before, skipped)
            items, rejects = [], []
            number, before = number + 1, seen
            count = size = skipped = 0
    if items or rejects or skipped:
        yield _shard(source, number, items, rejects, seen - before, skipped)


def _shard(
    source: Source,
    number: int,
    items: list[Item],
    rejects: list[Reject],
    weight: int,
    skipped: int,
) -> Shard:
    return Shard(
        source=source.number,
        number=number,
        kind=source.kind,
        packed=source.packed,
        file=source.path,
        items=tuple(items),
        rejects=tuple(rejects),
        weight=weight,
        skipped=skipped,
    )
