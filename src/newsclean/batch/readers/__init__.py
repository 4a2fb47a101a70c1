"""Source → records, one reader per kind; none holds more than one record or batch."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.batch.readers.lines import lines
from newsclean.batch.readers.pages import pages
from newsclean.batch.readers.tables import arrow, parquet
from newsclean.batch.readers.warc import warc
from newsclean.batch.records import Item, Reject
from newsclean.batch.settings import Settings
from newsclean.batch.sources import Source

__all__ = ["records"]

_READERS = {
    "text": pages,
    "jsonl": lines,
    "parquet": parquet,
    "arrow": arrow,
    "warc": warc,
}


def records(source: Source, settings: Settings, *, out: str) -> Iterator[Item | Reject]:
    """The records of a source, in order; a `Reject` for each that cannot be read.

    Args:
        source: what to read.
        settings: give the largest record and the size of a shard.
        out: the run's own folder, which is not read.
    """
    try:
        yield from _READERS[source.kind](source, settings, out)
    except OSError as error:
        reason = f"the file cannot be read: {error.strerror or error}"
        yield Reject(source.path, "file", 1, reason, seen=source.size)
