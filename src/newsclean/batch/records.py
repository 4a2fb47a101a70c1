"""The nouns of a run: records as they are read, and the shards that group them."""

from __future__ import annotations

from typing import Any, NamedTuple

__all__ = ["Item", "Reject", "Shard", "excerpt"]

_EXCERPT = 200


class Reject(NamedTuple):
    """A record that is not a page, with where it is and why."""

    file: str
    #: `line`, `row`, `byte` or `file`, and its number from 1 (bytes: from 0)
    unit: str
    position: int
    reason: str
    #: how the record begins, with escapes if it is not text
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
    """A number of records that are cleaned, written and counted as a whole."""

    source: int
    number: int
    kind: str
    packed: str
    file: str
    items: tuple[Item, ...]
    rejects: tuple[Reject, ...]
    #: the bytes of the source that it covers
    weight: int
    #: responses that are not pages by their nature, such as images in a WARC
    skipped: int = 0
    #: the columns of a JSONL source that is written as a table
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """The name of its files."""
        return f"part-{self.source:05d}-{self.number:05d}"


def excerpt(data: bytes) -> str:
    """How a record begins, for a reader."""
    return data[:_EXCERPT].decode("utf-8", "backslashreplace")
