"""The nouns of a run: records as they are read, the shards they are grouped in."""

from __future__ import annotations

from typing import Any, NamedTuple

__all__ = ["Item", "Reject", "Shard", "excerpt"]

_EXCERPT = 200


class Reject(NamedTuple):
    """A record that is no page, with where it stands and why."""

    file: str
    #: `line`, `row`, `byte` or `file`, and its number from 1 (bytes: from 0)
    unit: str
    position: int
    reason: str
    #: how the record begins, with escapes where it is no text
    begins: str = ""
    #: how far the source was read, in bytes
    seen: int = 0


class Item(NamedTuple):
    """One record as it is read, or a batch of them, still raw."""

    position: int
    data: Any
    records: int
    size: int
    #: how far the source was read, in bytes
    seen: int


class Shard(NamedTuple):
    """A run of records that is worked on, written and counted as a whole."""

    source: int
    number: int
    kind: str
    packed: str
    file: str
    items: tuple[Item, ...]
    rejects: tuple[Reject, ...]
    #: bytes of the source that it stands for
    weight: int
    #: pages that are none by their nature, such as images in a WARC
    skipped: int = 0
    #: columns of a JSONL source that is written as a table
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """What its files are called."""
        return f"part-{self.source:05d}-{self.number:05d}"


def excerpt(data: bytes) -> str:
    """How a record begins, for a reader."""
    return data[:_EXCERPT].decode("utf-8", "backslashreplace")
